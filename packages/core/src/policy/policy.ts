import { DateTime } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { ProviderProfile } from "./model.ts"

/** The version in effect at `at`, or null before the first one. Profiles may come in any order. */
export const inEffect = (profiles: ReadonlyArray<ProviderProfile>, at: Instant): ProviderProfile | null =>
  profiles
    .filter((profile) => DateTime.isLessThanOrEqualTo(profile.effectiveFrom, at))
    .reduce<ProviderProfile | null>(
      (latest, profile) =>
        latest === null || DateTime.isLessThan(latest.effectiveFrom, profile.effectiveFrom) ? profile : latest,
      null
    )
