import { createHash, randomUUID } from "node:crypto"
import { setImmediate as soon } from "node:timers/promises"
import { type AccessLog, type LogSeal, viewAccessLog } from "@postkasse/core/audit"
import { type Arrivals, type Deliveries, deliverWaiting } from "@postkasse/core/delivery"
import { Directory } from "@postkasse/core/directory"
import { IdempotencyKey, type IdempotencyKeys } from "@postkasse/core/idempotency"
import { OrganisationNumber, PersonId } from "@postkasse/core/identity"
import {
  type Document,
  DocumentContents,
  DocumentId,
  FileName,
  HttpsUrl,
  type LetterCursor,
  LetterId,
  type Letters,
  MediaType,
  type SendingId,
  Sha256,
  Subject
} from "@postkasse/core/letter"
import { close, type Mailbox, MailboxAddress, Mailboxes, MailboxId } from "@postkasse/core/mailbox"
import {
  confirmLetter,
  type LetterPage,
  listLetters,
  openLetter,
  type Reader,
  readDocument,
  viewLetter
} from "@postkasse/core/opening"
import { type Organisation, OrganisationName, Organisations } from "@postkasse/core/organisation"
import { Bytes, Policy } from "@postkasse/core/policy"
import { type EventLog, type EventOutbox, readEvents, relayWaiting, Signature } from "@postkasse/core/receipt"
import {
  commitSending,
  MalwareScanner,
  type ScanAnswer,
  type Scanner,
  ScanOutbox,
  type ScanTurn,
  scanWaiting
} from "@postkasse/core/scan"
import {
  beginSending,
  type DeliveryOutbox,
  findSending,
  lapseWaiting,
  receiveSendingFile,
  type SendingRequest,
  type Sendings,
  Staging
} from "@postkasse/core/sending"
import { SessionId } from "@postkasse/core/session"
import { type Identifiers, Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect, Exit, Fiber, Latch, Result } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import type { Case } from "./case.ts"
import { deleteForGood } from "./settle.ts"
import { inOrganisation } from "./within.ts"

/** The ports that the main job runs on. */
export type MainJobPorts =
  | AccessLog
  | Arrivals
  | Deliveries
  | DeliveryOutbox
  | Directory
  | DocumentContents
  | EventLog
  | EventOutbox
  | IdempotencyKeys
  | Identifiers
  | Letters
  | LogSeal
  | Mailboxes
  | Organisations
  | Policy
  | ScanOutbox
  | Sendings
  | Staging
  | Transactor

const someone = () => PersonId.make(randomUUID())
const session = () => SessionId.make(randomUUID())

/** A mailbox and a sender of their own for each test, so that tests share a store without meeting. */
const settle = Effect.fnUntraced(function* (life: Mailbox["life"] = { _tag: "Active" }) {
  const transactor = yield* Transactor
  const directory = yield* Directory
  const person = someone()
  const mailboxAddress = MailboxAddress.make(`prove.person#${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`)
  const mailbox: Mailbox = {
    id: MailboxId.make(randomUUID()),
    owner: { _tag: "PersonOwner", person },
    address: mailboxAddress,
    life,
    visible: true
  }
  const number = someOrganisationNumber()
  const organisation: Organisation = {
    number,
    name: OrganisationName.make("Prøveetaten"),
    kind: "public",
    mayUseNationalId: false
  }
  const claim = yield* directory.claimOf({ _tag: "MailboxAddress", mailboxAddress })
  yield* transactor.within(
    { _tag: "Mailbox", id: mailbox.id },
    Effect.flatMap(Mailboxes, (mailboxes) => mailboxes.add(mailbox))
  )
  yield* transactor.within({ _tag: "Claim", hash: claim }, directory.takeAddress(mailboxAddress, mailbox.id))
  yield* transactor.within(
    { _tag: "Organisation", number },
    Effect.flatMap(Organisations, (organisations) => organisations.put(organisation))
  )
  const reader: Reader = { person, level: "high" }
  return { mailbox, number, reader }
})

/** A random organisation number: eight digits and the check digit that the weights ask for. */
const someOrganisationNumber = (): OrganisationNumber => {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2]
  const digits = [8, ...Array.from({ length: 7 }, () => Math.floor(Math.random() * 10))]
  const rest = 11 - (digits.reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0) % 11)
  return rest === 10 ? someOrganisationNumber() : OrganisationNumber.make([...digits, rest % 11].join(""))
}

