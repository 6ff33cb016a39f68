import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import {
  countRequest,
  isOver,
  RequestCount,
  Requester,
  TooManyRequests
} from "../../../packages/core/src/request/index.ts"
import { requestCount, requester } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

/** A request after some others: often after as many as are heard, and about when the window ends. */
const asked = fc
  .tuple(profileName, requester, requestCount, fc.integer({ min: -1, max: 1 }))
  .chain(([profile, by, { made, since }, away]) => {
    const { window, ...most } = profileNamed(profile).request
    return fc
      .record({
        made: fc.constantFrom(made, Math.max(1, most[by] + away)),
        after: fc.oneof(fc.nat(2 * window), fc.constant(window + away))
      })
      .map(({ made, after }) => ({
        profile,
        by,
        before: { made, since },
        at: DateTime.add(since, { milliseconds: after })
      }))
  })

export const request = [
  decision("countRequest", {
    input: Schema.Struct({ profile: ProfileName, by: Requester, before: Schema.NullOr(RequestCount), at: Instant }),
    answer: RequestCount,
    refusal: TooManyRequests,
    from: fc.tuple(asked, fc.nat(5)).map(([one, which]) => (which === 0 ? { ...one, before: null } : one)),
    most: 20,
    decide: ({ profile, by, before, at }) => countRequest(profileNamed(profile).request, by, before, at)
  }),
  decision("isOver", {
    input: Schema.Struct({ profile: ProfileName, count: RequestCount, at: Instant }),
    answer: Schema.Boolean,
    from: asked.map(({ profile, before, at }) => ({ profile, count: before, at })),
    most: 8,
    decide: ({ profile, count, at }) => isOver(profileNamed(profile).request, count, at)
  })
]
