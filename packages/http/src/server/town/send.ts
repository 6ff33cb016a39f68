import { createHash } from "node:crypto"
import { deliverSending } from "@postkasse/core/delivery"
import type { RecipientQuery } from "@postkasse/core/directory"
import { IdempotencyKey } from "@postkasse/core/idempotency"
import { OrganisationNumber } from "@postkasse/core/identity"
import { FileName, HttpsUrl, MediaType, Sha256, Subject } from "@postkasse/core/letter"
import type { Mailbox } from "@postkasse/core/mailbox"
import { openLetter } from "@postkasse/core/opening"
import { Bytes } from "@postkasse/core/policy"
import { commitSending } from "@postkasse/core/scan"
import {
  beginSending,
  type DeclaredContents,
  type DeclaredFile,
  filesOf,
  receiveSendingFile,
  type SendingRequest
} from "@postkasse/core/sending"
import { SessionId } from "@postkasse/core/session"
import { Identifiers } from "@postkasse/core/transaction"
import type { Organisation, TownLetter } from "@postkasse/testkit/town"
import { Clock, DateTime, Effect, Result } from "effect"
import { watched } from "../../input/type.ts"

/** Letters that have lain longer than this have been read, where nothing stands in the way. */
const readAfterDays = 9

/**
 * Sends one letter of the town as everybody's letters are sent, at the moment it is told to have come. `name` is its
 * idempotency key: begun again, it goes on from where it was.
 */
export const sendLetter = Effect.fnUntraced(function* (
  letter: TownLetter,
  name: string,
  from: Organisation,
  to: { readonly nationalId: string; readonly mailbox: Mailbox },
  now: DateTime.Utc
) {
  const visibleAt = DateTime.fromDateUnsafe(letter.visibleAt)
  const isToCome = DateTime.isGreaterThan(visibleAt, now)
  const recipient: RecipientQuery = from.mayUseNationalId
    ? { _tag: "NationalId", nationalId: to.nationalId }
    : { _tag: "MailboxAddress", mailboxAddress: to.mailbox.address }
  const sending = yield* accept(letter, name, recipient, isToCome ? visibleAt : null).pipe(
    at(isToCome ? now : visibleAt)
  )
  yield* deliverSending({ organisation: sending.sender.organisation, sending: sending.id }).pipe(
    at(isToCome ? now : visibleAt)
  )
  const isOld = DateTime.isLessThan(visibleAt, DateTime.subtract(now, { days: readAfterDays }))
  if (!isOld || letter.asksConfirmation || to.mailbox.owner._tag !== "PersonOwner") return
  const reader = { person: to.mailbox.owner.person, level: "high" } as const
  const session = SessionId.make(yield* (yield* Identifiers).next)
  yield* openLetter(sending.recipient, sending.letter, reader, session).pipe(at(DateTime.add(visibleAt, { hours: 5 })))
})

const accept = Effect.fnUntraced(function* (
  letter: TownLetter,
  name: string,
  recipient: RecipientQuery,
  visibleAt: DateTime.Utc | null
) {
  const sender = OrganisationNumber.make(letter.sender)
  const { kind, requires, sensitivity, asksConfirmation, recipientOnly } = letter
  const request: SendingRequest = {
    ...{ recipient, kind, requires, sensitivity, asksConfirmation, recipientOnly, visibleAt },
    subject: Subject.make(letter.subject),
    contents: yield* declaredOf(letter)
  }
  // The fingerprint is of the name: begun again on another day, the letter is the same one.
  const begun = yield* beginSending(sender, IdempotencyKey.make(name), sha256(new TextEncoder().encode(name)), request)
  const { sending } = yield* orDie(begun)
  if (sending.state._tag !== "Open") return sending
  const documents = letter.contents._tag === "Documents" ? letter.contents.documents : []
  for (const [index, file] of filesOf(sending).entries()) {
    const bytes = yield* Effect.promise(() => documents[index]?.bytes() ?? Promise.resolve(new Uint8Array()))
    const { content, looksLike } = watched(once(bytes))
    const arriving = { mediaType: file.mediaType, content, announced: file.bytes, looksLike }
    yield* orDie(yield* receiveSendingFile(sender, sending.id, file.document, arriving))
  }
  return yield* orDie(yield* commitSending(sender, sending.id))
})

const declaredOf = Effect.fnUntraced(function* ({ contents }: TownLetter) {
  if (contents._tag === "LinkElsewhere") {
    return { _tag: "LinkElsewhere", url: HttpsUrl.make(contents.url) } satisfies DeclaredContents
  }
  const [first, ...rest] = yield* Effect.forEach(contents.documents, (document) =>
    Effect.map(
      Effect.promise(() => document.bytes()),
      (bytes): DeclaredFile => ({
        name: FileName.make(document.name),
        mediaType: MediaType.make(document.mediaType),
        bytes: Bytes.make(bytes.byteLength),
        sha256: sha256(bytes)
      })
    )
  )
  if (first === undefined) return yield* Effect.die(new Error("A letter of documents has one"))
  return { _tag: "Files", files: [first, ...rest] } satisfies DeclaredContents
})

/** Runs work as if it were `moment`. */
const at =
  (moment: DateTime.Utc) =>
  <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Clock.Clock, (clock) => {
      const millis = DateTime.toEpochMillis(moment)
      const nanos = BigInt(millis) * 1_000_000n
      return Effect.provideService(work, Clock.Clock, {
        ...clock,
        currentTimeMillisUnsafe: () => millis,
        currentTimeMillis: Effect.succeed(millis),
        currentTimeNanosUnsafe: () => nanos,
        currentTimeNanos: Effect.succeed(nanos),
        sleep: (duration) => clock.sleep(duration)
      })
    })

const sha256 = (bytes: Uint8Array): Sha256 => Sha256.make(createHash("sha256").update(bytes).digest("hex"))

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

// What the town asks for is allowed: a refusal is a fault in its data.
const orDie = <A, E>(answer: Result.Result<A, E>): Effect.Effect<A> =>
  Result.isSuccess(answer)
    ? Effect.succeed(answer.success)
    : Effect.die(new Error(`The demo town was refused: ${JSON.stringify(answer.failure)}`))
