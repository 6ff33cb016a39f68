import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, firstBetween, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import { phoneNumber } from "../contact/arbitrary.ts"
import { addressKey, ownerOf, sameAddress } from "../contact/index.ts"
import { organisationNumber, personId } from "../identity/arbitrary.ts"
import { letter, letterIn, subject } from "../letter/arbitrary.ts"
import { isVisible, type Letter, opened } from "../letter/index.ts"
import { mailboxId, openMailbox } from "../mailbox/arbitrary.ts"
import { list } from "../opening/index.ts"
import { sender } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { judgeSession, type Session } from "../session/index.ts"
import {
  audienceOf,
  letterOccasionOf,
  notified,
  organisationReceiverOf,
  personSettings,
  registerAddresses
} from "./arbitrary.ts"
import {
  type Audience,
  destinationKey,
  type MessagePlanned,
  type NotifiedDelegate,
  type Occasion,
  plainText,
  plan,
  type Receiver,
  reminderAt,
  smsFrom
} from "./index.ts"

type LetterOccasion = Extract<Occasion, { readonly letter: Letter }>
const withLetter = (occasion: LetterOccasion, change: Partial<Letter>): LetterOccasion => ({
  ...occasion,
  letter: { ...occasion.letter, ...change }
})
const millis = (at: Instant): number => DateTime.toEpochMillis(at)
const to = (messages: ReadonlyArray<MessagePlanned>) => new Set(messages.map((one) => destinationKey(one.to)))
const person = { kind: "public" as const }

/** A letter, unopened, in a mailbox that its owner, a person, can enter; after it became visible, often at once. */
const arrival = openMailbox.chain((mailbox) =>
  letterIn(mailbox.id)
    .map((letter): Letter => ({ ...letter, openedAt: null }))
    .chain((letter) =>
      fc
        .nat(3 * 86_400_000)
        .map((millis) => DateTime.add(letter.visibleAt, { milliseconds: millis }))
        .chain((at) =>
          fc.record({
            profile,
            occasion: letterOccasionOf(letter),
            audience: audienceOf(mailbox, at),
            at: fc.constant(at)
          })
        )
    )
)
const planOf = ({
  profile,
  occasion,
  audience,
  at
}: {
  profile: Parameters<typeof plan>[0]
  occasion: Occasion
  audience: Audience
  at: Instant
}) => plan(profile, occasion, audience, at)

/** The same with access until the end of this day, or with no end: told of what comes later too. */
const until =
  (endDay: OsloDate | null) =>
  (delegate: NotifiedDelegate): NotifiedDelegate => {
    const { grants = [], ...reader } = delegate.reader
    const ending = grants.map((grant) => ({ ...grant, terms: { ...grant.terms, endDay } }))
    return { ...delegate, reader: { ...reader, grants: ending } }
  }

