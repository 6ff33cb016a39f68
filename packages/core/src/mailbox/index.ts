export {
  addressOf,
  type MailboxAddressInvalid,
  oldAddressResolvesUntil,
  organisationAddressOf,
  parseMailboxAddress,
  resolves
} from "./address.ts"
export {
  bringDeletionForward,
  decideDeletion,
  noticeDeath,
  openToEstate,
  withdrawDeathNotice
} from "./death.ts"
export { deleteAgain, deleteForGood, deletionOf, type MailboxDeletion, recompute } from "./deletion.ts"
export { DeathSource, Deceased, DeletionGround, Life, Living } from "./life.ts"
export {
  AddressDigits,
  type ClosingPreview,
  DeathNoticed,
  DeathNoticeWithdrawn,
  DeletionBroughtForward,
  DeletionDecided,
  DeletionNotDue,
  DeletionRecomputed,
  DeletionUndecided,
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
export { beforeClosing, close, deactivate, enter, evolve, reactivate, receives, reopen, shutOut } from "./policy.ts"
export { Mailboxes, OwnedMailboxes } from "./port.ts"
export { asOwner, mailboxesOf, replayDeletions } from "./workflow.ts"
