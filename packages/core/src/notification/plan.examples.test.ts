import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { EmailAddress, type HeldAddress, PhoneNumber, type Standing } from "../contact/index.ts"
import { OrganisationNumber, PersonId } from "../identity/index.ts"
import { type Letter, LetterId, SendingId, Subject } from "../letter/index.ts"
import { type Mailbox, MailboxAddress, MailboxId } from "../mailbox/index.ts"
import { digipost } from "../policy/index.ts"
import { type Audience, type OccasionKind, plan, type Receiver, reminderAt } from "./index.ts"

const uuid = (digit: number) => `0190b5a0-0000-7000-8000-00000000000${digit}`
const at = (text: string) => DateTime.makeUnsafe(text)
const person = PersonId.make(uuid(1))
const verified: Standing = { _tag: "Verified", at: at("2026-01-01T12:00:00Z") }
const bounced: Standing = { _tag: "Bounced", at: at("2026-02-01T12:00:00Z") }
const mail = (email: string, standing: Standing = verified): HeldAddress => ({
  address: { _tag: "Email", email: EmailAddress.make(email) },
  standing
})
const mobile = (digits: string, standing: Standing = verified): HeldAddress => ({
  address: { _tag: "Phone", phone: PhoneNumber.make(`+47${digits}`) },
  standing
})

const mailbox: Mailbox = {
  id: MailboxId.make(uuid(2)),
  owner: { _tag: "PersonOwner", person },
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
}
const letter: Letter = {
  id: LetterId.make(uuid(3)),
  mailbox: mailbox.id,
  sending: SendingId.make(uuid(4)),
  sender: { organisation: OrganisationNumber.make("889640782"), name: "NAV", kind: "public" },
  subject: Subject.make("Vedtak"),
  kind: "decision",
  requires: "substantial",
  sensitivity: "normal",
  asksConfirmation: false,
  recipientOnly: false,
  visibleAt: at("2026-03-02T10:00:00Z"),
  contents: { _tag: "LinkElsewhere", url: "https://example.no" as never },
  openedAt: null,
  confirmedAt: null
}
const ola = (on: "both" | "email" | "sms", ...addresses: ReadonlyArray<HeldAddress>): Receiver => ({
  contact: {
    _tag: "PersonContact",
    person,
    registered: { name: { first: "Ola", last: "Nordmann" }, postalAddresses: [] },
    addresses,
    confirmedAt: at("2026-01-01T12:00:00Z")
  },
  settings: { _tag: "PersonSettings", on },
  sessions: [],
  passwordChosenAt: null
})
const nothing = { email: null, mobile: null, bounced: [] }
const audience = (owner: Receiver, register: Partial<Audience["register"]> = nothing): Audience => ({
  mailbox,
  owner,
  register: { ...nothing, ...register },
  delegates: []
})
const told = (
  who: Audience,
  {
    visibleAt = "2026-03-02T10:00:00Z",
    ...change
  }: { visibleAt?: string; bySms?: boolean; kind?: "public" | "company" },
  kind: "LetterArrived" | "LetterUnopened" = "LetterArrived"
): ReadonlyArray<string> => {
  const { bySms = false, kind: senderKind = "public" } = change
  const of: Letter = { ...letter, visibleAt: at(visibleAt), sender: { ...letter.sender, kind: senderKind } }
  return plan(digipost, { _tag: kind, letter: of, bySms }, who, at(visibleAt)).map(({ to, notBefore }) => {
    const address = to._tag === "Email" ? to.email : to._tag === "Phone" ? to.phone : to.session
    return `${address} ${DateTime.formatIso(notBefore).replace(".000Z", "Z")}`
  })
}
const addressesOf = (lines: ReadonlyArray<string>) => lines.map((line) => line.split(" ")[0])

