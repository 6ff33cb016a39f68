import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { endOf, osloDateOf } from "../calendar/index.ts"
import { level, personId } from "../identity/arbitrary.ts"
import { letter } from "../letter/arbitrary.ts"
import type { Letter } from "../letter/index.ts"
import { deceased, mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import { openToEstate } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { actorIn, grantIn, mailboxAct, operatorKind, termsOpening } from "./arbitrary.ts"
import {
  DelegateAct,
  type Grant,
  grantTo,
  isInForce,
  MailboxAct,
  mayAct,
  OwnersAct,
  opensLetter,
  personOwning
} from "./index.ts"

/** Somebody in a mailbox by a grant that is in force, not narrowed. */
const held = fc.tuple(openMailbox, letter, personId, profile, level).chain(([mailbox, like, person, profile, level]) =>
  grantIn(mailbox, like, fc.constant(person))
    .filter(({ kind }) => kind._tag !== "Estate")
    .map((given) => {
      const grant: Grant = { ...given, state: { _tag: "Given" }, terms: { senders: null, kinds: null, endDay: null } }
      return { profile, mailbox, like, grant, by: { person, level, grants: [grant] }, at: grant.since }
    })
)
const someActor = fc.tuple(mailbox, letter, personId, instant).chain(([mailbox, like, person, at]) =>
  fc.record({
    profile,
    mailbox: fc.constant(mailbox),
    by: fc.oneof(actorIn(mailbox, like, person), actorIn(mailbox, like, personOwning(mailbox) ?? person)),
    act: mailboxAct,
    at: fc.constant(at)
  })
)

describe("the list of what a delegate may do", () => {
  it("ACCESS-4: read, download, file, put in the trash, put back, upload and send; nothing that is the owner's is on it", () => {
    const list = ["read", "download", "file", "trash", "putBack", "upload", "send"]
    expect([...DelegateAct.literals].toSorted()).toEqual(list.toSorted())
    expect(OwnersAct.literals.filter((act) => list.includes(act))).toEqual([])
    const forbidden = ["close", "giveAccess", "changeContact", "chooseProvider", "emptyTrash"]
    expect(OwnersAct.literals).toEqual(expect.arrayContaining(forbidden))
    expect(MailboxAct.literals).toEqual([...DelegateAct.literals, ...OwnersAct.literals])
  })

  it("ACCESS-2, ACCESS-4: a delegate does what is on it, told with who and on whose behalf; the rest is the owner's alone", () => {
    fc.assert(
      fc.property(held, mailboxAct, ({ profile, mailbox, by, grant, at }, act) => {
        const answer = mayAct(profile, mailbox, by, act, at)
        const listed = (DelegateAct.literals as ReadonlyArray<string>).includes(act)
        const acted = { _tag: "Acted", mailbox: mailbox.id, act, person: by.person, onBehalfOf: mailbox.owner.person }
        const told = { ...acted, grant: grant.id, at, rules: ["ACCESS-2", "ACCESS-4"], policy: profile.version }
        expect(answer).toEqual(
          listed ? Result.succeed(told) : Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
        )
      }),
      { numRuns: 300 }
    )
  })

  it("LIFE-9: the owner does all of it, on nobody's behalf", () => {
    fc.assert(
      fc.property(held, mailboxAct, level, ({ profile, mailbox, at }, act, level) => {
        const { person } = mailbox.owner
        const acted = { _tag: "Acted", mailbox: mailbox.id, act, person, onBehalfOf: null, grant: null, at }
        expect(mayAct(profile, mailbox, { person, level }, act, at)).toEqual(
          Result.succeed({ ...acted, rules: ["ACCESS-4"], policy: profile.version })
        )
      })
    )
  })

  it("FIELD-22: by a grant narrowed to some letters nothing is uploaded or sent; another that is whole makes up for it", () => {
    fc.assert(
      fc.property(held, mailboxAct, fc.boolean(), ({ profile, mailbox, by, grant, like, at }, act, bySender) => {
        const terms = bySender
          ? { ...grant.terms, senders: [like.sender.organisation] as const }
          : { ...grant.terms, kinds: [like.kind] as const }
        const narrowed: Grant = { ...grant, terms }
        const whole = mayAct(profile, mailbox, by, act, at)
        const answer = mayAct(profile, mailbox, { ...by, grants: [narrowed] }, act, at)
        if (act === "upload" || act === "send") {
          expect(answer).toEqual(Result.fail({ _tag: "OutsideGrant", rules: ["FIELD-22"] }))
        } else expect(answer).toEqual(whole)
        for (const grants of [
          [narrowed, grant],
          [grant, narrowed]
        ]) {
          expect(mayAct(profile, mailbox, { ...by, grants }, act, at)).toEqual(whole)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("LIFE-7: an estate reads and downloads, and does nothing else", () => {
    fc.assert(
      fc.property(held, operatorKind, deceased, mailboxAct, (scene, { case: id }, life, act) => {
        const mailbox = { ...scene.mailbox, life }
        const grant: Grant = { ...scene.grant, kind: { _tag: "Estate", case: id }, since: life.since }
        fc.pre(openToEstate(mailbox, life.since))
        const answer = mayAct(scene.profile, mailbox, { ...scene.by, grants: [grant] }, act, life.since)
        const why = Result.isSuccess(answer) ? "done" : answer.failure
        if (act === "read" || act === "download") expect(why).toBe("done")
        else if ((DelegateAct.literals as ReadonlyArray<string>).includes(act)) {
          expect(why).toEqual({ _tag: "OutsideGrant", rules: ["LIFE-7"] })
        } else expect(why).toEqual({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-25: to whoever has no grant in force the mailbox is not found, whatever they ask to do", () => {
    fc.assert(
      fc.property(someActor, mailboxAct, ({ profile, mailbox, by, act, at }, other) => {
        fc.pre(by.person !== personOwning(mailbox) && grantTo(by, mailbox, at) === null)
        const notFound = Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
        expect(mayAct(profile, mailbox, by, act, at)).toEqual(notFound)
        expect(mayAct(profile, mailbox, by, other, at)).toEqual(notFound)
      })
    )
  })
})

describe("the letters that a grant opens", () => {
  const scene = fc
    .tuple(openMailbox, letter)
    .chain(([mailbox, like]) =>
      fc.record({ like: fc.constant(like), grant: grantIn(mailbox, like), terms: termsOpening(like), other: letter })
    )

  it("FIELD-22: are all letters, or those alone of the senders and the kinds that it was narrowed to", () => {
    fc.assert(
      fc.property(scene, ({ like, grant, terms, other }) => {
        const open = (one: Letter): boolean => opensLetter({ ...grant, terms }, { ...one, recipientOnly: false })
        expect(open(like)).toBe(true)
        const [sender, kind] = [other.sender.organisation, other.kind]
        expect(open({ ...like, sender: other.sender })).toBe(terms.senders === null || terms.senders.includes(sender))
        expect(open({ ...like, kind })).toBe(terms.kinds === null || terms.kinds.includes(kind))
      })
    )
  })

  it("FIELD-21: are none that are for the recipient only, however much else it opens", () => {
    fc.assert(
      fc.property(scene, ({ like, grant, terms }) => {
        expect(opensLetter({ ...grant, terms }, { ...like, recipientOnly: true })).toBe(false)
      })
    )
  })
})

describe("a grant in force", () => {
  it("ACCESS-1: holds from the instant it was given, not before, for its delegate and in its mailbox alone", () => {
    fc.assert(
      fc.property(held, mailbox, personId, ({ mailbox, grant, by, at }, other, person) => {
        expect(grantTo(by, mailbox, at)).toEqual(grant)
        expect(isInForce(grant, mailbox, DateTime.subtract(at, { milliseconds: 1 }))).toBe(false)
        expect(isInForce(grant, other, at)).toBe(false)
        fc.pre(person !== by.person)
        expect(grantTo({ ...by, person }, mailbox, at)).toBeNull()
        expect(grantTo({ person: by.person }, mailbox, at)).toBeNull()
      })
    )
  })

  it("FIELD-22, LIFE-8: holds until its last day ends in Oslo, to the millisecond", () => {
    fc.assert(
      fc.property(held, instant, ({ mailbox, grant }, until) => {
        fc.pre(DateTime.isGreaterThanOrEqualTo(until, grant.since))
        const endDay = osloDateOf(until)
        const ending: Grant = { ...grant, terms: { ...grant.terms, endDay } }
        const end = endOf(endDay)
        expect(isInForce(ending, mailbox, until)).toBe(true)
        expect(isInForce(ending, mailbox, DateTime.subtract(end, { milliseconds: 1 }))).toBe(true)
        expect(isInForce(ending, mailbox, end)).toBe(false)
      })
    )
  })

  it("ACCESS-11: what an owner gave holds in no other owner's mailbox", () => {
    fc.assert(
      fc.property(held, personId, ({ mailbox, grant, at }, person) => {
        fc.pre(grant.kind._tag === "OwnerGiven" && person !== mailbox.owner.person)
        expect(isInForce(grant, { ...mailbox, owner: { _tag: "PersonOwner", person } }, at)).toBe(false)
      })
    )
  })
})
