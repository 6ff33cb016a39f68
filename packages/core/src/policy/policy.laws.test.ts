import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyInstant } from "../calendar/arbitrary.ts"
import { profile } from "./arbitrary.ts"
import { digipost, eBoks, inEffect, ProviderProfile } from "./index.ts"

const profiles = fc.uniqueArray(profile, {
  selector: ({ effectiveFrom }) => DateTime.toEpochMillis(effectiveFrom),
  maxLength: 5
})

describe("versions of a policy", () => {
  it("the one in effect has begun, and no other has begun since", () => {
    fc.assert(
      fc.property(profiles, anyInstant, (profiles, at) => {
        const current = inEffect(profiles, at)
        const begun = profiles.filter(({ effectiveFrom }) => DateTime.isLessThanOrEqualTo(effectiveFrom, at))
        expect(current === null).toBe(begun.length === 0)
        if (current === null) return
        expect(begun).toContain(current)
        expect(begun.some(({ effectiveFrom }) => DateTime.isGreaterThan(effectiveFrom, current.effectiveFrom))).toBe(
          false
        )
      })
    )
  })

  it("takes effect at its moment, in whatever order the versions are kept", () => {
    fc.assert(
      fc.property(profiles, (profiles) => {
        for (const version of profiles) {
          expect(inEffect(profiles, version.effectiveFrom)).toBe(version)
          expect(inEffect(profiles.toReversed(), version.effectiveFrom)).toBe(version)
          expect(inEffect([version], DateTime.subtract(version.effectiveFrom, { milliseconds: 1 }))).toBeNull()
        }
      })
    )
  })
})

describe("the providers' numbers", () => {
  it.each([digipost, eBoks])("$provider: are a profile, and the catalogue's", (provider) => {
    expect(Schema.is(ProviderProfile)(provider)).toBe(true)
    expect(provider).toMatchObject({
      session: {
        browserIdle: 30 * 60_000,
        browserAbsolute: 8 * 3_600_000,
        mobileIdleDays: 60,
        mobileLevelIdle: 24 * 3_600_000,
        mobileLevelAge: 7 * 24 * 3_600_000
      },
      password: { minCharacters: 12, maxCharacters: 128 },
      opening: { publicFloor: "substantial" },
      sending: { maxBytes: 30_000_000, maxFiles: 200, smallDocument: 128_000, idempotencyDays: 30 },
      directory: { maxQueries: 1000, oldAddressMonths: 12 },
      life: { closedMonths: 3, reopenLevel: "high" }
    })
  })
})
