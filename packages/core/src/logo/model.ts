/**
 * Logo: the picture of a sender, shown on its letters once the operator has approved it (SEND-12, RECEIVE-9).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { Sha256 } from "../letter/index.ts"
import { Bytes } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"

/** A picture that has arrived, as far as it was looked into. */
export const LogoPicture = Schema.Struct({
  sha256: Sha256,
  bytes: Bytes,
  mediaType: Schema.String,
  /** In pixels. */
  width: Schema.Int,
  height: Schema.Int,
  /** Whether any of it can be seen through. */
  transparent: Schema.Boolean
})
export type LogoPicture = typeof LogoPicture.Type

/** An organisation's logos: the one that is shown, and one that waits for the operator. */
export const Logo = Schema.Struct({
  shown: Schema.NullOr(LogoPicture),
  proposed: Schema.NullOr(LogoPicture)
})
export type Logo = typeof Logo.Type

const rules = Schema.Array(RuleId)

const LogoProposed = Schema.TaggedStruct("LogoProposed", { picture: LogoPicture, at: Instant, rules })
const LogoApproved = Schema.TaggedStruct("LogoApproved", { sha256: Sha256, at: Instant, rules })
const LogoRejected = Schema.TaggedStruct("LogoRejected", { sha256: Sha256, at: Instant, rules })
export const LogoEvent = Schema.Union([LogoProposed, LogoApproved, LogoRejected])
export type LogoEvent = typeof LogoEvent.Type

/** What is wrong with a picture. */
export const LogoFault = Schema.Literals(["notPng", "notTransparent", "tooManyBytes", "tooSmall"])
export type LogoFault = typeof LogoFault.Type

/** The picture is no logo: every fault is named, with what would do (SEND-12). */
export const LogoUnfit = Schema.TaggedStruct("LogoUnfit", {
  rules,
  faults: Schema.Array(LogoFault),
  maxBytes: Bytes,
  minPixels: Schema.Int
})
export type LogoUnfit = typeof LogoUnfit.Type

/** The picture that the operator judged is not the one that waits: another has been proposed since, or none. */
export const LogoNotProposed = Schema.TaggedStruct("LogoNotProposed", { rules })
export type LogoNotProposed = typeof LogoNotProposed.Type
