import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { letter, letterId } from "../letter/arbitrary.ts"
import { mailbox as anyMailbox } from "../mailbox/arbitrary.ts"
import { levelToOpen, open } from "../opening/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { digipost } from "../policy/index.ts"
import { caseAct, caseActor, caseFile, caseStory, cast } from "./arbitrary.ts"
import { decideAct, tell } from "./command.arbitrary.ts"
import {
  type Case,
  type CaseActor,
  correct,
  linkMailbox,
  look,
  openByMessage,
  openByPost,
  partiesOf,
  recordNamed,
  recordWitnesses,
  viewOf
} from "./index.ts"

const runs = { numRuns: 300 }
const staff = fc.constantFrom(...cast.staff)
const request = caseFile.map(({ id, kind, contact, papers, asker }) => {
  return { id, kind, contact, papers: papers.map(({ document, kind }) => ({ document, kind })), asker }
})
const grants = ["AccessGranted", "DeletionGranted"]
/** What nobody has said yet of a case that has just been opened. */
const blank = {
  about: null,
  witnesses: [],
  named: { people: [], approvalNeeded: false },
  approvals: [],
  state: { _tag: "Open" }
}

describe("opening a case", () => {
  it("SUPPORT-1: anybody opens one by a message, with what is attached to it", () => {
    fc.assert(
      fc.property(request, letterId, instant, ({ asker, ...request }, letter, at) => {
        const { rules, ...event } = openByMessage(request, letter, asker, at)
        const papers = request.papers.map((paper) => ({ ...paper, receivedAt: at, registeredBy: null }))
        const origin = { _tag: "ByMessage", letter }
        const opened = { ...request, ...blank, papers, asker, origin, openedAt: at }
        expect(event).toEqual({ _tag: "CaseOpened", case: request.id, by: asker, at, opened })
        expect(rules[0]).toBe("SUPPORT-1")
      })
    )
  })

  it("SUPPORT-3, ACCESS-5: staff open one on what came by post, of the kinds that may; it says who did, and when it came", () => {
    fc.assert(
      fc.property(profile, request, caseActor, instant, instant, (profile, request, by, arrivedAt, at) => {
        const answer = openByPost(profile, request, arrivedAt, by, at)
        const may = by._tag === "StaffActs" && by.person !== request.asker
        const taken = profile.case.needs[request.kind].byPost
        expect(Result.isSuccess(answer)).toBe(may && taken)
        if (Result.isFailure(answer)) {
          const refusal = by._tag !== "StaffActs" ? "CaseNotFound" : may ? "NotByPost" : "PartyToCase"
          expect(answer.failure._tag).toBe(refusal)
          return
        }
        const { rules, ...event } = answer.success
        const came = { receivedAt: DateTime.min(arrivedAt, at), registeredBy: by.person }
        const papers = request.papers.map((paper) => ({ ...paper, ...came }))
        const origin = { _tag: "ByPost", registeredBy: by.person }
        const opened = { ...request, ...blank, papers, origin, openedAt: at }
        expect(event).toEqual({ _tag: "CaseOpened", case: request.id, by: by.person, at, opened })
        expect(rules[0]).toBe("SUPPORT-3")
      })
    )
  })
})

describe("four eyes", () => {
  it("SUPPORT-1: whoever approves is not who prepared, and neither is a party to the case", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { before, by, answer } of tell(story)) {
          if (Result.isFailure(answer) || !grants.includes(answer.success._tag)) continue
          if (before.state._tag !== "Prepared") throw new Error(before.state._tag)
          const pair = [before.state.by, by.person]
          expect(new Set(pair).size).toBe(2)
          expect(answer.success).toMatchObject({ preparedBy: before.state.by, by: by.person })
          for (const person of pair) expect(partiesOf(before).has(person)).toBe(false)
        }
      }),
      runs
    )
  })

  it("SUPPORT-1: both have seen the same: what changes the case undoes its preparation", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { before, after } of tell(story)) {
          if (before.state._tag !== "Prepared") continue
          const { state: _, ...then } = before
          const { state, ...now } = after
          if (state._tag === "Prepared" || state._tag === "Granted") expect(now).toEqual(then)
        }
      }),
      runs
    )
  })

  it("SUPPORT-1: no party to a case handles it, whatever they would do, and none makes themselves one", () => {
    fc.assert(
      fc.property(caseFile, caseAct, anyMailbox, instant, profile, (of, act, mailbox, at, profile) => {
        for (const person of partiesOf(of)) {
          const answer = decideAct(profile, of, mailbox, act, { _tag: "StaffActs", person }, at)
          const byPerson = ["handIn", "withdraw"].includes(act.name)
          expect(answer).toMatchObject({ failure: { _tag: byPerson ? "CaseNotFound" : "PartyToCase" } })
        }
        const by: CaseActor = { _tag: "StaffActs", person: cast.staff[0] }
        const own = { _tag: "PersonOwner", person: by.person } as const
        const name = { first: "Kari", last: "Prøve" }
        for (const answer of [
          recordNamed(of, { people: [by.person], approvalNeeded: false }, by, at),
          recordWitnesses(of, [{ name, person: by.person }], by, at),
          linkMailbox(of, { ...mailbox, owner: own }, by, at)
        ]) {
          expect(["PartyToCase", "CaseForbids"]).toContain(Result.isFailure(answer) ? answer.failure._tag : "done")
        }
      })
    )
  })
})

