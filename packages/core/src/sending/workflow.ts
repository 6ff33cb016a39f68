import { DateTime, Effect, Result } from "effect"
import { addMillis, type Instant } from "../calendar/index.ts"
import { Directory, parseRecipient } from "../directory/index.ts"
import {
  type IdempotencyKey,
  IdempotencyKeys,
  judgeKey,
  type KeyReused,
  type KeyUnderWay
} from "../idempotency/index.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import { DocumentId, LetterId, type MediaType, SendingId, type Sha256 } from "../letter/index.ts"
import { Organisations } from "../organisation/index.ts"
import { type Bytes, Policy } from "../policy/index.ts"
import { eachOfRound, Identifiers, type Transaction, Transactor } from "../transaction/index.ts"
import type {
  FileBrokenOff,
  FileDiffers,
  FileReceived,
  RecipientNotDigital,
  SenderUnknown,
  Sending,
  SendingNotFound,
  SendingNotOpen,
  SendingRequest
} from "./model.ts"
import {
  type ArrivedFile,
  evolve,
  expectFile,
  lapse,
  type NewIds,
  type OpenSendingRefusal,
  openSending,
  receiveFile,
  sendingNotFound
} from "./policy.ts"
import { type Addressed, type SendingRef, Sendings, type Staged, Staging, type Written } from "./port.ts"

export type BeginSendingRefusal = OpenSendingRefusal | SenderUnknown | KeyReused | KeyUnderWay
export type ReceiveFileRefusal = SendingNotFound | SendingNotOpen | FileDiffers | FileBrokenOff

/** A sending begun, now or by the same request before. */
export interface BegunSending {
  readonly sending: Sending
  readonly replayed: boolean
}

/**
 * Begins a sending under an idempotency key (FIELD-10). `fingerprint` is the SHA-256 of the whole request: the same key
 * and request tell the first answer again, and only a success is remembered.
 */
export const beginSending = Effect.fnUntraced(function* (
  number: OrganisationNumber,
  key: IdempotencyKey,
  fingerprint: Sha256,
  request: SendingRequest
) {
  const profile = yield* Policy
  const at = yield* DateTime.now
  const parsed = parseRecipient(request.recipient)
  if (Result.isFailure(parsed)) return Result.fail<BeginSendingRefusal>(unreachable(parsed.failure))
  const [found = []] = yield* (yield* Directory).find([parsed.success], at)
  const ids = yield* newIds(request)
  const organisations = yield* Organisations
  const keys = yield* IdempotencyKeys
  const sendings = yield* Sendings
  return yield* (yield* Transactor).within(
    { _tag: "Organisation", number },
    Effect.gen(function* () {
      // Neither waits for the other's answer.
      const [sender, held] = yield* Effect.all([organisations.find(number), keys.hold(number, key)], {
        concurrency: "unbounded"
      })
      if (sender === null) return Result.fail<BeginSendingRefusal>({ _tag: "SenderUnknown", rules: ["AUTH-7"] })
      const meaning = judgeKey(profile.sending, held, fingerprint, at)
      if (Result.isFailure(meaning)) return Result.fail<BeginSendingRefusal>(meaning.failure)
      const before = meaning.success === null ? null : yield* sendings.find(number, meaning.success)
      if (before !== null) return Result.succeed<BegunSending>({ sending: before, replayed: true })

      const decision = openSending(profile, sender, request, { recipient: parsed.success, found }, ids, at)
      if (Result.isFailure(decision)) return Result.fail<BeginSendingRefusal>(decision.failure)
      const { sending } = decision.success
      yield* sendings.add(sending)
      yield* keys.record(number, key, { fingerprint, sending: sending.id, at })
      return Result.succeed<BegunSending>({ sending, replayed: false })
    })
  )
})

/** A file on its way in. */
export interface ArrivingFile {
  /** As what it comes. */
  readonly mediaType: MediaType
  readonly content: AsyncIterable<Uint8Array>
  /** How many bytes it says that it has, where it says so. */
  readonly announced: Bytes | null
  /** The type that its first bytes tell, asked for once it has come whole; null where they tell none. */
  readonly looksLike: Effect.Effect<MediaType | null>
}

/**
 * Takes in one declared file, as it streams. Nothing of it counts before it is whole and is what was declared (TRUST-3);
 * the same file again takes the first one's place. A small one is judged when it has come; of any other it is looked first
 * whether it is waited for.
 */
