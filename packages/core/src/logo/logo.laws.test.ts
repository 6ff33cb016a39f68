import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { sha256 } from "../letter/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { Bytes, digipost } from "../policy/index.ts"
import { logo, logoPicture } from "./arbitrary.ts"
import { evolveLogo, judgeLogo, type LogoFault, type LogoPicture, noLogo, proposeLogo } from "./index.ts"

const fit: LogoPicture = {
  sha256: fc.sample(sha256, { numRuns: 1, seed: 1 })[0] as LogoPicture["sha256"],
  bytes: Bytes.make(512_000),
  mediaType: "image/png",
  width: 50,
  height: 50,
  transparent: true
}
const at = fc.sample(instant, { numRuns: 1, seed: 1 })[0] as Parameters<typeof proposeLogo>[2]
const faultsOf = (picture: LogoPicture): ReadonlyArray<LogoFault> => {
  const answer = proposeLogo(digipost, picture, at)
  return Result.isFailure(answer) ? answer.failure.faults : []
}

describe("a logo", () => {
  it.each<readonly [LogoFault | null, Partial<LogoPicture>]>([
    [null, {}],
    [null, { bytes: Bytes.make(0) }],
    [null, { width: 5000, height: 5000 }],
    ["tooManyBytes", { bytes: Bytes.make(512_001) }],
    ["tooSmall", { width: 49 }],
    ["tooSmall", { height: 49 }],
    ["notPng", { mediaType: "image/jpeg" }],
    ["notTransparent", { transparent: false }]
  ])("SEND-12: %s: %j", (fault, picture) => {
    expect(faultsOf({ ...fit, ...picture })).toEqual(fault === null ? [] : [fault])
  })

  it("SEND-12: every fault of a picture is named, and one that has none is proposed", () => {
    fc.assert(
      fc.property(profile, logoPicture, instant, (profile, picture, at) => {
        const { logoMaxBytes: maxBytes, logoMinPixels: minPixels } = profile.organisation
        const mend: Readonly<Record<LogoFault, Partial<LogoPicture>>> = {
          notPng: { mediaType: "image/png" },
          notTransparent: { transparent: true },
          tooManyBytes: { bytes: maxBytes },
          tooSmall: { width: Math.max(picture.width, minPixels), height: Math.max(picture.height, minPixels) }
        }
        const answer = proposeLogo(profile, picture, at)
        if (Result.isSuccess(answer)) {
          expect(answer.success).toEqual({ _tag: "LogoProposed", picture, at, rules: ["SEND-12"] })
          return
        }
        const { faults } = answer.failure
        expect(answer.failure).toEqual({ _tag: "LogoUnfit", rules: ["SEND-12"], faults, maxBytes, minPixels })
        expect(faults.length).toBeGreaterThan(0)
        const mended: LogoPicture = Object.assign({ ...picture }, ...faults.map((fault) => mend[fault]))
        expect(Result.isSuccess(proposeLogo(profile, mended, at))).toBe(true)
        for (const left of faults) {
          const others = faults.filter((fault) => fault !== left)
          const half: LogoPicture = Object.assign({ ...picture }, ...others.map((fault) => mend[fault]))
          expect(proposeLogo(profile, half, at)).toMatchObject({ failure: { faults: [left] } })
        }
      })
    )
  })

  it("SEND-12, RECEIVE-9: is shown only once the operator has approved that very picture", () => {
    fc.assert(
      fc.property(logo, sha256, instant, (logo, other, at) => {
        for (const verdict of ["LogoApproved", "LogoRejected"] as const) {
          const judged = judgeLogo(logo, verdict, logo.proposed?.sha256 ?? other, at)
          expect(Result.isSuccess(judged)).toBe(logo.proposed !== null)
          if (Result.isFailure(judged)) {
            expect(judged.failure).toEqual({ _tag: "LogoNotProposed", rules: ["SEND-12"] })
            continue
          }
          expect(judged.success).toMatchObject({ sha256: logo.proposed?.sha256, at, rules: ["SEND-12"] })
          const shown = verdict === "LogoApproved" ? logo.proposed : logo.shown
          expect(evolveLogo(logo, judged.success)).toEqual({ shown, proposed: null })
        }
        if (other !== logo.proposed?.sha256)
          expect(Result.isFailure(judgeLogo(logo, "LogoApproved", other, at))).toBe(true)
      })
    )
  })

  it("SEND-12: while a new one waits, the approved one is still shown", () => {
    fc.assert(
      fc.property(logo, logoPicture, instant, (logo, picture, at) => {
        const proposed = evolveLogo(logo, { _tag: "LogoProposed", picture, at, rules: ["SEND-12"] })
        expect(proposed).toEqual({ shown: logo.shown, proposed: picture })
      })
    )
  })

  it("SEND-12, RECEIVE-9: whoever has none shows none, and has none for the operator to approve, until one is proposed", () => {
    fc.assert(
      fc.property(logoPicture, instant, (picture, at) => {
        expect(noLogo.shown).toBeNull()
        expect(Result.isFailure(judgeLogo(noLogo, "LogoApproved", picture.sha256, at))).toBe(true)
        const proposed = evolveLogo(noLogo, { _tag: "LogoProposed", picture, at, rules: ["SEND-12"] })
        expect(proposed).toEqual({ shown: null, proposed: picture })
      })
    )
  })
})
