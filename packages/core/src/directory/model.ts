/**
 * Directory: finding a recipient, and telling a sender no more than it may know (FIELD-9).
 *
 * @module
 */
import { Schema } from "effect"
import { OsloDate } from "../calendar/index.ts"
import { NationalId, OrganisationNumber } from "../identity/index.ts"
import { MailboxAddress, type MailboxId } from "../mailbox/index.ts"
import { RuleId } from "../rule/index.ts"

const text = Schema.String.check(Schema.isMaxLength(200))

/** How a sender names a recipient, as typed: not yet known to be valid (FIELD-9). */
export const RecipientQuery = Schema.Union([
  Schema.TaggedStruct("NationalId", { nationalId: text }),
  Schema.TaggedStruct("OrganisationNumber", { organisationNumber: text }),
  Schema.TaggedStruct("MailboxAddress", { mailboxAddress: text }),
  Schema.TaggedStruct("NameAndAddress", {
    name: text,
    street: text,
    postalCode: text,
    /** Day of birth as `1971-05-17`, to tell people of one name at one address apart. */
    birthDate: Schema.optionalKey(text)
  })
]).annotate({ identifier: "RecipientQuery" })
export type RecipientQuery = typeof RecipientQuery.Type

/** The same, every field valid. */
export type Recipient =
  | { readonly _tag: "NationalId"; readonly nationalId: NationalId }
  | { readonly _tag: "OrganisationNumber"; readonly organisationNumber: OrganisationNumber }
  | { readonly _tag: "MailboxAddress"; readonly mailboxAddress: MailboxAddress }
  | {
      readonly _tag: "NameAndAddress"
      readonly name: string
      readonly street: string
      readonly postalCode: string
      readonly birthDate: OsloDate | null
    }

/** What the directory holds under a recipient's name: somebody, with a mailbox here or without. */
export interface DirectoryEntry {
  readonly mailbox: {
    readonly id: MailboxId
    readonly receives: boolean
    readonly visible: boolean
  } | null
}

/** What a sender learns of a recipient (FIELD-9). */
export const LookupResult = Schema.Union([
  Schema.TaggedStruct("Digital", {}),
  Schema.TaggedStruct("IdentifiedNotDigital", {}),
  Schema.TaggedStruct("Unidentified", { why: Schema.Literals(["NotFound", "SeveralMatches"]) }),
  Schema.TaggedStruct("Invalid", {
    field: Schema.Literals([
      "nationalId",
      "organisationNumber",
      "mailboxAddress",
      "name",
      "street",
      "postalCode",
      "birthDate"
    ]),
    why: Schema.Literals(["Malformed", "Empty"])
  })
]).annotate({ identifier: "LookupResult" })
export type LookupResult = typeof LookupResult.Type

const rules = Schema.Array(RuleId)

/** More recipients than one lookup takes (FIELD-9). */
export const TooManyRecipients = Schema.TaggedStruct("TooManyRecipients", { rules, most: Schema.Int, has: Schema.Int })
export type TooManyRecipients = typeof TooManyRecipients.Type

/** The sender may not name people by national id number (SEND-10). */
export const NationalIdNotAllowed = Schema.TaggedStruct("NationalIdNotAllowed", { rules })
export type NationalIdNotAllowed = typeof NationalIdNotAllowed.Type
