import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { caseId, cast } from "../case/arbitrary.ts"
import type { AccessGranted } from "../case/index.ts"
import { level, personId } from "../identity/arbitrary.ts"
import { Level, type PersonId, reaches } from "../identity/index.ts"
import { letter } from "../letter/arbitrary.ts"
import { deceased, life, mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { actorIn, foundPerson, grantId, grantIn, operatorKind, termsFrom } from "./arbitrary.ts"
import {
  type AccessActor,
  type Actor,
  changeAccess,
  endAccess,
  evolve,
  type FoundPerson,
  type Grant,
  type GrantId,
  type GrantTerms,
  giveAccess,
  giveAccessOnCase,
  isInForce,
  mayAct,
  type OperatorKind,
  personOwning
} from "./index.ts"

const tagOf = <A, E extends { readonly _tag: string }>(answer: Result.Result<A, E>): string =>
  Result.isSuccess(answer) ? "done" : answer.failure._tag
const operator: AccessActor = { _tag: "OperatorActs" }

interface Giving {
  readonly profile: ProviderProfile
  readonly mailbox: Mailbox & { readonly owner: { readonly _tag: "PersonOwner"; readonly person: PersonId } }
  readonly by: Actor
  readonly to: FoundPerson
  /** Whose mailbox was found. */
  readonly delegate: PersonId
  readonly terms: GrantTerms
  readonly id: GrantId
  readonly at: DateTime.Utc
}

/** An owner at a level that is enough, a mailbox that can be looked into, and somebody who can be found. */
const giving: fc.Arbitrary<Giving> = fc
  .tuple(openMailbox, openMailbox, letter, instant)
  .chain(([mailbox, theirs, like, at]) =>
    fc
      .record({ profile, foundBy: fc.constantFrom("search", "wholeAddress"), terms: termsFrom(at, like), id: grantId })
      .map(({ profile, foundBy, ...rest }) => ({
        ...rest,
        ...{ profile, mailbox, at },
        by: { person: mailbox.owner.person, level: "high" },
        to: { mailbox: { ...theirs, life: { _tag: "Active" }, visible: true }, provider: profile.provider, foundBy },
        delegate: theirs.owner.person
      }))
  )
const give = (
  {
    profile,
    mailbox,
    by,
    to,
    terms,
    id,
    at
  }: Omit<Giving, "to" | "mailbox"> & { to: FoundPerson | null; mailbox: Mailbox },
  grants: ReadonlyArray<Grant> = []
) => giveAccess(profile, mailbox, grants, by, to, terms, id, at)
const givenBy = (scene: Giving): Grant => {
  const given = give(scene)
  if (Result.isFailure(given)) throw new Error(given.failure._tag)
  return given.success.grant
}

describe("giving access", () => {
  it("ACCESS-1: an owner lets somebody else in, at once, on the terms given", () => {
    fc.assert(
      fc.property(giving, (scene) => {
        const { mailbox, by, terms, id, at, delegate, profile } = scene
        const grant = { id, mailbox: mailbox.id, delegate, terms, since: at, state: { _tag: "Given" } }
        expect(give(scene)).toEqual(
          Result.succeed({
            _tag: "AccessGiven",
            grant: { ...grant, kind: { _tag: "OwnerGiven", owner: by.person } },
            rules: ["ACCESS-1", "ACCESS-3"],
            policy: profile.version
          })
        )
        expect(isInForce(givenBy(scene), mailbox, at)).toBe(true)
      })
    )
  })

  it("ACCESS-1: not to oneself", () => {
    fc.assert(
      fc.property(giving, (scene) => {
        const own: Mailbox = { ...scene.to.mailbox, owner: scene.mailbox.owner }
        expect(give({ ...scene, to: { ...scene.to, mailbox: own } })).toEqual(
          Result.fail({ _tag: "DelegateIsOwner", rules: ["ACCESS-1"] })
        )
      })
    )
  })

  it("ACCESS-1: takes exactly the level of the policy, and the level that a refusal asks for is enough", () => {
    fc.assert(
      fc.property(giving, level, (scene, level) => {
        const answer = give({ ...scene, by: { ...scene.by, level } })
        const { giveLevel } = scene.profile.delegation
        if (reaches(level, giveLevel)) expect(tagOf(answer)).toBe("done")
        else {
          const refused = { _tag: "LevelTooLow", rules: ["ACCESS-1"], has: level, stepUpTo: giveLevel }
          expect(answer).toEqual(Result.fail(refused))
        }
      })
    )
  })

  it("ACCESS-3: only to a person who has a mailbox with the same provider", () => {
    fc.assert(
      fc.property(giving, foundPerson, (scene, other) => {
        const notFound = Result.fail({ _tag: "DelegateNotFound", rules: ["ACCESS-3", "ACCESS-9", "FIELD-25"] })
        expect(give({ ...scene, to: null })).toEqual(notFound)
        const elsewhere = scene.profile.provider === "digipost" ? "e-boks" : "digipost"
        expect(give({ ...scene, to: { ...scene.to, provider: elsewhere } })).toEqual(notFound)
        const to = { ...scene.to, mailbox: other.mailbox }
        const { life } = other.mailbox
        if (personOwning(other.mailbox) === null || (life._tag !== "Active" && life._tag !== "Deactivated")) {
          expect(give({ ...scene, to })).toEqual(notFound)
        }
      })
    )
  })

  it("ACCESS-9: a hidden person, or one whose mailbox takes no mail, is found by the whole address and not by search", () => {
    fc.assert(
      fc.property(giving, fc.boolean(), instant, (scene, hidden, since) => {
        const theirs: Mailbox = hidden
          ? { ...scene.to.mailbox, visible: false }
          : { ...scene.to.mailbox, life: { _tag: "Deactivated", since } }
        const found = (foundBy: "search" | "wholeAddress") =>
          tagOf(give({ ...scene, to: { ...scene.to, mailbox: theirs, foundBy } }))
        expect(found("search")).toBe("DelegateNotFound")
        expect(found("wholeAddress")).toBe("done")
      })
    )
  })

  it("ACCESS-4: no delegate gives anything onward: they are told that it is the owner's; others find no mailbox", () => {
    fc.assert(
      fc.property(giving, personId, grantId, (scene, person, id) => {
        fc.pre(person !== scene.mailbox.owner.person)
        const own = givenBy(scene)
        const grant: Grant = { ...own, delegate: person }
        const by = { person, level: "high" as const, grants: [grant] }
        expect(give({ ...scene, by, id }, [grant])).toEqual(Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] }))
        const stranger = { person, level: "high" as const }
        expect(give({ ...scene, by: stranger, id })).toEqual(
          Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
        )
        const ended: Grant = { ...grant, state: { _tag: "Ended", at: scene.at, how: "withdrawn" } }
        expect(give({ ...scene, by: { ...by, grants: [ended] }, id })).toEqual(give({ ...scene, by: stranger, id }))
      })
    )
  })

  it("FIELD-22, LIFE-8: on no terms whose last day has ended in Oslo; today is early enough", () => {
    fc.assert(
      fc.property(giving, fc.integer({ min: -400, max: 400 }), (scene, days) => {
        const today = osloDateOf(scene.at)
        const endDay = addDays(today, days)
        const answer = give({ ...scene, terms: { ...scene.terms, endDay } })
        if (days >= 0) expect(tagOf(answer)).toBe("done")
        else expect(answer).toEqual(Result.fail({ _tag: "EndDayPassed", rules: ["FIELD-22", "LIFE-8"], endDay, today }))
      })
    )
  })

  it("ACCESS-1: not twice to one person while the first time holds; again once it is over, and to another at any time", () => {
    fc.assert(
      fc.property(giving, grantId, personId, caseId, (scene, id, other, papers) => {
        const first = givenBy(scene)
        const again = { ...scene, id }
        const already = Result.fail({ _tag: "AccessAlreadyGiven", rules: ["ACCESS-1"], grant: first.id })
        expect(give(again, [first])).toEqual(already)
        const ended: Grant = { ...first, state: { _tag: "Ended", at: scene.at, how: "withdrawn" } }
        expect(tagOf(give(again, [ended]))).toBe("done")
        expect(tagOf(give(again, [{ ...first, delegate: other }]))).toBe("done")
        expect(tagOf(give(again, [{ ...first, kind: { _tag: "Guardian", case: papers } }]))).toBe("done")
        expect(tagOf(give(again, [{ ...first, mailbox: scene.to.mailbox.id }]))).toBe("done")
        const over = { ...first, terms: { ...first.terms, endDay: addDays(osloDateOf(scene.at), -1) } }
        expect(tagOf(give(again, [over]))).toBe("done")
        expect(give(again, [ended, over, first])).toEqual(already)
      })
    )
  })

  it("LIFE-1, LIFE-3: not from a mailbox that is closed, deceased or deleted", () => {
    fc.assert(
      fc.property(giving, life, (scene, life) => {
        const answer = tagOf(give({ ...scene, mailbox: { ...scene.mailbox, life } }))
        if (life._tag === "Active" || life._tag === "Deactivated") expect(answer).toBe("done")
        else expect(["MailboxIsClosed", "MailboxNotFound"]).toContain(answer)
      })
    )
  })
})

