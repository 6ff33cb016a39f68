/**
 * Delivery: an accepted sending becomes a letter in the recipient's mailbox, or the mailbox refuses it. Judged there, in
 * the mailbox's own transaction, and once however often it is tried.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { Letter } from "../letter/index.ts"
import { RuleId } from "../rule/index.ts"

const rules = Schema.Array(RuleId)

export const LetterDelivered = Schema.TaggedStruct("LetterDelivered", {
  letter: Letter,
  at: Instant,
  rules,
  policy: Schema.NonEmptyString
})
export type LetterDelivered = typeof LetterDelivered.Type

/** The mailbox takes no mail: it is not active, or it is gone (LIFE-1). */
export const DeliveryRefused = Schema.TaggedStruct("DeliveryRefused", { at: Instant, rules })
export type DeliveryRefused = typeof DeliveryRefused.Type

/** How a mailbox judged a delivery, kept so that a second try answers the same. */
export const DeliveryOutcome = Schema.Struct({
  outcome: Schema.Literals(["delivered", "refused"]),
  at: Instant,
  rules
})
export type DeliveryOutcome = typeof DeliveryOutcome.Type
