import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import * as core from "../../../packages/core/src/case/index.ts"
import { PersonId } from "../../../packages/core/src/identity/index.ts"
import { LetterId } from "../../../packages/core/src/letter/index.ts"
import { Mailbox, MailboxNotFound } from "../../../packages/core/src/mailbox/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { type Decision, decision } from "../decision.ts"
import { ProfileName, profileNamed } from "../profile.ts"
import { Actor, acted, HandedIn, momentOf, refusals, request, staffs, View } from "./case-moment.ts"

const { Case, CaseNotFound, Named, PartyToCase, Witness } = core

const beginning: ReadonlyArray<Decision> = [
  decision("openByMessage", {
    input: Schema.Struct({ request: Schema.Struct(request), letter: LetterId, asker: PersonId, at: Instant }),
    answer: core.CaseOpened,
    from: momentOf("look"),
    most: 4,
    decide: ({ request, letter, asker, at }) => core.openByMessage(request, letter, asker, at)
  }),
  decision("openByPost", {
    input: Schema.Struct({
      profile: ProfileName,
      request: Schema.Struct({ ...request, asker: PersonId }),
      arrivedAt: Instant,
      by: Actor,
      at: Instant
    }),
    answer: core.CaseOpened,
    refusal: Schema.Union([CaseNotFound, PartyToCase, core.NotByPost]),
    from: fc
      .tuple(momentOf("registerPaper"), make.caseActor)
      .map(([{ request, asker, ...one }, by]) => ({ ...one, request: { ...request, asker }, by })),
    most: 7,
    decide: ({ profile, request, arrivedAt, by, at }) =>
      core.openByPost(profileNamed(profile), request, arrivedAt, by, at)
  }),
  decision("handIn", {
    input: Schema.Struct({ ...acted, paper: HandedIn }),
    answer: core.PaperRegistered,
    refusal: Schema.Union(refusals),
    from: momentOf("handIn"),
    most: 4,
    decide: ({ of, paper, by, at }) => core.handIn(of, paper, by, at)
  }),
  decision("registerPaper", {
    input: Schema.Struct({ ...acted, profile: ProfileName, paper: HandedIn, arrivedAt: Instant }),
    answer: core.PaperRegistered,
    refusal: Schema.Union([...staffs, core.NotByPost]),
    from: momentOf("registerPaper"),
    most: 7,
    decide: ({ profile, of, paper, arrivedAt, by, at }) =>
      core.registerPaper(profileNamed(profile), of, paper, arrivedAt, by, at)
  }),
  decision("giveContact", {
    input: Schema.Struct({ ...acted, contact: core.AskerContact }),
    answer: core.ContactGiven,
    refusal: Schema.Union(staffs),
    from: momentOf("giveContact"),
    most: 5,
    decide: ({ of, contact, by, at }) => core.giveContact(of, contact, by, at)
  }),
  decision("viewOf", {
    input: Schema.Struct({ of: Case, person: PersonId }),
    answer: View,
    refusal: CaseNotFound,
    from: momentOf("look"),
    most: 8,
    decide: ({ of, person }) => core.viewOf(of, person)
  }),
  decision("look", {
    input: Schema.Struct(acted),
    answer: core.CaseSeen,
    refusal: Schema.Union([CaseNotFound, PartyToCase]),
    from: momentOf("look"),
    most: 4,
    decide: ({ of, by, at }) => core.look(of, by, at)
  })
]

const handling: ReadonlyArray<Decision> = [
  decision("linkMailbox", {
    input: Schema.Struct({ ...acted, mailbox: Mailbox }),
    answer: core.MailboxLinked,
    refusal: Schema.Union([...staffs, MailboxNotFound]),
    from: fc
      .tuple(momentOf("linkMailbox"), make.mailbox, fc.nat(4))
      .map(([one, mailbox, which]) => (which === 0 ? { ...one, mailbox } : one)),
    most: 7,
    decide: ({ of, mailbox, by, at }) => core.linkMailbox(of, mailbox, by, at)
  }),
  decision("recordWitnesses", {
    input: Schema.Struct({ ...acted, witnesses: Schema.Array(Witness) }),
    answer: core.WitnessesRecorded,
    refusal: Schema.Union(staffs),
    from: momentOf("recordWitnesses"),
    most: 5,
    decide: ({ of, witnesses, by, at }) => core.recordWitnesses(of, witnesses, by, at)
  }),
  decision("recordNamed", {
    input: Schema.Struct({ ...acted, named: Named }),
    answer: core.NamedRecorded,
    refusal: Schema.Union(staffs),
    from: momentOf("recordNamed"),
    most: 5,
    decide: ({ of, named, by, at }) => core.recordNamed(of, named, by, at)
  }),
  decision("giveApproval", {
    input: Schema.Struct({ ...acted, person: PersonId }),
    answer: core.ApprovalGiven,
    refusal: Schema.Union(staffs),
    from: momentOf("giveApproval"),
    most: 6,
    decide: ({ of, person, by, at }) => core.giveApproval(of, person, by, at)
  }),
  decision("askForPapers", {
    input: Schema.Struct({ ...acted, kinds: core.PapersAskedFor.fields.kinds }),
    answer: core.PapersAskedFor,
    refusal: Schema.Union(staffs),
    from: momentOf("askForPapers"),
    most: 5,
    decide: ({ of, kinds, by, at }) => core.askForPapers(of, kinds, by, at)
  }),
  decision("withdraw", {
    input: Schema.Struct(acted),
    answer: core.CaseWithdrawn,
    refusal: Schema.Union(refusals),
    from: momentOf("withdraw"),
    most: 4,
    decide: ({ of, by, at }) => core.withdraw(of, by, at)
  })
]

/** All that leads a case to where it can be decided. */
export const cases = [...beginning, ...handling]
