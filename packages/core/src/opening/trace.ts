import { DateTime, Effect, Result } from "effect"
import { type LogEntryNotFound, receiptOf } from "../audit/index.ts"
import { type DocumentId, documentsOf, type LetterId, Letters } from "../letter/index.ts"
import { Mailboxes, type MailboxId } from "../mailbox/index.ts"
import { Policy } from "../policy/index.ts"
import { Transactor } from "../transaction/index.ts"
import type { OpeningRefusal, Reader } from "./model.ts"
import { list } from "./policy.ts"
import { shutFrom } from "./standing.ts"
import { decided, inMailbox, noLetter } from "./within.ts"

/** The receipt of a document (TRUST-3), for whom the document opens to. It tells nothing of the content, and is no opening. */
export const readReceipt = Effect.fnUntraced(function* (
  mailbox: MailboxId,
  letter: LetterId,
  document: DocumentId,
  reader: Reader
) {
  return yield* inMailbox(
    { mailbox, letter, reader },
    "find",
    Effect.fnUntraced(function* (found) {
      const decision = decided(found)
      if (Result.isFailure(decision)) return Result.fail<OpeningRefusal | LogEntryNotFound>(decision.failure)
      if (!documentsOf(found.letter).some(({ id }) => id === document)) return Result.fail<OpeningRefusal>(noLetter)
      return yield* receiptOf(mailbox, letter, document)
    })
  )
})

/** The lines of these letters, those of them that the reader may know of: for what else names letters by their ids. */
export const lookUpLetters = Effect.fnUntraced(function* (id: MailboxId, ids: ReadonlyArray<LetterId>, reader: Reader) {
  const profile = yield* Policy
  const at = yield* DateTime.now
  const mailboxes = yield* Mailboxes
  const letters = yield* Letters
  return yield* (yield* Transactor).within(
    { _tag: "Mailbox", id },
    Effect.gen(function* () {
      const mailbox = yield* mailboxes.find(id)
      if (mailbox === null || shutFrom(profile, mailbox, reader, at) !== null) return []
      const found = yield* Effect.forEach(new Set(ids), (letter) => letters.find(id, letter, at))
      return found.flatMap((letter) => (letter && list(profile, mailbox, letter, reader, at)) ?? [])
    })
  )
})
