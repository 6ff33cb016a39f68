import { createHash } from "node:crypto"
import type { Instant } from "@postkasse/core/calendar"
import { Arrivals, Deliveries, type DeliveryOutcome, type Parcel } from "@postkasse/core/delivery"
import type { OrganisationNumber } from "@postkasse/core/identity"
import {
  DocumentContents,
  isVisible,
  type Letter,
  type LetterCursor,
  type LetterId,
  Letters,
  Sha256
} from "@postkasse/core/letter"
import type { Mailbox, MailboxId } from "@postkasse/core/mailbox"
import { Bytes } from "@postkasse/core/policy"
import { ScanOutbox, type ScanTurn } from "@postkasse/core/scan"
import {
  DeliveryOutbox,
  type Sending,
  type SendingRef,
  Sendings,
  type Staged,
  Staging,
  type Written
} from "@postkasse/core/sending"
import { DateTime, Effect, Layer } from "effect"
import { committed, lock, purge, read, readAll, type Table, table, write } from "./store.ts"

interface Attempt {
  readonly staged: Staged
  readonly expiresAt: DateTime.Utc | null
  readonly linked: boolean
}

interface CarriedParcel extends Parcel {
  readonly files: ReadonlyMap<string, Uint8Array>
}

const mailbox = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const
const organisation = (number: OrganisationNumber) => ({ _tag: "Organisation", number }) as const

