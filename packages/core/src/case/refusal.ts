import { Schema } from "effect"
import { OsloDate } from "../calendar/index.ts"
import { PaperKind } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"
import { CaseState } from "./model.ts"

const rules = Schema.Array(RuleId)

/** What a case lacks before it can be granted. */
export const Missing = Schema.Struct({
  /** Whether staff have yet to find the mailbox. */
  mailbox: Schema.Boolean,
  papers: Schema.Array(PaperKind),
  contact: Schema.Literals(["none", "either", "email", "phone", "both"]),
  /** Whether the papers are not recorded to name the one who asks (ACCESS-6). */
  named: Schema.Boolean,
  /** How many more witnesses (ACCESS-10). */
  witnesses: Schema.Int,
  /** How many of the named have yet to agree (ACCESS-6). */
  approvals: Schema.Int
}).annotate({ identifier: "Missing" })
export type Missing = typeof Missing.Type

/** No such case, no such person in it, or none that one may know of (FIELD-25). */
export const CaseNotFound = Schema.TaggedStruct("CaseNotFound", { rules })
export type CaseNotFound = typeof CaseNotFound.Type

/** Where the case is does not allow it, or its kind does not (SUPPORT-1). */
export const CaseForbids = Schema.TaggedStruct("CaseForbids", {
  rules,
  from: Schema.Literals(CaseState.members.map((member) => member.fields._tag.schema.literal))
})
export type CaseForbids = typeof CaseForbids.Type

/** The case lacks what it needs to be granted. */
export const CaseIncomplete = Schema.TaggedStruct("CaseIncomplete", { rules, missing: Missing })
export type CaseIncomplete = typeof CaseIncomplete.Type

/** Papers for an estate came no later than the end of `endedOn`, or they came too late (LIFE-6). */
export const EstateTooLate = Schema.TaggedStruct("EstateTooLate", { rules, endedOn: OsloDate })
export type EstateTooLate = typeof EstateTooLate.Type

/** What the papers give had its last day on `endDay`. */
export const AuthorityEnded = Schema.TaggedStruct("AuthorityEnded", { rules, endDay: OsloDate })
export type AuthorityEnded = typeof AuthorityEnded.Type

/** A case of this kind comes by a message, not by post (ACCESS-5, SUPPORT-3). */
export const NotByPost = Schema.TaggedStruct("NotByPost", { rules })
export type NotByPost = typeof NotByPost.Type

/** Who handles a case is not part in it (SUPPORT-1). */
export const PartyToCase = Schema.TaggedStruct("PartyToCase", { rules })
export type PartyToCase = typeof PartyToCase.Type

/** Whoever prepared a case does not approve it: that takes another pair of eyes (SUPPORT-1). */
export const FourEyesNeeded = Schema.TaggedStruct("FourEyesNeeded", { rules })
export type FourEyesNeeded = typeof FourEyesNeeded.Type
