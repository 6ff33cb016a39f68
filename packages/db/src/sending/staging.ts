import { OrganisationNumber } from "@postkasse/core/identity"
import { DocumentId, SendingId } from "@postkasse/core/letter"
import type { Bytes } from "@postkasse/core/policy"
import { type SendingRef, type Staged, Staging, type Written } from "@postkasse/core/sending"
import { Identifier } from "@postkasse/core/transaction"
import { and, asc, eq, inArray, isNotNull, lte, ne, or, type Placeholder } from "drizzle-orm"
import { DateTime, Effect, Layer, Schema } from "effect"
import { BlobRemoved, everything, mayRemoveBlobs, openContent } from "../blobs/index.ts"
import { row } from "../codec/index.ts"
import {
  type DocumentKey,
  encrypt,
  newDocumentKey,
  openWith,
  unwrapDocumentKey,
  wipe,
  wrapDocumentKey
} from "../crypto/index.ts"
import { insertInto, statement, type Tx } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan, write as send, sweepEach, type Working } from "../transaction/index.ts"
import { type Incoming, watch } from "./incoming.ts"
import { stagedFile } from "./table.ts"

const at = ({ organisation }: SendingRef) => ({ _tag: "Organisation", number: organisation }) as const
const found = row(
  "staged file",
  Schema.Struct({
    organisation: OrganisationNumber,
    sending: SendingId,
    document: DocumentId,
    attempt: Identifier
  })
)

/** Files on their way in: small ones into their row, larger ones into a blob named by the attempt. */
export const staging = (stores: Stores): Layer.Layer<Staging> =>
  Layer.succeed(Staging, {
    take: (staged, content, most, then) =>
      withNewKey((key) =>
        Effect.flatMap(
          Effect.promise((signal) => encryptWhole(staged, watch(content, most, signal), key)),
          ({ written, content }) => then(written, placing(stores, staged, content, key))
        )
      ),
    begin: ({ organisation, sending, document, attempt }, expiresAt) =>
      send(at({ organisation, sending }), (tx) => [
        tx.insert(stagedFile).values({
          ...{ organisation, sending, document, attempt },
          state: "begun",
          expiresAt: DateTime.toDateUtc(expiresAt)
        })
      ]),
    write: (staged, content, most) => withNewKey((key) => writeUnder(key, stores, staged, content, most)),
    link: (staged) =>
      query(at(staged), async (tx, { send }) => {
        send(replaceEarlier(tx, staged))
        const linked = await setState(tx, staged, ["written", "linked"], "linked")
        if (linked.length === 0) throw new Error("The attempt was never written, or has been swept.")
      }),
    read: (ref, document) =>
      query(at(ref), (tx) => findInPlace(tx, { ...keyOf(ref), document })).pipe(
        Effect.map(([file]) =>
          file === undefined
            ? Effect.die(new Error("A file of a sending on its way is not in its place."))
            : Effect.promise(() => read(stores, ref, document, file))
        )
      ),
    discard: (staged) => send(at(staged), (tx) => [setState(tx, staged, ["begun", "written", "linked"], "waste")]),
    handOver: (ref) => send(at(ref), (tx) => [deleteLinked(tx, keyOf(ref))]),
    release: (ref) => send(at(ref), (tx) => [waste(tx, keyOf(ref))]),
    sweep: (when, limit) => sweep(stores, DateTime.toDateUtc(when), limit)
  })