describe("who is told", () => {
  it("NOTIFY-1: every verified e-mail address of the owner hears of every letter, unless e-mail is turned off", () => {
    fc.assert(
      fc.property(arrival, (given) => {
        const { contact, settings } = given.audience.owner
        fc.pre(given.occasion._tag === "LetterArrived" && settings._tag === "PersonSettings")
        if (settings._tag !== "PersonSettings") return
        const told = to(planOf(given))
        for (const { address, standing } of contact.addresses) {
          if (address._tag !== "Email" || standing._tag !== "Verified" || settings.on === "sms") continue
          expect(told).toContain(addressKey(address))
        }
      })
    )
  })

  it("NOTIFY-1, CONTACT-4: of one's own addresses, no other than the verified ones hear of anything", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const everyone = [audience.owner, ...audience.delegates.map(({ receiver }) => receiver)]
        for (const { receiver, to, rules } of plan(profile, occasion, audience, at)) {
          if (to._tag === "Push" || rules.includes("NOTIFY-3")) continue
          const { contact } =
            everyone.find(
              (one) =>
                ownerOf(one.contact)._tag === receiver._tag &&
                JSON.stringify(ownerOf(one.contact)) === JSON.stringify(receiver)
            ) ?? audience.owner
          const held = contact.addresses.find((held) => sameAddress(held.address, to))
          expect(held?.standing._tag).toBe("Verified")
        }
      })
    )
  })

  it("NOTIFY-1: without the sender's choice of SMS a person's phone hears of a letter only in place of a lost address", () => {
    fc.assert(
      fc.property(arrival, (given) => {
        const occasion = { ...given.occasion, bySms: false }
        for (const { to, rules } of planOf({ ...given, occasion })) {
          if (to._tag === "Phone") expect(rules.some((rule) => rule === "NOTIFY-8" || rule === "NOTIFY-3")).toBe(true)
        }
        const chosen = to(planOf({ ...given, occasion: { ...occasion, bySms: true } }))
        for (const key of to(planOf({ ...given, occasion }))) expect(chosen).toContain(key)
      })
    )
  })

  it("NOTIFY-2: a channel that is turned off hears nothing at a person's own addresses, public mail or not", () => {
    const off = { email: "Phone", sms: "Email" } as const
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const { settings, contact } = audience.owner
        if (settings._tag !== "PersonSettings" || settings.on === "both") return
        const { on } = settings
        const silent: Audience = { ...audience, register: { email: null, mobile: null, bounced: [] }, delegates: [] }
        for (const { to } of plan(profile, occasion, silent, at)) expect(to._tag).not.toBe(off[on])
        expect(contact._tag).toBe("PersonContact")
      })
    )
  })

  it("NOTIFY-3: public mail goes to the register's e-mail or mobile whatever a person has turned off; private mail never", () => {
    const scene = fc.tuple(
      arrival,
      registerAddresses,
      sender,
      fc.record({ one: personSettings, other: personSettings })
    )
    fc.assert(
      fc.property(scene, ([given, register, sender, { one, other }]) => {
        const occasion = withLetter(given.occasion, { sender: { ...sender, ...person } })
        const audience = { ...given.audience, register }
        const bare = (settings: typeof one): Audience => {
          const { owner } = audience
          if (owner.settings._tag !== "PersonSettings") throw new Error("the owner is a person")
          return { ...audience, owner: { ...owner, settings } as Receiver }
        }
        const byRegister = (audience: Audience) =>
          planOf({ ...given, occasion, audience }).filter(({ rules }) => rules.includes("NOTIFY-3"))
        expect(to(byRegister(bare(one)))).toEqual(to(byRegister(bare(other))))
        expect(byRegister(audience).length > 0).toBe(register.email !== null || register.mobile !== null)
        const known = [register.email?.toLowerCase(), register.mobile]
        for (const { to } of byRegister(audience)) expect(known).toContain(destinationKey(to))
        const privately = withLetter(given.occasion, { sender: { ...sender, kind: "company" } })
        expect(planOf({ ...given, occasion: privately, audience })).toEqual(
          planOf({
            ...given,
            occasion: privately,
            audience: { ...audience, register: { email: null, mobile: null, bounced: [] } }
          })
        )
      }),
      { numRuns: 300 }
    )
  })

  it("NOTIFY-3: no address and no device hears of one thing twice, however many it stands with", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const messages = plan(profile, occasion, audience, at)
        expect(to(messages).size).toBe(messages.length)
      })
    )
  })

  it("NOTIFY-8: what messages came back from is passed over while the register has another, and used where it has not", () => {
    fc.assert(
      fc.property(arrival, registerAddresses, (given, register) => {
        const occasion = withLetter(
          { ...given.occasion, bySms: true },
          { sender: { ...given.occasion.letter.sender, ...person } }
        )
        const { email, mobile } = register
        fc.pre(email !== null && mobile !== null)
        if (email === null || mobile === null) return
        const told = (bounced: typeof register.bounced) => {
          const audience = { ...given.audience, register: { email, mobile, bounced } }
          return planOf({ ...given, occasion, audience })
            .filter(({ rules }) => rules.includes("NOTIFY-3"))
            .map(({ to, rules }) => [
              destinationKey(to),
              rules.includes("NOTIFY-8") || occasion._tag === "LetterUnopened"
            ])
        }
        const [mail, phone] = [
          { _tag: "Email" as const, email },
          { _tag: "Phone" as const, phone: mobile }
        ]
        const after = occasion._tag === "LetterUnopened"
        expect(told([])).toEqual([
          [addressKey(mail), after],
          [mobile, after]
        ])
        expect(told([mail])).toEqual([[mobile, true]])
        expect(told([phone])).toEqual([[addressKey(mail), true]])
        expect(told([mail, phone])).toEqual([
          [addressKey(mail), true],
          [mobile, true]
        ])
      })
    )
  })

  it("NOTIFY-5: one with access is told as themselves: what the owner hears is the same with them or without", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const alone = plan(profile, occasion, { ...audience, delegates: [] }, at)
        const messages = plan(profile, occasion, audience, at)
        expect(messages.slice(0, alone.length)).toEqual(alone)
        for (const { rules, receiver } of messages.slice(alone.length)) {
          expect(rules).toContain("NOTIFY-5")
          expect(audience.delegates.map((one) => ownerOf(one.receiver.contact))).toContainEqual(receiver)
        }
        for (const { rules } of alone) expect(rules).not.toContain("NOTIFY-5")
      })
    )
  })

  it("NOTIFY-5: only whoever has access is told by it: nobody at another's addresses, and no business", () => {
    const business = organisationNumber.chain(organisationReceiverOf)
    let heard = 0
    fc.assert(
      fc.property(arrival, personId, business, ({ occasion: some, ...rest }, person, receiver) => {
        const occasion = withLetter({ ...some, _tag: "LetterArrived" }, { recipientOnly: false })
        const given = { ...rest, occasion }
        const { audience } = given
        const told = (change: (delegate: NotifiedDelegate) => NotifiedDelegate) =>
          planOf({ ...given, audience: { ...audience, delegates: audience.delegates.map(change) } })
        const alone = planOf({ ...given, audience: { ...audience, delegates: [] } })
        expect(told((one) => ({ ...one, reader: { ...one.reader, person } }))).toEqual(alone)
        expect(told((one) => ({ ...one, receiver }))).toEqual(alone)
        for (const { receiver, wording, rules } of planOf(given).slice(alone.length)) {
          expect(rules).toContain("NOTIFY-5")
          expect(receiver).not.toEqual(audience.mailbox.owner)
          if ("owner" in wording) expect(wording.owner).not.toBeNull()
          heard += 1
        }
        const others = (grants: NotifiedDelegate["reader"]["grants"] = []) =>
          grants.map((grant) => ({ ...grant, delegate: person }))
        expect(
          told(({ receiver, reader }) => ({ receiver, reader: { ...reader, person, grants: others(reader.grants) } }))
        ).toEqual(alone)
      })
    )
    expect(heard).toBeGreaterThan(0)
  })

  it("FIELD-21, FIELD-22, FIELD-25: nobody is told of a letter that the list does not show them when the message goes", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        fc.pre("letter" in occasion)
        if (!("letter" in occasion)) return
        for (const { receiver, notBefore } of plan(profile, occasion, audience, at)) {
          if (receiver._tag !== "PersonOwner") continue
          const delegate = audience.delegates.find(({ reader }) => reader.person === receiver.person)
          const reader = delegate?.reader ?? { person: receiver.person, level: "high" as const }
          expect(list(profile, audience.mailbox, occasion.letter, reader, notBefore)).not.toBeNull()
        }
      })
    )
  })

  it("FIELD-7, FIELD-22: who has access until the day ends gets no SMS the next morning", () => {
    let late = 0
    fc.assert(
      fc.property(arrival, (given) => {
        const occasion = withLetter({ ...given.occasion, _tag: "LetterArrived", bySms: true }, { recipientOnly: false })
        const today = osloDateOf(given.at)
        const told = (endDay: OsloDate | null) => {
          const delegates = given.audience.delegates.map(until(endDay))
          return planOf({ ...given, occasion, audience: { ...given.audience, delegates } })
        }
        const inTime = told(null).filter(
          ({ rules, notBefore }) => !rules.includes("NOTIFY-5") || osloDateOf(notBefore) === today
        )
        expect(told(today)).toEqual(inTime)
        late += told(null).length - inTime.length
      }),
      { numRuns: 300 }
    )
    expect(late).toBeGreaterThan(0)
  })

  it("FIELD-25: nobody but the owner and who has access hears of anything, and of a letter elsewhere nobody", () => {
    fc.assert(
      fc.property(profile, notified, notified, (profile, { occasion, audience, at }, { audience: other }) => {
        const { mailbox } = other
        fc.pre(mailbox.id !== audience.mailbox.id)
        const elsewhere = plan(profile, occasion, { ...audience, mailbox }, at)
        if ("letter" in occasion) expect(elsewhere).toEqual([])
        expect(plan(profile, occasion, { ...other, mailbox: audience.mailbox, delegates: [] }, at)).toEqual([])
      })
    )
  })

  it("FIELD-25: of a letter that lies in another mailbox nobody hears, whoever may look into this one", () => {
    fc.assert(
      fc.property(profile, notified, mailboxId, (profile, { occasion, audience, at }, mailbox) => {
        fc.pre("letter" in occasion && mailbox !== audience.mailbox.id)
        if ("letter" in occasion) {
          expect(plan(profile, withLetter(occasion, { mailbox }), audience, at)).toEqual([])
        }
      })
    )
  })

  it("NOTIFY-8: a phone that messages came back from is no lost e-mail address: no other phone is told for that", () => {
    fc.assert(
      fc.property(arrival, fc.uniqueArray(phoneNumber, { minLength: 2, maxLength: 2 }), (given, phones) => {
        const [lost, other] = phones.map((phone) => ({ _tag: "Phone" as const, phone }))
        const { owner } = given.audience
        if (lost === undefined || other === undefined || owner.contact._tag !== "PersonContact") throw new Error("None")
        const contact = {
          ...owner.contact,
          addresses: [
            { address: lost, standing: { _tag: "Bounced" as const, at: given.at } },
            { address: other, standing: { _tag: "Verified" as const, at: given.at } }
          ]
        }
        const settings = { _tag: "PersonSettings", on: "both" } as const
        const receiver = { ...owner, contact, settings } as Receiver
        const audience = { ...given.audience, owner: receiver, delegates: [] }
        const told = to(
          planOf({ ...given, occasion: { ...given.occasion, bySms: false }, audience }).filter(
            ({ rules }) => !rules.includes("NOTIFY-3")
          )
        )
        expect(told).not.toContain(addressKey(other))
      })
    )
  })

  it("NOTIFY-9: of terms and service everyone hears who has any verified address, whatever they have turned off but that", () => {
    fc.assert(
      fc.property(arrival, (given) => {
        const { owner } = given.audience
        const occasion: Occasion = { _tag: "TermsChanged", version: "2", from: osloDateOf(given.at) }
        const messages = planOf({ ...given, occasion }).filter(({ to }) => to._tag !== "Push")
        if (owner.settings._tag !== "PersonSettings") throw new Error("the owner is a person")
        const { on } = owner.settings
        const usable = owner.contact.addresses.filter(
          ({ address, standing }) => standing._tag === "Verified" && on !== (address._tag === "Email" ? "sms" : "email")
        )
        expect(messages.length > 0).toBe(usable.length > 0)
        for (const message of messages) {
          expect(message).toMatchObject({
            occasion: { kind: "TermsChanged", id: "2" },
            wording: { from: occasion.from }
          })
          expect(message.rules).toContain("NOTIFY-9")
        }
      })
    )
  })
})

