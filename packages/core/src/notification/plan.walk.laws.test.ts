import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { EmailAddress, type HeldAddress, PhoneNumber, type Standing } from "../contact/index.ts"
import { OrganisationNumber, PersonId } from "../identity/index.ts"
import { type Letter, LetterId, SendingId, Sensitivity, Subject } from "../letter/index.ts"
import { type Mailbox, MailboxAddress, MailboxId } from "../mailbox/index.ts"
import { digipost } from "../policy/index.ts"
import { type Audience, type MessagePlanned, type Occasion, plan, type RegisterAddresses } from "./index.ts"

const uuid = (digit: number) => `0190b5a0-0000-7000-8000-00000000000${digit}`
const person = PersonId.make(uuid(1))
const mine = { _tag: "Email", email: EmailAddress.make("ola@example.no") } as const
const other = { _tag: "Email", email: EmailAddress.make("register@example.no") } as const
const phone = { _tag: "Phone", phone: PhoneNumber.make("+4790000001") } as const
const otherPhone = { _tag: "Phone", phone: PhoneNumber.make("+4790000002") } as const
const when = DateTime.makeUnsafe("2026-03-01T12:00:00Z")
const standings: ReadonlyArray<Standing | null> = [
  null,
  { _tag: "Unverified" },
  { _tag: "Verified", at: when },
  { _tag: "Bounced", at: when }
]

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
  recipientOnly: true,
  visibleAt: DateTime.makeUnsafe("2026-03-02T10:00:00Z"),
  contents: { _tag: "LinkElsewhere", url: "https://example.no" as never },
  openedAt: null,
  confirmedAt: null
}

interface Situation {
  readonly occasion: Extract<Occasion, { readonly letter: Letter }>
  readonly audience: Audience
  readonly at: DateTime.Utc
  readonly on: "both" | "email" | "sms"
  readonly email: Standing | null
  readonly phone: Standing | null
  readonly register: RegisterAddresses
}

/** Each of these with each of those. */
const pairs = <A, B>(these: ReadonlyArray<A>, those: ReadonlyArray<B>): ReadonlyArray<A & B> =>
  these.flatMap((one) => those.map((other) => ({ ...one, ...other })))
const each = <K extends string, V>(key: K, values: ReadonlyArray<V>) =>
  values.map((value) => ({ [key]: value }) as Readonly<Record<K, V>>)

const registers = pairs(each("email", [null, mine, other]), each("mobile", [null, phone, otherPhone])).flatMap(
  ({ email, mobile }) => {
    const has = { email: email?.email ?? null, mobile: mobile?.phone ?? null }
    const bounces = [[], ...[email, mobile].flatMap((one) => (one === null ? [] : [[one]]))]
    if (email !== null && mobile !== null) bounces.push([email, mobile])
    return bounces.map((bounced) => ({ ...has, bounced }))
  }
)

// How sensitive it is changes no channel, so private mail is tried as one or the other.
const letters = [
  ...each("sensitivity", Sensitivity.literals).map((one) => ({ ...one, kind: "public" as const })),
  ...each("kind", ["person", "company"] as const).map((one) => ({ ...one, sensitivity: "normal" as const })),
  { kind: "voluntary", sensitivity: "sensitive" } as const
]

const situations: ReadonlyArray<Situation> = pairs(
  pairs(letters, each("bySms", [true, false])),
  pairs(
    pairs(each("email", standings), each("phone", standings)),
    pairs(each("on", ["both", "email", "sms"] as const), each("register", registers))
  )
).flatMap(({ kind, sensitivity, bySms, email, phone: standing, on, register }) => {
  const addresses: ReadonlyArray<HeldAddress> = [
    ...(email === null ? [] : [{ address: mine, standing: email }]),
    ...(standing === null ? [] : [{ address: phone, standing }])
  ]
  const audience: Audience = {
    mailbox,
    owner: {
      contact: {
        _tag: "PersonContact",
        person,
        registered: { name: { first: "Ola", last: "Nordmann" }, postalAddresses: [] },
        addresses,
        confirmedAt: when
      },
      settings: { _tag: "PersonSettings", on },
      sessions: [],
      passwordChosenAt: null
    },
    register,
    delegates: []
  }
  const of: Letter = { ...letter, sensitivity, sender: { ...letter.sender, kind } }
  return (["2026-03-02T10:00:00Z", "2026-03-02T21:00:00Z"] as const).map((at) => ({
    occasion: { _tag: "LetterArrived", letter: of, bySms },
    audience,
    at: DateTime.makeUnsafe(at),
    on,
    email,
    phone: standing,
    register
  }))
})

