/**
 * Channel: the way that a public letter takes to a person: to the mailbox of the provider that they have chosen, or on
 * paper (CHOICE-1 to CHOICE-9). The choice and the reservation are the person's, and lie with the national register.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { Provider } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"

/** An e-mail address or a mobile number in the register, and when the person last changed it or said that it holds (FIELD-4). */
export const ContactPoint = Schema.Struct({
  value: Schema.NonEmptyString,
  updatedAt: Schema.NullOr(Instant),
  verifiedAt: Schema.NullOr(Instant)
})
export type ContactPoint = typeof ContactPoint.Type

/** The languages in which a person may want public mail (FIELD-4). */
export const RegisterLanguage = Schema.Literals(["nb", "nn", "en", "se"])
export type RegisterLanguage = typeof RegisterLanguage.Type

/** What the contact and reservation register knows of a person (FIELD-4). */
export const RegisteredPerson = Schema.Union([
  Schema.TaggedStruct("Active", {
    reserved: Schema.Boolean,
    email: Schema.NullOr(ContactPoint),
    mobile: Schema.NullOr(ContactPoint),
    /** The provider of the person's choice; null for none yet (CHOICE-1). */
    chosen: Schema.NullOr(Provider),
    language: RegisterLanguage
  }),
  Schema.TaggedStruct("Deleted", {}),
  Schema.TaggedStruct("NotRegistered", {})
])
export type RegisteredPerson = typeof RegisteredPerson.Type

/** The person's choice for public mail: at most one provider (CHOICE-1), and whether they have reserved (CHOICE-3). */
export const ChannelChoice = Schema.Struct({ chosen: Schema.NullOr(Provider), reserved: Schema.Boolean })
export type ChannelChoice = typeof ChannelChoice.Type

const rules = Schema.Array(RuleId)
const event = { at: Instant, rules }

/** Holds at once for what is sent after; the agency confirms it by SMS where the person chose (CHOICE-2, CHOICE-8). */
export const ProviderChosen = Schema.TaggedStruct("ProviderChosen", {
  ...event,
  provider: Provider,
  confirmBySms: Schema.Boolean
})
export type ProviderChosen = typeof ProviderChosen.Type
export const ReservationMade = Schema.TaggedStruct("ReservationMade", event)
export type ReservationMade = typeof ReservationMade.Type
export const ReservationRemoved = Schema.TaggedStruct("ReservationRemoved", event)
export type ReservationRemoved = typeof ReservationRemoved.Type

export const ChannelEvent = Schema.Union([ProviderChosen, ReservationMade, ReservationRemoved])
export type ChannelEvent = typeof ChannelEvent.Type

/** A reservation is removed on the register's site, not by telephone (CHOICE-3). */
export const ReservationRemovedOnSite = Schema.TaggedStruct("ReservationRemovedOnSite", { rules })
export type ReservationRemovedOnSite = typeof ReservationRemovedOnSite.Type

/** Letters from public bodies are not replied to here; the document may hold a link for it (RECEIVE-8). */
export const RepliesNotTaken = Schema.TaggedStruct("RepliesNotTaken", { rules })
export type RepliesNotTaken = typeof RepliesNotTaken.Type

/** What a public sender says of its letter (FIELD-5). */
export interface PublicLetter {
  readonly kind: "decision" | "information"
  /** Why an information letter goes digitally despite a reservation; null where the sender does not say so. */
  readonly despiteReservation: string | null
}

/** Why a letter goes on paper (CHOICE-4, FIELD-5). */
export const PrintReason = Schema.Literals(["Reserved", "NotNotifiable", "NoChoice", "CannotReceive"])
export type PrintReason = typeof PrintReason.Type

/** The way of one public letter, always with its reason (CHOICE-4). */
export const Route = Schema.Union([
  Schema.TaggedStruct("Digital", {
    provider: Provider,
    /** Why it goes so despite a reservation, as the sender said; else null. */
    despiteReservation: Schema.NullOr(Schema.NonEmptyString),
    rules,
    policy: Schema.NonEmptyString
  }),
  Schema.TaggedStruct("Print", { reason: PrintReason, rules, policy: Schema.NonEmptyString })
]).annotate({ identifier: "Route" })
export type Route = typeof Route.Type

/** By which channels a person can be notified of public mail, each judged by itself (FIELD-4). */
export interface Notifiable {
  readonly email: boolean
  readonly mobile: boolean
}
