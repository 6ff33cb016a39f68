import { createHash, randomUUID } from "node:crypto"
import { deliverWaiting } from "@postkasse/core/delivery"
import { Directory } from "@postkasse/core/directory"
import { IdempotencyKey } from "@postkasse/core/idempotency"
import { OrganisationNumber } from "@postkasse/core/identity"
import { FileName, MediaType, Sha256, Subject } from "@postkasse/core/letter"
import { Mailboxes } from "@postkasse/core/mailbox"
import { OrganisationName, Organisations } from "@postkasse/core/organisation"
import { Bytes } from "@postkasse/core/policy"
import { commitSending } from "@postkasse/core/scan"
import { beginSending, receiveSendingFile, type Sending } from "@postkasse/core/sending"
import { Transactor } from "@postkasse/core/transaction"
import { Effect, Result } from "effect"
import { mailboxNumber } from "./some-mailbox.ts"

/** Sends a letter with these files to mailbox number `to`, made with the first one, and delivers it. Answers the letter's id. */
export const send = Effect.fnUntraced(function* (to: number, subject: string, files: Readonly<Record<string, Buffer>>) {
  const { letter } = yield* accept(to, subject, files)
  yield* deliverWaiting(100)
  return letter
})

/** The same as far as its acceptance. */
export const accept = Effect.fnUntraced(function* (
  to: number,
  subject: string,
  files: Readonly<Record<string, Buffer>>
) {
  const sending = yield* begin(to, subject, files)
  yield* put(sending, files)
  Result.getOrThrow(yield* commitSending(sending.sender.organisation, sending.id))
  return sending
})

/** The same as far as its beginning: no file has come. */
export const begin = Effect.fnUntraced(function* (
  to: number,
  subject: string,
  files: Readonly<Record<string, Buffer>>
) {
  const { within } = yield* Transactor
  const directory = yield* Directory
  const mailboxes = yield* Mailboxes
  const organisations = yield* Organisations
  const number = OrganisationNumber.make("991825827")
  const mailbox = mailboxNumber(to)
  const recipient = { _tag: "MailboxAddress", mailboxAddress: mailbox.address } as const
  const at = { _tag: "Mailbox", id: mailbox.id } as const
  if ((yield* within(at, mailboxes.find(mailbox.id))) === null) {
    yield* within(at, mailboxes.add(mailbox))
    const hash = yield* directory.claimOf(recipient)
    yield* within({ _tag: "Claim", hash }, directory.takeAddress(mailbox.address, mailbox.id))
  }
  const sender = {
    number,
    name: OrganisationName.make("Prøveetaten"),
    kind: "public",
    mayUseNationalId: false
  } as const
  yield* within({ _tag: "Organisation", number }, organisations.put(sender))

  const declared = Object.entries(files).map(([name, content]) => ({
    name: FileName.make(name),
    mediaType: MediaType.make("text/plain"),
    bytes: Bytes.make(content.length),
    sha256: sha256(content)
  }))
  const [first, ...rest] = declared
  if (first === undefined) throw new Error("A letter of files has a file")
  const key = IdempotencyKey.make(randomUUID())
  const begun = yield* beginSending(number, key, sha256(Buffer.from(key)), {
    recipient,
    subject: Subject.make(subject),
    kind: "information",
    requires: "substantial",
    sensitivity: "normal",
    asksConfirmation: false,
    recipientOnly: false,
    visibleAt: null,
    contents: { _tag: "Files", files: [first, ...rest] }
  })
  return Result.getOrThrow(begun).sending
})

/** Puts its files, also where others are in their place. */
export const put = Effect.fnUntraced(function* (sending: Sending, files: Readonly<Record<string, Buffer>>) {
  for (const file of sending.contents._tag === "Files" ? sending.contents.files : []) {
    const content = once(files[file.name] ?? Buffer.alloc(0))
    const { mediaType } = file
    const arriving = { mediaType, content, announced: null, looksLike: Effect.succeed(mediaType) }
    Result.getOrThrow(yield* receiveSendingFile(sending.sender.organisation, sending.id, file.document, arriving))
  }
})

async function* once(bytes: Buffer) {
  yield bytes
}

const sha256 = (bytes: Buffer) => Sha256.make(createHash("sha256").update(bytes).digest("hex"))
