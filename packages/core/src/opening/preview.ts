import type { Instant } from "../calendar/index.ts"
import type { Grant } from "../delegation/index.ts"
import { weaker } from "../identity/index.ts"
import type { Letter } from "../letter/index.ts"
import type { Mailbox } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { ListedLetter, Reader } from "./model.ts"
import { list } from "./policy.ts"

/**
 * What the delegate will see of these letters, before the grant is given or changed (FIELD-22): the lines of their list, at
 * the level that they log in with or the owner's, whichever is weaker, so that the owner learns nothing of a letter that
 * their own list hides; by a grant narrowed to some kinds, no line of one whose kind it hides (FIELD-3). For the owner
 * alone; to others there are none.
 */
export const preview = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letters: ReadonlyArray<Letter>,
  owner: Reader,
  grant: Grant,
  level: Reader["level"],
  at: Instant
): ReadonlyArray<ListedLetter> => {
  const delegate: Reader = { person: grant.delegate, level: weaker(owner.level, level), grants: [grant] }
  return letters.flatMap((letter) => {
    const own = list(profile, mailbox, letter, { person: owner.person, level: owner.level }, at)
    if (own === null || (own.kind === null && grant.terms.kinds !== null)) return []
    return list(profile, mailbox, letter, delegate, at) ?? []
  })
}
