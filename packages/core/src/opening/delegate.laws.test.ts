import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { actorIn, operatorKind, termsFrom } from "../delegation/arbitrary.ts"
import { endAccess, evolve, type Grant, isInForce } from "../delegation/index.ts"
import { organisationNumber, personId } from "../identity/arbitrary.ts"
import { letterKind } from "../letter/arbitrary.ts"
import type { Letter } from "../letter/index.ts"
import { deceased, life } from "../mailbox/arbitrary.ts"
import { deletionOf, type Mailbox, openToEstate } from "../mailbox/index.ts"
import { delegatesRequest, grantedRequest, ownersRequest, request } from "./arbitrary.ts"
import { confirm, list, mayActOn, open } from "./index.ts"

type Request = typeof request extends fc.Arbitrary<infer R> ? R : never
const openOf = ({ profile, mailbox, letter, reader, at }: Request) => open(profile, mailbox, letter, reader, at)
const confirmOf = ({ profile, mailbox, letter, reader, at }: Request) => confirm(profile, mailbox, letter, reader, at)
const lineOf = ({ profile, mailbox, letter, reader, at }: Request) => list(profile, mailbox, letter, reader, at)
const acts = ["file", "trash", "putBack", "deleteForGood", "share", "pay"] as const
const actsOf = ({ profile, mailbox, letter, reader, at }: Request) =>
  acts.map((act) => mayActOn(profile, mailbox, letter, reader, act, at))
const answersOf = (request: Request) => [openOf(request), confirmOf(request), lineOf(request), ...actsOf(request)]

const notFound = Result.fail({ _tag: "LetterNotFound", rules: ["FIELD-25"] })
const nothing = [notFound, notFound, null, ...acts.map(() => notFound)]

/** The request as its mailbox's owner would make it, at the same level. */
const asOwner = <R extends Request>(request: R): R => {
  const { owner } = request.mailbox
  if (owner._tag !== "PersonOwner") throw new Error("Delegates are let in by people")
  return { ...request, reader: { person: owner.person, level: request.reader.level } }
}
const withGrant = (request: Request, grant: Grant): Request => ({
  ...request,
  reader: { ...request.reader, grants: [grant] }
})

