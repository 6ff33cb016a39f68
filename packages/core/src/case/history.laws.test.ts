import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { letterId } from "../letter/arbitrary.ts"
import { caseKind, profile } from "../policy/arbitrary.ts"
import type { CaseKind } from "../policy/index.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { caseFile, caseStory, cast } from "./arbitrary.ts"
import { type CaseCommand, type CaseStep, tell } from "./command.arbitrary.ts"
import { Case, CaseEvent, CaseOpened, type CaseState, openByMessage, openByPost } from "./index.ts"

const runs = { numRuns: 300 }
const one = { _tag: "StaffActs", person: cast.staff[0] } as const

/** The rules of the book that speak of each kind of case. */
const ofKind: Readonly<Record<CaseKind, ReadonlyArray<string>>> = {
  Guardian: ["ACCESS-5"],
  Attorney: ["ACCESS-6", "ACCESS-10"],
  Estate: ["LIFE-6", "ACCESS-7"],
  Deletion: ["LIFE-11"],
  Correction: ["SUPPORT-6"],
  Other: ["SUPPORT-1"]
}
/** By which rules each act is done; `kind` stands for those of the case's kind. */
const ofAct: Readonly<Record<CaseCommand, string>> = {
  handIn: "SUPPORT-1",
  registerPaper: "SUPPORT-3",
  giveContact: "SUPPORT-1",
  linkMailbox: "SUPPORT-1",
  recordWitnesses: "ACCESS-10",
  recordNamed: "ACCESS-6",
  giveApproval: "ACCESS-6",
  askForPapers: "SUPPORT-1",
  prepare: "SUPPORT-1 kind",
  approve: "SUPPORT-1 kind",
  reject: "SUPPORT-1 kind",
  withdraw: "SUPPORT-1",
  endAccess: "ACCESS-11",
  correct: "SUPPORT-6 TRUST-2",
  answer: "kind",
  look: "TRUST-2"
}
const ofRefusal: Readonly<Record<string, string>> = {
  CaseNotFound: "FIELD-25",
  PartyToCase: "SUPPORT-1",
  CaseForbids: "SUPPORT-1",
  NotByPost: "SUPPORT-3 kind",
  FourEyesNeeded: "SUPPORT-1",
  MailboxNotFound: "ACCESS-3"
}
const ofRefusing = ({ act, before }: CaseStep, tag: string): string => {
  if (tag === "CaseForbids" && act.name === "prepare" && before.state._tag === "Open") return "kind"
  if (tag === "CaseIncomplete" && act.name === "correct") return "SUPPORT-6"
  return ofRefusal[tag] ?? "kind"
}
const spelledOut = (rules: string, { kind }: Case): ReadonlyArray<string> =>
  rules.split(" ").flatMap((rule) => (rule === "kind" ? ofKind[kind] : [rule]))

/** What the case is, read from the last page of its history backwards. */
const readFrom = (opened: Case, history: ReadonlyArray<CaseEvent>): Case => {
  const last = <Tag extends CaseEvent["_tag"]>(tag: Tag) =>
    history.findLast((event): event is Extract<CaseEvent, { _tag: Tag }> => event._tag === tag)
  const about = last("MailboxLinked")
  return {
    ...opened,
    papers: [...opened.papers, ...history.flatMap((event) => (event._tag === "PaperRegistered" ? [event.paper] : []))],
    contact: last("ContactGiven")?.contact ?? opened.contact,
    about: about === undefined ? null : { mailbox: about.mailbox, owner: about.owner },
    witnesses: last("WitnessesRecorded")?.witnesses ?? [],
    named: last("NamedRecorded")?.named ?? { people: [], approvalNeeded: false },
    approvals: history.flatMap((event) => (event._tag === "ApprovalGiven" ? [event.person] : [])),
    state: stateFrom(history)
  }
}

const stateFrom = (history: ReadonlyArray<CaseEvent>): CaseState => {
  const event = history.findLast(({ _tag }) => _tag !== "CaseSeen" && _tag !== "PersonalDataCorrected")
  switch (event?._tag) {
    case "CasePrepared":
      return { _tag: "Prepared", by: event.by, endDay: event.endDay }
    case "AccessGranted":
    case "DeletionGranted": {
      const { preparedBy, by: approvedBy, at } = event
      return { _tag: "Granted", preparedBy, approvedBy, at, endDay: "endDay" in event ? event.endDay : null }
    }
    case "CaseRejected":
      return { _tag: "Rejected", by: event.by, at: event.at, why: event.why }
    case "CaseWithdrawn":
      return { _tag: "Withdrawn", by: event.by, at: event.at }
    case "CaseAnswered":
      return { _tag: "Answered", by: event.by, at: event.at }
    case "AccessEnded":
      return { _tag: "Ended", by: event.by, at: event.at }
    default:
      return awaiting(history)
  }
}