/** Sendings, their files on the way in, letters and their documents: what hands content from one to the next. */
export const memoryContent = (outbox: Table<SendingRef>, mailboxes: Table<Mailbox>) => {
  const sendings = table<Sending>("sending")
  const scans = table<{ readonly ref: SendingRef; readonly acceptedAt: Instant; readonly turn: ScanTurn }>(
    "scan-outbox"
  )
  const attempts = table<Attempt>("staged")
  const bytesOf = new Map<string, Uint8Array>()
  const recipientOf = new Map<string, MailboxId>()
  const letters = table<Letter>("letter")
  const outcomes = table<DeliveryOutcome>("delivery")
  const documents = table<Uint8Array>("document")
  const arriving = table<Letter>("arriving")

  const ofSending = Layer.succeed(Sendings, {
    add: (sending) => write(sendings, organisation(sending.sender.organisation), sending.id, sending),
    find: (number, id) => read(sendings, organisation(number), id),
    lock: (number, id) =>
      Effect.andThen(lock(sendings, organisation(number), id), read(sendings, organisation(number), id)),
    record: (sending) => write(sendings, organisation(sending.sender.organisation), sending.id, sending),
    lapsing: (at, limit) =>
      Effect.sync(() =>
        committed(sendings)
          .filter(({ state }) => state._tag === "Open" && DateTime.isLessThanOrEqualTo(state.lapsesAt, at))
          .slice(0, limit)
          .map(({ id, sender }) => ({ organisation: sender.organisation, sending: id }))
      )
  })

  const ofOutbox = Layer.succeed(DeliveryOutbox, {
    put: (ref) => write(outbox, organisation(ref.organisation), ref.sending, ref),
    remove: (ref) => write(outbox, organisation(ref.organisation), ref.sending, null),
    waiting: (limit) => Effect.sync(() => committed(outbox).slice(0, limit))
  })

  const ofScans = Layer.succeed(ScanOutbox, {
    put: Effect.fnUntraced(function* (ref, acceptedAt) {
      const waits = yield* read(scans, organisation(ref.organisation), ref.sending)
      const turn = { tries: 0, dueAt: acceptedAt }
      if (waits === null) yield* write(scans, organisation(ref.organisation), ref.sending, { ref, acceptedAt, turn })
    }),
    lock: Effect.fnUntraced(function* (ref) {
      yield* lock(scans, organisation(ref.organisation), ref.sending)
      return (yield* read(scans, organisation(ref.organisation), ref.sending))?.turn ?? null
    }),
    record: Effect.fnUntraced(function* (ref, turn) {
      const waits = yield* read(scans, organisation(ref.organisation), ref.sending)
      if (waits !== null) yield* write(scans, organisation(ref.organisation), ref.sending, { ...waits, turn })
    }),
    remove: (ref) => write(scans, organisation(ref.organisation), ref.sending, null),
    waiting: (at, limit) =>
      Effect.sync(() =>
        committed(scans)
          .filter(({ turn }) => DateTime.isLessThanOrEqualTo(turn.dueAt, at))
          .toSorted((one, other) => DateTime.toEpochMillis(one.turn.dueAt) - DateTime.toEpochMillis(other.turn.dueAt))
          .slice(0, limit)
          .map(({ ref, turn: { tries } }) => ({ ...ref, tries }))
      ),
    oldest: Effect.sync(() =>
      committed(scans).reduce<Instant | null>(
        (oldest, { acceptedAt }) => (oldest === null ? acceptedAt : DateTime.min(oldest, acceptedAt)),
        null
      )
    )
  })

  const attemptsOf = (ref: SendingRef) =>
    Effect.map(readAll(attempts, organisation(ref.organisation)), (all) =>
      all.filter(({ staged }) => staged.sending === ref.sending)
    )
  const setAttempt = (staged: Staged, attempt: Attempt | null) =>
    write(attempts, organisation(staged.organisation), staged.attempt, attempt)
  const waste = (attempt: Attempt) => setAttempt(attempt.staged, { ...attempt, linked: false, expiresAt: null })

  // What is still being written is its writer's.
  const wasteAll = Effect.fnUntraced(function* (ref: SendingRef) {
    const written = (yield* attemptsOf(ref)).filter(({ staged }) => bytesOf.has(staged.attempt))
    yield* Effect.forEach(written, waste, { discard: true })
  })

  const linkAttempt = Effect.fnUntraced(function* (staged: Staged) {
    const replaced = (yield* attemptsOf(staged)).filter((one) => one.linked && isReplacedBy(one.staged, staged))
    yield* Effect.forEach(replaced, waste, { discard: true })
    yield* setAttempt(staged, { staged, expiresAt: null, linked: true })
  })

  const isReadable = ({ attempt }: Staged) =>
    committed(mailboxes).some(({ id, life }) => id === recipientOf.get(attempt) && life._tag !== "Deleted")

  const ofStaging = Layer.succeed(Staging, {
    begin: (staged, expiresAt) => setAttempt(staged, { staged, expiresAt, linked: false }),
    take: (staged, content, most, then) =>
      Effect.flatMap(received(content, most), ({ written, whole }) =>
        then(
          written,
          Effect.fnUntraced(function* (to) {
            bytesOf.set(staged.attempt, whole)
            recipientOf.set(staged.attempt, to.recipient)
            yield* linkAttempt(staged)
          })
        )
      ),
    write: (staged, to, content, most) =>
      Effect.map(received(content, most), ({ written, whole }) => {
        if (!committed(attempts).some((one) => one.staged.attempt === staged.attempt)) return brokenOff
        if (written._tag === "Whole") bytesOf.set(staged.attempt, whole)
        recipientOf.set(staged.attempt, to.recipient)
        return written
      }),
    link: Effect.fnUntraced(function* (staged) {
      const before = yield* attemptsOf(staged)
      if (!before.some((one) => one.staged.attempt === staged.attempt)) {
        return yield* Effect.die(new Error("The attempt has been swept"))
      }
      yield* linkAttempt(staged)
    }),
    read: (ref, document) =>
      Effect.map(attemptsOf(ref), (all) => {
        const inPlace = all.find(({ staged, linked }) => linked && staged.document === document)
        const bytes = inPlace === undefined ? undefined : bytesOf.get(inPlace.staged.attempt)
        if (inPlace === undefined || bytes === undefined) {
          return Effect.die(new Error("A file of a sending on its way is not in its place."))
        }
        return Effect.sync(() => (isReadable(inPlace.staged) ? once(bytes) : null))
      }),
    discard: (staged) => setAttempt(staged, { staged, expiresAt: null, linked: false }),
    handOver: (ref) => wasteAll(ref),
    release: (ref) => wasteAll(ref),
    sweep: (at, limit) =>
      Effect.sync(() => {
        const isOver = (expiresAt: DateTime.Utc | null) =>
          expiresAt === null || DateTime.isLessThanOrEqualTo(expiresAt, at)
        const swept = purge(attempts, limit, ({ linked, expiresAt }) => !linked && isOver(expiresAt))
        for (const { staged } of swept) for (const one of [bytesOf, recipientOf]) one.delete(staged.attempt)
        return swept.length
      })
  })

  const ofDelivery = Layer.succeed(Deliveries, {
    pack: (ref) =>
      Effect.map(attemptsOf(ref), (all): CarriedParcel => {
        const linked = all.filter((one) => one.linked)
        const files = linked.map(({ staged }) => [staged.document, bytesOf.get(staged.attempt)] as const)
        return { sending: ref.sending, files: new Map(files.flatMap(([id, bytes]) => (bytes ? [[id, bytes]] : []))) }
      }),
    find: (id, sending) => read(outcomes, mailbox(id), sending),
    record: (id, sending, outcome) => write(outcomes, mailbox(id), sending, outcome),
    place: Effect.fnUntraced(function* (letter, parcel, arrivalLogged) {
      const at = mailbox(letter.mailbox)
      yield* write(letters, at, letter.id, letter)
      if (!arrivalLogged) yield* write(arriving, at, letter.id, letter)
      for (const [document, bytes] of (parcel as CarriedParcel).files) {
        yield* write(documents, at, `${letter.id}/${document}`, bytes)
      }
    })
  })

  const ofArrival = Layer.succeed(Arrivals, {
    waiting: (at, limit) =>
      Effect.sync(() =>
        committed(arriving)
          .filter(({ visibleAt }) => DateTime.isLessThanOrEqualTo(visibleAt, at))
          .slice(0, limit)
          .map(({ mailbox, id }) => ({ mailbox, letter: id }))
      ),
    done: ({ mailbox: id, letter }) => write(arriving, mailbox(id), letter, null)
  })

  const findLetter = (id: MailboxId, letter: LetterId, at: DateTime.Utc) =>
    Effect.map(read(letters, mailbox(id), letter), (found) => (found !== null && isVisible(found, at) ? found : null))

  const ofLetter = Layer.succeed(Letters, {
    find: findLetter,
    lock: (id, letter, at) => Effect.andThen(lock(letters, mailbox(id), letter), findLetter(id, letter, at)),
    page: (id, at, limit, after) =>
      Effect.map(readAll(letters, mailbox(id)), (all) =>
        all
          .filter((letter) => isVisible(letter, at))
          .filter((letter) => after === null || newestFirst(after, letter) < 0)
          .toSorted(newestFirst)
          .slice(0, limit)
      ),
    record: (letter) => write(letters, mailbox(letter.mailbox), letter.id, letter)
  })

  const ofContents = Layer.succeed(DocumentContents, {
    read: (id, letter, document, { from, to }) =>
      Effect.sync(() => {
        const found = documents.rows.get(`mailbox:${id}/${letter}/${document}`)
        if (found === undefined) throw new Error("A document that was let in is not stored")
        return once(found.row.slice(from, to + 1))
      })
  })
  return Layer.mergeAll(ofSending, ofOutbox, ofScans, ofStaging, ofDelivery, ofArrival, ofLetter, ofContents)
}

