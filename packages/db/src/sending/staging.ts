import { OrganisationNumber } from "@postkasse/core/identity"
import { DocumentId, SendingId } from "@postkasse/core/letter"
import type { Bytes } from "@postkasse/core/policy"
import { type Addressed, type SendingRef, type Staged, Staging, type Written } from "@postkasse/core/sending"
import { Identifier } from "@postkasse/core/transaction"
import { and, asc, eq, inArray, isNotNull, lte, ne, or, type Placeholder } from "drizzle-orm"
import { DateTime, Effect, Layer, Schema } from "effect"
import { BlobRemoved, everything, mayRemoveBlobs, openContent } from "../blobs/index.ts"
import { row } from "../codec/index.ts"
import {
  type DocumentKey,
  encrypt,
  type HolderKey,
  newDocumentKey,
  newHolderKey,
  openWith,
  spend,
  unwrapDocumentKey,
  wipe,
  wrapDocumentKey
} from "../crypto/index.ts"
import { insertInto, statement, type Tx } from "../driver/index.ts"
import { KeyGone } from "../keys/index.ts"
import type { Stores } from "../stores.ts"
import { holdToo, query, scan, write as send, sweepEach } from "../transaction/index.ts"
import { type Incoming, watch } from "./incoming.ts"
import { keyPlaceOf, type StagedFile } from "./place.ts"
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
          ({ written, content }) => then(written, (to) => placing(stores, staged, to, content, key))
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
    write: (staged, to, content, most) => withNewKey((key) => writeUnder(key, stores, staged, to, content, most)),
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
            : Effect.promise(() => read(stores, file))
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

const placing = (stores: Stores, staged: Staged, to: Addressed, content: Buffer, key: DocumentKey) =>
  query(at(staged), async (tx, sent) => {
    const locked = await lock(stores, tx, staged, to, key)
    const { organisation, sending, document, attempt } = staged
    sent.send(replaceEarlier(tx, staged))
    const row = { organisation, sending, document, attempt, state: "linked", ...locked, content }
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
  to: Addressed,
  content: AsyncIterable<Uint8Array>,
  most: Bytes
) {
  const written = yield* Effect.promise((signal) => store(stores, staged, watch(content, most, signal), key))
  if (written._tag !== "Whole") return written
  const kept = yield* stores.transactor.within(
    at(staged),
    query(at(staged), async (tx) => {
      const locked = await lock(stores, tx, staged, to, key)
      return setState(tx, staged, ["begun"], "written", locked)
    })
  )
  if (kept.length > 0) return written
  yield* Effect.promise(() => stores.blobs.remove(staged.attempt))
  return brokenOff
})

/**
 * Wraps the file's key under its recipient's, at the end, since the mailbox may have got another meanwhile: what a backup has
 * of a letter on its way is gone with the mailbox too (LIFE-10). Where that is gone already, nobody has the key that it is
 * wrapped under, and its delivery will be refused.
 */
const lock = async (
  { keys }: Stores,
  tx: Tx,
  { document }: Staged,
  { recipient, letter }: Addressed,
  key: DocumentKey
): Promise<LockedRow> => {
  const holder = { _tag: "Mailbox", id: recipient } as const
  const wrap = (of: HolderKey) => wrapDocumentKey(of, key, { holder, letter, document })
  const wrappedKey = await keys.lock(await holdToo(tx, holder), wrap).catch((cause: unknown) => {
    if (!(cause instanceof KeyGone)) throw cause
    return spend(newHolderKey(), async (of) => wrap(of))
  })
  return { recipient, letter, wrappedKey }
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

const read = ({ keys, blobs }: Stores, file: StagedFile) => {
  const { attempt, wrappedKey, content } = file
  if (wrappedKey === null) throw new Error("A linked file has no key.")
  const place = keyPlaceOf(file)
  const unwrap = () => keys.use(place.holder, (of) => openWith(of, (key) => unwrapDocumentKey(key, wrappedKey, place)))
  return openContent(blobs, { blob: attempt, content }, unwrap, everything).catch((cause: unknown) => {
    if (cause instanceof KeyGone && place.holder._tag === "Mailbox") return null
    throw cause
  })
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

const setState = (tx: Tx, staged: Staged, from: ReadonlyArray<State>, state: State, locked: Partial<LockedRow> = {}) =>
  tx
    .update(stagedFile)
    .set({ state, ...locked })
    .where(and(isAttempt(staged), inArray(stagedFile.state, [...from])))
    .returning({ attempt: stagedFile.attempt })

interface LockedRow extends Addressed {
  readonly wrappedKey: Buffer
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
