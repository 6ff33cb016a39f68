import type { RefusalTexts } from "../model.ts"
import { day, logInAt } from "./spelling.ts"

export const mailbox = {
  MailboxNotFound: () => ({ title: "We cannot find the mailbox", detail: "It does not exist, or it is not yours." }),
  MailboxIsClosed: ({ deletionDay, reopenLevel }) => ({
    title: "The mailbox is closed",
    detail: `You can reopen it until the end of ${day(deletionDay)}. After that everything in it is deleted for good. ${logInAt[reopenLevel]}`
  }),
  LifeForbids: ({ from }) => ({
    title: "That cannot be done now",
    detail: {
      Active: "The mailbox is in normal use.",
      Deactivated: "The mailbox does not take new letters.",
      Closed: "The mailbox is closed.",
      Deceased: "The mailbox is out of use because its owner is registered as dead.",
      Deleted: "The mailbox has been deleted for good."
    }[from]
  }),
  ReopeningNeedsLevel: ({ stepUpTo }) => ({
    title: "You must log in more securely",
    detail: `Reopening the mailbox takes a more secure login than the one you have now. ${logInAt[stepUpTo]}`
  }),
  DeletionNotDue: ({ deletionDay }) => ({
    title: "It is too early to delete",
    detail: `The content stays until the end of ${day(deletionDay)}.`
  }),
  DeletionUndecided: ({ deletionDay }) => ({
    title: "Nobody has decided to delete",
    detail: `The day was ${day(deletionDay)}. The content may be deleted, but need not be. Decide that first.`
  })
} satisfies Partial<RefusalTexts>
