import { DateTime, Effect } from "effect"
import { Policy } from "../policy/index.ts"
import { forgottenBefore } from "./policy.ts"
import { IdempotencyKeys } from "./port.ts"

/** Forgets keys that are remembered no longer, at most `limit`; answers how many (FIELD-10). */
export const forgetKeys = Effect.fnUntraced(function* (limit: number) {
  const { sending: policy } = yield* Policy
  return yield* (yield* IdempotencyKeys).sweep(forgottenBefore(policy, yield* DateTime.now), limit)
})
