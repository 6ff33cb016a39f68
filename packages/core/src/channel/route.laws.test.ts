import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addMonths, endOf, osloDateOf } from "../calendar/index.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import { receives } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { digipost, type Provider } from "../policy/index.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { activePerson, provider, publicLetter, registeredPerson } from "./arbitrary.ts"
import {
  type ContactPoint,
  canBeNotified,
  choiceOf,
  notifiable,
  type PublicLetter,
  type RegisteredPerson,
  Route,
  route
} from "./index.ts"

const scene = fc.record({
  profile,
  person: registeredPerson,
  receiving: fc.subarray<Provider>(["digipost", "e-boks"]),
  letter: publicLetter,
  at: instant
})
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never
const routeOf = ({ profile, person, receiving, letter, at }: Scene): Route =>
  route(profile, person, (provider) => receiving.includes(provider), letter, at)

/** The slow and obvious second judge: each way a letter can go, as the rule book says it, one sentence after the other. */
const outcome = (s: {
  readonly status: "Active" | "Deleted" | "NotRegistered"
  readonly reserved: boolean
  readonly chosen: Provider | null
  readonly receives: boolean
  readonly fresh: boolean
  readonly decision: boolean
  readonly why: boolean
}): string => {
  const inRegister = s.status === "Active"
  const toMailbox = inRegister && s.chosen !== null && s.receives
  if (s.decision && inRegister && s.reserved) return "Reserved"
  if (s.decision && !(inRegister && s.fresh)) return "NotNotifiable"
  if (!s.decision && inRegister && s.reserved && !s.why) return "Reserved"
  if (toMailbox) return `Digital ${s.chosen}`
  return inRegister && s.chosen !== null ? "CannotReceive" : "NoChoice"
}

const now = DateTime.makeUnsafe("2026-12-03T10:15:00Z")
const fresh: ContactPoint = { value: "kari@example.no", updatedAt: now, verifiedAt: null }
const stale: ContactPoint = {
  value: "kari@example.no",
  updatedAt: DateTime.subtract(now, { years: 3 }),
  verifiedAt: null
}
const both = [true, false]
const points = [fresh, stale, null]

const situations = (["Active", "Deleted", "NotRegistered"] as const).flatMap((status) =>
  both.flatMap((reserved) =>
    ([null, "digipost", "e-boks"] as const).flatMap((chosen) =>
      both.flatMap((receives) =>
        points.flatMap((email) =>
          points.flatMap((mobile) =>
            (["decision", "information"] as const).flatMap((kind) =>
              (["Fare for liv", " ", null] as const).map((despiteReservation) => {
                const person: RegisteredPerson =
                  status === "Active"
                    ? { _tag: status, reserved, chosen, email, mobile, language: "nb" }
                    : { _tag: status }
                return { status, reserved, chosen, receives, email, mobile, kind, despiteReservation, person }
              })
            )
          )
        )
      )
    )
  )
)

describe(`every situation of a public letter: ${situations.length}`, () => {
  it("CHOICE-4, FIELD-5: the route is the one that the rules say, one after the other", () => {
    for (const s of situations) {
      const letter: PublicLetter = { kind: s.kind, despiteReservation: s.despiteReservation }
      const way = route(digipost, s.person, () => s.receives, letter, now)
      const told = way._tag === "Digital" ? `Digital ${way.provider}` : way.reason
      const isFresh = s.email === fresh || s.mobile === fresh
      const why = s.despiteReservation === "Fare for liv"
      expect(told).toBe(outcome({ ...s, fresh: isFresh, decision: s.kind === "decision", why }))
    }
  })
})

