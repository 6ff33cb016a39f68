import { DateTime } from "effect"
import fc from "fast-check"
import { instant, instantAfter, osloDate } from "../calendar/arbitrary.ts"
import { addDays, type Instant, osloDateOf } from "../calendar/index.ts"
import {
  contactAddress,
  emailAddress,
  organisationContactOf,
  personContactOf,
  phoneNumber
} from "../contact/arbitrary.ts"
import type { ContactAddress } from "../contact/index.ts"
import { grantId, operatorKind } from "../delegation/arbitrary.ts"
import { type Grant, personOwning } from "../delegation/index.ts"
import { personId } from "../identity/arbitrary.ts"
import type { PersonId } from "../identity/index.ts"
import { anyText, letterId, letterIn, subject } from "../letter/arbitrary.ts"
import type { Letter } from "../letter/index.ts"
import { mailbox, mailboxId, openMailbox, owner } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { session, sessionId } from "../session/arbitrary.ts"
import type { Session } from "../session/index.ts"
import {
  type Audience,
  type Destination,
  evolve,
  type Message,
  type MessagePlanned,
  type NotifiedDelegate,
  type Occasion,
  OccasionKind,
  type OrganisationSettings,
  type Outcome,
  type PersonSettings,
  type PlainText,
  plainText,
  type Receiver,
  type RegisterAddresses,
  settle,
  type Terms,
  type Wording
} from "./index.ts"

const day = 86_400_000
const idleTime = fc.oneof(fc.nat(day / 24), fc.nat(70 * day))

export const personSettings: fc.Arbitrary<PersonSettings> = fc.record({
  _tag: fc.constant("PersonSettings" as const),
  on: fc.constantFrom("both", "both", "email", "sms")
})

export const occasionKind: fc.Arbitrary<OccasionKind> = fc.constantFrom(...OccasionKind.literals)

/** Anybody's words, as a message may show them. */
export const somePlainText: fc.Arbitrary<PlainText> = fc
  .oneof(subject, fc.constantFrom("Finn.no AS", "Lånekassen", "se www.svindel.no/x", "post@svindel.no"), anyText)
  .map((text) => plainText(text))

/** A person who may be told at about `at`, with logins that some policies have ended by then. */
export const personReceiverOf = (person: PersonId, at: Instant) =>
  fc.record({
    contact: personContactOf(person),
    settings: personSettings,
    sessions: fc.uniqueArray(sessionOf(person, at), { maxLength: 2, selector: ({ id }) => id }),
    passwordChosenAt: passwordMomentBefore(at)
  })

/** Few moments, so that a session often knows of the newest password, and often not. */
const passwordMomentBefore = (at: Instant): fc.Arbitrary<Instant | null> =>
  fc
    .constantFrom(null, null, day, 40 * day)
    .map((ago) => (ago === null ? null : DateTime.subtract(at, { milliseconds: ago })))

const sessionOf = (person: PersonId, at: Instant): fc.Arbitrary<Session> =>
  fc.tuple(session, idleTime, idleTime, passwordMomentBefore(at)).map(([session, unused, used, passwordChosenAt]) => ({
    ...session,
    person,
    passwordChosenAt,
    startedAt: DateTime.subtract(at, { milliseconds: unused + used }),
    lastUse: DateTime.subtract(at, { milliseconds: unused })
  }))

/** Settings of an organisation that has, or had, these addresses. */
const settingsFor = (address: fc.Arbitrary<ContactAddress>): fc.Arbitrary<OrganisationSettings> =>
  fc.record({
    _tag: fc.constant("OrganisationSettings" as const),
    wants: fc.array(fc.record({ kind: occasionKind, address }), { maxLength: 8 })
  })

export const organisationSettings: fc.Arbitrary<OrganisationSettings> = settingsFor(contactAddress)

/** An organisation whose addresses hear of some things, and sometimes of what is no longer there. */
export const organisationReceiverOf = (organisation: Parameters<typeof organisationContactOf>[0]) =>
  organisationContactOf(organisation).chain((contact) => {
    const held = contact.addresses.map(({ address }) => address)
    const address = held.length === 0 ? contactAddress : fc.oneof(fc.constantFrom(...held), contactAddress)
    return fc.record({
      contact: fc.constant(contact),
      settings: settingsFor(address),
      sessions: fc.constant([] as const),
      passwordChosenAt: fc.constant(null)
    })
  })

export const registerAddresses: fc.Arbitrary<RegisterAddresses> = fc
  .tuple(fc.option(emailAddress, { freq: 3 }), fc.option(phoneNumber, { freq: 3 }), fc.boolean(), fc.boolean())
  .map(([email, mobile, emailBack, mobileBack]) => ({
    email,
    mobile,
    bounced: [
      ...(email !== null && emailBack ? [{ _tag: "Email" as const, email }] : []),
      ...(mobile !== null && mobileBack ? [{ _tag: "Phone" as const, phone: mobile }] : [])
    ]
  }))

const receiverIn = ({ owner }: Mailbox, at: Instant): fc.Arbitrary<Receiver> =>
  owner._tag === "PersonOwner" ? personReceiverOf(owner.person, at) : organisationReceiverOf(owner.organisation)

/** Access to all letters of a mailbox, in force at `at`, for some days more or with no end. */
const grantOf = (mailbox: Mailbox, person: PersonId, at: Instant): fc.Arbitrary<Grant> => {
  const owner = personOwning(mailbox)
  return fc.record({
    id: grantId,
    mailbox: fc.constant(mailbox.id),
    delegate: fc.constant(person),
    kind: owner === null ? operatorKind : fc.constant({ _tag: "OwnerGiven" as const, owner }),
    since: fc.nat(40 * day).map((ago) => DateTime.subtract(at, { milliseconds: ago })),
    terms: fc.option(fc.nat(20)).map((days) => ({
      senders: null,
      kinds: null,
      endDay: days === null ? null : addDays(osloDateOf(at), days)
    })),
    state: fc.constant({ _tag: "Given" as const })
  })
}

