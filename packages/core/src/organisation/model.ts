/**
 * Organisation: a verified sender, known by its organisation number (AUTH-7, BUSINESS-3).
 *
 * @module
 */
import { Schema } from "effect"
import { OrganisationNumber } from "../identity/index.ts"

/** What kind of sender: people and voluntary organisations count as private (AUTH-4, QUOTA-4). */
export const SenderKind = Schema.Literals(["person", "company", "voluntary", "public"]).annotate({
  identifier: "SenderKind"
})
export type SenderKind = typeof SenderKind.Type

export const OrganisationName = Schema.NonEmptyString.check(Schema.isMaxLength(200))

export const Organisation = Schema.Struct({
  number: OrganisationNumber,
  /** As the business register writes it (RECEIVE-9). */
  name: OrganisationName,
  kind: Schema.Literals(["company", "voluntary", "public"]),
  /** Whether it may address people by national id number (SEND-10). */
  mayUseNationalId: Schema.Boolean
})
export type Organisation = typeof Organisation.Type

/** Who sent a letter, as verified when it was sent: what the recipient is shown (RECEIVE-9). */
export const Sender = Schema.Struct({
  organisation: OrganisationNumber,
  name: OrganisationName,
  kind: SenderKind
}).annotate({ identifier: "Sender" })
export type Sender = typeof Sender.Type