describe("a delegate", () => {
  it("ACCESS-2, ACCESS-4: opens by their own level exactly what the owner would at that level, but for what is the owner's to confirm", () => {
    fc.assert(
      fc.property(delegatesRequest, (request) => {
        const [mine, owners] = [openOf(request), openOf(asOwner(request))]
        if (Result.isSuccess(owners)) {
          if (Result.isFailure(mine)) throw new Error(mine.failure._tag)
          const { first, loginElsewhere, at, policy, letter, mailbox } = owners.success
          expect(mine.success).toMatchObject({ first, loginElsewhere, at, policy, letter, mailbox })
        } else if (owners.failure._tag === "ConfirmationAwaited") {
          expect(mine).toEqual(Result.fail({ _tag: "OwnersAlone", rules: ["FIELD-8", "ACCESS-4"] }))
        } else {
          expect(mine).toEqual(owners)
        }
      }),
      { numRuns: 500 }
    )
  })

  it("ACCESS-4: every opening says who did it and for whom, and by which grant; the owner's says that it was nobody else", () => {
    fc.assert(
      fc.property(delegatesRequest, (request) => {
        const mine = openOf(request)
        fc.pre(Result.isSuccess(mine))
        const owners = openOf(asOwner(request))
        if (Result.isFailure(mine) || Result.isFailure(owners)) throw new Error("both open")
        const { person } = request.reader
        const { owner } = request.mailbox
        expect(mine.success).toMatchObject({ person, onBehalfOf: owner.person, grant: request.grant.id })
        expect(mine.success.rules).toEqual([...owners.success.rules, "ACCESS-4"])
        expect(owners.success).toMatchObject({ person: owner.person, onBehalfOf: null, grant: null })
      })
    )
  })

  it("ACCESS-2: sees the line that the owner sees, but for what is the owner's to confirm", () => {
    fc.assert(
      fc.property(delegatesRequest, (request) => {
        const [mine, owners] = [lineOf(request), lineOf(asOwner(request))]
        expect({ ...mine, lock: null }).toEqual({ ...owners, lock: null })
        const answer = openOf(request)
        expect(mine?.lock).toEqual(Result.isFailure(answer) ? answer.failure : null)
      }),
      { numRuns: 300 }
    )
  })

  it("ACCESS-4, FIELD-8: confirms nothing, and is otherwise refused as the owner is", () => {
    fc.assert(
      fc.property(delegatesRequest, (request) => {
        const owners = confirmOf(asOwner(request))
        const alone = Result.fail({ _tag: "OwnersAlone", rules: ["FIELD-8", "ACCESS-4"] })
        expect(confirmOf(request)).toEqual(Result.isSuccess(owners) ? alone : owners)
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-12: opens on the owner's behalf: the sender hears of it if it is the first time", () => {
    fc.assert(
      fc.property(delegatesRequest, (request) => {
        const answer = openOf(request)
        fc.pre(Result.isSuccess(answer))
        if (Result.isSuccess(answer)) expect(answer.success.first).toBe(request.letter.openedAt === null)
      })
    )
  })

  it("FIELD-6: finds no letter before its delivery time", () => {
    fc.assert(
      fc.property(delegatesRequest, fc.integer({ min: 1, max: 1e10 }), (request, early) => {
        const at = DateTime.subtract(request.letter.visibleAt, { milliseconds: early })
        const grant: Grant = { ...request.grant, since: at }
        expect(answersOf({ ...withGrant(request, grant), at })).toEqual(nothing)
      })
    )
  })
})

describe("what a grant opens", () => {
  it("FIELD-21: no letter for the recipient only, whatever the grant and whoever gave it: to its owner alone it is there", () => {
    fc.assert(
      fc.property(delegatesRequest, (request) => {
        const secret: Request = { ...request, letter: { ...request.letter, recipientOnly: true } }
        expect(answersOf(secret)).toEqual(nothing)
        expect(lineOf(asOwner(secret))).not.toBeNull()
      })
    )
    fc.assert(
      fc.property(grantedRequest, (request) => {
        const { owner } = request.mailbox
        fc.pre(owner._tag !== "PersonOwner" || owner.person !== request.reader.person)
        expect(answersOf({ ...request, letter: { ...request.letter, recipientOnly: true } })).toEqual(nothing)
      })
    )
  })

  it("FIELD-22: narrowed by sender, that sender's letters and no others; by kind, that kind and no other", () => {
    fc.assert(
      fc.property(delegatesRequest, organisationNumber, letterKind, (request, organisation, kind) => {
        const { letter, grant } = request
        const narrowedTo = (terms: Partial<Grant["terms"]>) =>
          lineOf(withGrant(request, { ...grant, terms: { ...grant.terms, ...terms } })) !== null
        expect(narrowedTo({ senders: [organisation] })).toBe(organisation === letter.sender.organisation)
        expect(narrowedTo({ kinds: [kind] })).toBe(kind === letter.kind)
        expect(narrowedTo({ senders: [organisation, letter.sender.organisation], kinds: [kind, letter.kind] })).toBe(
          true
        )
        expect(narrowedTo({ senders: null, kinds: null })).toBe(true)
      })
    )
  })

  it("FIELD-22: narrowing never opens what was shut", () => {
    fc.assert(
      fc.property(grantedRequest, instant, (request, since) => {
        const { letter, reader } = request
        const whole = (reader.grants ?? []).map((grant) => ({
          ...grant,
          terms: { senders: null, kinds: null, endDay: null }
        }))
        fc.assert(
          fc.property(termsFrom(since, letter), (terms) => {
            const narrowed = { ...request, reader: { ...reader, grants: whole.map((grant) => ({ ...grant, terms })) } }
            if (lineOf(narrowed) !== null)
              expect(lineOf({ ...request, reader: { ...reader, grants: whole } })).not.toBeNull()
          }),
          { numRuns: 5 }
        )
      })
    )
  })

  it("FIELD-22: several grants open together what each of them opens, whichever comes first", () => {
    fc.assert(
      fc.property(grantedRequest, (request) => {
        const { reader } = request
        const grants = reader.grants ?? []
        const alone = grants.map((grant) => lineOf(withGrant(request, grant))).find((line) => line !== null)
        expect(lineOf(request)).toEqual(alone ?? lineOf({ ...request, reader: { ...reader, grants: [] } }))
        expect(lineOf({ ...request, reader: { ...reader, grants: grants.toReversed() } })).toEqual(lineOf(request))
      })
    )
  })

  it("FIELD-25: to whom no grant opens it, a letter is what it is to a stranger, whatever grants they hold or held", () => {
    const scene = fc
      .tuple(delegatesRequest, personId)
      .chain(([request, person]) =>
        fc.record({ request: fc.constant(request), reader: actorIn(request.mailbox, request.letter, person) })
      )
    fc.assert(
      fc.property(scene, ({ request, reader }) => {
        fc.pre(reader.person !== request.mailbox.owner.person)
        const over = (reader.grants ?? []).filter((grant) => !isInForce(grant, request.mailbox, request.at))
        expect(answersOf({ ...request, reader: { ...reader, grants: over } })).toEqual(nothing)
        const others = { ...request.grant, delegate: request.mailbox.owner.person }
        expect(answersOf(withGrant(request, others))).toEqual(nothing)
      })
    )
  })
})

describe("when a grant opens", () => {
  it("ACCESS-1: withdrawn or laid down, it opens nothing from that instant on, and did just before", () => {
    fc.assert(
      fc.property(delegatesRequest, fc.boolean(), fc.nat(1e11), (request, laidDown, more) => {
        const { profile, mailbox, grant, reader } = request
        fc.pre(grant.kind._tag === "OwnerGiven")
        const at = DateTime.add(request.at, { milliseconds: 1 })
        const person = laidDown ? reader.person : mailbox.owner.person
        const end = endAccess(profile, mailbox, grant, { _tag: "PersonActs", person, level: "password" }, at)
        fc.pre(Result.isSuccess(end))
        if (Result.isFailure(end)) return
        const over = withGrant(request, evolve(grant, end.success))
        expect(lineOf(request)).not.toBeNull()
        expect(answersOf({ ...over, at })).toEqual(nothing)
        expect(answersOf({ ...over, at: DateTime.add(at, { milliseconds: more }) })).toEqual(nothing)
      })
    )
  })

  it("ACCESS-11, LIFE-1, LIFE-3, LIFE-5: neither once the mailbox is closed, its owner dead, or its content gone", () => {
    fc.assert(
      fc.property(delegatesRequest, life, (request, life) => {
        const then = { ...request, mailbox: { ...request.mailbox, life } }
        if (life._tag === "Active" || life._tag === "Deactivated") expect(lineOf(then)).toEqual(lineOf(request))
        else expect(answersOf(then)).toEqual(nothing)
      })
    )
  })

  it("ACCESS-7, LIFE-7: an estate reads while its owner is known as dead and the content is not due, and no longer or sooner", () => {
    const scene = fc.tuple(delegatesRequest, operatorKind, deceased).chain(([request, { case: id }, life]) => {
      const grant: Grant = {
        ...request.grant,
        kind: { _tag: "Estate", case: id },
        since: life.since,
        terms: { ...request.grant.terms, endDay: null }
      }
      const letter: Letter = { ...request.letter, visibleAt: life.since, asksConfirmation: false }
      return instantAfter(life.since, 600 * 86_400_000).map((at) => ({
        ...withGrant(request, grant),
        letter,
        at,
        living: request.mailbox,
        life
      }))
    })
    fc.assert(
      fc.property(scene, ({ living, life, ...request }) => {
        const dead: Mailbox = { ...living, life }
        expect(lineOf({ ...request, mailbox: living })).toBeNull()
        expect(lineOf({ ...request, mailbox: dead }) !== null).toBe(openToEstate(dead, request.at))
        expect(lineOf({ ...request, mailbox: { ...living, life: { _tag: "Deleted", since: life.since } } })).toBeNull()
        expect(deletionOf(life)).not.toBeNull()
      }),
      { numRuns: 300 }
    )
  })
})

describe("doing something to a letter", () => {
  it("ACCESS-4: a delegate files it, throws it away and puts it back, and does nothing else to it; an estate only reads", () => {
    fc.assert(
      fc.property(delegatesRequest, (request) => {
        const { reader, grant, at, mailbox } = request
        const told = {
          mailbox: mailbox.id,
          person: reader.person,
          onBehalfOf: mailbox.owner.person,
          grant: grant.id,
          at
        }
        for (const [index, answer] of actsOf(request).entries()) {
          const act = acts[index]
          if (act === "file" || act === "trash" || act === "putBack") {
            expect(answer).toMatchObject({ success: { _tag: "Acted", act, ...told, rules: ["ACCESS-2", "ACCESS-4"] } })
          } else expect(answer).toEqual(Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] }))
        }
      })
    )
    fc.assert(
      fc.property(delegatesRequest, operatorKind, deceased, (request, { case: id }, life) => {
        const mailbox: Mailbox = { ...request.mailbox, life }
        fc.pre(openToEstate(mailbox, request.at))
        const estate = withGrant({ ...request, mailbox }, { ...request.grant, kind: { _tag: "Estate", case: id } })
        const refused = actsOf(estate).map((answer) => (Result.isFailure(answer) ? answer.failure : null))
        const reading = { _tag: "OutsideGrant", rules: ["LIFE-7"] }
        const alone = { _tag: "OwnersAlone", rules: ["ACCESS-4"] }
        expect(refused).toEqual([reading, reading, reading, alone, alone, alone])
      })
    )
  })

  it("LIFE-9: the owner does what they like to what they may know of, and nobody to what they may not", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        for (const answer of actsOf(request)) {
          expect(answer).toMatchObject({ success: { person: request.reader.person, onBehalfOf: null, grant: null } })
        }
      })
    )
    fc.assert(
      fc.property(fc.oneof(request, grantedRequest), (request) => {
        fc.pre(lineOf(request) === null)
        const refused = actsOf(request).map((answer) => (Result.isFailure(answer) ? answer.failure._tag : "done"))
        const [one] = refused
        expect(["LetterNotFound", "MailboxIsClosed"]).toContain(one)
        expect(new Set(refused).size).toBe(1)
      })
    )
  })

  it("FIELD-25: a list shows nothing that acts do not find, and acts find nothing that the list does not show", () => {
    fc.assert(
      fc.property(fc.oneof(grantedRequest, delegatesRequest), (request: Request) => {
        const known = lineOf(request) !== null
        for (const answer of actsOf(request)) {
          const found =
            Result.isSuccess(answer) || answer.failure._tag === "OwnersAlone" || answer.failure._tag === "OutsideGrant"
          expect(found).toBe(known)
        }
      })
    )
  })
})