/** What a case comes to that lets this person into this mailbox. */
const outcome = (
  { mailbox, delegate: person, at, profile: { version: policy } }: Giving,
  { _tag: kind, case: id }: OperatorKind,
  endDay: GrantTerms["endDay"] = null
): AccessGranted => ({
  _tag: "AccessGranted",
  ...{ case: id, mailbox: mailbox.id, person, kind, endDay },
  ...{ preparedBy: cast.staff[0], by: cast.staff[1], at, rules: ["SUPPORT-1"], policy }
})
const giveOnCase = (scene: Giving, granted: AccessGranted, grants: ReadonlyArray<Grant> = []) =>
  giveAccessOnCase(scene.profile, scene.mailbox, grants, granted, scene.id, scene.at)

describe("access on a case", () => {
  const rules = { Guardian: "ACCESS-5", Attorney: "ACCESS-6", Estate: "ACCESS-7" } as const

  it("ACCESS-5, ACCESS-6, ACCESS-7: a guardian or attorney is let in while the owner lives, an estate once the owner has died", () => {
    const scene = fc.tuple(giving, operatorKind, fc.oneof(life, deceased))
    fc.assert(
      fc.property(scene, ([alive, kind, life]) => {
        const scene = { ...alive, mailbox: { ...alive.mailbox, life } }
        const { profile, mailbox, delegate, terms, id, at } = scene
        const answer = giveOnCase(scene, outcome(scene, kind, terms.endDay))
        const living = life._tag === "Active" || life._tag === "Deactivated"
        if (Result.isSuccess(answer)) {
          const whole = { senders: null, kinds: null, endDay: terms.endDay }
          const grant = { id, mailbox: mailbox.id, delegate, kind, since: at, terms: whole, state: { _tag: "Given" } }
          expect(answer.success).toEqual({
            _tag: "AccessGiven",
            grant,
            rules: [rules[kind._tag]],
            policy: profile.version
          })
          expect(kind._tag === "Estate" ? life._tag : living).toBe(kind._tag === "Estate" ? "Deceased" : true)
          expect(isInForce(answer.success.grant, mailbox, at)).toBe(true)
        } else {
          const forbidden = { _tag: "LifeForbids", rules: ["LIFE-1", rules[kind._tag]], from: life._tag }
          expect(answer.failure).toEqual(forbidden)
          expect(kind._tag !== "Estate" && living).toBe(false)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("ACCESS-3: to no owner of the mailbox, nor into one that no person owns, nor into another than the case is about", () => {
    fc.assert(
      fc.property(giving, operatorKind, mailbox, (scene, kind, other) => {
        const granted = outcome(scene, kind)
        const own = { ...granted, person: scene.mailbox.owner.person }
        expect(giveOnCase(scene, own)).toEqual(Result.fail({ _tag: "DelegateIsOwner", rules: ["ACCESS-1"] }))
        const { profile, id, at } = scene
        const into = (granted: AccessGranted) => giveAccessOnCase(profile, other, [], granted, id, at)
        expect(into(granted)).toEqual(Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] }))
        fc.pre(personOwning(other) === null)
        expect(tagOf(into({ ...granted, mailbox: other.id }))).toBe("LifeForbids")
      })
    )
  })

  it("ACCESS-11: stands beside what the owner gives: neither hinders the other", () => {
    fc.assert(
      fc.property(giving, operatorKind, grantId, (scene, { case: papers }, other) => {
        const granted = outcome(scene, { _tag: "Guardian", case: papers })
        const given = giveOnCase({ ...scene, id: other }, granted, [givenBy(scene)])
        if (Result.isFailure(given)) throw new Error(given.failure._tag)
        expect(tagOf(give(scene, [given.success.grant]))).toBe("done")
        expect(tagOf(giveOnCase(scene, granted, [given.success.grant]))).toBe("AccessAlreadyGiven")
      })
    )
  })
})

/** A grant in force that its owner or the operator gave, and a later moment at which it is still in force. */
const held = fc
  .tuple(openMailbox, letter, personId)
  .chain(([mailbox, like]) => fc.tuple(fc.constant({ mailbox, like }), grantIn(mailbox, like), profile))
  .filter(([, { kind }]) => kind._tag !== "Estate")
  .chain(([{ mailbox, like }, given, profile]) =>
    instantAfter(given.since).chain((at) =>
      fc.record({
        profile: fc.constant(profile),
        mailbox: fc.constant(mailbox),
        grant: fc.nat(50).map(
          (days): Grant => ({
            ...given,
            state: { _tag: "Given" },
            terms: { ...given.terms, endDay: given.terms.endDay === null ? null : addDays(osloDateOf(at), days) }
          })
        ),
        terms: termsFrom(at, like),
        at: fc.constant(at)
      })
    )
  )
type Held = typeof held extends fc.Arbitrary<infer H> ? H : never
const personActs = (person: Grant["delegate"], level: Level, grants: ReadonlyArray<Grant> = []): AccessActor => ({
  _tag: "PersonActs",
  person,
  level,
  grants
})
const owner = ({ mailbox }: Held, level: Level = "high") => personActs(mailbox.owner.person, level)
const delegate = ({ grant }: Held, level: Level = "high") => personActs(grant.delegate, level, [grant])
const end = ({ profile, mailbox, grant, at }: Held, by: AccessActor) => endAccess(profile, mailbox, grant, by, at)
const change = ({ profile, mailbox, grant, terms, at }: Held, by: AccessActor) =>
  changeAccess(profile, mailbox, grant, by, terms, at)
const isOwners = ({ grant }: Held) => grant.kind._tag === "OwnerGiven"

describe("ending access", () => {
  it("ACCESS-1: what the owner gave the owner withdraws, at any level, at any time, and at once", () => {
    fc.assert(
      fc.property(held, level, fc.nat(1e12), (scene, level, more) => {
        fc.pre(isOwners(scene))
        const { mailbox, grant, at } = scene
        const answer = end(scene, owner(scene, level))
        const event = { _tag: "AccessEnded", grant: grant.id, at, how: "withdrawn", rules: ["ACCESS-1"] }
        expect(answer).toEqual(Result.succeed(event))
        if (Result.isFailure(answer)) return
        const after = evolve(grant, answer.success)
        expect(after).toEqual({ ...grant, state: { _tag: "Ended", at, how: "withdrawn" } })
        expect(isInForce(grant, mailbox, at)).toBe(true)
        expect(isInForce(after, mailbox, at)).toBe(false)
        expect(isInForce(after, mailbox, DateTime.add(at, { milliseconds: more }))).toBe(false)
      })
    )
  })

  it("ACCESS-1: a delegate lays down what the owner gave them, and nobody else's", () => {
    fc.assert(
      fc.property(held, personId, (scene, person) => {
        fc.pre(isOwners(scene))
        expect(end(scene, delegate(scene))).toMatchObject({ success: { how: "laidDown", rules: ["ACCESS-1"] } })
        const other: Grant = { ...scene.grant, delegate: person }
        fc.pre(person !== scene.mailbox.owner.person && person !== scene.grant.delegate)
        const notTheirs = Result.fail({ _tag: "GrantNotFound", rules: ["FIELD-25"] })
        expect(end(scene, personActs(person, "high", [other]))).toEqual(notTheirs)
      })
    )
  })

  it("ACCESS-11: what the operator gave is ended by the operator alone, and what the owner gave by no operator", () => {
    fc.assert(
      fc.property(held, (scene) => {
        if (isOwners(scene)) {
          const owners = Result.fail({ _tag: "GivenByAnother", rules: ["ACCESS-11"], givenBy: "owner" })
          expect(end(scene, operator)).toEqual(owners)
          expect(change(scene, operator)).toEqual(owners)
          return
        }
        const operators = Result.fail({ _tag: "GivenByAnother", rules: ["ACCESS-11"], givenBy: "operator" })
        for (const by of [owner(scene), delegate(scene)]) {
          expect(end(scene, by)).toEqual(operators)
          expect(change(scene, by)).toEqual(operators)
        }
        const { grant, at } = scene
        const event = { _tag: "AccessEnded", grant: grant.id, at, how: "endedByOperator", rules: ["ACCESS-11"] }
        expect(end(scene, operator)).toEqual(Result.succeed(event))
        expect(tagOf(change(scene, operator))).toBe("done")
      })
    )
  })

  it("ACCESS-11: the operator ends a guardian's access whatever has become of the mailbox", () => {
    fc.assert(
      fc.property(held, fc.oneof(life, deceased), (scene, life) => {
        fc.pre(!isOwners(scene))
        expect(tagOf(end({ ...scene, mailbox: { ...scene.mailbox, life } }, operator))).toBe("done")
      })
    )
  })

  it("ACCESS-1: what has ended stays ended: nobody ends or changes it again, and all are told how it ended", () => {
    fc.assert(
      fc.property(held, fc.nat(1e11), (scene, more) => {
        const giver = isOwners(scene) ? owner(scene) : operator
        const first = end(scene, giver)
        if (Result.isFailure(first)) throw new Error(first.failure._tag)
        const { how, at } = first.success
        const over = {
          ...scene,
          grant: evolve(scene.grant, first.success),
          at: DateTime.add(scene.at, { milliseconds: more })
        }
        const ended = Result.fail({ _tag: "AccessHasEnded", rules: ["ACCESS-1"], at, how })
        expect(end(over, giver)).toEqual(ended)
        expect(change(over, giver)).toEqual(ended)
      })
    )
  })

  it("FIELD-25: a grant that is not one's own, or lies elsewhere, is not found", () => {
    fc.assert(
      fc.property(held, mailbox, personId, (scene, other, person) => {
        fc.pre(person !== scene.mailbox.owner.person && person !== scene.grant.delegate)
        const notFound = Result.fail({ _tag: "GrantNotFound", rules: ["FIELD-25"] })
        expect(end(scene, personActs(person, "high"))).toEqual(notFound)
        expect(change(scene, personActs(person, "high"))).toEqual(notFound)
        for (const by of [owner(scene), delegate(scene), operator]) {
          const elsewhere = { ...scene, grant: { ...scene.grant, mailbox: other.id } }
          expect(end(elsewhere, by)).toEqual(notFound)
          expect(change(elsewhere, by)).toEqual(notFound)
        }
      })
    )
  })

  it("LIFE-3: the owner of a closed mailbox is told to reopen it first", () => {
    fc.assert(
      fc.property(held, life, (scene, life) => {
        fc.pre(life._tag === "Closed" && DateTime.isLessThan(scene.at, endOf(life.deletionDay)))
        const closed = { ...scene, mailbox: { ...scene.mailbox, life } }
        expect(tagOf(end(closed, owner(scene)))).toBe("MailboxIsClosed")
        expect(tagOf(change(closed, owner(scene)))).toBe("MailboxIsClosed")
      })
    )
  })
})

describe("changing access", () => {
  it("FIELD-22: whoever gave it narrows, widens and renews it; nothing but its terms changes", () => {
    fc.assert(
      fc.property(held, (scene) => {
        const answer = change(scene, isOwners(scene) ? owner(scene) : operator)
        if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
        const { grant, terms, at, profile } = scene
        const event = { _tag: "AccessChanged", grant: grant.id, terms, at, rules: ["FIELD-22"] }
        expect(answer.success).toEqual({ ...event, policy: profile.version })
        expect(evolve(grant, answer.success)).toEqual({ ...grant, terms })
      })
    )
  })

  it("ACCESS-1: takes the level that giving takes, so that no weaker login widens it", () => {
    fc.assert(
      fc.property(held, level, (scene, level) => {
        fc.pre(isOwners(scene))
        const { giveLevel } = scene.profile.delegation
        const answer = change(scene, owner(scene, level))
        const refused = { _tag: "LevelTooLow", rules: ["ACCESS-1"], has: level, stepUpTo: giveLevel }
        expect(Result.isSuccess(answer)).toBe(reaches(level, giveLevel))
        if (Result.isFailure(answer)) expect(answer.failure).toEqual(refused)
      })
    )
  })

  it("ACCESS-4: no delegate widens or renews what they were given", () => {
    fc.assert(
      fc.property(held, (scene) => {
        fc.pre(isOwners(scene))
        expect(change(scene, delegate(scene))).toEqual(Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] }))
      })
    )
  })

  it("FIELD-22, LIFE-8: to no last day that has ended; one that is over is given anew instead", () => {
    fc.assert(
      fc.property(held, fc.integer({ min: 1, max: 400 }), (scene, days) => {
        const giver = isOwners(scene) ? owner(scene) : operator
        const today = osloDateOf(scene.at)
        const endDay = addDays(today, -days)
        const passed = { _tag: "EndDayPassed", rules: ["FIELD-22", "LIFE-8"], endDay, today }
        expect(change({ ...scene, terms: { ...scene.terms, endDay } }, giver)).toEqual(Result.fail(passed))
        const over = { ...scene, grant: { ...scene.grant, terms: { ...scene.grant.terms, endDay } } }
        expect(change(over, giver)).toEqual(
          Result.fail({ _tag: "AccessHasEnded", rules: ["ACCESS-1"], at: endOf(endDay), how: "dayOver" })
        )
      })
    )
  })
})

