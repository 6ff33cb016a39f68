/**
 * Idempotency: the same request sent twice is done once (FIELD-10).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { SendingId, Sha256 } from "../letter/index.ts"
import { RuleId } from "../rule/index.ts"

/** A key that the sender chooses, one for each thing it wants done: 1 to 255 printable ASCII characters. */
export const IdempotencyKey = Schema.String.check(Schema.isPattern(/^[\x21-\x7e]{1,255}$/u)).pipe(
  Schema.brand("IdempotencyKey")
)
export type IdempotencyKey = typeof IdempotencyKey.Type

/** What a key once stood for: the request's fingerprint, and the sending that it made. Only successes are kept. */
export const KeyRecord = Schema.Struct({ fingerprint: Sha256, sending: SendingId, at: Instant })
export type KeyRecord = typeof KeyRecord.Type

const rules = Schema.Array(RuleId)

/** The key stands for another request (FIELD-10). */
export const KeyReused = Schema.TaggedStruct("KeyReused", { rules })
export type KeyReused = typeof KeyReused.Type

/** The first request with this key is still under way: ask again (FIELD-10). */
export const KeyUnderWay = Schema.TaggedStruct("KeyUnderWay", { rules })
export type KeyUnderWay = typeof KeyUnderWay.Type