describe("handling a case", () => {
  it("SUPPORT-1: a case that is decided stays so, but for access that ends", () => {
    const over = ["Granted", "Answered", "Rejected", "Withdrawn", "Ended"]
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { before, act, answer, after } of tell(story)) {
          if (!over.includes(before.state._tag)) continue
          if (Result.isFailure(answer)) continue
          if (act.name === "endAccess") expect([before.state._tag, after.state._tag]).toEqual(["Granted", "Ended"])
          else expect([act.name, after]).toEqual(["look", before])
        }
      }),
      runs
    )
  })

  it("SUPPORT-1: a case that awaits papers is not prepared before one of each kind has come", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { before, act, answer, after } of tell(story)) {
          if (before.state._tag !== "AwaitingPapers" || Result.isFailure(answer)) continue
          const { kinds } = before.state
          expect(["prepare", "approve"]).not.toContain(act.name)
          const came = act.name === "handIn" || act.name === "registerPaper" ? act.paper.kind : null
          const left = act.name === "askForPapers" ? act.kinds : kinds.filter((kind) => kind !== came)
          if (after.state._tag === "AwaitingPapers") expect(after.state.kinds).toEqual(left)
          if (after.state._tag === "Open") expect(left).toEqual([])
        }
      }),
      runs
    )
  })

  it("SUPPORT-3: a paper is dated when it came, never later than it is registered, and says who registered it", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { act, by, at, before, after, answer } of tell(story)) {
          if (act.name !== "registerPaper" && act.name !== "handIn") continue
          if (Result.isFailure(answer)) continue
          const paper = after.papers.at(-1)
          expect(after.papers.slice(0, -1)).toEqual(before.papers)
          const came = act.name === "handIn" ? at : DateTime.min(DateTime.subtract(at, { days: act.daysAgo }), at)
          const registeredBy = act.name === "handIn" ? null : by.person
          expect(paper).toEqual({ ...act.paper, receivedAt: came, registeredBy })
        }
      }),
      runs
    )
  })

  it("ACCESS-6: an approval is the named person's own, or registered by staff; once, and only where it is asked for", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { before, act, by, answer, after } of tell(story)) {
          if (act.name !== "giveApproval" || Result.isFailure(answer)) continue
          const { people, approvalNeeded } = before.named
          expect(approvalNeeded && people.includes(act.person) && act.person !== before.asker).toBe(true)
          expect(by._tag === "StaffActs" || by.person === act.person).toBe(true)
          expect(before.approvals).not.toContain(act.person)
          expect(after.approvals).toEqual([...before.approvals, act.person])
        }
      }),
      runs
    )
  })

  it("ACCESS-11: nobody but the operator ends access that a case gave; it ends for the person and the mailbox it was given", () => {
    fc.assert(
      fc.property(caseFile, caseActor, instant, anyMailbox, (of, by, at, mailbox) => {
        const answer = decideAct(digipost, of, mailbox, { name: "endAccess" }, by, at)
        const may = by._tag === "StaffActs" && !partiesOf(of).has(by.person)
        const given = of.state._tag === "Granted" && of.kind !== "Deletion"
        expect(Result.isSuccess(answer)).toBe(may && given)
        if (by._tag === "PersonActs") expect(answer).toMatchObject({ failure: { _tag: "CaseNotFound" } })
        if (Result.isFailure(answer)) return
        expect(answer.success).toMatchObject({
          mailbox: of.about?.mailbox,
          person: of.asker,
          kind: of.kind,
          by: by.person
        })
      }),
      runs
    )
  })
})

