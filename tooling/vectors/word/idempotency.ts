import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import * as core from "../../../packages/core/src/idempotency/index.ts"
import { SendingId, Sha256 } from "../../../packages/core/src/letter/index.ts"
import { instant, keyRecord, sha256 } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

/** A key that was used before, some hours about the end of its last day. */
const asked = fc
  .tuple(profileName, keyRecord, sha256, fc.nat(5), fc.integer({ min: -40, max: 40 }))
  .map(([profile, record, other, which, hours]) => {
    const { idempotencyDays } = profileNamed(profile).sending
    const held = which === 0 ? null : which === 1 ? ("UnderWay" as const) : record
    const at = DateTime.add(record.at, { hours: Math.max(0, hours + 24 * idempotencyDays) })
    return { profile, held, fingerprint: which === 2 ? other : record.fingerprint, at }
  })
const dated = { input: Schema.Struct({ profile: ProfileName, at: Instant }), answer: Instant, most: 6 }
const day = fc.record({ profile: profileName, at: instant })

export const idempotency = [
  decision("judgeKey", {
    input: Schema.Struct({
      profile: ProfileName,
      held: Schema.NullOr(Schema.Union([core.KeyRecord, Schema.Literal("UnderWay")])),
      fingerprint: Sha256,
      at: Instant
    }),
    answer: Schema.NullOr(SendingId),
    refusal: Schema.Union([core.KeyReused, core.KeyUnderWay]),
    from: asked,
    most: 16,
    decide: ({ profile, held, fingerprint, at }) => core.judgeKey(profileNamed(profile).sending, held, fingerprint, at)
  }),
  decision("rememberedUntil", {
    ...dated,
    from: day,
    decide: ({ profile, at }) => core.rememberedUntil(profileNamed(profile).sending, at)
  }),
  decision("forgottenBefore", {
    ...dated,
    from: day,
    decide: ({ profile, at }) => core.forgottenBefore(profileNamed(profile).sending, at)
  })
]
