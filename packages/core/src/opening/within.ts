import { Effect, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { Letter } from "../letter/index.ts"
import { type Mailbox, Mailboxes, type MailboxId } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { Transactor } from "../transaction/index.ts"
import type { LetterNotFound, Reader } from "./model.ts"
import { mayKnowOf } from "./standing.ts"

/** Who asks for a letter of which mailbox, and when. */
export interface Asked {
  readonly profile: ProviderProfile
  readonly mailbox: MailboxId
  readonly reader: Reader
  readonly at: Instant
}

/**
 * Runs `work` in the mailbox's transaction with the mailbox and the letter. A missing one is a letter not found, and the
 * letter is not looked for on behalf of a stranger.
 */
export const inMailbox = Effect.fnUntraced(function* <A, E, R, R2>(
  { profile, mailbox: id, reader, at }: Asked,
  fetch: Effect.Effect<Letter | null, never, R>,
  work: (mailbox: Mailbox, letter: Letter) => Effect.Effect<Result.Result<A, E>, never, R2>
) {
  const mailboxes = yield* Mailboxes
  return yield* (yield* Transactor).within(
    { _tag: "Mailbox", id },
    Effect.gen(function* () {
      const mailbox = yield* mailboxes.find(id)
      const letter = mailbox === null || !mayKnowOf(profile, mailbox, reader, at) ? null : yield* fetch
      if (mailbox === null || letter === null) return Result.fail<E | LetterNotFound>(noLetter)
      return yield* work(mailbox, letter)
    })
  )
})

export const noLetter: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