const planned = () =>
  situations.map((situation) => ({
    ...situation,
    messages: plan(digipost, situation.occasion, situation.audience, situation.at)
  }))
const hourOf = ({ notBefore }: MessagePlanned): number => DateTime.toDateUtc(notBefore).getUTCHours() + 1

describe(`a person told of a letter: ${situations.length} situations`, () => {
  it("NOTIFY-1, NOTIFY-2: none goes to an address that is not the register's, not verified, or turned off", () => {
    for (const { messages, email, phone: standing, on } of planned()) {
      for (const { to, rules } of messages) {
        if (rules.includes("NOTIFY-3")) continue
        const [held, off] = to._tag === "Email" ? [email, "sms"] : [standing, "email"]
        expect(held?._tag).toBe("Verified")
        expect(on).not.toBe(off)
      }
    }
  })

  it("NOTIFY-3: none goes by the register of private mail, and of public mail at least one does where it has any address", () => {
    for (const { messages, occasion, register } of planned()) {
      const byRegister = messages.filter(({ rules }) => rules.includes("NOTIFY-3")).length
      const has = occasion.letter.sender.kind === "public" && (register.email !== null || register.mobile !== null)
      expect(byRegister > 0).toBe(has)
    }
  })

  it("NOTIFY-8: who has lost the one address is told at the other where there is one that is on", () => {
    let told = 0
    for (const { messages, email, phone: standing, on, occasion } of planned()) {
      if (email?._tag !== "Bounced" || standing?._tag !== "Verified" || on !== "both") continue
      told += 1
      expect(messages.some(({ to }) => to._tag === "Phone" && to.phone === phone.phone)).toBe(true)
      if (occasion.letter.sender.kind === "public") continue
      expect(messages.map(({ rules }) => rules.includes("NOTIFY-8"))).toEqual([true])
    }
    expect(told).toBeGreaterThan(0)
  })

  it("NOTIFY-1: whom the sender has not chosen SMS for is told by it at their own phone only when the e-mail address is lost", () => {
    for (const { messages, email, phone: standing, on, occasion } of planned()) {
      if (occasion.bySms || occasion.letter.sender.kind === "public") continue
      const told = messages.some(({ to }) => to._tag === "Phone")
      expect(told).toBe(on === "both" && email?._tag === "Bounced" && standing?._tag === "Verified")
    }
  })

  it("FIELD-3: none of a sensitive letter names sender or subject, every one of another does", () => {
    for (const { messages, occasion } of planned()) {
      for (const { wording } of messages) {
        if (wording._tag !== "LetterArrived") throw new Error("another text")
        const hidden = occasion.letter.sensitivity === "sensitive"
        expect([wording.sender, wording.subject]).toEqual(hidden ? [null, null] : ["NAV", "Vedtak"])
      }
    }
  })

  it("FIELD-7: no SMS goes at night, and no address is told twice", () => {
    for (const { messages, at } of planned()) {
      expect(new Set(messages.map(({ to }) => JSON.stringify(to))).size).toBe(messages.length)
      for (const message of messages) {
        if (message.to._tag === "Phone") expect([hourOf(message) >= 9, hourOf(message) < 20]).toEqual([true, true])
        else expect(message.notBefore).toEqual(at)
      }
    }
  })
})
