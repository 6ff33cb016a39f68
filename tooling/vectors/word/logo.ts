import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { Sha256 } from "../../../packages/core/src/letter/index.ts"
import * as core from "../../../packages/core/src/logo/index.ts"
import { Bytes } from "../../../packages/core/src/policy/index.ts"
import { logo as anyLogo, instant, logoPicture, sha256 } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const [LogoProposed, LogoApproved, LogoRejected] = core.LogoEvent.members
const verdicts = ["LogoApproved", "LogoRejected"] as const

/** A picture that fits, or does not in one thing or another. */
const proposed = fc
  .tuple(profileName, logoPicture, fc.subarray(["type", "bytes", "width", "height", "transparent"]), instant)
  .map(([profile, picture, as, at]) => {
    const { logoMaxBytes, logoMinPixels } = profileNamed(profile).organisation
    const fit: core.LogoPicture = {
      sha256: picture.sha256,
      mediaType: as.includes("type") ? picture.mediaType : "image/png",
      bytes: as.includes("bytes") ? picture.bytes : Bytes.make(logoMaxBytes),
      width: as.includes("width") ? picture.width : logoMinPixels,
      height: as.includes("height") ? picture.height : logoMinPixels,
      transparent: as.includes("transparent") ? picture.transparent : true
    }
    return { profile, picture: fit, at }
  })

export const logo = [
  decision("proposeLogo", {
    input: Schema.Struct({ profile: ProfileName, picture: core.LogoPicture, at: Instant }),
    answer: LogoProposed,
    refusal: core.LogoUnfit,
    from: proposed,
    most: 20,
    decide: ({ profile, picture, at }) => core.proposeLogo(profileNamed(profile), picture, at)
  }),
  decision("judgeLogo", {
    input: Schema.Struct({ logo: core.Logo, verdict: Schema.Literals(verdicts), sha256: Sha256, at: Instant }),
    answer: Schema.Union([LogoApproved, LogoRejected]),
    refusal: core.LogoNotProposed,
    from: anyLogo.chain((logo) =>
      fc.record({
        logo: fc.constant(logo),
        verdict: fc.constantFrom(...verdicts),
        sha256: logo.proposed === null ? sha256 : fc.constantFrom(logo.proposed.sha256, Sha256.make("00".repeat(32))),
        at: instant
      })
    ),
    most: 8,
    decide: ({ logo, verdict, sha256, at }) => core.judgeLogo(logo, verdict, sha256, at)
  })
]