describe("a case and personal data", () => {
  it("SUPPORT-6: customer service corrects the owner's data and mailbox address, in a case about that, and it is logged", () => {
    fc.assert(
      fc.property(caseStory, (story) => {
        for (const { before, act, by, at, answer } of tell(story)) {
          if (act.name !== "correct" || Result.isFailure(answer)) continue
          expect(before.kind).toBe("Correction")
          const { field, why } = act
          const event = { case: before.id, by: by.person, at, rules: ["SUPPORT-6", "TRUST-2"] }
          // All of it: there is no room for what was written before or after.
          expect(answer.success).toEqual({
            _tag: "PersonalDataCorrected",
            ...event,
            person: before.about?.owner,
            field,
            why
          })
        }
      }),
      runs
    )
  })

  it("SUPPORT-6: a case that is about anything else corrects nothing, and one that has found no mailbox neither", () => {
    fc.assert(
      fc.property(profile, caseFile, anyMailbox, staff, instant, (profile, of, mailbox, person, at) => {
        fc.pre(!partiesOf(of).has(person))
        const what = { field: "name", why: "Misspelt" } as const
        const about = { mailbox: mailbox.id, owner: cast.owner }
        const answer = (about: Case["about"]) =>
          correct(profile, { ...of, about, state: { _tag: "Open" } }, mailbox, what, { _tag: "StaffActs", person }, at)
        if (of.kind === "Correction") expect(answer(null)).toMatchObject({ failure: { missing: { mailbox: true } } })
        else expect(answer(about)).toMatchObject({ failure: { _tag: "CaseForbids" } })
      })
    )
  })

  it("TRUST-2: every look at a case by staff is written down, for all whom it is about", () => {
    fc.assert(
      fc.property(caseFile, caseActor, instant, (of, by, at) => {
        const answer = look(of, by, at)
        expect(Result.isSuccess(answer)).toBe(by._tag === "StaffActs" && !partiesOf(of).has(by.person))
        if (Result.isFailure(answer)) return
        expect(answer.success).toMatchObject({ case: of.id, by: by.person, at, rules: ["TRUST-2"] })
        expect(answer.success.people.toSorted()).toEqual([...partiesOf(of)].toSorted())
        expect(answer.success.people).toContain(of.asker)
        if (of.about !== null) expect(answer.success.people).toContain(of.about.owner)
      })
    )
  })

  it("TRUST-2: handling a case lets no member of staff see a letter: access goes to the one who asked alone", () => {
    fc.assert(
      fc.property(caseStory, letter, instant, (story, some, at) => {
        const letter = { ...some, mailbox: story.mailbox.id }
        for (const { answer } of tell(story)) {
          if (Result.isFailure(answer) || answer.success._tag !== "AccessGranted") continue
          expect(answer.success.person).toBe(story.opened.asker)
          for (const person of [answer.success.by, answer.success.preparedBy]) {
            const level = levelToOpen(story.profile.opening, letter)
            const opened = open(story.profile, story.mailbox, letter, { person, level }, at)
            expect(opened).toMatchObject({ failure: { _tag: "LetterNotFound" } })
          }
        }
      }),
      runs
    )
  })

  it("FIELD-25: to whoever has no part in it there is no case, and all cases that there are not are alike", () => {
    const none = Result.fail({ _tag: "CaseNotFound", rules: ["FIELD-25"] })
    fc.assert(
      fc.property(profile, caseFile, caseAct, anyMailbox, instant, (profile, of, act, mailbox, at) => {
        for (const person of [cast.owner, cast.stranger, ...cast.staff].filter(
          (one) => !of.named.people.includes(one)
        )) {
          expect(decideAct(profile, of, mailbox, act, { _tag: "PersonActs", person }, at)).toEqual(none)
          expect(viewOf(of, person)).toEqual(none)
        }
      })
    )
  })

  it("FIELD-25: the one who asks does not learn from the case whether there is a mailbox, who handles it, or that it is prepared", () => {
    fc.assert(
      fc.property(caseFile, caseFile, (of, other) => {
        const { about, named, witnesses, approvals, origin } = other
        const papers = of.papers.map((paper) => ({ ...paper, registeredBy: cast.staff[1] }))
        const hidden = { ...of, about, named, witnesses, approvals, origin, papers }
        expect(viewOf(hidden, of.asker)).toEqual(viewOf(of, of.asker))
        if (of.state._tag === "Prepared") {
          expect(viewOf({ ...of, state: { _tag: "Open" } }, of.asker)).toEqual(viewOf(of, of.asker))
        }
      }),
      runs
    )
  })

  it("SUPPORT-1: the one who asked sees which papers have come, which are awaited, why it was turned down, until when it holds", () => {
    fc.assert(
      fc.property(caseFile, (of) => {
        const view = Result.getOrThrow(viewOf(of, of.asker))
        const { state } = of
        expect(view).toMatchObject({ id: of.id, kind: of.kind, openedAt: of.openedAt })
        expect(view.state).toBe(state._tag === "Prepared" ? "Open" : state._tag)
        expect(view.papers.map(({ document }) => document)).toEqual(of.papers.map(({ document }) => document))
        expect(view.awaits).toEqual(state._tag === "AwaitingPapers" ? state.kinds : [])
        expect(view.why).toBe(state._tag === "Rejected" ? state.why : null)
        expect(view.endDay).toBe(state._tag === "Granted" ? state.endDay : null)
      }),
      runs
    )
  })
})
