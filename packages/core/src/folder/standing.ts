import { DateTime, Result } from "effect"
import { hasEnded, type Instant } from "../calendar/index.ts"
import type { OwnersAlone } from "../delegation/index.ts"
import { enter, type Mailbox, type MailboxIsClosed, type MailboxNotFound } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { ThingNotFound } from "./model.ts"
import type { Actor, Hand, Thing } from "./thing.ts"

type Shut = MailboxNotFound | MailboxIsClosed

/**
 * In what capacity somebody does things in the mailbox: its owner, or a delegate on the owner's behalf. To others it is not
 * found, and to a delegate neither once it is closed: only the owner can reopen it (FIELD-25, LIFE-2).
 */
export const handOf = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  actor: Actor,
  at: Instant
): Result.Result<Hand, Shut> => {
  const { person } = actor
  if (actor._tag === "OwnerActs") {
    return Result.map(enter(profile, mailbox, actor.owner, at), () => ({ person, as: "owner" }))
  }
  const entered = enter(profile, mailbox, mailbox.owner, at)
  if (Result.isFailure(entered)) return Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
  return Result.succeed({ person, as: "delegate" })
}

/** The same for what is the owner's alone to do (ACCESS-4). */
export const ownHandOf = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  actor: Actor,
  at: Instant
): Result.Result<Hand, Shut | OwnersAlone> => {
  const hand = handOf(profile, mailbox, actor, at)
  if (Result.isFailure(hand) || hand.success.as === "owner") return hand
  return Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
}

/**
 * The thing, where it is there to be found: in this mailbox, visible (FIELD-6), and not in the trash beyond its last day,
 * whether or not the job has come by. Null stands for one that the asker may not know of, and looks the same (FIELD-25).
 */
export const found = (mailbox: Mailbox, thing: Thing | null, at: Instant): Result.Result<Thing, ThingNotFound> =>
  thing !== null &&
  thing.mailbox === mailbox.id &&
  DateTime.isGreaterThanOrEqualTo(at, thing.since) &&
  !isOver(thing, at)
    ? Result.succeed(thing)
    : Result.fail({ _tag: "ThingNotFound", rules: ["FIELD-25"] })

const isOver = ({ lies }: Thing, at: Instant): boolean => lies._tag === "InTrash" && hasEnded(lies.deletionDay, at)
