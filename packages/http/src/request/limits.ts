/**
 * Request limits: how many requests each person, organisation and network address has made of late.
 *
 * @module
 */
import { Policy } from "@postkasse/core/policy"
import { countRequest, isOver, type RequestCount, type Requester, type TooManyRequests } from "@postkasse/core/request"
import { DateTime, Effect, Result } from "effect"

export interface RequestLimits {
  /** Counts a request on `by`, whose id is `id`, or says that it comes too soon. */
  readonly count: (by: Requester, id: string) => Effect.Effect<Result.Result<void, TooManyRequests>, never, Policy>
}

/** Counts in this process alone: of several servers each lets as many through (ADR 17). */
export const requestLimits = (): RequestLimits => {
  const counts = new Map<string, RequestCount>()
  let swept = DateTime.makeUnsafe(0)
  return {
    count: Effect.fnUntraced(function* (by, id) {
      const { request: policy } = yield* Policy
      const at = yield* DateTime.now
      if (isOver(policy, { made: 0, since: swept }, at)) {
        for (const [key, count] of counts) if (isOver(policy, count, at)) counts.delete(key)
        swept = at
      }
      const key = `${by} ${id}`
      const counted = countRequest(policy, by, counts.get(key) ?? null, at)
      if (Result.isSuccess(counted)) counts.set(key, counted.success)
      return Result.map(counted, () => undefined)
    })
  }
}