/** Works with a key of the file's own, which is wiped at the end. */
const withNewKey = <A, E, R>(work: (key: DocumentKey) => Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(Effect.sync(newDocumentKey), work, (key) => Effect.sync(() => wipe(key)))

const encryptWhole = async ({ attempt }: Staged, incoming: Incoming, key: DocumentKey) => {
  try {
    const content = await whole(encrypt(key, attempt, incoming.bytes))
    return { written: incoming.judge(), content }
  } catch (cause) {
    if (!incoming.caused(cause)) throw cause
    return { written: incoming.judge(), content: Buffer.alloc(0) }
  }
}

const placing = (stores: Stores, staged: Staged, content: Buffer, key: DocumentKey) =>
  query(at(staged), async (tx, sent) => {
    const wrappedKey = await wrap(stores, sent, staged, key)
    const { organisation, sending, document, attempt } = staged
    sent.send(replaceEarlier(tx, staged))
    const row = { organisation, sending, document, attempt, state: "linked", wrappedKey, content }
    sent.send(insertFile(tx, { ...row, expiresAt: never }))
  })

// What is in its place expires only with its sending, which says so then.
const never = new Date("9999-12-31T00:00:00Z")

const insertFile = insertInto(stagedFile)

const replaceEarlier = (tx: Tx, { organisation, sending, document, attempt }: Staged) =>
  wasteEarlier(tx, { organisation, sending, document, attempt })

const wasteEarlier = statement<{ organisation: string; sending: string; document: string; attempt: string }>()(
  (tx, place) =>
    tx
      .update(stagedFile)
      .set({ state: "waste" })
      .where(
        and(
          inSending(place),
          eq(stagedFile.document, place("document")),
          eq(stagedFile.state, "linked"),
          ne(stagedFile.attempt, place("attempt"))
        )
      )
)

type Place = (name: "organisation" | "sending") => Placeholder

const inSending = (place: Place) =>
  and(eq(stagedFile.organisation, place("organisation")), eq(stagedFile.sending, place("sending")))

/**
 * Encrypts the file under a key of its own as it comes, and then says in its row that it is written. The bytes count only
 * if the row is still there: one swept meanwhile takes its blob with it.
 */
const writeUnder = Effect.fnUntraced(function* (
  key: DocumentKey,
  stores: Stores,
  staged: Staged,
  content: AsyncIterable<Uint8Array>,
  most: Bytes
) {
  const written = yield* Effect.promise((signal) => store(stores, staged, watch(content, most, signal), key))
  if (written._tag !== "Whole") return written
  const kept = yield* stores.transactor.within(
    at(staged),
    query(at(staged), async (tx, sent) => {
      const wrappedKey = await wrap(stores, sent, staged, key)
      return setState(tx, staged, ["begun"], "written", { wrappedKey })
    })
  )
  if (kept.length > 0) return written
  yield* Effect.promise(() => stores.blobs.remove(staged.attempt))
  return brokenOff
})

/** Wraps the file's key under its organisation's: at the end, since the organisation may have got another meanwhile. */
const wrap = async ({ keys }: Stores, sent: Working, { sending: letter, document }: Staged, key: DocumentKey) => {
  const held = await sent.hold()
  return keys.lock(held, (of) => wrapDocumentKey(of, key, { holder: held.holder, letter, document }))
}

const store = async (
  { blobs }: Stores,
  { attempt }: Staged,
  incoming: Incoming,
  key: DocumentKey
): Promise<Written> => {
  try {
    await blobs.write(attempt, encrypt(key, attempt, incoming.bytes))
    return incoming.judge()
  } catch (cause) {
    if (cause instanceof BlobRemoved) return brokenOff
    if (!incoming.caused(cause)) throw cause
    return incoming.judge()
  }
}

const read = ({ keys, blobs }: Stores, ref: SendingRef, document: DocumentId, file: typeof stagedFile.$inferSelect) => {
  const { attempt, wrappedKey, content } = file
  if (wrappedKey === null) throw new Error("A linked file has no key.")
  const holder = at(ref)
  const unwrap = () =>
    keys.use(holder, (keys) =>
      openWith(keys, (key) => unwrapDocumentKey(key, wrappedKey, { holder, letter: ref.sending, document }))
    )
  return openContent(blobs, { blob: attempt, content }, unwrap, everything)
}

const whole = async (chunks: AsyncIterable<Buffer>): Promise<Buffer> => {
  const collected: Array<Buffer> = []
  for await (const chunk of chunks) collected.push(chunk)
  return Buffer.concat(collected)
}

const sweep = ({ database, transactor, blobs }: Stores, when: Date, limit: number): Effect.Effect<number> => {
  const isOver = or(
    eq(stagedFile.state, "waste"),
    and(inArray(stagedFile.state, ["begun", "written"]), lte(stagedFile.expiresAt, when))
  )
  const { organisation, sending, document, attempt } = stagedFile
  const over = scan(database, (tx) =>
    tx
      .select({ organisation, sending, document, attempt })
      .from(stagedFile)
      .where(isOver)
      .orderBy(asc(stagedFile.expiresAt))
      .limit(limit)
  )
  return sweepEach(
    transactor,
    Effect.map(over, (rows) => rows.map(found.decode)),
    at,
    (staged) => async (tx) => {
      const gone = await tx
        .delete(stagedFile)
        .where(and(isAttempt(staged), isOver, or(isNotNull(stagedFile.content), mayRemoveBlobs)))
        .returning({ content: stagedFile.content })
      // Still under the row's lock: nobody links what is being removed.
      for (const { content } of gone) if (content === null) await blobs.remove(staged.attempt)
      return gone
    }
  )
}

/**
 * Marks the sending's attempts as waste, but for those that are still being written: their writer will say that they have
 * come to nothing, or they expire. Were the row swept and the writer then killed, a blob would lie there that no row names.
 */
const waste = statement<ReturnType<typeof keyOf>>()((tx, place) => wasteOf(tx, place, ["written", "linked"]))

const wasteOf = (tx: Pick<Tx, "update">, place: Place, states: ReadonlyArray<State>) =>
  tx
    .update(stagedFile)
    .set({ state: "waste" })
    .where(and(inSending(place), inArray(stagedFile.state, [...states])))

/** The letter has the blob now: of what is linked only the row goes. The rest is waste. */
const deleteLinked = statement<ReturnType<typeof keyOf>>()((tx, place) => {
  const linked = and(inSending(place), eq(stagedFile.state, "linked"))
  const deletion = tx.delete(stagedFile).where(linked).returning({ attempt: stagedFile.attempt })
  return wasteOf(tx.with(tx.$with("linked").as(deletion)), place, ["written"])
})

const keyOf = ({ organisation, sending }: SendingRef) => ({ organisation, sending })

type State = "begun" | "written" | "linked" | "waste"

const setState = (tx: Tx, staged: Staged, from: ReadonlyArray<State>, state: State, written: WrittenRow = {}) =>
  tx
    .update(stagedFile)
    .set({ state, ...written })
    .where(and(isAttempt(staged), inArray(stagedFile.state, [...from])))
    .returning({ attempt: stagedFile.attempt })

interface WrittenRow {
  readonly wrappedKey?: Buffer
}

const findInPlace = statement<{ organisation: string; sending: string; document: string }>()((tx, place) =>
  tx
    .select()
    .from(stagedFile)
    .where(and(inSending(place), eq(stagedFile.document, place("document")), eq(stagedFile.state, "linked")))
)

const ofSending = ({ organisation, sending }: SendingRef) =>
  and(eq(stagedFile.organisation, organisation), eq(stagedFile.sending, sending))
const ofDocument = (staged: Staged) => and(ofSending(staged), eq(stagedFile.document, staged.document))
const isAttempt = (staged: Staged) => and(ofDocument(staged), eq(stagedFile.attempt, staged.attempt))

const brokenOff: Written = { _tag: "BrokenOff" }
