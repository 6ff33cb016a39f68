import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import type { RequestPolicy } from "../policy/index.ts"
import { requestCount, requester } from "./arbitrary.ts"
import { countRequest, isOver, type RequestCount, type Requester } from "./index.ts"

const policy: fc.Arbitrary<RequestPolicy> = fc.record({
  window: fc.integer({ min: 1, max: 600 }),
  person: fc.integer({ min: 1, max: 9 }),
  organisation: fc.integer({ min: 1, max: 9 }),
  address: fc.integer({ min: 1, max: 9 })
})
const pauses = fc.array(fc.oneof(fc.nat(40), fc.nat(700)), { maxLength: 80 })

/** The moments of which requests were heard, of those made after these pauses. */
const heardOf = (policy: RequestPolicy, by: Requester, start: DateTime.Utc, pauses: ReadonlyArray<number>) => {
  let count: RequestCount | null = null
  let at = start
  const heard: Array<number> = []
  for (const milliseconds of pauses) {
    at = DateTime.add(at, { milliseconds })
    const answer: ReturnType<typeof countRequest> = countRequest(policy, by, count, at)
    if (Result.isFailure(answer)) continue
    count = answer.success
    heard.push(DateTime.toEpochMillis(at))
  }
  return heard
}

describe("counting requests", () => {
  it("of however many, no more are heard in a window than the limit, and in any other time of that length than twice as many", () => {
    fc.assert(
      fc.property(policy, requester, instant, pauses, (policy, by, start, pauses) => {
        const heard = heardOf(policy, by, start, pauses)
        let first = heard[0] ?? 0
        let within = 0
        for (const at of heard) {
          if (at >= first + policy.window) [first, within] = [at, 0]
          within += 1
          expect(within).toBeLessThanOrEqual(policy[by])
          const since = heard.filter((one) => one > at - policy.window && one <= at)
          expect(since.length).toBeLessThanOrEqual(2 * policy[by])
        }
      })
    )
  })

  it("whoever asks no more often than the limit in any such time is never refused", () => {
    fc.assert(
      fc.property(policy, requester, instant, pauses, (policy, by, start, pauses) => {
        const slow = pauses.map((pause) => pause + Math.ceil(policy.window / policy[by]))
        expect(heardOf(policy, by, start, slow).length).toBe(slow.length)
      })
    )
  })

  it("whoever is refused is heard from the moment named on, and not before", () => {
    fc.assert(
      fc.property(policy, requester, requestCount, fc.nat(700), (policy, by, count, later) => {
        const answer = countRequest(policy, by, count, DateTime.add(count.since, { milliseconds: later }))
        fc.pre(Result.isFailure(answer))
        if (Result.isSuccess(answer)) return
        const { retryAt } = answer.failure
        expect(countRequest(policy, by, count, retryAt)).toEqual(Result.succeed({ made: 1, since: retryAt }))
        const justBefore = DateTime.subtract(retryAt, { milliseconds: 1 })
        expect(Result.isFailure(countRequest(policy, by, count, justBefore))).toBe(true)
      })
    )
  })

  it("a count that is over is as none", () => {
    fc.assert(
      fc.property(policy, requester, requestCount, fc.nat(1300), (policy, by, count, later) => {
        const at = DateTime.add(count.since, { milliseconds: later })
        const fresh = countRequest(policy, by, null, at)
        expect(isOver(policy, count, at)).toBe(Result.isSuccess(fresh) && later >= policy.window)
        if (isOver(policy, count, at)) expect(countRequest(policy, by, count, at)).toEqual(fresh)
      })
    )
  })
})
