import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { logEntry } from "../audit/arbitrary.ts"
import type { LogEntry } from "../audit/index.ts"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { personId } from "../identity/arbitrary.ts"
import { letter, letterIn } from "../letter/arbitrary.ts"
import { deceased, mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import { list } from "../opening/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { actorIn, grant, grantIn } from "./arbitrary.ts"
import {
  accessOverview,
  asOf,
  evolve,
  type Grant,
  grantTo,
  isInForce,
  lapse,
  mailboxesOpenTo,
  notifiedToo,
  personOwning,
  warnsOn
} from "./index.ts"

/** A mailbox with grants, a log of what delegates and others did in it, and they elsewhere and in their own, and when its owner looks. */
const overseen = fc.tuple(openMailbox, letter).chain(([mailbox, like]) =>
  fc.array(grantIn(mailbox, like), { maxLength: 4 }).chain((grants) => {
    const byDelegate = fc
      .constantFrom(...grants, null)
      .chain((grant) =>
        grant === null
          ? logEntry
          : fc
              .tuple(logEntry, instantAfter(grant.since), fc.constantFrom(mailbox.id, like.mailbox))
              .chain(([entry, at, mailbox]) =>
                fc
                  .constantFrom("Delegate" as const, "Delegate" as const, "Owner" as const)
                  .map((_tag): LogEntry => ({ ...entry, mailbox, who: { _tag, person: grant.delegate }, at }))
              )
      )
    return fc.record({
      profile,
      mailbox: fc.constant(mailbox),
      grants: fc.constant(grants),
      log: fc.array(fc.oneof(byDelegate, logEntry), { maxLength: 12 }),
      at: instant
    })
  })
)

describe("the owner's overview", () => {
  it("ACCESS-8: lists every grant of the mailbox with its kind and since when, as it is now, and none of another", () => {
    fc.assert(
      fc.property(overseen, grant, ({ profile, mailbox, grants, log, at }, elsewhere) => {
        const by = { person: mailbox.owner.person, level: "password" as const }
        const overview = accessOverview(profile, mailbox, [...grants, elsewhere], log, by, at)
        if (Result.isFailure(overview)) throw new Error(overview.failure._tag)
        expect(overview.success.map(({ grant }) => grant)).toEqual(grants.map((grant) => asOf(grant, mailbox, at)))
      })
    )
  })

  it("ACCESS-8: tells of each what they did by it, in the log's order; nothing that others did, elsewhere, or while it did not hold", () => {
    fc.assert(
      fc.property(overseen, ({ profile, mailbox, grants, log, at }) => {
        const by = { person: mailbox.owner.person, level: "password" as const }
        const overview = accessOverview(profile, mailbox, grants, log, by, at)
        if (Result.isFailure(overview)) throw new Error(overview.failure._tag)
        for (const { grant, done } of overview.success) {
          expect(done).toEqual(log.filter((entry) => done.includes(entry)))
          for (const entry of log) {
            const theirs = entry.who._tag === "Delegate" && entry.who.person === grant.delegate
            const held = grant.state._tag === "Given" || entry.at.epochMilliseconds < grant.state.at.epochMilliseconds
            const since = entry.at.epochMilliseconds >= grant.since.epochMilliseconds
            expect(done.includes(entry)).toBe(theirs && held && since && entry.mailbox === mailbox.id)
          }
        }
      }),
      { numRuns: 300 }
    )
  })

  it("ACCESS-8, FIELD-25: is for the owner: a delegate is told so, and to others the mailbox is not found", () => {
    const scene = overseen.chain((scene) => fc.record({ scene: fc.constant(scene), person: personId }))
    fc.assert(
      fc.property(scene, ({ scene: { profile, mailbox, grants, log, at }, person }) => {
        fc.pre(person !== mailbox.owner.person)
        const by = { person, level: "high" as const, grants: grants.map((one) => ({ ...one, delegate: person })) }
        const answer = accessOverview(profile, mailbox, grants, log, by, at)
        expect(answer).toEqual(
          grantTo(by, mailbox, at) === null
            ? Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
            : Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
        )
      })
    )
  })
})

describe("switching mailbox", () => {
  const scene = fc
    .tuple(fc.array(mailbox, { maxLength: 4 }), openMailbox, letter, personId)
    .chain(([others, own, like, person]) =>
      fc.record({
        profile,
        mailboxes: fc.shuffledSubarray([...others, own], { minLength: others.length + 1 }),
        by: fc
          .tuple(...[...others, own].map((one) => actorIn(one, like, person)))
          .map((actors) => ({ person, level: "high" as const, grants: actors.flatMap(({ grants }) => grants ?? []) })),
        own: fc.constant(own),
        at: instant
      })
    )

  it("ACCESS-2: leads to every mailbox that one may act in, each once, one's own first, and to no other", () => {
    fc.assert(
      fc.property(scene, fc.boolean(), ({ profile, mailboxes, by, own, at }, mine) => {
        const actor = mine ? { ...by, person: own.owner.person } : by
        const open = mailboxesOpenTo(profile, mailboxes, actor, at)
        const shown = open.map(({ mailbox }) => mailbox)
        expect(new Set(shown).size).toBe(shown.length)
        for (const mailbox of mailboxes) {
          const isOwn = mine && mailbox === own
          const grant = isOwn ? null : grantTo(actor, mailbox, at)
          const line = open.find((one) => one.mailbox === mailbox)
          if (isOwn) expect(open[0]).toEqual({ mailbox: own, by: "Owner", grant: null })
          else expect(line).toEqual(grant === null ? undefined : { mailbox, by: grant.kind._tag, grant })
        }
        const rest = shown.filter((mailbox) => !mine || mailbox !== own)
        expect(rest).toEqual(mailboxes.filter((mailbox) => rest.includes(mailbox)))
      })
    )
  })
})

describe("who is notified too", () => {
  it("NOTIFY-5, FIELD-21, FIELD-22: every delegate who sees the letter in their list, each once, and nobody else", () => {
    const scene = mailbox.chain((mailbox) =>
      letterIn(mailbox.id).chain((letter) =>
        fc.record({
          profile,
          mailbox: fc.constant(mailbox),
          letter: fc.constant(letter),
          grants: fc.array(grantIn(mailbox, letter), { maxLength: 5 }),
          at: instantAfter(letter.visibleAt)
        })
      )
    )
    fc.assert(
      fc.property(scene, letter, ({ profile, mailbox, letter, grants, at }, elsewhere) => {
        const twice = [...grants, ...grants.map((one) => ({ ...one }))]
        const notified = notifiedToo(mailbox, twice, letter, at)
        const seeing = grants
          .map(({ delegate: person }) => person)
          .filter((person) => list(profile, mailbox, letter, { person, level: "high", grants }, at) !== null)
        expect(notified).toEqual([...new Set(seeing)])
        expect(notifiedToo(mailbox, twice, elsewhere, at)).toEqual([])
      }),
      { numRuns: 300 }
    )
  })
})

describe("what ends a grant by itself", () => {
  const living = fc.tuple(openMailbox, letter).chain(([mailbox, like]) =>
    fc.tuple(fc.constant(mailbox), grantIn(mailbox, like)).map(([mailbox, given]) => {
      const grant: Grant = { ...given, state: { _tag: "Given" } }
      return { mailbox, grant }
    })
  )

  it("FIELD-22, LIFE-8: its last day, when that has ended; written down as from that moment, whenever the job comes by", () => {
    fc.assert(
      fc.property(living, instant, ({ mailbox, grant }, at) => {
        const { endDay } = grant.terms
        const lapsed = lapse(grant, mailbox, at)
        const end = endDay === null ? null : endOf(endDay)
        if (end === null || DateTime.isLessThan(at, end)) {
          expect(lapsed).toBeNull()
          expect(asOf(grant, mailbox, at)).toBe(grant)
        } else {
          const over = { at: end, how: "dayOver" }
          expect(lapsed).toEqual({ _tag: "AccessEnded", grant: grant.id, ...over, rules: ["FIELD-22", "LIFE-8"] })
          expect(asOf(grant, mailbox, at)).toEqual({ ...grant, state: { _tag: "Ended", ...over } })
        }
      })
    )
  })

  it("ACCESS-11: the owner's death, what the owner gave; of what the operator gave only its day", () => {
    fc.assert(
      fc.property(living, deceased, instant, ({ mailbox, grant }, life, at) => {
        const dead = { ...mailbox, life }
        const lapsed = lapse(grant, dead, at)
        const dayOver = lapse(grant, mailbox, at)
        if (grant.kind._tag !== "OwnerGiven") expect(lapsed).toEqual(dayOver)
        else if (dayOver !== null && DateTime.isLessThanOrEqualTo(dayOver.at, life.since))
          expect(lapsed).toEqual(dayOver)
        else {
          const died = { at: life.since, how: "ownerDied", rules: ["ACCESS-11"] }
          expect(lapsed).toEqual({ _tag: "AccessEnded", grant: grant.id, ...died })
        }
      })
    )
  })

  it("ACCESS-1: what has ended is as it ended: neither day nor death ends it again", () => {
    fc.assert(
      fc.property(living, deceased, instant, instant, ({ mailbox, grant }, life, ended, at) => {
        const over = evolve(grant, { _tag: "AccessEnded", grant: grant.id, at: ended, how: "withdrawn", rules: [] })
        expect(lapse(over, { ...mailbox, life }, at)).toBeNull()
        expect(asOf(over, { ...mailbox, life }, at)).toBe(over)
      })
    )
  })

  it("ACCESS-1, FIELD-22: whatever has lapsed lets nobody in, before the job has come by as after it", () => {
    fc.assert(
      fc.property(living, deceased, fc.boolean(), instant, ({ mailbox, grant }, life, dead, at) => {
        const home = dead ? { ...mailbox, life } : mailbox
        const written = asOf(grant, home, at)
        expect(isInForce(written, home, at)).toBe(isInForce(grant, home, at))
        if (written.state._tag === "Ended") expect(isInForce(grant, home, at)).toBe(false)
        expect(personOwning(home)).toBe(mailbox.owner.person)
      })
    )
  })

  it("FIELD-22: it warns so many days before its last day, and on the day it was given where it is shorter", () => {
    fc.assert(
      fc.property(living, profile, ({ grant }, { delegation }) => {
        const day = warnsOn(delegation, grant)
        const { endDay } = grant.terms
        if (endDay === null) {
          expect(day).toBeNull()
          return
        }
        const given = osloDateOf(grant.since)
        const early = addDays(endDay, -delegation.warnDays)
        expect(day).toBe(early > given ? early : given)
        expect(day !== null && day <= endDay).toBe(true)
        const ended: Grant = { ...grant, state: { _tag: "Ended", at: grant.since, how: "withdrawn" } }
        expect(warnsOn(delegation, ended)).toBeNull()
      })
    )
  })
})
