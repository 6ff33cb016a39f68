import { OsloDate } from "@postkasse/core/calendar"
import { type Mailbox, MailboxAddress, MailboxId } from "@postkasse/core/mailbox"
import { Schema } from "effect"
import { InstantText } from "../input/text.ts"

/** Where a mailbox is in its life (LIFE-1). */
const Life = Schema.Union([
  Schema.TaggedStruct("Active", {}),
  Schema.TaggedStruct("Deactivated", { since: InstantText }),
  Schema.TaggedStruct("Closed", { since: InstantText, deletionDay: OsloDate }),
  Schema.TaggedStruct("Deceased", { since: InstantText, deletionDay: OsloDate }),
  Schema.TaggedStruct("Deleted", { since: InstantText })
]).annotate({ identifier: "Life" })

const OwnMailbox = Schema.Struct({ id: MailboxId, address: MailboxAddress, life: Life }).annotate({
  identifier: "Mailbox"
})

export const OwnMailboxes = Schema.Struct({ mailboxes: Schema.Array(OwnMailbox) }).annotate({ identifier: "Mailboxes" })

export const ownMailboxes = (mailboxes: ReadonlyArray<Mailbox>): typeof OwnMailboxes.Type => ({
  mailboxes: mailboxes.map(({ id, address, life }) => ({ id, address, life }))
})
