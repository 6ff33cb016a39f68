import { DateTime, Result } from "effect"
import { addMillis, type Instant } from "../calendar/index.ts"
import type { RequestPolicy } from "../policy/index.ts"
import type { RequestCount, Requester, TooManyRequests } from "./model.ts"

/**
 * Counts one more request, or refuses it: no more are heard within a window than the policy says. What is refused is not
 * counted, so that whoever goes on asking waits no longer for it.
 *
 * @example
 * ```ts
 * import { digipost } from "@postkasse/core/policy"
 * import { countRequest } from "@postkasse/core/request"
 * import { DateTime, Result } from "effect"
 *
 * const policy = { ...digipost.request, person: 1 }
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const first = Result.getOrThrow(countRequest(policy, "person", null, at))
 * console.log(first.made) // → 1
 * const second = countRequest(policy, "person", first, at)
 * if (Result.isFailure(second)) console.log(DateTime.formatIso(second.failure.retryAt)) // → 2026-11-26T12:01:00.000Z
 * ```
 */
export const countRequest = (
  policy: RequestPolicy,
  by: Requester,
  before: RequestCount | null,
  at: Instant
): Result.Result<RequestCount, TooManyRequests> => {
  if (before === null || isOver(policy, before, at)) return Result.succeed({ made: 1, since: at })
  if (before.made < policy[by]) return Result.succeed({ made: before.made + 1, since: before.since })
  return Result.fail({ _tag: "TooManyRequests", rules: [], retryAt: addMillis(before.since, policy.window) })
}

/** Whether a count's window has passed: it is then as none, and can be forgotten. */
export const isOver = (policy: RequestPolicy, { since }: RequestCount, at: Instant): boolean =>
  DateTime.isGreaterThanOrEqualTo(at, addMillis(since, policy.window))
