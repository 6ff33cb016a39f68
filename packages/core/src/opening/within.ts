import { DateTime, Effect, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import { type Letter, type LetterId, Letters } from "../letter/index.ts"
import { type Mailbox, Mailboxes, type MailboxId, type MailboxIsClosed } from "../mailbox/index.ts"
import { Policy, type ProviderProfile } from "../policy/index.ts"
import { Transactor } from "../transaction/index.ts"
import type { LetterNotFound, Reader } from "./model.ts"
import { list, open } from "./policy.ts"
import { shutFrom } from "./standing.ts"

/** Who asks for which letter. */
export interface Asked {
  readonly mailbox: MailboxId
  readonly letter: LetterId
  readonly reader: Reader
}

/** The letter that was asked for, in its mailbox's transaction. */
export interface Found {
  readonly profile: ProviderProfile
  readonly mailbox: Mailbox
  readonly letter: Letter
  readonly reader: Reader
  readonly at: Instant
}

/**
 * Runs `work` in the mailbox's transaction with the mailbox and the letter, which is found, or locked too. A missing one is a
 * letter not found, and so is one that is not visible yet (FIELD-6). The letter is not looked for on behalf of who is told the
 * same of any (FIELD-25).
 */
export const inMailbox = Effect.fnUntraced(function* <A, E, R>(
  { mailbox: id, letter: letterId, reader }: Asked,
  how: "find" | "lock",
  work: (found: Found) => Effect.Effect<Result.Result<A, E>, never, R>
) {
  const mailboxes = yield* Mailboxes
  const letters = yield* Letters
  const profile = yield* Policy
  const at = yield* DateTime.now
  return yield* (yield* Transactor).within(
    { _tag: "Mailbox", id },
    Effect.gen(function* () {
      const mailbox = yield* mailboxes.find(id)
      if (mailbox === null) return Result.fail<E | LetterNotFound | MailboxIsClosed>(noLetter)
      const shut = shutFrom(profile, mailbox, reader, at)
      if (shut !== null) return Result.fail<E | LetterNotFound | MailboxIsClosed>(shut)
      const letter = yield* letters[how](id, letterId, at)
      if (letter === null) return Result.fail<E | LetterNotFound | MailboxIsClosed>(noLetter)
      return yield* work({ profile, mailbox, letter, reader, at })
    })
  )
})

/** Whether the letter opens, and its line in the list. */
export const decided = ({ profile, mailbox, letter, reader, at }: Found) => open(profile, mailbox, letter, reader, at)
export const listed = ({ profile, mailbox, letter, reader, at }: Found) => list(profile, mailbox, letter, reader, at)

export const noLetter: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