const key = () => IdempotencyKey.make(randomUUID())
const fingerprint = (text: string) => Sha256.make(createHash("sha256").update(text).digest("hex"))
const sha256 = (bytes: Uint8Array) => Sha256.make(createHash("sha256").update(bytes).digest("hex"))
const pdf = MediaType.make("application/pdf")

const requestTo = (mailbox: Mailbox, ...files: ReadonlyArray<Uint8Array>): SendingRequest => {
  const declared = files.map((bytes, index) => ({
    name: FileName.make(`side ${index + 1}.pdf`),
    mediaType: pdf,
    bytes: Bytes.make(bytes.byteLength),
    sha256: sha256(bytes)
  }))
  const [first, ...rest] = declared
  if (first === undefined) throw new Error("A letter of files has a file")
  return {
    recipient: { _tag: "MailboxAddress", mailboxAddress: mailbox.address },
    subject: Subject.make("Vedtak om prøve"),
    kind: "information",
    requires: "substantial",
    sensitivity: "normal",
    asksConfirmation: false,
    recipientOnly: false,
    visibleAt: null,
    contents: { _tag: "Files", files: [first, ...rest] }
  }
}

async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size)
}

const bytesOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 17 + (index >> 8)) % 256)

const succeeded = <A, E>(result: Result.Result<A, E>): A => {
  if (Result.isFailure(result)) throw new Error(`Refused: ${JSON.stringify(result.failure)}`)
  return result.success
}

const refusalOf = <A, E extends { readonly _tag: string }>(result: Result.Result<A, E>): string =>
  Result.isFailure(result) ? result.failure._tag : "not refused"

const commit = (number: OrganisationNumber, id: SendingId, scan: Scanner | null = null) =>
  Effect.provideService(commitSending(number, id), MalwareScanner, { scan })

/** Sends a letter as far as acceptance. */
const accept = (number: OrganisationNumber, request: SendingRequest, ...files: ReadonlyArray<Uint8Array>) =>
  acceptBeside(null, number, request, ...files)

/** The same where there is such a scanner. */
const acceptBeside = Effect.fnUntraced(function* (
  scan: Scanner | null,
  number: OrganisationNumber,
  request: SendingRequest,
  ...files: ReadonlyArray<Uint8Array>
) {
  const begun = succeeded(yield* beginSending(number, key(), fingerprint(JSON.stringify(request)), request))
  const { sending } = begun
  if (sending.contents._tag === "Files") {
    for (const [index, file] of sending.contents.files.entries()) {
      const content = inChunks(files[index] ?? new Uint8Array())
      succeeded(
        yield* receiveSendingFile(number, sending.id, file.document, {
          mediaType: file.mediaType,
          content,
          announced: file.bytes,
          looksLike: Effect.succeed(file.mediaType)
        })
      )
    }
  }
  return succeeded(yield* commit(number, sending.id, scan))
})

const readWhole = Effect.fnUntraced(function* (mailbox: Mailbox, letter: LetterId, document: Document) {
  const contents = yield* DocumentContents
  const stream = yield* contents.read(mailbox.id, letter, document.id, { from: 0, to: document.bytes - 1 })
  return yield* Effect.promise(async () => {
    const chunks: Array<Uint8Array> = []
    for await (const chunk of stream) chunks.push(chunk.slice())
    return new Uint8Array(Buffer.concat(chunks))
  })
})

/** Drains the jobs, whatever other tests have left in them; a scanner that owes an answer ends the round. */
const runJobsWith = (scan: Scanner | null) =>
  Effect.gen(function* () {
    let worked = 0
    do {
      worked = yield* deliverWaiting(100)
      worked += yield* Effect.catchDefect(scanWaiting(100), () => Effect.succeed(0))
    } while (worked > 0)
    while ((yield* relayWaiting(100)) > 0);
  }).pipe(Effect.provideService(MalwareScanner, { scan }))
const runJobs = runJobsWith(null)

/** A scanner that finds something in every file that holds `bad`, and answers as `other` says of the rest. */
const scannerFor = (
  bad: Uint8Array,
  other: () => ScanAnswer
): { readonly scan: Scanner; readonly looks: () => number } => {
  let looks = 0
  const scan: Scanner = (content) =>
    Effect.promise(async () => {
      looks += 1
      const chunks: Array<Uint8Array> = []
      for await (const chunk of content) chunks.push(chunk.slice())
      const infected = Buffer.concat(chunks).equals(bad)
      return infected ? { _tag: "Infected", signature: Signature.make("Prøve.Virus-1") } : other()
    })
  return { scan, looks: () => looks }
}