describe("the route of a public letter", () => {
  it("CHOICE-4: is always told with its reason, its rules and the policy's version, and is the same however often it is asked", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const way = routeOf(scene)
        expect(way.policy).toBe(scene.profile.version)
        expect(way.rules).toContain("CHOICE-4")
        expect(way.rules).toContain("FIELD-5")
        expect(routeOf(scene)).toEqual(way)
        const more = { Reserved: "CHOICE-3", NotNotifiable: "FIELD-4", NoChoice: "CHOICE-1", CannotReceive: "LIFE-1" }
        expect(way.rules).toContain(way._tag === "Digital" ? "RECEIVE-3" : more[way.reason])
      })
    )
  })

  it("CHOICE-4: is read again as it was written, and not without its reason or any other part of it", () => {
    const { again, takenBroken } = writtenAs(Route)
    fc.assert(
      fc.property(scene, (scene) => {
        const way = routeOf(scene)
        expect(again(way)).toEqual(way)
        expect(takenBroken(way)).toEqual([])
      })
    )
  })

  it("CHOICE-1, RECEIVE-3: goes digitally to the chosen provider and to no other", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const way = routeOf(scene)
        if (way._tag === "Digital") expect(way.provider).toBe(choiceOf(scene.person).chosen)
      })
    )
  })

  it("CHOICE-4, LIFE-1: never to a mailbox that is deactivated, closed, deceased or deleted", () => {
    fc.assert(
      fc.property(scene, mailbox, (scene, mailbox) => {
        const way = route(scene.profile, scene.person, () => receives(mailbox), scene.letter, scene.at)
        if (mailbox.life._tag !== "Active") expect(way._tag).toBe("Print")
      })
    )
  })

  it("CHOICE-3: a reservation sends it on paper, unless the sender of an information letter says why not", () => {
    fc.assert(
      fc.property(scene, activePerson, (scene, active) => {
        const person = { ...active, reserved: true }
        const way = routeOf({ ...scene, person })
        const { kind, despiteReservation } = scene.letter
        const said = kind === "information" && (despiteReservation ?? "").trim() !== ""
        if (!said) expect(way).toMatchObject({ _tag: "Print", reason: "Reserved" })
        if (way._tag === "Digital") expect(way.despiteReservation).toBe(despiteReservation)
        const without = routeOf({ ...scene, person: { ...active, reserved: false } })
        if (without._tag === "Digital") expect(without.despiteReservation).toBeNull()
      })
    )
  })

  it("FIELD-5: a decision that goes digitally would have gone so as an information letter", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const as = (kind: PublicLetter["kind"]) => routeOf({ ...scene, letter: { ...scene.letter, kind } })
        if (as("decision")._tag === "Digital") expect(as("information")).toEqual(as("decision"))
      })
    )
  })

  it("CHOICE-2: a new choice holds at once for what is sent after", () => {
    fc.assert(
      fc.property(scene, activePerson, provider, (scene, active, chosen) => {
        const way = routeOf({ ...scene, receiving: ["digipost", "e-boks"], person: { ...active, chosen } })
        if (way._tag === "Digital") expect(way.provider).toBe(chosen)
        else expect(["Reserved", "NotNotifiable"]).toContain(way.reason)
      })
    )
  })
})

describe("who can be notified of public mail", () => {
  it("FIELD-4: only who is active and has not reserved", () => {
    fc.assert(
      fc.property(scene, ({ profile, person, at }) => {
        const may = person._tag === "Active" && !person.reserved
        if (!may) expect(notifiable(profile.channel, person, at)).toEqual({ email: false, mobile: false })
        const { email, mobile } = notifiable(profile.channel, person, at)
        expect(canBeNotified(profile.channel, person, at)).toBe(email || mobile)
      })
    )
  })

  it("FIELD-4: e-mail and mobile are judged each by itself", () => {
    fc.assert(
      fc.property(scene, activePerson, activePerson, ({ profile, at }, one, other) => {
        const person = { ...one, reserved: false }
        const { email } = notifiable(profile.channel, person, at)
        expect(notifiable(profile.channel, { ...person, mobile: other.mobile }, at).email).toBe(email)
        const swapped = { ...person, email: person.mobile, mobile: person.email }
        expect(notifiable(profile.channel, swapped, at).mobile).toBe(email)
        expect(notifiable(profile.channel, { ...person, email: null }, at).email).toBe(false)
      })
    )
  })

  it("FIELD-4, LIFE-8: an address counts until the last of its months has ended in Oslo, from when it was last changed or confirmed", () => {
    fc.assert(
      fc.property(profile, activePerson, instant, fc.option(instant), (profile, active, since, other) => {
        const end = endOf(addMonths(osloDateOf(since), profile.channel.freshMonths))
        const justBefore = DateTime.subtract(end, { milliseconds: 1 })
        const at = (updatedAt: ContactPoint["updatedAt"], verifiedAt: ContactPoint["updatedAt"], when: typeof end) =>
          notifiable(
            profile.channel,
            { ...active, reserved: false, email: { value: "kari@example.no", updatedAt, verifiedAt } },
            when
          ).email
        const earlier = other !== null && DateTime.isLessThan(other, since) ? other : null
        expect(at(since, earlier, justBefore)).toBe(true)
        expect(at(earlier, since, justBefore)).toBe(true)
        expect(at(since, earlier, end)).toBe(false)
        expect(at(earlier, since, end)).toBe(false)
        expect(at(null, null, since)).toBe(false)
      })
    )
  })
})