const delegateOf = (mailbox: Mailbox, at: Instant): fc.Arbitrary<NotifiedDelegate> =>
  personId.chain((person) =>
    fc.record({
      receiver: personReceiverOf(person, at),
      reader: fc
        .option(grantOf(mailbox, person, at))
        .map((grant) => ({ person, level: "high" as const, grants: grant === null ? [] : [grant] }))
    })
  )

/** Whom something in this mailbox may concern at about `at`. */
export const audienceOf = (mailbox: Mailbox, at: Instant): fc.Arbitrary<Audience> =>
  fc.record({
    mailbox: fc.constant(mailbox),
    owner: receiverIn(mailbox, at),
    register: registerAddresses,
    delegates: fc.array(delegateOf(mailbox, at), { maxLength: 2 })
  })

/** An occasion to do with this letter. */
export const letterOccasionOf = (letter: Letter): fc.Arbitrary<Extract<Occasion, { readonly letter: Letter }>> =>
  fc.record({
    _tag: fc.constantFrom("LetterArrived" as const, "LetterUnopened" as const),
    letter: fc.constant(letter),
    bySms: fc.boolean()
  })

const id = fc.uuid({ version: 7 })
const otherOccasion: fc.Arbitrary<Occasion> = fc.oneof(
  fc.record({
    _tag: fc.constant("DocumentRequested" as const),
    id,
    business: fc.constantFrom("Vår 1. skole", "Finn.no")
  }),
  fc.record({ _tag: fc.constant("DocumentShared" as const), id }),
  fc.record({
    _tag: fc.constant("TermsChanged" as const),
    version: fc.constantFrom("2026-01", "2027-01"),
    from: osloDate
  }),
  fc.record({ _tag: fc.constant("ServiceNotice" as const), id, title: subject })
)

/** Something that happens in a mailbox, whom it may concern, and when the plan is made: often about when a letter shows. */
export const notified = fc
  .oneof(openMailbox, mailbox)
  .chain((mailbox) =>
    fc
      .oneof(
        { weight: 4, arbitrary: letterIn(mailbox.id).chain(letterOccasionOf) },
        { weight: 1, arbitrary: otherOccasion }
      )
      .chain((occasion) =>
        near(occasion).chain((at) =>
          fc.record({ occasion: fc.constant(occasion), audience: audienceOf(mailbox, at), at: fc.constant(at) })
        )
      )
  )

const near = (occasion: Occasion): fc.Arbitrary<Instant> =>
  "letter" in occasion
    ? fc.oneof(
        fc.constant(occasion.letter.visibleAt),
        fc
          .integer({ min: -2 * day, max: 10 * day })
          .map((millis) => DateTime.add(occasion.letter.visibleAt, { milliseconds: millis })),
        instantAfter(occasion.letter.visibleAt)
      )
    : instant

const text = fc.option(somePlainText)
export const wording: fc.Arbitrary<Wording> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      _tag: fc.constantFrom("LetterArrived" as const, "LetterUnopened" as const),
      sender: text,
      subject: text,
      owner: text
    })
  },
  fc.record({ _tag: fc.constant("DocumentRequested" as const), business: somePlainText }),
  fc.constant({ _tag: "DocumentShared" as const }),
  fc.record({ _tag: fc.constant("TermsChanged" as const), from: osloDate }),
  fc.record({ _tag: fc.constant("ServiceNotice" as const), title: somePlainText }),
  fc.constant({ _tag: "SomethingNew" as const })
)

export const destination: fc.Arbitrary<Destination> = fc.oneof(
  { weight: 2, arbitrary: contactAddress },
  { weight: 1, arbitrary: sessionId.map((session) => ({ _tag: "Push" as const, session })) }
)

export const messagePlanned: fc.Arbitrary<MessagePlanned> = fc
  .record({
    _tag: fc.constant("MessagePlanned" as const),
    mailbox: mailboxId,
    occasion: fc.record({ kind: occasionKind, id: letterId }),
    receiver: owner,
    to: destination,
    notBefore: instant,
    wording,
    rules: fc.constant(["NOTIFY-1"] as const),
    policy: fc.constant("digipost-2026-01")
  })
  .map((planned) => (planned.to._tag === "Push" ? { ...planned, wording: { _tag: "SomethingNew" } } : planned))

export const outcome: fc.Arbitrary<Outcome> = fc.constantFrom("sent", "sent", "failed", "bounced", "withheld")

/** A message, anywhere between being planned and having come back. */
export const messageOf = (planned: MessagePlanned): fc.Arbitrary<Message> =>
  instantAfter(planned.notBefore).chain((at) =>
    fc.array(outcome, { maxLength: 2 }).map((outcomes) =>
      outcomes.reduce<Message>(
        (message, outcome) => {
          const event = settle(message, outcome, at)
          return event === null ? message : evolve(message, event)
        },
        { planned, state: { _tag: "Planned" } }
      )
    )
  )

export const message: fc.Arbitrary<Message> = messagePlanned.chain(messageOf)

/** Versions of the terms, in any order. */
export const terms: fc.Arbitrary<ReadonlyArray<Terms>> = fc.uniqueArray(
  fc.record({ version: fc.constantFrom("1", "2", "3", "4"), effectiveFrom: instant }),
  { maxLength: 4, selector: ({ version }) => version }
)
