import { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { Sha256 } from "../letter/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import {
  type Logo,
  type LogoEvent,
  LogoFault,
  type LogoNotProposed,
  type LogoPicture,
  type LogoUnfit
} from "./model.ts"

/** Where an organisation has no logo. */
export const noLogo: Logo = { shown: null, proposed: null }

/**
 * Proposes a picture, which is shown to nobody until the operator has approved it (SEND-12).
 *
 * @example
 * ```ts
 * import { proposeLogo } from "@postkasse/core/logo"
 * import { Sha256 } from "@postkasse/core/letter"
 * import { Bytes, digipost } from "@postkasse/core/policy"
 * import { DateTime, Result } from "effect"
 *
 * const picture = {
 *   sha256: Sha256.make("00".repeat(32)),
 *   bytes: Bytes.make(600_000),
 *   mediaType: "image/png",
 *   width: 40,
 *   height: 200,
 *   transparent: true
 * }
 * const answer = proposeLogo(digipost, picture, DateTime.makeUnsafe("2026-11-26T12:00:00Z"))
 * if (Result.isFailure(answer)) console.log(answer.failure.faults.join(", ")) // → tooManyBytes, tooSmall
 * ```
 */
export const proposeLogo = (
  { organisation: policy }: ProviderProfile,
  picture: LogoPicture,
  at: Instant
): Result.Result<LogoEvent, LogoUnfit> => {
  const { logoMaxBytes: maxBytes, logoMinPixels: minPixels } = policy
  const unfit: Readonly<Record<LogoFault, boolean>> = {
    notPng: picture.mediaType !== "image/png",
    notTransparent: !picture.transparent,
    tooManyBytes: picture.bytes > maxBytes,
    tooSmall: picture.width < minPixels || picture.height < minPixels
  }
  const faults = LogoFault.literals.filter((fault) => unfit[fault])
  return faults.length === 0
    ? Result.succeed({ _tag: "LogoProposed", picture, at, rules: ["SEND-12"] })
    : Result.fail({ _tag: "LogoUnfit", rules: ["SEND-12"], faults, maxBytes, minPixels })
}

/** The operator approves or rejects the picture that it has looked at, named by its digest (SEND-12). */
export const judgeLogo = (
  logo: Logo,
  verdict: "LogoApproved" | "LogoRejected",
  sha256: Sha256,
  at: Instant
): Result.Result<LogoEvent, LogoNotProposed> =>
  logo.proposed?.sha256 === sha256
    ? Result.succeed({ _tag: verdict, sha256, at, rules: ["SEND-12"] })
    : Result.fail({ _tag: "LogoNotProposed", rules: ["SEND-12"] })

/** The logos after an event. */
export const evolveLogo = (logo: Logo, event: LogoEvent): Logo => {
  switch (event._tag) {
    case "LogoProposed":
      return { ...logo, proposed: event.picture }
    case "LogoApproved":
      return { shown: logo.proposed, proposed: null }
    case "LogoRejected":
      return { ...logo, proposed: null }
  }
}
