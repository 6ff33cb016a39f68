import type { OrganisationNumber } from "@postkasse/core/identity"
import type { MailboxId } from "@postkasse/core/mailbox"
import { Transactor } from "@postkasse/core/transaction"
import { Effect } from "effect"

/** Runs work in one transaction of a mailbox. */
export const inMailbox = <A, E, R>(id: MailboxId, work: Effect.Effect<A, E, R>) =>
  Effect.flatMap(Transactor, (transactor) => transactor.within({ _tag: "Mailbox", id }, work))

/** Runs work in one transaction of an organisation. */
export const inOrganisation = <A, E, R>(number: OrganisationNumber, work: Effect.Effect<A, E, R>) =>
  Effect.flatMap(Transactor, (transactor) => transactor.within({ _tag: "Organisation", number }, work))

/** Runs work in one transaction of a lookup claim. */
export const inClaim = <A, E, R>(hash: string, work: Effect.Effect<A, E, R>) =>
  Effect.flatMap(Transactor, (transactor) => transactor.within({ _tag: "Claim", hash }, work))
