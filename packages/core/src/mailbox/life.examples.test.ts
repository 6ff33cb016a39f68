import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { OsloDate } from "../calendar/index.ts"
import { PersonId } from "../identity/index.ts"
import { digipost, eBoks, type ProviderProfile } from "../policy/index.ts"
import {
  beforeClosing,
  bringDeletionForward,
  close,
  decideDeletion,
  deleteForGood,
  deletionOf,
  evolve,
  type LifeActor,
  type LifeEvent,
  type Mailbox,
  MailboxAddress,
  MailboxId,
  noticeDeath,
  openToEstate,
  recompute,
  reopen,
  withdrawDeathNotice
} from "./index.ts"

const at = (text: string) => DateTime.makeUnsafe(text)
const day = (text: string) => OsloDate.make(text)
const operator: LifeActor = { _tag: "OperatorActs" }
const active: Mailbox = {
  id: MailboxId.make("0190b5a0-0000-7000-8000-000000000003"),
  owner: { _tag: "PersonOwner", person: PersonId.make("0190b5a0-0000-7000-8000-000000000001") },
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
}
const owner: LifeActor = { _tag: "OwnerActs", owner: active.owner, level: "high" }

const after = (mailbox: Mailbox, answer: Result.Result<LifeEvent, { readonly _tag: string }>): Mailbox =>
  evolve(mailbox, Result.getOrThrow(answer))
const tagOf = (answer: Result.Result<LifeEvent, { readonly _tag: string }>): string =>
  Result.isFailure(answer) ? answer.failure._tag : answer.success._tag
const dead = (profile: ProviderProfile, when: string, told: "register" | "certificate" = "register"): Mailbox =>
  after(active, noticeDeath(profile, active, operator, told, at(when)))

