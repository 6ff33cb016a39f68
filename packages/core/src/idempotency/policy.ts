import { DateTime, Result } from "effect"
import { addDays, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import type { SendingId, Sha256 } from "../letter/index.ts"
import type { SendingPolicy } from "../policy/index.ts"
import type { KeyRecord, KeyReused, KeyUnderWay } from "./model.ts"

/**
 * What a request under a key means (FIELD-10): null, that it is new; a sending, that its answer is to be told again.
 * `held` is what is known of the key: nothing, a record, or that another request holds it now.
 *
 * @example
 * ```ts
 * import { judgeKey } from "@postkasse/core/idempotency"
 * import { SendingId, Sha256 } from "@postkasse/core/letter"
 * import { digipost } from "@postkasse/core/policy"
 * import { DateTime, Result } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const fingerprint = Sha256.make("00".repeat(32))
 * const held = { fingerprint, sending: SendingId.make("0190b5a0-0000-7000-8000-000000000001"), at }
 *
 * console.log(Result.getOrThrow(judgeKey(digipost.sending, null, fingerprint, at))) // → null
 * console.log(Result.getOrThrow(judgeKey(digipost.sending, held, fingerprint, at))) // → 0190b5a0-0000-7000-8000-000000000001
 * const other = judgeKey(digipost.sending, held, Sha256.make("ff".repeat(32)), at)
 * if (Result.isFailure(other)) console.log(other.failure._tag) // → KeyReused
 * ```
 */
export const judgeKey = (
  policy: SendingPolicy,
  held: KeyRecord | "UnderWay" | null,
  fingerprint: Sha256,
  at: Instant
): Result.Result<SendingId | null, KeyReused | KeyUnderWay> => {
  if (held === "UnderWay") return Result.fail({ _tag: "KeyUnderWay", rules: ["FIELD-10"] })
  if (held === null || isForgotten(policy, held, at)) return Result.succeed(null)
  return held.fingerprint === fingerprint
    ? Result.succeed(held.sending)
    : Result.fail({ _tag: "KeyReused", rules: ["FIELD-10"] })
}

/** Until when a key made at `at` is remembered: the end of its last Oslo calendar day (FIELD-10, LIFE-8). */
export const rememberedUntil = (policy: SendingPolicy, at: Instant): Instant =>
  endOf(addDays(osloDateOf(at), policy.idempotencyDays))

/** Keys made before this moment are forgotten at `at`; one made then or later is not (FIELD-10). */
export const forgottenBefore = (policy: SendingPolicy, at: Instant): Instant =>
  endOf(addDays(osloDateOf(at), -policy.idempotencyDays - 1))

const isForgotten = (policy: SendingPolicy, record: KeyRecord, at: Instant): boolean =>
  DateTime.isGreaterThanOrEqualTo(at, rememberedUntil(policy, record.at))