/** What was asked for and has not come since. */
const awaiting = (history: ReadonlyArray<CaseEvent>): CaseState => {
  const page = history.findLastIndex(({ _tag }) => _tag === "PapersAskedFor")
  const asked = history[page]
  const since = history.slice(page + 1)
  const came = since.flatMap((event) => (event._tag === "PaperRegistered" ? [event.paper.kind] : []))
  const left = asked?._tag === "PapersAskedFor" ? asked.kinds.filter((kind) => !came.includes(kind)) : []
  const [first, ...more] = left
  return first === undefined ? { _tag: "Open" } : { _tag: "AwaitingPapers", kinds: [first, ...more] }
}

describe("a case and its history", () => {
  it("SUPPORT-1, SUPPORT-3: the first page says by which rules it is opened, or why it is not", () => {
    fc.assert(
      fc.property(
        profile,
        caseFile,
        caseKind,
        letterId,
        instant,
        (profile, { id, contact, papers }, kind, letter, at) => {
          const request = { id, kind, contact, papers: papers.map(({ document, kind }) => ({ document, kind })) }
          const { rules } = openByMessage(request, letter, cast.asker, at)
          expect(rules).toEqual(["SUPPORT-1", ...ofKind[kind]])
          const posted = openByPost(profile, { ...request, asker: cast.asker }, at, one, at)
          const answer = Result.isSuccess(posted) ? posted.success : posted.failure
          expect(answer).toMatchObject({
            _tag: profile.case.needs[kind].byPost ? "CaseOpened" : "NotByPost",
            rules: ["SUPPORT-3", ...ofKind[kind]]
          })
        }
      )
    )
  })

  it("SUPPORT-1: it and each of its pages is read again as it was written, and not without any part of it", () => {
    const [first, page, file] = [writtenAs(CaseOpened), writtenAs(CaseEvent), writtenAs(Case)]
    fc.assert(
      fc.property(caseStory, ({ opened, ...story }) => {
        const steps = tell({ opened, ...story })
        const event: CaseOpened = {
          _tag: "CaseOpened",
          case: opened.id,
          by: opened.asker,
          at: opened.openedAt,
          rules: ["SUPPORT-1"],
          opened
        }
        expect(first.again(event)).toEqual(event)
        for (const { answer } of steps) {
          if (Result.isSuccess(answer)) expect(page.again(answer.success)).toEqual(answer.success)
        }
        const last = steps.at(-1)?.after ?? opened
        expect(file.again(last)).toEqual(last)
        expect(file.takenBroken(last)).toEqual([])
      })
    )
  })

  it("SUPPORT-1: the case is at every step what its history says, and a refusal leaves it as it was", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        const history: Array<CaseEvent> = []
        for (const { answer, after } of tell(story)) {
          if (Result.isSuccess(answer)) history.push(answer.success)
          expect(after).toEqual(readFrom(story.opened, history))
        }
      }),
      runs
    )
  })

  it("SUPPORT-1, TRUST-2: each page says which case it is of, who did it, when, and by which rules", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { before, act, by, at, answer } of tell(story)) {
          if (Result.isFailure(answer)) continue
          const { rules, ...event } = answer.success
          expect(event).toMatchObject({ case: before.id, by: by.person, at })
          const { life } = story.mailbox
          const endless = event._tag === "AccessGranted" && life._tag === "Deceased" && life.papersDay === null
          expect(rules).toEqual([...spelledOut(ofAct[act.name], before), ...(endless ? ["LIFE-12"] : [])])
        }
      }),
      runs
    )
  })

  it("SUPPORT-1, FIELD-14: each refusal names the rules that it is given by, and where the case is that forbids", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const step of tell(story)) {
          if (Result.isSuccess(step.answer)) continue
          const refusal = step.answer.failure
          const rules = ofRefusing(step, refusal._tag)
          expect(refusal).toMatchObject({ rules: spelledOut(rules, step.before) })
          if (refusal._tag === "CaseForbids") expect(refusal).toMatchObject({ from: step.before.state._tag })
        }
      }),
      runs
    )
  })
})
