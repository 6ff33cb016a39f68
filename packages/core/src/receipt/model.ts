/**
 * Receipt: what a sender hears of its sendings, in one ordered log that loses nothing (FIELD-12).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { DocumentId, oneLine, SendingId } from "../letter/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"

/** Stable: the same event has the same id however often it is told (FIELD-12). */
export const EventId = Identifier.pipe(Schema.brand("EventId"))
export type EventId = typeof EventId.Type

/** Where an event stands in its sender's log, counted from 1 without gaps. */
export const EventPosition = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)).pipe(Schema.brand("EventPosition"))
export type EventPosition = typeof EventPosition.Type

const event = { id: EventId, sending: SendingId, at: Instant }

/** The sending is whole, and Postkasse answers for it from now on. */
export const Accepted = Schema.TaggedStruct("Accepted", event)
/** The letter lies in the recipient's mailbox, to be seen from `visibleAt` (FIELD-6). */
export const Delivered = Schema.TaggedStruct("Delivered", { ...event, visibleAt: Instant })
/** The name that a scanner has for a kind of malware. */
export const Signature = oneLine(200).pipe(Schema.brand("Signature"))
export type Signature = typeof Signature.Type

/** A file that the scanner found something in, and what (TRUST-7). */
export const Finding = Schema.Struct({ document: DocumentId, signature: Signature })
export type Finding = typeof Finding.Type

/**
 * Why a sending was refused after it was accepted: the recipient's mailbox took no mail when the letter came (LIFE-1); the
 * scan found malware in it; or nothing could look at it for so long that it is given back unseen (TRUST-7).
 */
export const RefusalReason = Schema.Union([
  Schema.TaggedStruct("MailboxTakesNoMail", {}),
  Schema.TaggedStruct("MalwareFound", { found: Schema.NonEmptyArray(Finding) }),
  Schema.TaggedStruct("NeverScanned", {})
]).annotate({ identifier: "RefusalReason" })
export type RefusalReason = typeof RefusalReason.Type

/** It was not delivered, and will not be. */
export const Refused = Schema.TaggedStruct("Refused", {
  ...event,
  rules: Schema.Array(RuleId),
  reason: RefusalReason
})
/** The recipient opened the letter for the first time. */
export const Opened = Schema.TaggedStruct("Opened", event)
/** The recipient confirmed the letter, as the sender asked (FIELD-8). */
export const Confirmed = Schema.TaggedStruct("Confirmed", event)

/**
 * What a sender is told of a sending of its own (FIELD-12).
 *
 * @example
 * ```ts
 * import { SenderEvent } from "@postkasse/core/receipt"
 * import { Schema } from "effect"
 *
 * const read = Schema.decodeUnknownSync(Schema.toCodecJson(SenderEvent))
 * const event = read({
 *   _tag: "Refused",
 *   id: "0190b5a0-0000-7000-8000-000000000001",
 *   sending: "0190b5a0-0000-7000-8000-000000000002",
 *   at: "2026-11-26T12:00:00.000Z",
 *   rules: ["LIFE-1"],
 *   reason: { _tag: "MailboxTakesNoMail" }
 * })
 * if (event._tag === "Refused") console.log(event.reason._tag, event.rules.join()) // → MailboxTakesNoMail LIFE-1
 * ```
 */
export const SenderEvent = Schema.Union([Accepted, Delivered, Refused, Opened, Confirmed])
export type SenderEvent = typeof SenderEvent.Type

/** One entry of a sender's log. */
export interface LoggedEvent {
  readonly position: EventPosition
  readonly event: SenderEvent
}
