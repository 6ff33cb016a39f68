import { Result, Schema } from "effect"
import { ContactAddress } from "../contact/index.ts"
import { RuleId } from "../rule/index.ts"

/** What one can be told of: a new letter, one that lies unopened, Kontroll, the terms, the service. */
export const OccasionKind = Schema.Literals([
  "LetterArrived",
  "LetterUnopened",
  "DocumentRequested",
  "DocumentShared",
  "TermsChanged",
  "ServiceNotice"
])
export type OccasionKind = typeof OccasionKind.Type

/** The channels that a person has on: one at least, so *neither* cannot be written (NOTIFY-2). */
export const PersonSettings = Schema.TaggedStruct("PersonSettings", { on: Schema.Literals(["both", "email", "sms"]) })
export type PersonSettings = typeof PersonSettings.Type

/** Which of an organisation's addresses hear of what (NOTIFY-6). */
export const OrganisationSettings = Schema.TaggedStruct("OrganisationSettings", {
  wants: Schema.Array(Schema.Struct({ kind: OccasionKind, address: ContactAddress }))
})
export type OrganisationSettings = typeof OrganisationSettings.Type

/** The channel is the last one that is on: turn the other on first (NOTIFY-2). */
export const LastChannel = Schema.TaggedStruct("LastChannel", { rules: Schema.Array(RuleId) })
export type LastChannel = typeof LastChannel.Type

/** What a person begins with: both on (NOTIFY-1). */
export const defaultSettings: PersonSettings = { _tag: "PersonSettings", on: "both" }

/** Turns a channel on (NOTIFY-2). */
export const turnOn = ({ on, _tag }: PersonSettings, channel: "email" | "sms"): PersonSettings => ({
  _tag,
  on: on === channel ? on : "both"
})

/** Turns a channel off, but not the last one that is on (NOTIFY-2). */
export const turnOff = (
  { on, _tag }: PersonSettings,
  channel: "email" | "sms"
): Result.Result<PersonSettings, LastChannel> => {
  if (on === channel) return Result.fail({ _tag: "LastChannel", rules: ["NOTIFY-2"] })
  return Result.succeed({ _tag, on: channel === "email" ? "sms" : "email" })
}