describe("a plan: cases", () => {
  const both = audience(ola("both", mail("ola@example.no"), mobile("90000001")))

  it.each([
    ["a minute before nine", "2026-03-02T07:59:00Z", "2026-03-02T08:00:00Z"],
    ["nine", "2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z"],
    ["a second before eight in the evening", "2026-03-02T18:59:59Z", "2026-03-02T18:59:59Z"],
    ["eight in the evening", "2026-03-02T19:00:00Z", "2026-03-03T08:00:00Z"],
    ["midnight", "2026-03-02T23:00:00Z", "2026-03-03T08:00:00Z"],
    ["eight in the evening before summer time", "2026-03-28T19:00:00Z", "2026-03-29T07:00:00Z"],
    ["the hour that is skipped", "2026-03-29T01:00:00Z", "2026-03-29T07:00:00Z"],
    ["eight in the evening before winter time", "2026-10-24T18:00:00Z", "2026-10-25T08:00:00Z"],
    ["the hour that comes twice", "2026-10-25T01:00:00Z", "2026-10-25T08:00:00Z"],
    ["New Year's Eve", "2026-12-31T22:00:00Z", "2027-01-01T08:00:00Z"]
  ])("FIELD-7: of a letter that shows at %s the e-mail goes then and the SMS at its hour", (_, visibleAt, sms) => {
    expect(told(both, { visibleAt, bySms: true, kind: "company" })).toEqual([
      `ola@example.no ${visibleAt}`,
      `+4790000001 ${sms}`
    ])
  })

  it.each([
    ["2026-03-02T10:00:00Z", "2026-03-09T08:00:00Z"],
    ["2026-03-02T22:59:59Z", "2026-03-09T08:00:00Z"],
    ["2026-03-02T23:00:00Z", "2026-03-10T08:00:00Z"],
    ["2026-03-22T22:30:00Z", "2026-03-29T07:00:00Z"],
    ["2026-10-18T12:00:00Z", "2026-10-25T08:00:00Z"],
    ["2026-12-28T12:00:00Z", "2027-01-04T08:00:00Z"]
  ])("NOTIFY-8: a letter that shows at %s is reminded of at %s", (visibleAt, reminder) => {
    expect(reminderAt(digipost.notification, { ...letter, visibleAt: at(visibleAt) })).toEqual(at(reminder))
    expect(told(both, { visibleAt }, "LetterUnopened")).toEqual([`ola@example.no ${reminder}`])
  })

  it("NOTIFY-3: the register's address and the profile's are told, the one that is the same but once", () => {
    const register = { email: EmailAddress.make("OLA@example.no"), mobile: PhoneNumber.make("+4790000001") }
    const who = audience(ola("both", mail("ola@example.no"), mail("o@example.com"), mobile("90000001")), register)
    expect(addressesOf(told(who, {}))).toEqual(["OLA@example.no", "o@example.com"])
    expect(addressesOf(told(who, { bySms: true }))).toEqual(["OLA@example.no", "+4790000001", "o@example.com"])
    expect(addressesOf(told(who, { kind: "company" }))).toEqual(["ola@example.no", "o@example.com"])
  })

  it("NOTIFY-2, NOTIFY-3: silencing e-mail silences the profile's, public mail too, never the register's", () => {
    const register = { email: EmailAddress.make("krr@example.no") }
    const who = audience(ola("sms", mail("ola@example.no"), mobile("90000001")), register)
    expect(addressesOf(told(who, {}))).toEqual(["krr@example.no"])
    expect(told(who, { kind: "company" })).toEqual([])
    expect(addressesOf(told(who, { kind: "company", bySms: true }))).toEqual(["+4790000001"])
  })

  it("NOTIFY-8: when the only e-mail address bounces the phone is told, unless SMS is turned off", () => {
    const lost = [mail("ola@example.no", bounced), mobile("90000001")]
    expect(addressesOf(told(audience(ola("both", ...lost)), { kind: "company" }))).toEqual(["+4790000001"])
    expect(told(audience(ola("email", ...lost)), { kind: "company" })).toEqual([])
    const two = ola("both", mail("ola@example.no", bounced), mail("o@example.com"), mobile("90000001"))
    expect(addressesOf(told(audience(two), { kind: "company" }))).toEqual(["o@example.com"])
  })

  it("NOTIFY-1: without an e-mail address, and without the sender's choice, no SMS goes of a private letter", () => {
    expect(told(audience(ola("both", mobile("90000001"))), { kind: "company" })).toEqual([])
  })

  it("NOTIFY-9: of new terms a person without e-mail is told by SMS", () => {
    const terms = { _tag: "TermsChanged", version: "2", from: "2026-05-01" as never } as const
    const to = (owner: Receiver) =>
      plan(digipost, terms, audience(owner), at("2026-03-02T10:00:00Z")).map((one) => one.to._tag)
    expect(to(ola("both", mail("ola@example.no"), mobile("90000001")))).toEqual(["Email"])
    expect(to(ola("sms", mail("ola@example.no"), mobile("90000001")))).toEqual(["Phone"])
    expect(to(ola("both", mobile("90000001")))).toEqual(["Phone"])
  })

  it("NOTIFY-6: a business' addresses each hear of what they were chosen for, by e-mail and by SMS", () => {
    const organisation = OrganisationNumber.make("889640782")
    const addresses = [mail("post@example.no"), mail("kontroll@example.no"), mobile("90000009")]
    const wants: ReadonlyArray<{ kind: OccasionKind; address: HeldAddress["address"] }> = [
      ...addresses.slice(0, 1).map(({ address }) => ({ kind: "LetterArrived" as const, address })),
      ...addresses.slice(1).map(({ address }) => ({ kind: "DocumentShared" as const, address }))
    ]
    const who: Audience = {
      ...audience({
        contact: { _tag: "OrganisationContact", organisation, addresses },
        settings: { _tag: "OrganisationSettings", wants },
        sessions: [],
        passwordChosenAt: null
      }),
      mailbox: { ...mailbox, owner: { _tag: "OrganisationOwner", organisation } }
    }
    expect(addressesOf(told(who, {}))).toEqual(["post@example.no"])
    const shared = plan(digipost, { _tag: "DocumentShared", id: uuid(7) }, who, at("2026-03-02T20:00:00Z"))
    expect(shared.map(({ to, wording }) => [to._tag, wording._tag])).toEqual([
      ["Email", "DocumentShared"],
      ["Phone", "DocumentShared"]
    ])
    expect(shared[1]?.notBefore).toEqual(at("2026-03-03T08:00:00Z"))
  })

  it("LIFE-3, LIFE-5: nobody is told of a letter that became visible after the mailbox was closed, or its owner dead", () => {
    const since = at("2026-03-01T10:00:00Z")
    const lives: ReadonlyArray<Mailbox["life"]["_tag"]> = ["Closed", "Deceased", "Deleted"]
    for (const _tag of lives) {
      const life = { _tag, since, deletionDay: "2026-06-01", policy: "p", notice: null } as unknown as Mailbox["life"]
      expect(told({ ...both, mailbox: { ...mailbox, life } }, { bySms: true })).toEqual([])
    }
    expect(told({ ...both, mailbox: { ...mailbox, life: { _tag: "Deactivated", since } } }, {})).not.toEqual([])
  })
})