export const receiveSendingFile = Effect.fnUntraced(function* (
  number: OrganisationNumber,
  id: SendingId,
  document: DocumentId,
  { mediaType, content, announced, looksLike }: ArrivingFile
) {
  const staging = yield* Staging
  const sendings = yield* Sendings
  const transactor = yield* Transactor
  const { smallDocument, openSendingLives } = (yield* Policy).sending
  const organisation = { _tag: "Organisation", number } as const
  const staged: Staged = { organisation: number, sending: id, document, attempt: yield* (yield* Identifiers).next }

  /** Judges what has come, and has it kept or not. */
  const judge = Effect.fnUntraced(function* (written: Written, keep: (to: Addressed) => Kept, discard: Kept) {
    const arrived = written._tag === "Whole" ? { ...written, mediaType, looksLike: yield* looksLike } : written
    return yield* transactor.within(
      organisation,
      Effect.gen(function* () {
        const sending = yield* sendings.lock(number, id)
        const decision = judgeFile(sending, document, arrived, yield* DateTime.now)
        if (Result.isFailure(decision) || sending === null) {
          yield* discard
          return Result.fail<ReceiveFileRefusal>(Result.isFailure(decision) ? decision.failure : sendingNotFound)
        }
        yield* keep(sending)
        yield* sendings.record(evolve(sending, decision.success), decision.success)
        return Result.succeed(undefined)
      })
    )
  })
  const take = (most: Bytes) =>
    staging.take(staged, content, most, (written, place) => judge(written, place, Effect.void))
  if (announced !== null && announced <= smallDocument) return yield* take(announced)

  const expected = yield* transactor.within(
    organisation,
    Effect.gen(function* () {
      const sending = yield* sendings.find(number, id)
      if (sending === null) return Result.fail<ReceiveFileRefusal>(sendingNotFound)
      const at = yield* DateTime.now
      const file = expectFile(sending, document, mediaType, at)
      const isStaged = Result.isSuccess(file) && file.success.bytes > smallDocument
      // Not when the sending lapses, which may be soon: whoever is killed while they write leaves a row by which it is swept.
      if (isStaged) yield* staging.begin(staged, addMillis(at, openSendingLives))
      return Result.map(file, ({ bytes }) => ({ bytes, to: sending }))
    })
  )
  if (Result.isFailure(expected)) return Result.fail<ReceiveFileRefusal>(expected.failure)
  const { bytes, to } = expected.success
  if (bytes <= smallDocument) return yield* take(bytes)
  const written = yield* staging.write(staged, to, content, bytes)
  return yield* judge(written, () => staging.link(staged), staging.discard(staged))
})

type Kept = Effect.Effect<void, never, Transaction>

const judgeFile = (
  sending: Sending | null,
  document: DocumentId,
  arrived: Exclude<Written, { _tag: "Whole" }> | ({ readonly _tag: "Whole" } & ArrivedFile),
  at: Instant
): Result.Result<FileReceived, ReceiveFileRefusal> => {
  if (sending === null) return Result.fail(sendingNotFound)
  if (arrived._tag !== "Whole") return Result.fail(arrived._tag === "TooLong" ? tooLong : brokenOff)
  return receiveFile(sending, document, arrived, at)
}

/** A sending of this sender, as it is now. */
export const findSending = Effect.fnUntraced(function* (number: OrganisationNumber, id: SendingId) {
  const sendings = yield* Sendings
  const sending = yield* (yield* Transactor).within({ _tag: "Organisation", number }, sendings.find(number, id))
  return sending === null ? Result.fail<SendingNotFound>(sendingNotFound) : Result.succeed<Sending>(sending)
})

/** Lets go of open sendings whose files never came, at most `limit`; answers how many. */
export const lapseWaiting = Effect.fnUntraced(function* (limit: number) {
  const sendings = yield* Sendings
  const refs = yield* sendings.lapsing(yield* DateTime.now, limit)
  yield* eachOfRound(refs, letGo)
  return refs.length
})

/** Deletes staged bytes that came to nothing, at most `limit` attempts; answers how many. */
export const sweepStaging = Effect.fnUntraced(function* (limit: number) {
  return yield* (yield* Staging).sweep(yield* DateTime.now, limit)
})

const letGo = Effect.fnUntraced(function* (ref: SendingRef) {
  const sendings = yield* Sendings
  const staging = yield* Staging
  yield* (yield* Transactor).within(
    { _tag: "Organisation", number: ref.organisation },
    Effect.gen(function* () {
      const sending = yield* sendings.lock(ref.organisation, ref.sending)
      const lapsed = sending === null ? null : lapse(sending, yield* DateTime.now)
      if (sending === null || lapsed === null) return
      yield* sendings.record(evolve(sending, lapsed), lapsed)
      yield* staging.release(ref)
    })
  )
})

const newIds = Effect.fnUntraced(function* (request: SendingRequest) {
  const { next } = yield* Identifiers
  const files = request.contents._tag === "Files" ? request.contents.files : []
  const ids: NewIds = {
    sending: SendingId.make(yield* next),
    letter: LetterId.make(yield* next),
    documents: yield* Effect.forEach(files, () => Effect.map(next, (id) => DocumentId.make(id)))
  }
  return ids
})

const unreachable = (result: RecipientNotDigital["result"]): RecipientNotDigital => ({
  _tag: "RecipientNotDigital",
  rules: ["FIELD-9"],
  result
})

const tooLong: FileDiffers = { _tag: "FileDiffers", rules: ["TRUST-3"], differs: "bytes" }
const brokenOff: FileBrokenOff = { _tag: "FileBrokenOff", rules: ["TRUST-3"] }
