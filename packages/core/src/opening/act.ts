import { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import {
  type Acted,
  acted,
  isDelegateAct,
  type OutsideGrant,
  type OwnersAlone,
  outside,
  reachesAct
} from "../delegation/index.ts"
import type { Letter } from "../letter/index.ts"
import type { Mailbox, MailboxIsClosed } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { LetterAct, LetterNotFound, Reader } from "./model.ts"
import { standingOf } from "./standing.ts"

/**
 * Whether a person may do something to a letter other than look inside it: the owner, or a delegate whose grant opens the
 * letter, where delegates do such things at all (ACCESS-4). It takes no level beyond the list's: a locked letter can be
 * filed, and thrown away.
 */
export const mayActOn = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  by: Reader,
  act: LetterAct,
  at: Instant
): Result.Result<Acted, LetterNotFound | MailboxIsClosed | OwnersAlone | OutsideGrant> => {
  const standing = standingOf(profile, mailbox, letter, by, at)
  if (standing._tag === "Owner") return Result.succeed(acted(profile, mailbox, by.person, null, act, at))
  if (standing._tag !== "Delegate") return Result.fail(standing)
  const { grant } = standing
  if (!isDelegateAct(act)) return Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
  return reachesAct(grant, act)
    ? Result.succeed(acted(profile, mailbox, by.person, grant, act, at))
    : Result.fail({ _tag: "OutsideGrant", rules: outside(grant) })
}
