import type { Instant } from "../calendar/index.ts"
import { type Grant, grantTo, opensLetter } from "../delegation/index.ts"
import { isVisible, type Letter } from "../letter/index.ts"
import { type Mailbox, type MailboxIsClosed, shutOut } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { LetterNotFound, Reader } from "./model.ts"

/** In what capacity a reader stands before a letter that they may know of: its mailbox's owner, or a delegate by a grant. */
export type Standing = { readonly _tag: "Owner" } | { readonly _tag: "Delegate"; readonly grant: Grant }

/**
 * The reader's standing before the letter, or what keeps them from knowing of it. The owner comes first, and costs no look
 * at any grant. To a delegate the letter is not found where no grant opens it, nor once the mailbox is closed: only the
 * owner can reopen it (FIELD-21, FIELD-22, FIELD-25).
 */
export const standingOf = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): Standing | LetterNotFound | MailboxIsClosed => {
  const shut = shutOut(profile, mailbox, { _tag: "PersonOwner", person: reader.person }, at)
  if (shut?._tag === "MailboxIsClosed") return shut
  if (letter.mailbox !== mailbox.id || !isVisible(letter, at)) return notFound
  if (shut === null) return owner
  const grant = grantTo(reader, mailbox, at, (grant) => opensLetter(grant, letter))
  return grant === null ? notFound : { _tag: "Delegate", grant }
}

/**
 * What keeps the reader from every letter in the mailbox, there or not; null for its owner and for who has a grant. Asked
 * before any letter is looked for: a stranger costs no more work in a mailbox that is there than in one that is not, and locks
 * nothing; and in a mailbox that is closed, its owner is told nothing else of any letter (FIELD-25, LIFE-3).
 */
export const shutFrom = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  reader: Reader,
  at: Instant
): LetterNotFound | MailboxIsClosed | null => {
  const shut = shutOut(profile, mailbox, { _tag: "PersonOwner", person: reader.person }, at)
  if (shut === null || shut._tag === "MailboxIsClosed") return shut
  return grantTo(reader, mailbox, at) === null ? notFound : null
}

const owner: Standing = { _tag: "Owner" }
/** That the letter is not there, or not for this reader: the two look alike (FIELD-25). */
export const notFound: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
