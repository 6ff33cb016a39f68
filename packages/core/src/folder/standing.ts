import { DateTime, Result } from "effect"
import { hasEnded, type Instant } from "../calendar/index.ts"
import {
  type DelegateAct,
  type Grant,
  grantTo,
  type OutsideGrant,
  type OwnersAlone,
  outside,
  reachesAct
} from "../delegation/index.ts"
import { enter, type Mailbox, type MailboxIsClosed, type MailboxNotFound } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { ThingNotFound } from "./model.ts"
import type { Actor, Hand, Thing } from "./thing.ts"

type Shut = MailboxNotFound | MailboxIsClosed

/**
 * In what capacity somebody does such an act in the mailbox: its owner, or a delegate on the owner's behalf, by a grant that
 * is in force and reaches the act (ACCESS-4). To others it is not found, and to a delegate neither once it is closed: only the
 * owner can reopen it (FIELD-25, LIFE-2).
 */
export const handOf = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  actor: Actor,
  act: DelegateAct,
  at: Instant
): Result.Result<Hand, Shut | OutsideGrant> => {
  const { person } = actor
  if (actor._tag === "OwnerActs") return ownerIn(profile, mailbox, actor, at)
  const grant = grantTo(actor, mailbox, at)
  if (grant === null) return Result.fail(mailboxNotFound)
  return grantTo(actor, mailbox, at, (grant) => reachesAct(grant, act)) === null
    ? Result.fail({ _tag: "OutsideGrant", rules: outside(grant) })
    : Result.succeed({ person, as: "delegate" })
}

/** The same for what is the owner's alone to do, whatever a delegate has been given (ACCESS-4). */
export const ownHandOf = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  actor: Actor,
  at: Instant
): Result.Result<Hand, Shut | OwnersAlone> => {
  if (actor._tag === "OwnerActs") return ownerIn(profile, mailbox, actor, at)
  return grantTo(actor, mailbox, at) === null
    ? Result.fail(mailboxNotFound)
    : Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
}

/**
 * The thing, where it is there to be found: in this mailbox, visible (FIELD-6), and not in the trash beyond its last day,
 * whether or not the job has come by. A delegate whose grants are all narrowed to some letters finds letters alone (FIELD-22).
 * Null stands for one that the asker may not know of, as `opening` says of a letter, and looks the same (FIELD-25).
 */
export const found = (
  mailbox: Mailbox,
  thing: Thing | null,
  actor: Actor,
  at: Instant
): Result.Result<Thing, ThingNotFound> =>
  thing !== null &&
  thing.mailbox === mailbox.id &&
  DateTime.isGreaterThanOrEqualTo(at, thing.since) &&
  !isOver(thing, at) &&
  isWithinReach(mailbox, thing, actor, at)
    ? Result.succeed(thing)
    : Result.fail({ _tag: "ThingNotFound", rules: ["FIELD-25"] })

const ownerIn = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  { owner, person }: Extract<Actor, { readonly _tag: "OwnerActs" }>,
  at: Instant
): Result.Result<Hand, Shut> => Result.map(enter(profile, mailbox, owner, at), () => ({ person, as: "owner" }))

const isWithinReach = (mailbox: Mailbox, { origin }: Thing, actor: Actor, at: Instant): boolean =>
  actor._tag === "OwnerActs" || origin._tag === "Received" || grantTo(actor, mailbox, at, isWhole) !== null

const isWhole = ({ terms: { senders, kinds } }: Grant): boolean => senders === null && kinds === null

const mailboxNotFound: MailboxNotFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }

const isOver = ({ lies }: Thing, at: Instant): boolean => lies._tag === "InTrash" && hasEnded(lies.deletionDay, at)
