import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { addDays, Instant, OsloDate, osloDateOf } from "../../../packages/core/src/calendar/index.ts"
import { type CaseCommand, tell } from "../../../packages/core/src/case/command.arbitrary.ts"
import * as core from "../../../packages/core/src/case/index.ts"
import { PersonId } from "../../../packages/core/src/identity/index.ts"
import { LifeForbids, Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import { CaseKind, PaperKind, type ProviderProfile } from "../../../packages/core/src/policy/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { ProfileName, profileName } from "../profile.ts"

const { Case, CaseForbids, CaseIncomplete, CaseNotFound, Paper, PartyToCase } = core
export const Actor = Schema.Union([
  Schema.TaggedStruct("StaffActs", { person: PersonId }),
  Schema.TaggedStruct("PersonActs", { person: PersonId })
])
export const HandedIn = Schema.Struct({ document: Paper.fields.document, kind: PaperKind })
export const request = {
  id: core.CaseId,
  kind: CaseKind,
  contact: core.AskerContact,
  papers: Schema.Array(HandedIn)
}
export const View = Schema.Struct({
  id: core.CaseId,
  kind: CaseKind,
  openedAt: Instant,
  state: Schema.Literals(["Open", "AwaitingPapers", "Granted", "Answered", "Rejected", "Withdrawn", "Ended"]),
  awaits: Schema.Array(PaperKind),
  papers: Schema.Array(Schema.Struct({ ...HandedIn.fields, receivedAt: Instant })),
  why: Schema.NullOr(core.RejectionReason),
  endDay: Schema.NullOr(OsloDate)
})

/** A moment in the story of a case: often one at which just this is tried. */
export const momentOf = (command: CaseCommand) =>
  fc
    .record({
      story: make.caseStory,
      which: fc.nat(),
      profile: profileName,
      paper: fc.record({ document: make.documentId, kind: make.paperKind }),
      more: make.paperKind,
      name: make.personName,
      why: fc.constantFrom(...core.RejectionReason.literals),
      field: fc.constantFrom(...core.CorrectedField.literals),
      reason: fc.constantFrom(...core.CorrectionReason.literals),
      contact: fc.record({ email: fc.option(make.emailAddress), phone: fc.option(make.phoneNumber) }),
      person: fc.constantFrom(make.cast.asker, ...make.cast.others, make.cast.stranger, make.cast.staff[2]),
      approvalNeeded: fc.boolean(),
      letter: make.letterId
    })
    .map(({ story, which, profile, paper, person, more, name, approvalNeeded, ...rest }) => {
      const steps = tell(story)
      const own = steps.filter(({ act }) => act.name === command)
      const among = which % 3 === 0 || own.length === 0 ? steps : own
      const step = among[which % among.length]
      if (step === undefined) throw new Error("A story has steps.")
      const { before, by, at, act } = step
      return {
        ...rest,
        ...{ profile: which % 4 === 0 ? profile : named(story.profile), of: before, mailbox: story.mailbox, by, at },
        ...{
          paper,
          person,
          kinds: [paper.kind, more] as const,
          arrivedAt: DateTime.subtract(at, { days: which % 20 })
        },
        witnesses: [{ name, person: which % 2 === 0 ? null : person }],
        named: { people: [make.cast.asker, person], approvalNeeded },
        endDay: act.name === "prepare" && act.endInDays !== null ? addDays(osloDateOf(at), act.endInDays) : null,
        asker: make.cast.asker,
        request: { id: before.id, kind: before.kind, contact: before.contact, papers: [paper] }
      }
    })
export const named = ({ version }: ProviderProfile) =>
  ProfileName.literals.find((name) => name === version) ?? "invented-1"

export const acted = { of: Case, by: Actor, at: Instant }
export const judged = { ...acted, profile: ProfileName, mailbox: Mailbox }
export const refusals = [CaseNotFound, CaseForbids] as const
export const staffs = [...refusals, PartyToCase] as const
export const grants = [...staffs, LifeForbids, core.EstateTooLate, core.AuthorityEnded, CaseIncomplete] as const
