import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addDays, endOf, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { Thing } from "../folder/index.ts"
import { personId } from "../identity/arbitrary.ts"
import type { Life } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { retentionScene } from "./arbitrary.ts"
import { Deletion, deleteDue, deletionOf, evolve, putInTrash } from "./index.ts"

const never = "9999-99-99"
/** The day at whose end it is gone for certain; after every day there is, where it never goes by itself. */
const certainDay = (deletion: Deletion): string => {
  if (deletion._tag === "Gone") return ""
  if (deletion._tag === "GoesOn") return deletion.day
  return deletion._tag === "MayGoFrom" ? (deletion.goesOn ?? never) : never
}
const before = (at: DateTime.Utc) => DateTime.subtract(at, { milliseconds: 1 })
const active: Life = { _tag: "Active" }
const lying = (thing: Thing): Thing => ({
  ...thing,
  lies: thing.lies._tag === "InTrash" ? thing.lies.from : thing.lies
})

describe("when it will be deleted", () => {
  it("RECEIVE-4: what is not in the trash of a mailbox in use stays until its owner deletes it, however long that is", () => {
    fc.assert(
      fc.property(retentionScene, fc.boolean(), ({ thing, mailbox, at }, deactivated) => {
        const life: Life = deactivated ? { _tag: "Deactivated", since: at } : active
        for (const then of [at, DateTime.makeUnsafe("9999-12-31T12:00:00Z")]) {
          expect(deletionOf(lying(thing), life, then)).toEqual({ _tag: "StaysUntilDeleted", rules: ["RECEIVE-4"] })
          expect(deleteDue(lying(thing), { ...mailbox, life }, then)).toBeNull()
        }
      })
    )
  })

  it("RETAIN-2, RETAIN-4, LIFE-8: what its owner put in the trash goes when so many Oslo days have ended, and each day it is one fewer", () => {
    fc.assert(
      fc.property(profile, retentionScene, personId, fc.nat(120), (profile, scene, person, days) => {
        const mailbox = { ...scene.mailbox, life: active }
        const actor = { _tag: "OwnerActs", owner: mailbox.owner, person } as const
        const since = DateTime.max(scene.at, scene.thing.since)
        const answer = putInTrash(profile, mailbox, lying(scene.thing), [], actor, since)
        if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
        const thing = evolve(scene.thing, answer.success) ?? scene.thing
        const [today, { trashDays }] = [addDays(osloDateOf(since), days), profile.retention]
        const deletion = deletionOf(thing, active, before(endOf(today)))
        expect(deletion).toEqual({
          _tag: "GoesOn",
          day: addDays(osloDateOf(since), trashDays),
          daysLeft: Math.max(0, trashDays - days),
          isDue: days > trashDays,
          rule: "RETAIN-2",
          rules: ["RETAIN-2", "LIFE-8"],
          policy: profile.version
        })
      })
    )
  })

  it("RETAIN-4: day and days left tell the same: so many days from today it is that day; and on the day itself none is left", () => {
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox, at }) => {
        const deletion = deletionOf(thing, mailbox.life, at)
        if (deletion._tag !== "GoesOn" && deletion._tag !== "MayGoFrom") return
        const { day, daysLeft, isDue } = deletion
        expect(isDue).toBe(DateTime.isGreaterThanOrEqualTo(at, endOf(day)))
        if (isDue) expect(daysLeft).toBe(0)
        else expect(addDays(osloDateOf(at), daysLeft)).toBe(day)
      }),
      { numRuns: 300 }
    )
  })

  it("RETAIN-2, LIFE-3, LIFE-7, ACCESS-4: of all rules that give it a day the first counts, and all that spoke are named", () => {
    // The slow second opinion: a list of days, each with its rule, sorted.
    const daysOf = ({ lies }: Thing, life: Life) => {
      const days: Array<{ day: OsloDate; rule: string; waits: boolean; mine: boolean }> = []
      const shut = life._tag === "Closed" || life._tag === "Deceased"
      const since =
        life._tag === "Deceased" && life.before._tag === "Closed" ? life.before.since : shut ? life.since : null
      if (lies._tag === "InTrash") {
        const late = since !== null && DateTime.isLessThan(since, endOf(lies.deletionDay))
        const { deletionDay: day, rule } = lies
        if (lies.by.as === "owner" || !late) days.push({ day, rule, waits: false, mine: true })
      }
      if (life._tag === "Closed") days.push({ day: life.deletionDay, rule: "LIFE-3", waits: false, mine: false })
      if (life._tag === "Deceased") {
        const [rule, waits] = [life.ground === "request" ? "LIFE-11" : "LIFE-7", life.ground === "right"]
        days.push({ day: life.deletionDay, rule, waits, mine: false })
      }
      return days
    }
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox: { life }, at }) => {
        const deletion = deletionOf(thing, life, at)
        if (deletion._tag === "Gone") return
        const days = daysOf(thing, life)
        const sure = days.filter(({ waits }) => !waits).map(({ day }) => day)
        const first = days.map(({ day }) => day).toSorted()[0]
        const firstSure = sure.toSorted()[0]
        if (deletion._tag === "StaysUntilDeleted") expect(first).toBeUndefined()
        else {
          const over = firstSure !== undefined && DateTime.isGreaterThanOrEqualTo(at, endOf(firstSure))
          expect(deletion._tag).toBe(first === firstSure || over ? "GoesOn" : "MayGoFrom")
          expect(deletion.day).toBe(deletion._tag === "GoesOn" ? firstSure : first)
          if (deletion._tag === "MayGoFrom") expect(deletion.goesOn).toBe(firstSure ?? null)
          const ofTheDay = days.filter(
            ({ day, waits }) => day === deletion.day && (!waits || deletion._tag === "MayGoFrom")
          )
          expect(ofTheDay.map(({ rule }) => rule)).toContain(deletion.rule)
          const both = days.some(({ rule }) => rule === "ACCESS-4") ? ["RETAIN-2"] : []
          const held = thing.lies._tag === "InTrash" && !days.some(({ mine }) => mine) ? ["ACCESS-4"] : []
          expect(deletion.rules.toSorted()).toEqual(
            [...days.map(({ rule }) => rule), ...both, ...held, "LIFE-8"].toSorted()
          )
        }
      }),
      { numRuns: 1000 }
    )
  })

  it("RETAIN-2, RETAIN-4: where trash and mailbox give it one day, it goes on that day, by the trash's rule", () => {
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox: { life }, at }) => {
        const { lies } = thing
        fc.pre(lies._tag === "InTrash" && lies.by.as === "owner" && "deletionDay" in life)
        if (lies._tag !== "InTrash" || !("deletionDay" in life)) return
        const { deletionDay: day, rule, policy } = lies
        expect(deletionOf(thing, { ...life, deletionDay: day }, at)).toMatchObject({
          _tag: "GoesOn",
          day,
          rule,
          policy
        })
      })
    )
  })

  it("LIFE-3, LIFE-7: in a mailbox that is closed or whose owner has died everything has a day, the mailbox's at the latest", () => {
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox: { life }, at }) => {
        fc.pre(life._tag === "Closed" || life._tag === "Deceased")
        if (life._tag !== "Closed" && life._tag !== "Deceased") return
        const waits = life._tag === "Deceased" && life.ground === "right"
        const elsewhere = deletionOf(lying(thing), life, at)
        expect(elsewhere).toMatchObject({
          _tag: waits ? "MayGoFrom" : "GoesOn",
          day: life.deletionDay,
          policy: life.policy
        })
        const deletion = deletionOf(thing, life, at)
        if (deletion._tag !== "GoesOn" && deletion._tag !== "MayGoFrom") throw new Error(deletion._tag)
        if (!waits) expect(deletion.day <= life.deletionDay).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  it("LIFE-7: a right to delete deletes nothing by itself, however late it is; once decided on it is as due as any", () => {
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox, at }) => {
        const { life } = mailbox
        fc.pre(life._tag === "Deceased" && life.ground === "right")
        if (life._tag !== "Deceased") return
        const late = DateTime.max(at, endOf(life.deletionDay))
        expect(deletionOf(lying(thing), life, late)).toMatchObject({ _tag: "MayGoFrom", isDue: true, rule: "LIFE-7" })
        expect(deleteDue(lying(thing), mailbox, late)).toBeNull()
        const decided = { ...life, ground: "decision" as const }
        expect(deletionOf(lying(thing), decided, late)).toMatchObject({ _tag: "GoesOn", isDue: true, rule: "LIFE-7" })
        expect(deleteDue(lying(thing), { ...mailbox, life: decided }, late)).toMatchObject({ rule: "LIFE-7" })
      })
    )
  })

  it("RETAIN-2: to lie in the trash never keeps anything longer than to lie elsewhere", () => {
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox: { life }, at }) => {
        const [kept, thrown] = [lying(thing), thing].map((one) => certainDay(deletionOf(one, life, at)))
        expect((thrown ?? "") <= (kept ?? "")).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  it("LIFE-3, RETAIN-2: closing a mailbox keeps nothing longer that its owner has thrown away", () => {
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox: { life }, at }) => {
        fc.pre(thing.lies._tag !== "InTrash" || thing.lies.by.as === "owner")
        expect(certainDay(deletionOf(thing, life, at)) <= certainDay(deletionOf(thing, active, at))).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  it("ACCESS-4: what a delegate threw away waits while the owner is shut out, unless it was over before that", () => {
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox: { life }, at }) => {
        fc.pre(thing.lies._tag === "InTrash" && thing.lies.by.as === "delegate" && life._tag === "Closed")
        if (thing.lies._tag !== "InTrash" || life._tag !== "Closed") return
        const overBefore = DateTime.isGreaterThanOrEqualTo(life.since, endOf(thing.lies.deletionDay))
        const deletion = deletionOf(thing, life, at)
        if (overBefore)
          expect(deletion).toMatchObject({
            _tag: "GoesOn",
            isDue: DateTime.isGreaterThanOrEqualTo(at, endOf(thing.lies.deletionDay))
          })
        else expect(deletion).toMatchObject({ _tag: "GoesOn", day: life.deletionDay, rule: "LIFE-3" })
        const died = { _tag: "Deceased", told: "register", papersDay: null, ground: "duty", before: life } as const
        const after = deletionOf(
          thing,
          {
            ...died,
            since: DateTime.add(life.since, { days: 70 }),
            deletionDay: addDays(life.deletionDay, 300),
            policy: "p"
          },
          at
        )
        if (!overBefore) expect(after).toMatchObject({ rule: "LIFE-7" })
      }),
      { numRuns: 500 }
    )
  })

  it("LIFE-1: what went with its mailbox is gone, and when is told", () => {
    fc.assert(
      fc.property(retentionScene, instant, ({ thing, at }, since) => {
        const deletion = deletionOf(thing, { _tag: "Deleted", since }, at)
        expect(deletion).toEqual({ _tag: "Gone", since, rules: ["LIFE-10"] })
      })
    )
  })

  it("RETAIN-4: every situation has an answer, which can be sent and read again", () => {
    const codec = Schema.toCodecJson(Deletion)
    fc.assert(
      fc.property(retentionScene, ({ thing, mailbox: { life }, at }) => {
        const deletion = deletionOf(thing, life, at)
        const written = JSON.stringify(Schema.encodeSync(codec)(deletion))
        expect(Schema.decodeUnknownSync(codec)(JSON.parse(written))).toEqual(deletion)
      }),
      { numRuns: 300 }
    )
  })
})
