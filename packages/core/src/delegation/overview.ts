import { DateTime, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { PersonId } from "../identity/index.ts"
import type { DocumentId, Letter, LetterId } from "../letter/index.ts"
import { enter, type Mailbox, type MailboxIsClosed, type MailboxNotFound } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { asOf } from "./lapse.ts"
import type { Actor, Grant, GrantKind, OwnersAlone } from "./model.ts"
import { grantTo, isInForce, opensLetter } from "./policy.ts"

/** What an entry of the access log says of an act, as far as it is asked for here: `audit` has the whole. */
export interface LoggedAct {
  readonly mailbox: Mailbox["id"]
  readonly at: Instant
  readonly who: { readonly _tag: string; readonly person?: PersonId }
  readonly act: string
  readonly letter: LetterId | null
  readonly document: DocumentId | null
}

/** A grant, and what its delegate has done by it, oldest first. */
export interface AccessLine<Entry extends LoggedAct> {
  /** As it is now: ended where it has lapsed. */
  readonly grant: Grant
  readonly done: ReadonlyArray<Entry>
}

/**
 * Who has access to a mailbox and who had it, of which kind, since when, and what each has opened and done by the log
 * (ACCESS-8): for its owner alone. A delegate's acts while several grants of theirs held stand at each of them.
 */
export const accessOverview = <Entry extends LoggedAct>(
  profile: ProviderProfile,
  mailbox: Mailbox,
  grants: ReadonlyArray<Grant>,
  log: ReadonlyArray<Entry>,
  by: Actor,
  at: Instant
): Result.Result<ReadonlyArray<AccessLine<Entry>>, MailboxNotFound | MailboxIsClosed | OwnersAlone> => {
  const entered = enter(profile, mailbox, { _tag: "PersonOwner", person: by.person }, at)
  if (Result.isFailure(entered)) {
    return Result.fail(
      grantTo(by, mailbox, at) === null ? entered.failure : { _tag: "OwnersAlone", rules: ["ACCESS-4"] }
    )
  }
  return Result.succeed(
    grants
      .filter((grant) => grant.mailbox === mailbox.id)
      .map((grant) => asOf(grant, mailbox, at))
      .map((grant) => ({ grant, done: log.filter((entry) => isDoneBy(grant, entry)) }))
  )
}

/** A mailbox that a person may act in, and how it came about; for their own, no grant. */
export interface OpenMailbox {
  readonly mailbox: Mailbox
  readonly by: "Owner" | GrantKind["_tag"]
  readonly grant: Grant | null
}

/** The mailboxes that a person may act in and switch between (ACCESS-2): their own first, the others in the order given. */
export const mailboxesOpenTo = (
  profile: ProviderProfile,
  mailboxes: ReadonlyArray<Mailbox>,
  by: Actor,
  at: Instant
): ReadonlyArray<OpenMailbox> => {
  const isOwn = (mailbox: Mailbox): boolean =>
    Result.isSuccess(enter(profile, mailbox, { _tag: "PersonOwner", person: by.person }, at))
  return [
    ...mailboxes.filter(isOwn).map((mailbox) => ({ mailbox, by: "Owner" as const, grant: null })),
    ...mailboxes.flatMap((mailbox) => {
      const grant = isOwn(mailbox) ? null : grantTo(by, mailbox, at)
      return grant === null ? [] : [{ mailbox, by: grant.kind._tag, grant }]
    })
  ]
}

/**
 * The delegates who are notified of a letter too, each once, at their own addresses and by their own settings (NOTIFY-5):
 * those who may know of it at `at`, and no others (FIELD-21, FIELD-22).
 */
export const notifiedToo = (
  mailbox: Mailbox,
  grants: ReadonlyArray<Grant>,
  letter: Letter,
  at: Instant
): ReadonlyArray<PersonId> => [
  ...new Set(
    grants
      .filter((grant) => letter.mailbox === mailbox.id && opensLetter(grant, letter) && isInForce(grant, mailbox, at))
      .map(({ delegate }) => delegate)
  )
]

const isDoneBy = (grant: Grant, { mailbox, who, at }: LoggedAct): boolean =>
  mailbox === grant.mailbox &&
  who._tag === "Delegate" &&
  who.person === grant.delegate &&
  DateTime.isGreaterThanOrEqualTo(at, grant.since) &&
  (grant.state._tag === "Given" || DateTime.isLessThan(at, grant.state.at))
