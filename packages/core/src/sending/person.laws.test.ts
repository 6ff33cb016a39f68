import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { candidate, recipientQuery } from "../directory/arbitrary.ts"
import { personId } from "../identity/arbitrary.ts"
import { reaches } from "../identity/index.ts"
import { httpsUrl } from "../letter/arbitrary.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import { enter } from "../mailbox/index.ts"
import { account, roles } from "../organisation/arbitrary.ts"
import { type Account, mayAct } from "../organisation/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { digipost, eBoks } from "../policy/index.ts"
import { explain } from "../refusal/index.ts"
import { declaredContents } from "./arbitrary.ts"
import { mayCompose, sendAsPerson } from "./index.ts"

const personal = fc.record({
  asksElectronicId: fc.boolean(),
  visibleAt: fc.constant(null),
  contents: httpsUrl.map((url) => ({ _tag: "LinkElsewhere" as const, url }))
})
const from = fc.tuple(personId, mailbox, fc.option(instant)).map(([person, mailbox, since]) => ({
  person,
  mailbox: {
    ...mailbox,
    owner: { _tag: "PersonOwner" as const, person },
    life: since === null ? ({ _tag: "Active" } as const) : ({ _tag: "Deactivated", since } as const)
  }
}))
const open = candidate.map((one) => ({
  ...one,
  reception: true,
  mailbox: { ...one.mailbox, life: { _tag: "Active" as const } }
}))
const nobody = Result.fail({
  _tag: "RecipientNotDigital",
  rules: ["FIELD-9"],
  result: { _tag: "Unidentified", why: "NotFound" }
})

describe("a letter from a person", () => {
  it("SEND-1: goes to anybody with a mailbox who has not blocked the writer, hidden or not, also from a deactivated one", () => {
    fc.assert(
      fc.property(profile, from, open, personal, instant, (profile, from, to, letter, at) => {
        fc.pre(!to.blocklist.blocked.includes(from.person))
        const allowed = Result.getOrThrow(sendAsPerson(profile, from, to, letter, at))
        const { asksElectronicId } = letter
        expect(allowed).toEqual({
          _tag: "PersonalLetterAllowed",
          from: from.person,
          to: to.mailbox.id,
          requires: asksElectronicId ? profile.personalSending.electronicLevel : "password",
          at,
          rules: ["SEND-1", "SEND-6"],
          policy: profile.version
        })
      })
    )
  })

  it("SEND-1: that asks for an e-ID opens at the highest level and no lower, with both providers", () => {
    fc.assert(
      fc.property(fc.constantFrom(digipost, eBoks), from, open, personal, instant, (profile, from, to, letter, at) => {
        fc.pre(!to.blocklist.blocked.includes(from.person))
        const asking = { ...letter, asksElectronicId: true }
        const { requires } = Result.getOrThrow(sendAsPerson(profile, from, to, asking, at))
        expect(reaches("high", requires) && !reaches("substantial", requires)).toBe(true)
      })
    )
  })

  it("RECEIVE-2, FIELD-25: the blocked are told what is told of an address that nobody has", () => {
    fc.assert(
      fc.property(profile, from, open, personal, instant, (profile, from, to, letter, at) => {
        const blocking = { ...to, blocklist: { ...to.blocklist, blocked: [...to.blocklist.blocked, from.person] } }
        const elsewhere = [
          blocking,
          null,
          { ...to, reception: false },
          { ...to, mailbox: { ...to.mailbox, life: { _tag: "Deactivated" as const, since: at } } }
        ]
        for (const to of elsewhere) expect(sendAsPerson(profile, from, to, letter, at)).toEqual(nobody)
      })
    )
  })

  it("LIFE-1, FIELD-25: is sent from a mailbox of one's own, which one may enter", () => {
    fc.assert(
      fc.property(profile, from, mailbox, open, personal, instant, (profile, from, other, to, letter, at) => {
        const strange = { ...from.mailbox, owner: other.owner }
        expect(sendAsPerson(profile, { ...from, mailbox: strange }, to, letter, at)).toMatchObject({
          failure: { _tag: "MailboxNotFound" }
        })
        const mine = { ...from.mailbox, life: other.life }
        const entered = enter(profile, mine, mine.owner, at)
        const answer = sendAsPerson(profile, { ...from, mailbox: mine }, null, letter, at)
        expect(answer).toEqual(Result.isFailure(entered) ? entered : nobody)
      })
    )
  })

  it("SEND-6: holds as much as any letter, and becomes visible in time to come", () => {
    fc.assert(
      fc.property(profile, from, open, declaredContents, instant, fc.integer({ min: 1, max: 1e9 }), (...scene) => {
        const [profile, from, to, contents, at, millis] = scene
        fc.pre(!to.blocklist.blocked.includes(from.person))
        const send = (visibleAt: typeof at | null) =>
          sendAsPerson(profile, from, to, { asksElectronicId: false, visibleAt, contents }, at)
        const { maxFiles, maxBytes } = profile.sending
        const files = contents._tag === "Files" ? contents.files : []
        const has = files.reduce((total, { bytes }) => total + bytes, 0)
        const fits = files.length <= maxFiles && has <= maxBytes
        expect(Result.isSuccess(send(null))).toBe(fits)
        expect(Result.isSuccess(send(at))).toBe(fits)
        if (!fits) return
        const visibleAt = DateTime.subtract(at, { milliseconds: millis })
        expect(send(visibleAt)).toEqual(
          Result.fail({ _tag: "VisibleInThePast", rules: ["FIELD-6"], visibleAt, now: at })
        )
      })
    )
  })
})