const clean = (): ScanAnswer => ({ _tag: "Clean" })

/** A scanner that finds nothing, and says so once it is told to go. */
const slowScanner = Effect.gen(function* () {
  const gate = yield* Latch.make()
  let looks = 0
  const scan: Scanner = () =>
    Effect.as(
      Effect.andThen(
        Effect.sync(() => looks++),
        gate.await
      ),
      clean()
    )
  return { scan, looks: () => looks, go: gate.open }
})

/** One round of a server's scans. */
const scanWith = (scan: Scanner) => Effect.provideService(scanWaiting(100), MalwareScanner, { scan })

const turnOf = (organisation: OrganisationNumber, sending: SendingId) =>
  inOrganisation(
    organisation,
    Effect.flatMap(ScanOutbox, (outbox) => outbox.lock({ organisation, sending }))
  )

const dueAtOf = (turn: ScanTurn | null): number => (turn === null ? Number.NaN : DateTime.toEpochMillis(turn.dueAt))

/** Asks until the answer is so: what goes on beside the test is in its own time, and on a busy machine long. */
const becomes = Effect.fnUntraced(function* <A, R>(ask: Effect.Effect<A, never, R>, isSo: (answer: A) => boolean) {
  const until = performance.now() + 10_000
  while (performance.now() < until) {
    if (isSo(yield* ask)) return
    yield* Effect.promise(() => soon())
  }
  throw new Error("It never came to that")
})