/** A file as it came, and how that went. */
const received = (content: AsyncIterable<Uint8Array>, most: Bytes) =>
  Effect.promise(async (): Promise<{ readonly written: Written; readonly whole: Uint8Array }> => {
    const chunks: Array<Uint8Array> = []
    const whole = () => Buffer.concat(chunks)
    let bytes = 0
    try {
      for await (const chunk of content) {
        bytes += chunk.byteLength
        if (bytes > most) return { written: { _tag: "TooLong" }, whole: whole() }
        chunks.push(chunk.slice())
      }
    } catch {
      return { written: brokenOff, whole: whole() }
    }
    const sha256 = Sha256.make(createHash("sha256").update(whole()).digest("hex"))
    return { written: { _tag: "Whole", bytes: Bytes.make(bytes), sha256 }, whole: whole() }
  })

const isReplacedBy = (one: Staged, other: Staged): boolean =>
  one.document === other.document && one.attempt !== other.attempt

const brokenOff = { _tag: "BrokenOff" } as const

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const newestFirst = (one: LetterCursor, other: LetterCursor): number => {
  const later = DateTime.toEpochMillis(other.visibleAt) - DateTime.toEpochMillis(one.visibleAt)
  return later !== 0 ? later : one.id < other.id ? 1 : one.id > other.id ? -1 : 0
}