const managerOf = ({ users }: Account) => users[0]?.person ?? expect.fail()

describe("a business' letter, composed here", () => {
  const recipients = fc.array(
    recipientQuery.filter(({ _tag }) => _tag !== "NationalId"),
    { maxLength: 4 }
  )
  const device = fc.constantFrom("computer" as const, "phone" as const, "tablet" as const, "app" as const)
  const staffed = fc.tuple(account, roles).map(([account, roles]) => {
    const [manager, ...others] = account.users
    return { ...account, users: [manager, ...others.map((user) => ({ ...user, roles }))] as typeof account.users }
  })

  it("SEND-5: is for those who may send for it, to as many as they like", () => {
    fc.assert(
      fc.property(profile, staffed, personId, recipients, (profile, account, stranger, recipients) => {
        for (const person of [stranger, ...account.users.map(({ person }) => person)]) {
          const acts = mayAct(account, person, "send")
          const answer = mayCompose(profile, account, person, "computer", recipients)
          if (Result.isFailure(acts)) expect(answer).toEqual(acts)
          else expect(answer).toEqual(Result.succeed({ rules: ["SEND-5", "SEND-8"] }))
        }
      })
    )
  })

  it("SEND-8: is written on a computer, where the provider has it so", () => {
    fc.assert(
      fc.property(profile, account, device, recipients, (profile, account, device, recipients) => {
        const person = managerOf(account)
        const may = Result.isSuccess(mayAct(account, person, "send"))
        fc.pre(may)
        const answer = mayCompose(profile, account, person, device, recipients)
        const refused = profile.organisation.composeOnComputersOnly && device !== "computer"
        expect(Result.isFailure(answer)).toBe(refused)
        if (refused) expect(answer).toEqual(Result.fail({ _tag: "ComputerNeeded", rules: ["SEND-8"] }))
        if (Result.isFailure(answer)) expect(explain(answer.failure).remedy).toEqual({ _tag: "UseComputer" })
        expect(Result.isSuccess(mayCompose(profile, account, person, "computer", recipients))).toBe(true)
      })
    )
  })

  it("SEND-10: never names a recipient by a national id number", () => {
    fc.assert(
      fc.property(profile, account, recipients, recipients, (profile, account, before, after) => {
        const person = managerOf(account)
        fc.pre(Result.isSuccess(mayAct(account, person, "send")))
        const named = [...before, { _tag: "NationalId" as const, nationalId: "" }, ...after]
        expect(mayCompose(profile, account, person, "computer", named)).toEqual(
          Result.fail({ _tag: "NationalIdNotAllowed", rules: ["SEND-10"] })
        )
      })
    )
  })
})
