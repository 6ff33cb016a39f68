import { DateTime } from "effect"
import type { Instant } from "../calendar/index.ts"

/**
 * The version in effect at `at`, or null before the first one. Versions may come in any order.
 *
 * @example
 * ```ts
 * import { digipost, inEffect } from "@postkasse/core/policy"
 * import { DateTime } from "effect"
 *
 * const next = { ...digipost, version: "digipost-2027-01", effectiveFrom: DateTime.makeUnsafe("2027-01-01T00:00:00Z") }
 * const profiles = [next, digipost]
 * console.log(inEffect(profiles, DateTime.makeUnsafe("2026-12-31T23:59:59Z"))?.version) // → digipost-2026-01
 * console.log(inEffect(profiles, next.effectiveFrom)?.version) // → digipost-2027-01
 * ```
 */
export const inEffect = <Version extends { readonly effectiveFrom: Instant }>(
  versions: ReadonlyArray<Version>,
  at: Instant
): Version | null =>
  versions
    .filter(({ effectiveFrom }) => DateTime.isLessThanOrEqualTo(effectiveFrom, at))
    .reduce<Version | null>(
      (latest, version) =>
        latest === null || DateTime.isLessThan(latest.effectiveFrom, version.effectiveFrom) ? version : latest,
      null
    )
