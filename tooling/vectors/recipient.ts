import { Schema } from "effect"
import fc from "fast-check"
import { OsloDate } from "../../packages/core/src/calendar/index.ts"
import { NationalId, OrganisationNumber } from "../../packages/core/src/identity/index.ts"
import { MailboxAddress, MailboxId } from "../../packages/core/src/mailbox/index.ts"
import { recipient as anyRecipient, recipientQuery } from "../../packages/core/src/testing.ts"
import { isNobodys, synthetic } from "./synthetic.ts"

export const Recipient = Schema.Union([
  Schema.TaggedStruct("NationalId", { nationalId: NationalId }),
  Schema.TaggedStruct("OrganisationNumber", { organisationNumber: OrganisationNumber }),
  Schema.TaggedStruct("MailboxAddress", { mailboxAddress: MailboxAddress }),
  Schema.TaggedStruct("NameAndAddress", {
    name: Schema.String,
    street: Schema.String,
    postalCode: Schema.String,
    birthDate: Schema.NullOr(OsloDate)
  })
])

export const DirectoryEntry = Schema.Struct({
  mailbox: Schema.NullOr(Schema.Struct({ id: MailboxId, receives: Schema.Boolean, visible: Schema.Boolean }))
})

const byNumber = fc.record({ _tag: fc.constant("NationalId" as const), nationalId: synthetic })
const areNobodys = (to: { readonly _tag: string; readonly nationalId?: string }) =>
  isNobodys(to.nationalId?.replaceAll(/\s/gu, "") ?? "")

/** Recipients of whom none is named by a national id number that could be somebody's. */
export const recipient = fc.oneof(anyRecipient, byNumber).filter(areNobodys)
export const query = fc.oneof(recipientQuery, byNumber).filter(areNobodys)