describe("what is told, and when", () => {
  it("FIELD-3: of a sensitive letter an observer learns the same, whatever its subject, its sender's name and its documents", () => {
    fc.assert(
      fc.property(arrival, subject, sender, letter, (given, subject, { name }, { contents }) => {
        const occasion = withLetter(given.occasion, { sensitivity: "sensitive" })
        const { sender } = occasion.letter
        const other = withLetter(occasion, { subject, contents, sender: { ...sender, name } })
        const messages = planOf({ ...given, occasion })
        expect(planOf({ ...given, occasion: other })).toEqual(messages)
        for (const { rules, wording } of messages) {
          expect(rules).toContain("FIELD-3")
          if ("sender" in wording) expect([wording.sender, wording.subject]).toEqual([null, null])
        }
      })
    )
  })

  it("SEND-7: of any other letter the subject and the sender are told, but for what would become a link, and no document", () => {
    fc.assert(
      fc.property(arrival, letter, (given, { contents }) => {
        const occasion = withLetter(given.occasion, { sensitivity: "normal" })
        const messages = planOf({ ...given, occasion })
        expect(planOf({ ...given, occasion: withLetter(occasion, { contents }) })).toEqual(messages)
        const { sender, subject } = occasion.letter
        for (const { to, wording, rules, receiver } of messages) {
          expect(rules).not.toContain("FIELD-3")
          if (to._tag === "Push") continue
          const { contact } = given.audience.owner
          const isOwner = JSON.stringify(receiver) === JSON.stringify(ownerOf(contact))
          const name = contact._tag === "PersonContact" ? contact.registered.name : null
          expect(wording).toEqual({
            _tag: occasion._tag,
            sender: plainText(sender.name),
            subject: plainText(subject),
            owner: isOwner ? null : plainText(`${name?.first} ${name?.last}`)
          })
        }
      })
    )
  })

  it("NOTIFY-10: a push says nothing but that there is something, and no login that has ended gets one", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const messages = plan(profile, occasion, audience, at)
        for (const { to, wording, rules } of messages) {
          expect(wording._tag === "SomethingNew").toBe(to._tag === "Push")
          expect(rules.includes("NOTIFY-10")).toBe(to._tag === "Push")
        }
        const everyone = [audience.owner, ...audience.delegates.map(({ receiver }) => receiver)]
        const ended = everyone.flatMap(({ sessions, passwordChosenAt }) =>
          sessions.filter((one: Session) => Result.isFailure(judgeSession(profile.session, one, passwordChosenAt, at)))
        )
        for (const { id } of ended) expect(to(messages)).not.toContain(id)
        const withoutPush = (receiver: Receiver) => ({ ...receiver, sessions: [] }) as Receiver
        const loggedOut: Audience = {
          ...audience,
          owner: withoutPush(audience.owner),
          delegates: audience.delegates.map((one) => ({ ...one, receiver: withoutPush(one.receiver) }))
        }
        expect(plan(profile, occasion, loggedOut, at)).toEqual(messages.filter(({ to }) => to._tag !== "Push"))
      })
    )
  })

  it("NOTIFY-1, NOTIFY-10: every login of the owner's that lives still hears of a letter by push, whatever is turned off", () => {
    let pushed = 0
    fc.assert(
      fc.property(arrival, (given) => {
        fc.pre(given.occasion._tag === "LetterArrived")
        const told = to(planOf(given))
        const { sessions, passwordChosenAt } = given.audience.owner
        for (const session of sessions) {
          const lives = Result.isSuccess(judgeSession(given.profile.session, session, passwordChosenAt, given.at))
          expect(told.has(session.id)).toBe(lives)
          if (lives) pushed += 1
        }
      })
    )
    expect(pushed).toBeGreaterThan(0)
  })

  it("FIELD-6: nothing goes before the letter shows; planned ahead or at that moment, it is the same", () => {
    fc.assert(
      fc.property(profile, notified, fc.nat(1e9), (profile, { occasion, audience }, early) => {
        fc.pre("letter" in occasion)
        if (!("letter" in occasion)) return
        const { visibleAt } = occasion.letter
        const atOnce = plan(profile, occasion, audience, visibleAt)
        const ahead = plan(
          profile,
          occasion,
          { ...audience, owner: { ...audience.owner } },
          DateTime.subtract(visibleAt, { milliseconds: early + 1 })
        )
        for (const { notBefore, rules } of ahead) {
          expect(isVisible(occasion.letter, notBefore)).toBe(true)
          expect(rules).toContain("FIELD-6")
        }
        for (const { rules } of atOnce) expect(rules).not.toContain("FIELD-6")
        const plain = (messages: ReadonlyArray<MessagePlanned>) =>
          messages
            .filter(({ to }) => to._tag !== "Push")
            .map((one) => ({ ...one, rules: one.rules.filter((rule) => rule !== "FIELD-6") }))
        expect(plain(ahead)).toEqual(plain(atOnce))
      })
    )
  })

  it("FIELD-7: an SMS goes within its hours, as soon as they allow; e-mail and push at once", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const { smsFromHour, smsUntilHour } = profile.notification
        const messages = plan(profile, occasion, audience, at)
        const beginning =
          "letter" in occasion
            ? occasion._tag === "LetterUnopened"
              ? reminderAt(profile.notification, occasion.letter)
              : occasion.letter.visibleAt
            : at
        const from = DateTime.max(at, beginning)
        for (const { to, notBefore, rules } of messages) {
          expect(rules.includes("FIELD-7")).toBe(to._tag === "Phone")
          expect(notBefore).toEqual(to._tag === "Phone" ? firstBetween(from, smsFromHour, smsUntilHour) : from)
        }
      })
    )
  })

  it("NOTIFY-8: public mail that nobody has opened is reminded of, so many Oslo days after it showed; nothing else is", () => {
    fc.assert(
      fc.property(arrival, sender, (given, sender) => {
        const { notification: policy } = given.profile
        const occasion: Occasion = { ...withLetter(given.occasion, { sender }), _tag: "LetterUnopened" }
        const audience = { ...given.audience, delegates: given.audience.delegates.map(until(null)) }
        const messages = planOf({ ...given, occasion, audience })
        const reminder = reminderAt(policy, occasion.letter)
        const day = osloDateOf(reminder)
        expect(addDays(osloDateOf(occasion.letter.visibleAt), policy.reminderDays) <= day).toBe(true)
        expect(smsFrom(policy, reminder)).toEqual(reminder)
        for (const { notBefore, rules } of messages) {
          expect(millis(notBefore)).toBeGreaterThanOrEqual(millis(reminder))
          expect(rules).toContain("NOTIFY-8")
        }
        const arrived = to(planOf({ ...given, occasion: { ...occasion, _tag: "LetterArrived" }, audience }))
        if (sender.kind === "public") expect(to(messages)).toEqual(arrived)
        else expect(messages).toEqual([])
        const read: Occasion = { ...occasion, letter: opened(occasion.letter, given.at) }
        expect(planOf({ ...given, occasion: read })).toEqual([])
      })
    )
  })

  it("FIELD-13: the same question has the same answer, by the version of the policy that it names, and changes nothing", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const before = JSON.stringify([occasion, audience])
        const messages = plan(profile, occasion, audience, at)
        expect(plan(profile, occasion, audience, at)).toEqual(messages)
        expect(JSON.stringify([occasion, audience])).toBe(before)
        for (const message of messages) {
          expect(message).toMatchObject({
            _tag: "MessagePlanned",
            mailbox: audience.mailbox.id,
            policy: profile.version
          })
          expect(message.occasion.kind).toBe(occasion._tag)
          expect(new Set(message.rules).size).toBe(message.rules.length)
          expect(message.rules.length).toBeGreaterThan(0)
        }
      })
    )
  })
})