describe("totality", () => {
  it("every situation gets an answer, and the same one when asked again", () => {
    const scene = fc.tuple(mailbox, letter, instant, personId).chain(([mailbox, like, at, person]) =>
      fc.record({
        profile,
        mailbox: fc.constant(mailbox),
        grant: grantIn(mailbox, like),
        by: actorIn(mailbox, like, personOwning(mailbox) ?? person),
        to: fc.option(foundPerson),
        kind: operatorKind,
        terms: termsFrom(at, like),
        id: grantId,
        at: fc.constant(at)
      })
    )
    fc.assert(
      fc.property(scene, ({ profile, mailbox, grant, by, to, kind, terms, id, at }) => {
        const actor: AccessActor = { _tag: "PersonActs", ...by }
        const granted: AccessGranted = {
          _tag: "AccessGranted",
          ...{ case: kind.case, mailbox: mailbox.id, person: grant.delegate, kind: kind._tag, endDay: terms.endDay },
          ...{ preparedBy: by.person, by: by.person, at, rules: [], policy: profile.version }
        }
        const asked = () => [
          giveAccess(profile, mailbox, [grant], by, to, terms, id, at),
          giveAccessOnCase(profile, mailbox, [grant], granted, id, at),
          changeAccess(profile, mailbox, grant, actor, terms, at),
          endAccess(profile, mailbox, grant, actor, at),
          endAccess(profile, mailbox, grant, operator, at),
          mayAct(profile, mailbox, by, "send", at)
        ]
        const before = JSON.stringify([mailbox, grant, by])
        expect(asked()).toEqual(asked())
        expect(JSON.stringify([mailbox, grant, by])).toBe(before)
        expect(Level.literals).toContain(profile.delegation.giveLevel)
      })
    )
  })
})