/** The main job, from the sender's first word to what the reader sees and the sender hears: the same on every store. */
export const mainJobContract = (job: Case<MainJobPorts>) => {
  describe("the main job", () => {
    job(
      "SEND-3, FIELD-12: a letter is accepted, delivered, opened and read byte for byte, and its sender hears of each once, in order",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const files = [bytesOf(5_000, 1), bytesOf(400_000, 2)]
        const sending = yield* accept(number, requestTo(mailbox, ...files), ...files)
        yield* runJobs
        expect(succeeded(yield* findSending(number, sending.id)).state._tag).toBe("Delivered")

        const page = succeeded(yield* listLetters(mailbox.id, reader, { limit: 10, after: null }))
        expect(page.letters.map(({ id, lock }) => ({ id, lock }))).toEqual([{ id: sending.letter, lock: null }])
        const who = session()
        const { contents } = succeeded(yield* openLetter(mailbox.id, sending.letter, reader, who))
        yield* openLetter(mailbox.id, sending.letter, reader, who)
        const documents = contents._tag === "Documents" ? contents.documents : []
        for (const [index, document] of documents.entries()) {
          const read = succeeded(yield* readDocument(mailbox.id, sending.letter, document.id, reader, who, "read"))
          expect(yield* readWhole(mailbox, sending.letter, read)).toEqual(files[index])
        }
        expect(documents).toHaveLength(2)

        yield* runJobs
        const events = yield* readEvents(number, null, 100)
        expect(events.map(({ event }) => event._tag)).toEqual(["Accepted", "Delivered", "Opened"])
        expect(events.map(({ position }) => position)).toEqual([1, 2, 3])
        const { lines } = succeeded(yield* viewAccessLog(mailbox.id, reader.person, { limit: 10, before: null }))
        const acts = lines.map((line) => (line._tag === "Kept" ? line.entry.act : null))
        expect(acts).toEqual(["arrived", "arrived", "opened", "read", "read"])
      })
    )

    job(
      "FIELD-10: the same key and request is one sending, another request under it is refused, and a refusal is judged anew",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const request = requestTo(mailbox, bytesOf(10, 1))
        const once = key()
        const first = succeeded(yield* beginSending(number, once, fingerprint("one"), request))
        const again = succeeded(yield* beginSending(number, once, fingerprint("one"), request))
        expect([first.replayed, again.replayed]).toEqual([false, true])
        expect(again.sending).toEqual(first.sending)
        expect(refusalOf(yield* beginSending(number, once, fingerprint("two"), request))).toBe("KeyReused")

        const later = key()
        const nobody = MailboxAddress.make("ingen.her#00000000")
        const unknown = { ...request, recipient: { _tag: "MailboxAddress", mailboxAddress: nobody } } as const
        expect(refusalOf(yield* beginSending(number, later, fingerprint("three"), unknown))).toBe("RecipientNotDigital")
        expect(succeeded(yield* beginSending(number, later, fingerprint("four"), request)).replayed).toBe(false)
      })
    )

    job(
      "TRUST-3: what differs from what was declared is refused, leaves nothing, and the right file may come after it",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const right = bytesOf(200_000, 3)
        const request = requestTo(mailbox, right)
        const { sending } = succeeded(yield* beginSending(number, key(), fingerprint("x"), request))
        const [file] = sending.contents._tag === "Files" ? sending.contents.files : []
        if (file === undefined) throw new Error("The sending has a file")
        const put = (content: AsyncIterable<Uint8Array>, mediaType = pdf, looksLike: MediaType | null = mediaType) =>
          receiveSendingFile(number, sending.id, file.document, {
            ...{ mediaType, content, announced: null },
            looksLike: Effect.succeed(looksLike)
          })
        async function* broken() {
          yield right.subarray(0, 100_000)
          throw new Error("The connection was cut")
        }
        expect(refusalOf(yield* put(inChunks(bytesOf(200_000, 4))))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(bytesOf(200_001, 3))))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(right.subarray(1))))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(right), MediaType.make("text/plain")))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(right), pdf, null))).toBe("FileDiffers")
        expect(refusalOf(yield* put(broken()))).toBe("FileBrokenOff")
        expect(refusalOf(yield* commit(number, sending.id))).toBe("FilesMissing")
        succeeded(yield* put(inChunks(right)))
        succeeded(yield* put(inChunks(right, 1_000)))
        expect(succeeded(yield* commit(number, sending.id)).state._tag).toBe("Accepted")
        expect(refusalOf(yield* put(inChunks(right)))).toBe("SendingNotOpen")
      })
    )

    job(
      "TRUST-3: a small file that says how long it is, is judged as any other is",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const right = bytesOf(2_000, 3)
        const { sending } = succeeded(yield* beginSending(number, key(), fingerprint("x"), requestTo(mailbox, right)))
        const [file] = sending.contents._tag === "Files" ? sending.contents.files : []
        if (file === undefined) throw new Error("The sending has a file")
        const put = (
          content: AsyncIterable<Uint8Array>,
          announced: number,
          mediaType = pdf,
          document = file.document,
          looksLike: MediaType | null = mediaType
        ) =>
          receiveSendingFile(number, sending.id, document, {
            ...{ mediaType, content, announced: Bytes.make(announced) },
            looksLike: Effect.succeed(looksLike)
          })
        async function* broken() {
          yield right.subarray(0, 1_000)
          throw new Error("The connection was cut")
        }
        expect(refusalOf(yield* put(inChunks(bytesOf(2_000, 4)), 2_000))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(right.subarray(1)), 1_999))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(right), 10))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(right), 2_000, MediaType.make("text/plain")))).toBe("FileDiffers")
        expect(refusalOf(yield* put(inChunks(right), 2_000, pdf, file.document, null))).toBe("FileDiffers")
        expect(refusalOf(yield* put(broken(), 2_000))).toBe("FileBrokenOff")
        const another = DocumentId.make(randomUUID())
        expect(refusalOf(yield* put(inChunks(right), 2_000, pdf, another))).toBe("SendingNotFound")
        expect(refusalOf(yield* commit(number, sending.id))).toBe("FilesMissing")
        succeeded(yield* put(inChunks(right), 2_000))
        expect(succeeded(yield* commit(number, sending.id)).state._tag).toBe("Accepted")
        expect(refusalOf(yield* put(inChunks(right), 2_000))).toBe("SendingNotOpen")
      })
    )

    job(
      "FIELD-6: a letter with a delivery time to come shows to nobody before it, and from that moment on",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const bytes = bytesOf(100, 5)
        const request = requestTo(mailbox, bytes)
        const first = succeeded(yield* beginSending(number, key(), fingerprint("p"), request)).sending
        const visibleAt = first.openedAt
        yield* TestClock.adjust("1 hour")
        expect(refusalOf(yield* beginSending(number, key(), fingerprint("q"), { ...request, visibleAt }))).toBe(
          "VisibleInThePast"
        )
        yield* TestClock.adjust("1 hour")
        const soon = succeeded(yield* beginSending(number, key(), fingerprint("r"), request)).sending.openedAt
        yield* TestClock.adjust("-1 hour")
        const sending = yield* accept(number, { ...request, visibleAt: soon }, bytes)
        yield* runJobs
        const lines = listLetters(mailbox.id, reader, { limit: 10, after: null })
        expect(succeeded(yield* lines).letters).toEqual([])
        expect(refusalOf(yield* viewLetter(mailbox.id, sending.letter, reader))).toBe("LetterNotFound")
        expect(refusalOf(yield* openLetter(mailbox.id, sending.letter, reader, session()))).toBe("LetterNotFound")
        yield* TestClock.adjust("1 hour")
        expect(succeeded(yield* lines).letters.map(({ id }) => id)).toEqual([sending.letter])
      })
    )

    job(
      "FIELD-8: a letter that asks for confirmation opens after it, and the sender hears of it once",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const bytes = bytesOf(100, 6)
        const sending = yield* accept(number, { ...requestTo(mailbox, bytes), asksConfirmation: true }, bytes)
        yield* runJobs
        const who = session()
        expect(refusalOf(yield* openLetter(mailbox.id, sending.letter, reader, who))).toBe("ConfirmationAwaited")
        succeeded(yield* confirmLetter(mailbox.id, sending.letter, reader, who))
        succeeded(yield* confirmLetter(mailbox.id, sending.letter, reader, who))
        succeeded(yield* openLetter(mailbox.id, sending.letter, reader, who))
        yield* runJobs
        const told = (yield* readEvents(number, null, 100)).map(({ event }) => event._tag)
        expect(told).toEqual(["Accepted", "Delivered", "Confirmed", "Opened"])
      })
    )

    job(
      "FIELD-20, FIELD-21: a letter is of the kind that its sender said, and for the recipient only where the sender said so",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const bytes = bytesOf(100, 8)
        const plain = yield* accept(number, requestTo(mailbox, bytes), bytes)
        const marked = { ...requestTo(mailbox, bytes), kind: "appointment", recipientOnly: true } as const
        const sending = yield* accept(number, marked, bytes)
        yield* runJobs
        const told = { kind: "appointment", recipientOnly: true }
        expect(succeeded(yield* findSending(number, sending.id))).toMatchObject(told)
        expect(succeeded(yield* viewLetter(mailbox.id, sending.letter, reader))).toMatchObject(told)
        const other = succeeded(yield* viewLetter(mailbox.id, plain.letter, reader))
        expect(other).toMatchObject({ kind: "information", recipientOnly: false })
      })
    )

    job(
      "FIELD-25: another person finds nothing, and nothing differs from what does not exist",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const bytes = bytesOf(100, 7)
        const sending = yield* accept(number, requestTo(mailbox, bytes), bytes)
        yield* runJobs
        const stranger: Reader = { person: someone(), level: "high" }
        const nowhere = MailboxId.make(randomUUID())
        const there = yield* openLetter(mailbox.id, sending.letter, stranger, session())
        expect(there).toEqual(yield* openLetter(nowhere, sending.letter, stranger, session()))
        expect(yield* viewLetter(mailbox.id, sending.letter, stranger)).toEqual(
          yield* viewLetter(nowhere, sending.letter, stranger)
        )
        const page = { limit: 10, after: null }
        expect(yield* listLetters(mailbox.id, stranger, page)).toEqual(yield* listLetters(nowhere, stranger, page))
        const other = yield* settle()
        expect(refusalOf(yield* findSending(other.number, sending.id))).toBe("SendingNotFound")
        expect(refusalOf(yield* commit(other.number, sending.id))).toBe("SendingNotFound")
      })
    )

    job(
      "FIELD-25, LIFE-3: in a closed mailbox its owner is told the same of a letter that is there, is to come, or is not",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const [bytes, at] = [bytesOf(100, 14), yield* DateTime.now]
        const request = requestTo(mailbox, bytes)
        const come = yield* accept(number, request, bytes)
        const toCome = yield* accept(number, { ...request, visibleAt: DateTime.add(at, { days: 1 }) }, bytes)
        yield* runJobs
        const { owner } = mailbox
        const closed = succeeded(close(yield* Policy, mailbox, { _tag: "OwnerActs", owner, level: "high" }, at))
        yield* (yield* Transactor).within(
          { _tag: "Mailbox", id: mailbox.id },
          Effect.flatMap(Mailboxes, (mailboxes) => mailboxes.record(mailbox, closed))
        )
        for (const letter of [come.letter, toCome.letter, LetterId.make(randomUUID())]) {
          expect(refusalOf(yield* viewLetter(mailbox.id, letter, reader))).toBe("MailboxIsClosed")
          expect(refusalOf(yield* openLetter(mailbox.id, letter, reader, session()))).toBe("MailboxIsClosed")
          expect(refusalOf(yield* confirmLetter(mailbox.id, letter, reader, session()))).toBe("MailboxIsClosed")
        }
      })
    )

    job(
      "LIFE-1: a mailbox that was deactivated after the sending began refuses it, and the sender is told why",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const bytes = bytesOf(300_000, 8)
        const sending = yield* accept(number, requestTo(mailbox, bytes), bytes)
        const at = sending.openedAt
        yield* (yield* Transactor).within(
          { _tag: "Mailbox", id: mailbox.id },
          Effect.flatMap(Mailboxes, (mailboxes) =>
            mailboxes.record(mailbox, { _tag: "MailboxDeactivated", mailbox: mailbox.id, at, rules: ["LIFE-1"] })
          )
        )
        yield* runJobs
        expect(succeeded(yield* findSending(number, sending.id)).state._tag).toBe("Refused")
        expect(succeeded(yield* listLetters(mailbox.id, reader, { limit: 10, after: null })).letters).toEqual([])
        const told = (yield* readEvents(number, null, 100)).map(({ event }) => event)
        expect(told.map(({ _tag }) => _tag)).toEqual(["Accepted", "Refused"])
        expect(told.at(-1)).toMatchObject({ rules: ["LIFE-1"], reason: { _tag: "MailboxTakesNoMail" } })
      })
    )

    job(
      "TRUST-7, FIELD-12: malware comes to nobody: its sender is told which file and what, and its bytes are swept",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const [good, bad] = [bytesOf(1_000, 11), bytesOf(300_000, 12)]
        const { scan } = scannerFor(bad, clean)
        const sending = yield* accept(number, requestTo(mailbox, good, bad), good, bad)
        const harmless = yield* acceptBeside(scan, number, requestTo(mailbox, good), good)
        yield* runJobsWith(scan)
        expect(succeeded(yield* findSending(number, sending.id)).state).toMatchObject({
          _tag: "Refused",
          rules: ["TRUST-7"]
        })
        const page = succeeded(yield* listLetters(mailbox.id, reader, { limit: 10, after: null }))
        expect(page.letters.map(({ id }) => id)).toEqual([harmless.letter])
        expect(refusalOf(yield* openLetter(mailbox.id, sending.letter, reader, session()))).toBe("LetterNotFound")
        const told = (yield* readEvents(number, null, 100)).filter(({ event }) => event.sending === sending.id)
        const document = sending.contents._tag === "Files" ? sending.contents.files[1]?.document : undefined
        expect(told.map(({ event }) => event._tag)).toEqual(["Accepted", "Refused"])
        expect(told[1]?.event).toMatchObject({
          rules: ["TRUST-7"],
          reason: { _tag: "MalwareFound", found: [{ document, signature: "Prøve.Virus-1" }] }
        })
        const swept = Effect.flatMap(Staging, (staging) => staging.sweep(sending.openedAt, 100))
        expect(yield* swept).toBeGreaterThan(0)
        yield* runJobsWith(scan)
        expect(yield* readEvents(number, null, 100)).toHaveLength(4)
      })
    )

    job(
      "TRUST-7: while the scanner is silent nothing is passed; once it answers, what was held comes by itself, each once",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const bytes = bytesOf(1_000, 13)
        let answer: ScanAnswer = { _tag: "NoAnswer" }
        const scanner = scannerFor(bytesOf(1, 1), () => answer)
        const sending = yield* accept(number, requestTo(mailbox, bytes, bytes), bytes, bytes)
        const link = { _tag: "LinkElsewhere", url: HttpsUrl.make("https://prove.example/brev") } as const
        const unseen = yield* accept(number, { ...requestTo(mailbox, bytes), contents: link })
        const lines = Effect.map(listLetters(mailbox.id, reader, { limit: 10, after: null }), (page) =>
          succeeded(page).letters.map(({ id }) => id)
        )
        for (const silent of [{ _tag: "NoAnswer" }, { _tag: "NotScanned", why: "TooLarge" }] as const) {
          answer = silent
          yield* runJobsWith(scanner.scan)
          expect(yield* lines).toEqual([unseen.letter])
          expect(succeeded(yield* findSending(number, sending.id)).state._tag).toBe("Accepted")
          yield* TestClock.adjust("10 minutes")
        }
        // The first file only, the first time; after an answer that is none, the others too.
        expect(scanner.looks()).toBe(3)
        answer = clean()
        yield* runJobsWith(scanner.scan)
        yield* runJobsWith(scanner.scan)
        expect((yield* lines).toSorted()).toEqual([sending.letter, unseen.letter].toSorted())
        expect(scanner.looks()).toBe(5)
        const told = (yield* readEvents(number, null, 100)).filter(({ event }) => event.sending === sending.id)
        expect(told.map(({ event }) => event._tag)).toEqual(["Accepted", "Delivered"])
      })
    )

    job(
      "TRUST-7: is scanned by one server at a time, however long that takes, and by the next at once where that one stops",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const bytes = bytesOf(1_000, 15)
        const scanner = yield* slowScanner
        const sending = yield* acceptBeside(scanner.scan, number, requestTo(mailbox, bytes, bytes), bytes, bytes)
        const turn = turnOf(number, sending.id)
        const first = yield* Effect.forkChild(scanWith(scanner.scan))
        yield* becomes(Effect.sync(scanner.looks), (looks) => looks === 1)
        for (let time = 0; time < 15; time++) {
          const before = yield* turn
          yield* TestClock.adjust("10 seconds")
          yield* becomes(turn, (now) => dueAtOf(now) > dueAtOf(before))
          yield* scanWith(scanner.scan)
        }
        expect(scanner.looks()).toBe(1)
        yield* Fiber.interrupt(first)
        expect(yield* turn).toEqual({ tries: 0, dueAt: yield* DateTime.now })
        yield* scanner.go
        yield* scanWith(scanner.scan)
        yield* runJobsWith(scanner.scan)
        expect(scanner.looks()).toBe(3)
        const told = (yield* readEvents(number, null, 100)).map(({ event }) => event._tag)
        expect(told).toEqual(["Accepted", "Delivered"])
      })
    )

    job(
      "TRUST-7: a scan whose server was killed is taken up by the next by itself, later each time; one whose turn another has taken is broken off",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const bytes = bytesOf(1_000, 16)
        const scanner = yield* slowScanner
        const sending = yield* acceptBeside(scanner.scan, number, requestTo(mailbox, bytes), bytes)
        const turn = turnOf(number, sending.id)
        const record = (next: ScanTurn) =>
          inOrganisation(
            number,
            Effect.flatMap(ScanOutbox, (outbox) => outbox.record({ organisation: number, sending: sending.id }, next))
          )
        const killed = { tries: 4, dueAt: DateTime.add(yield* DateTime.now, { seconds: 70 }) }
        yield* record(killed)
        yield* TestClock.adjust("69 seconds")
        yield* scanWith(scanner.scan)
        expect(scanner.looks()).toBe(0)
        yield* TestClock.adjust("1 second")
        const second = yield* Effect.forkChild(Effect.exit(scanWith(scanner.scan)))
        yield* becomes(Effect.sync(scanner.looks), (looks) => looks === 1)
        const taken = yield* turn
        expect(taken?.tries).toBe(5)
        expect(dueAtOf(taken) - dueAtOf(killed)).toBeGreaterThan(30_000)

        const others = { tries: 6, dueAt: DateTime.add(yield* DateTime.now, { minutes: 5 }) }
        yield* record(others)
        yield* TestClock.adjust("10 seconds")
        expect(Exit.hasDies(yield* Fiber.join(second))).toBe(true)
        expect(yield* turn).toEqual(others)
        yield* TestClock.adjust("5 minutes")
        yield* scanner.go
        yield* runJobsWith(scanner.scan)
        expect(succeeded(yield* findSending(number, sending.id)).state._tag).toBe("Delivered")
      })
    )

    job(
      "TRUST-7: what no scanner could look at for days goes back to its sender; where none is used, it is delivered",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const bytes = bytesOf(1_000, 14)
        const { scan } = scannerFor(bytesOf(1, 1), () => ({ _tag: "NoAnswer" }))
        const sending = yield* accept(number, requestTo(mailbox, bytes), bytes)
        yield* runJobsWith(scan)
        yield* TestClock.adjust("3 days")
        yield* runJobsWith(scan)
        const told = (yield* readEvents(number, null, 100)).at(-1)?.event
        expect(told).toMatchObject({ _tag: "Refused", sending: sending.id, reason: { _tag: "NeverScanned" } })

        const other = yield* accept(number, requestTo(mailbox, bytes), bytes)
        yield* runJobsWith(scan)
        expect(succeeded(yield* findSending(number, other.id)).state._tag).toBe("Accepted")
        yield* TestClock.adjust("1 minute")
        yield* runJobs
        expect(succeeded(yield* findSending(number, other.id)).state._tag).toBe("Delivered")
      })
    )

    job(
      "LIFE-10: what is held for a mailbox that is then deleted for good is looked at by no scanner, and goes back to its sender",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const bytes = bytesOf(1_000, 17)
        let answer: ScanAnswer = { _tag: "NoAnswer" }
        const scanner = scannerFor(bytesOf(1, 1), () => answer)
        const sending = yield* accept(number, requestTo(mailbox, bytes, bytes), bytes, bytes)
        yield* runJobsWith(scanner.scan)
        expect(scanner.looks()).toBe(1)
        yield* deleteForGood(mailbox)
        answer = clean()
        yield* TestClock.adjust("10 minutes")
        yield* runJobsWith(scanner.scan)
        yield* runJobsWith(scanner.scan)
        expect(scanner.looks()).toBe(1)
        const told = (yield* readEvents(number, null, 100)).at(-1)?.event
        expect(told).toMatchObject({ _tag: "Refused", sending: sending.id, reason: { _tag: "MailboxTakesNoMail" } })
        expect(yield* Effect.flatMap(Staging, (staging) => staging.sweep(sending.openedAt, 100))).toBeGreaterThan(0)
      })
    )

    job(
      "SEND-6: a sending whose files never come lapses, and its bytes are swept",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const bytes = bytesOf(300_000, 9)
        const request = requestTo(mailbox, bytes, bytes)
        const { sending } = succeeded(yield* beginSending(number, key(), fingerprint("l"), request))
        const [file] = sending.contents._tag === "Files" ? sending.contents.files : []
        if (file === undefined) throw new Error("The sending has a file")
        succeeded(
          yield* receiveSendingFile(number, sending.id, file.document, {
            mediaType: pdf,
            content: inChunks(bytes),
            announced: null,
            looksLike: Effect.succeed(pdf)
          })
        )
        yield* TestClock.adjust("2 days")
        expect(yield* lapseWaiting(100)).toBeGreaterThan(0)
        expect(succeeded(yield* findSending(number, sending.id)).state._tag).toBe("Lapsed")
        expect(refusalOf(yield* commit(number, sending.id))).toBe("SendingNotOpen")
        expect(yield* Effect.flatMap(Staging, (staging) => staging.sweep(sending.openedAt, 100))).toBeGreaterThan(0)
      })
    )

    job(
      "SEND-6: what is still being written when its sending lapses is not swept from under its writer",
      Effect.gen(function* () {
        const { mailbox, number } = yield* settle()
        const staging = yield* Staging
        const context = yield* Effect.context<MainJobPorts>()
        const bytes = bytesOf(300_000, 11)
        const { sending } = succeeded(yield* beginSending(number, key(), fingerprint("m"), requestTo(mailbox, bytes)))
        const [file] = sending.contents._tag === "Files" ? sending.contents.files : []
        if (file === undefined) throw new Error("The sending has a file")
        yield* TestClock.adjust("23 hours")
        const sweepAt = yield* DateTime.now
        const swept = Effect.gen(function* () {
          let count = 0
          for (let some = 100; some === 100; count += some)
            some = yield* staging.sweep(DateTime.add(sweepAt, { hours: 2 }), 100)
          return count
        })
        yield* swept
        async function* lapsing() {
          yield bytes.subarray(0, 150_000)
          expect(await Effect.runPromiseWith(context)(swept)).toBe(0)
          yield bytes.subarray(150_000)
        }
        const arriving = { mediaType: pdf, content: lapsing(), announced: null, looksLike: Effect.succeed(pdf) }
        succeeded(yield* receiveSendingFile(number, sending.id, file.document, arriving))
      })
    )

    job(
      "AUTH-5: pages of the list hold each letter once, newest first",
      Effect.gen(function* () {
        const { mailbox, number, reader } = yield* settle()
        const bytes = bytesOf(10, 10)
        const sent: Array<LetterId> = []
        for (let count = 0; count < 7; count += 1) {
          sent.push((yield* accept(number, requestTo(mailbox, bytes), bytes)).letter)
          yield* runJobs
          yield* TestClock.adjust(count % 2 === 0 ? "1 minute" : "0 minutes")
        }
        const seen: Array<{ id: LetterId; at: number }> = []
        let after: LetterCursor | null = null
        do {
          const page: LetterPage = succeeded(yield* listLetters(mailbox.id, reader, { limit: 3, after }))
          seen.push(...page.letters.map(({ id, visibleAt }) => ({ id, at: visibleAt.epochMilliseconds })))
          after = page.next
        } while (after !== null)
        expect(seen.map(({ id }) => id).toSorted()).toEqual(sent.toSorted())
        expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((one, other) => other - one))
      })
    )
  })
}
