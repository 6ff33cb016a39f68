export { addressOf, oldAddressResolvesUntil, parseMailboxAddress, resolves } from "./address.ts"
export {
  AddressDigits,
  DeathNoticed,
  Life,
  type LifeActor,
  LifeEvent,
  LifeForbids,
  Mailbox,
  MailboxAddress,
  MailboxClosed,
  MailboxDeactivated,
  MailboxDeleted,
  MailboxId,
  MailboxIsClosed,
  MailboxNotFound,
  MailboxReactivated,
  MailboxReopened,
  Owner,
  ReopeningNeedsLevel
} from "./model.ts"
export { close, deactivate, deleteForGood, enter, evolve, noticeDeath, reactivate, receives, reopen } from "./policy.ts"
export { Mailboxes, OwnedMailboxes } from "./port.ts"
export { mailboxesOf } from "./workflow.ts"