describe("a mailbox's life: cases", () => {
  it.each([
    ["the end of a month", "2026-11-30T12:00:00Z", "2027-02-28"],
    ["the end of a month, before a leap day", "2027-11-30T12:00:00Z", "2028-02-29"],
    ["31 August", "2026-08-31T12:00:00Z", "2026-11-30"],
    ["a minute past midnight in Oslo, in summer", "2026-05-31T22:01:00Z", "2026-09-01"],
    ["a minute past midnight in Oslo, in winter", "2026-12-31T23:01:00Z", "2027-04-01"]
  ])("LIFE-3, LIFE-8: closed at %s, it can be reopened until the end of the day three months on", (_, when, last) => {
    const closed = after(active, close(digipost, active, owner, at(when)))
    expect(closed.life).toMatchObject({ deletionDay: last, policy: "digipost-2026-01" })
  })

  it("LIFE-3: the last moment of the last day is in time, also where the clocks have changed since", () => {
    const closed = after(active, close(digipost, active, owner, at("2026-07-31T12:00:00Z")))
    expect(tagOf(reopen(digipost, closed, owner, at("2026-10-31T22:59:59.999Z")))).toBe("MailboxReopened")
    expect(tagOf(reopen(digipost, closed, owner, at("2026-10-31T23:00:00Z")))).toBe("MailboxNotFound")
  })

  it("LIFE-4: before closing one is told of giving access first, of saving everything, and of the day", () => {
    expect(Result.getOrThrow(beforeClosing(digipost, active, owner, at("2026-08-31T12:00:00Z")))).toEqual({
      betterWays: ["GiveAccess", "SaveEverything"],
      deletionDay: "2026-11-30",
      reopenLevel: "high",
      rules: ["LIFE-3", "LIFE-4"]
    })
  })

  it.each([
    ["31 May", "2026-05-31T12:00:00Z", "2027-02-28", "2027-05-31", "2027-08-31"],
    ["a leap day", "2028-02-29T12:00:00Z", "2028-11-29", "2029-02-28", "2029-05-29"],
    ["31 August", "2026-08-31T12:00:00Z", "2027-05-31", "2027-08-31", "2027-11-30"],
    ["the turn of a year in Oslo", "2026-12-31T23:00:00Z", "2027-10-01", "2028-01-01", "2028-04-01"]
  ])(
    "LIFE-6, LIFE-7, LIFE-12: of a death registered on %s, Digipost takes papers for nine months and deletes after twelve; e-Boks sets no limit and may delete after fifteen",
    (_, when, papers, deleted, mayBeDeleted) => {
      expect(dead(digipost, when).life).toMatchObject({ papersDay: papers, deletionDay: deleted, ground: "duty" })
      expect(dead(eBoks, when).life).toMatchObject({ papersDay: null, deletionDay: mayBeDeleted, ground: "right" })
    }
  )

  it("LIFE-7: at Digipost it is gone when the twelve months are; at e-Boks fifteen months change nothing by themselves", () => {
    const [here, there] = [dead(digipost, "2026-01-31T12:00:00Z"), dead(eBoks, "2026-01-31T12:00:00Z")]
    expect(tagOf(deleteForGood(here, operator, at("2027-01-31T22:59:59.999Z")))).toBe("DeletionNotDue")
    expect(tagOf(deleteForGood(here, operator, at("2027-01-31T23:00:00Z")))).toBe("MailboxDeleted")
    expect(tagOf(deleteForGood(there, operator, at("2035-01-01T12:00:00Z")))).toBe("DeletionUndecided")
    expect(openToEstate(there, at("2035-01-01T12:00:00Z"))).toBe(true)
    expect(tagOf(decideDeletion(there, operator, at("2027-04-30T21:59:59.999Z")))).toBe("DeletionNotDue")
    const decided = after(there, decideDeletion(there, operator, at("2027-04-30T22:00:00Z")))
    expect(tagOf(deleteForGood(decided, operator, at("2027-04-30T22:00:00Z")))).toBe("MailboxDeleted")
  })

  it("LIFE-11: a death certificate begins the months; the register's notice, coming later, moves no day", () => {
    const mailbox = dead(digipost, "2026-03-01T12:00:00Z", "certificate")
    expect(tagOf(noticeDeath(digipost, mailbox, operator, "register", at("2026-03-20T12:00:00Z")))).toBe("LifeForbids")
    expect(deletionOf(mailbox.life)).toEqual({
      day: "2027-03-01",
      ground: "duty",
      rules: ["LIFE-7"],
      policy: digipost.version
    })
  })

  it("LIFE-11: the estate that asks in April is not kept waiting until the next January", () => {
    const mailbox = dead(digipost, "2026-01-31T12:00:00Z")
    const asked = after(mailbox, bringDeletionForward(mailbox, operator, at("2026-04-10T08:00:00Z")))
    expect(deletionOf(asked.life)).toEqual({
      day: "2026-04-10",
      ground: "request",
      rules: ["LIFE-11"],
      policy: digipost.version
    })
    expect(openToEstate(asked, at("2026-04-10T21:59:59.999Z"))).toBe(true)
    expect(openToEstate(asked, at("2026-04-10T22:00:00Z"))).toBe(false)
  })

  it("LIFE-5: whoever was registered dead by mistake while the mailbox was closed has three whole months to reopen it", () => {
    const closed = after(active, close(digipost, active, owner, at("2026-01-15T12:00:00Z")))
    const mistaken = after(closed, noticeDeath(digipost, closed, operator, "register", at("2026-04-14T12:00:00Z")))
    const back = after(mistaken, withdrawDeathNotice(digipost, mistaken, operator, at("2026-08-31T12:00:00Z")))
    expect(back.life).toMatchObject({ _tag: "Closed", deletionDay: "2026-11-30" })
    expect(tagOf(reopen(digipost, back, owner, at("2026-11-30T12:00:00Z")))).toBe("MailboxReopened")
  })

  it("LIFE-3: a policy that grants a month more moves the day; one that grants less does not delete what was promised for today", () => {
    const closed = after(active, close(digipost, active, owner, at("2026-01-31T12:00:00Z")))
    const granting = (months: number): ProviderProfile => ({
      ...digipost,
      version: `digipost-${months}`,
      life: { ...digipost.life, closedMonths: months }
    })
    const now = at("2026-03-15T12:00:00Z")
    const dayAfter = (profile: ProviderProfile) => {
      const event = recompute(profile, closed, now)
      return event === null ? null : deletionOf(evolve(closed, event).life)?.day
    }
    expect(dayAfter(digipost)).toBeNull()
    expect(dayAfter(granting(4))).toBe(day("2026-05-31"))
    expect(dayAfter(granting(1))).toBe(day("2026-03-15"))
  })
})
