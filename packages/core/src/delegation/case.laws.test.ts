import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { caseStory, cast, completeCase } from "../case/arbitrary.ts"
import { tell } from "../case/command.arbitrary.ts"
import { AccessKind, evolve as after, approve, type CaseActor, endAccess as endOnCase, prepare } from "../case/index.ts"
import { openToEstate } from "../mailbox/index.ts"
import { grantId } from "./arbitrary.ts"
import { asOf, endAccess, evolve, type Grant, GrantKind, giveAccessOnCase, grantTo, isInForce } from "./index.ts"

const [one, other] = [cast.staff[0], cast.staff[1]].map((person): CaseActor => ({ _tag: "StaffActs", person })) as [
  CaseActor,
  CaseActor
]

/** A case approved by two of the staff, what it comes to, and the grant that is given on it at once. */
const granted = fc
  .record({
    ready: fc.constantFrom(...AccessKind.literals).chain(completeCase),
    days: fc.option(fc.nat(400)),
    id: grantId
  })
  .map(({ ready, days, id }) => {
    const { profile, of, mailbox, at } = ready
    const endDay = days === null ? null : addDays(osloDateOf(at), days)
    const prepared = prepare(profile, of, mailbox, endDay, one, at)
    if (Result.isFailure(prepared)) throw new Error(prepared.failure._tag)
    const approved = approve(profile, after(of, prepared.success), mailbox, other, at)
    if (Result.isFailure(approved) || approved.success._tag !== "AccessGranted") throw new Error("it was complete")
    const outcome = approved.success
    const given = giveAccessOnCase(profile, mailbox, [], outcome, id, at)
    if (Result.isFailure(given)) throw new Error(given.failure._tag)
    const decided = after(after(of, prepared.success), outcome)
    return { profile, of: decided, mailbox, at, outcome, id, grant: given.success.grant }
  })

describe("what a case grants", () => {
  it("ACCESS-5, ACCESS-6, ACCESS-7, ACCESS-11: is of just the kinds that a grant of the operator's can be", () => {
    const kinds = GrantKind.members.map((member) => member.fields._tag.schema.literal)
    expect(kinds.toSorted()).toEqual([...AccessKind.literals, "OwnerGiven"].toSorted())
  })

  it("SUPPORT-1, ACCESS-5, ACCESS-6, ACCESS-7: comes to a grant just as it says: whom, into what, as what, until when and on which case", () => {
    fc.assert(
      fc.property(granted, ({ outcome, grant, mailbox, at, id, of }) => {
        expect(grant).toEqual({
          ...{ id, mailbox: outcome.mailbox, delegate: outcome.person, since: at, state: { _tag: "Given" } },
          kind: { _tag: outcome.kind, case: of.id },
          terms: { senders: null, kinds: null, endDay: outcome.endDay }
        })
        expect(grantTo({ person: of.asker, grants: [grant] }, mailbox, at)).toBe(grant)
      }),
      { numRuns: 300 }
    )
  })

  it("SUPPORT-1: however a case has gone, an approval of access gives a grant of its kind, and is another's than who prepared it", () => {
    fc.assert(
      fc.property(caseStory, grantId, (story, id) => {
        for (const { answer, at, before } of tell(story)) {
          if (Result.isFailure(answer) || answer.success._tag !== "AccessGranted") continue
          const given = giveAccessOnCase(story.profile, story.mailbox, [], answer.success, id, at)
          expect(given).toMatchObject({ success: { grant: { kind: { _tag: before.kind, case: before.id } } } })
          if (before.state._tag !== "Prepared") throw new Error(before.state._tag)
          expect(answer.success.by).not.toBe(before.state.by)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("ACCESS-5, ACCESS-6: holds until the last day of the papers has ended, and without one until the operator ends it", () => {
    fc.assert(
      fc.property(granted, fc.nat(500 * 86_400_000), ({ outcome, grant, mailbox, at }, more) => {
        fc.pre(outcome.kind !== "Estate")
        const then = DateTime.add(at, { milliseconds: more })
        const holds = outcome.endDay === null || DateTime.isLessThan(then, endOf(outcome.endDay))
        expect(isInForce(grant, mailbox, then)).toBe(holds)
      }),
      { numRuns: 300 }
    )
  })

  it("ACCESS-7, LIFE-7, LIFE-12: to an estate holds just as long as the dead owner's content is there for it", () => {
    fc.assert(
      fc.property(granted, fc.nat(700 * 86_400_000), ({ outcome, grant, mailbox, at }, more) => {
        fc.pre(outcome.kind === "Estate")
        const then = DateTime.add(at, { milliseconds: more })
        expect(isInForce(grant, mailbox, then)).toBe(openToEstate(mailbox, then))
      }),
      { numRuns: 300 }
    )
  })

  it("ACCESS-11: is over at once when the case ends it, which the operator alone does", () => {
    const scene = granted.chain((scene) => instantAfter(scene.at, 20 * 86_400_000).map((at) => ({ ...scene, at })))
    fc.assert(
      fc.property(scene, ({ profile, of, mailbox, grant, at }) => {
        for (const person of [of.asker, cast.owner]) {
          expect(Result.isFailure(endOnCase(of, { _tag: "PersonActs", person }, at))).toBe(true)
          const tried = endAccess(profile, mailbox, grant, { _tag: "PersonActs", person, level: "high" }, at)
          expect(Result.isFailure(tried)).toBe(true)
        }
        const said = endOnCase(of, other, at)
        if (Result.isFailure(said) || said.success._tag !== "AccessEnded") throw new Error("it was granted")
        const { mailbox: where, person, kind } = said.success
        expect({ where, person, kind }).toEqual({ where: grant.mailbox, person: grant.delegate, kind: grant.kind._tag })
        fc.pre(asOf(grant, mailbox, at).state._tag === "Given")
        const ended = endAccess(profile, mailbox, grant, { _tag: "OperatorActs" }, at)
        if (Result.isFailure(ended)) throw new Error(ended.failure._tag)
        const over: Grant = evolve(grant, ended.success)
        expect(isInForce(over, mailbox, at)).toBe(false)
      })
    )
  })
})
