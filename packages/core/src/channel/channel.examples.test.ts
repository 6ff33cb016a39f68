import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { OrganisationNumber } from "../identity/index.ts"
import type { SenderKind } from "../organisation/index.ts"
import { digipost } from "../policy/index.ts"
import { type ContactPoint, canBeNotified, mayReply, type PublicLetter, type RegisteredPerson, route } from "./index.ts"

const moment = (text: string) => DateTime.makeUnsafe(text)
const email = (verified: string): ContactPoint => ({
  value: "kari@example.no",
  updatedAt: moment("2019-05-17T10:00:00Z"),
  verifiedAt: moment(verified)
})
const kari: Extract<RegisteredPerson, { _tag: "Active" }> = {
  _tag: "Active",
  reserved: false,
  email: email("2026-11-01T10:00:00Z"),
  mobile: null,
  chosen: "e-boks",
  language: "nn"
}
const at = moment("2026-12-03T10:15:00Z")
const decision: PublicLetter = { kind: "decision", despiteReservation: null }
const information: PublicLetter = { kind: "information", despiteReservation: null }
const way = (person: RegisteredPerson, letter: PublicLetter, receives = true) => {
  const answer = route(digipost, person, () => receives, letter, at)
  return answer._tag === "Digital" ? answer.provider : answer.reason
}

describe("public mail for Kari, who has chosen e-Boks", () => {
  it("CHOICE-4, RECEIVE-3: a decision goes to e-Boks, also where Digipost judges it", () => {
    expect(way(kari, decision)).toBe("e-boks")
  })

  it("FIELD-5: with an address that has gone stale her decision is printed, and her information still comes digitally", () => {
    const stale = { ...kari, email: email("2025-06-02T10:00:00Z") }
    expect(way(stale, decision)).toBe("NotNotifiable")
    expect(way(stale, information)).toBe("e-boks")
  })

  it("CHOICE-3, FIELD-5: reserved, she gets a decision on paper whatever its sender says; information digitally, with a reason", () => {
    const reserved = { ...kari, reserved: true }
    const despiteReservation = "Fare for liv og helse"
    expect(way(reserved, { kind: "decision", despiteReservation })).toBe("Reserved")
    expect(way(reserved, { kind: "information", despiteReservation })).toBe("e-boks")
    expect(way(reserved, { kind: "information", despiteReservation: " " })).toBe("Reserved")
  })

  it("CHOICE-4: while she has closed that mailbox, her mail is printed: a mailbox elsewhere does not step in", () => {
    expect(way(kari, decision, false)).toBe("CannotReceive")
  })

  it("FIELD-4, FIELD-5: who has left the register, or never was in it, gets paper", () => {
    for (const _tag of ["Deleted", "NotRegistered"] as const) {
      expect(way({ _tag }, decision)).toBe("NotNotifiable")
      expect(way({ _tag }, information)).toBe("NoChoice")
    }
  })
})

describe("an address confirmed on 31 August 2024", () => {
  const august = { ...kari, email: email("2024-08-31T21:59:00Z") }
  const september = { ...kari, email: email("2024-08-31T22:01:00Z") }

  it("FIELD-4, LIFE-8: counts all of 28 February 2026 in Oslo, and not a moment of March", () => {
    expect(canBeNotified(digipost.channel, august, moment("2026-02-28T22:59:59.999Z"))).toBe(true)
    expect(canBeNotified(digipost.channel, august, moment("2026-02-28T23:00:00Z"))).toBe(false)
  })

  it("FIELD-4, LIFE-8: confirmed two minutes later it was September in Oslo, and it counts through 1 March", () => {
    expect(canBeNotified(digipost.channel, september, moment("2026-03-01T22:59:59.999Z"))).toBe(true)
    expect(canBeNotified(digipost.channel, september, moment("2026-03-01T23:00:00Z"))).toBe(false)
  })
})

describe("a reply", () => {
  const sender = (kind: SenderKind) => ({ organisation: OrganisationNumber.make("974760673"), name: "Avsender", kind })

  it("RECEIVE-8: is not taken by a public body, and is an ordinary letter to anybody else", () => {
    expect(mayReply(sender("public"))).toEqual(Result.fail({ _tag: "RepliesNotTaken", rules: ["RECEIVE-8"] }))
    for (const kind of ["person", "company", "voluntary"] as const) {
      expect(mayReply(sender(kind))).toEqual(Result.succeed({ rules: ["RECEIVE-8"] }))
    }
  })
})
