import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { OsloDate } from "../../../packages/core/src/calendar/index.ts"
import * as core from "../../../packages/core/src/case/index.ts"
import { Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { type Decision, decision } from "../decision.ts"
import { ProfileName, profileNamed } from "../profile.ts"
import { acted, grants, judged, momentOf, named, staffs } from "./case-moment.ts"

const { Case, CaseIncomplete, Missing } = core

/** What was prepared and lacked nothing, some while later, when its papers may be gone: they can have come too late. */
const estate = fc
  .tuple(make.completeCase("Estate"), fc.boolean(), fc.nat(300))
  .map(([{ profile, of, mailbox, at }, lacks, days]) => {
    const prepared: core.Case = { ...of, state: { _tag: "Prepared", by: make.cast.staff[1], endDay: null } }
    return {
      profile: named(profile),
      of: lacks ? { ...prepared, papers: [] } : prepared,
      mailbox,
      by: { _tag: "StaffActs" as const, person: make.cast.staff[2] },
      at: DateTime.add(at, { days })
    }
  })
/** What was prepared, in a mailbox as it was or that is another's in death since. */
const approved = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(momentOf("approve"), fc.nat(9), make.deceased)
      .map(([one, which, life]) => (which === 0 ? { ...one, mailbox: { ...one.mailbox, life } } : one))
  },
  { weight: 1, arbitrary: estate }
)

/** What lets somebody in, or brings a deletion forward. */
export const caseGrants: ReadonlyArray<Decision> = [
  decision("missingFrom", {
    input: Schema.Struct({ profile: ProfileName, of: Case, mailbox: Schema.NullOr(Mailbox) }),
    answer: Missing,
    from: fc
      .tuple(momentOf("prepare"), fc.nat(5))
      .map(([one, which]) => (which === 0 ? { ...one, mailbox: null } : one)),
    most: 6,
    decide: ({ profile, of, mailbox }) => core.missingFrom(profileNamed(profile), of, mailbox)
  }),
  decision("prepare", {
    input: Schema.Struct({ ...judged, endDay: Schema.NullOr(OsloDate) }),
    answer: core.CasePrepared,
    refusal: Schema.Union(grants),
    from: momentOf("prepare"),
    most: 9,
    decide: ({ profile, of, mailbox, endDay, by, at }) =>
      core.prepare(profileNamed(profile), of, mailbox, endDay, by, at)
  }),
  decision("approve", {
    input: Schema.Struct(judged),
    answer: Schema.Union([core.AccessGranted, core.DeletionGranted]),
    refusal: Schema.Union([...grants, core.FourEyesNeeded]),
    from: approved,
    most: 9,
    decide: ({ profile, of, mailbox, by, at }) => core.approve(profileNamed(profile), of, mailbox, by, at)
  })
]

/** What decides any other case, and what ends access. */
export const caseDecisions: ReadonlyArray<Decision> = [
  decision("reject", {
    input: Schema.Struct({ ...acted, why: core.RejectionReason }),
    answer: core.CaseRejected,
    refusal: Schema.Union(staffs),
    from: momentOf("reject"),
    most: 8,
    decide: ({ of, why, by, at }) => core.reject(of, why, by, at)
  }),
  decision("endAccess", {
    input: Schema.Struct(acted),
    answer: core.AccessEnded,
    refusal: Schema.Union(staffs),
    from: momentOf("endAccess"),
    most: 6,
    decide: ({ of, by, at }) => core.endAccess(of, by, at)
  }),
  decision("correct", {
    input: Schema.Struct({ ...judged, field: core.CorrectedField, reason: core.CorrectionReason }),
    answer: core.PersonalDataCorrected,
    refusal: Schema.Union([...staffs, CaseIncomplete]),
    from: momentOf("correct"),
    most: 7,
    decide: ({ profile, of, mailbox, field, reason: why, by, at }) =>
      core.correct(profileNamed(profile), of, mailbox, { field, why }, by, at)
  }),
  decision("answer", {
    input: Schema.Struct(acted),
    answer: core.CaseAnswered,
    refusal: Schema.Union(staffs),
    from: momentOf("answer"),
    most: 6,
    decide: ({ of, by, at }) => core.answer(of, by, at)
  })
]
