import { Schema } from "effect"
import fc from "fast-check"
import { Instant, OsloDate } from "../../../packages/core/src/calendar/index.ts"
import {
  ContactAddress,
  EmailAddress,
  OrganisationContact,
  PersonContact,
  PhoneNumber
} from "../../../packages/core/src/contact/index.ts"
import { Grant } from "../../../packages/core/src/delegation/index.ts"
import { Level, PersonId } from "../../../packages/core/src/identity/index.ts"
import { Letter } from "../../../packages/core/src/letter/index.ts"
import { Mailbox, Owner } from "../../../packages/core/src/mailbox/index.ts"
import {
  acceptTerms,
  LastChannel,
  MessagePlanned,
  type NotifiedDelegate,
  OrganisationSettings,
  PersonSettings,
  plan,
  reminderAt,
  smsFrom,
  TermsAccepted,
  TermsNotCurrent,
  turnOff
} from "../../../packages/core/src/notification/index.ts"
import { Session } from "../../../packages/core/src/session/index.ts"
import {
  grantGiven,
  instant,
  letter,
  notified,
  owner,
  personId,
  personSettings,
  terms
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const ofLetter = { letter: Letter, bySms: Schema.Boolean }
const Occasion = Schema.Union([
  Schema.TaggedStruct("LetterArrived", ofLetter),
  Schema.TaggedStruct("LetterUnopened", ofLetter),
  Schema.TaggedStruct("DocumentRequested", { id: Schema.String, business: Schema.String }),
  Schema.TaggedStruct("DocumentShared", { id: Schema.String }),
  Schema.TaggedStruct("TermsChanged", { version: Schema.String, from: OsloDate }),
  Schema.TaggedStruct("ServiceNotice", { id: Schema.String, title: Schema.String })
])
const Receiver = Schema.Union([
  Schema.Struct({
    contact: PersonContact,
    settings: PersonSettings,
    sessions: Schema.Array(Session),
    passwordChosenAt: Schema.NullOr(Instant)
  }),
  Schema.Struct({
    contact: OrganisationContact,
    settings: OrganisationSettings,
    sessions: Schema.Tuple([]),
    passwordChosenAt: Schema.Null
  })
])
/** All whom something in a mailbox may concern. */
export const Audience = Schema.Struct({
  mailbox: Mailbox,
  owner: Receiver,
  register: Schema.Struct({
    email: Schema.NullOr(EmailAddress),
    mobile: Schema.NullOr(PhoneNumber),
    bounced: Schema.Array(ContactAddress)
  }),
  delegates: Schema.Array(
    Schema.Struct({
      receiver: Receiver,
      reader: Schema.Struct({ person: PersonId, level: Level, grants: Schema.optionalKey(Schema.Array(Grant)) })
    })
  )
})

/** The same delegate, who was given everything. */
const wholly =
  (mailbox: Mailbox) =>
  ({ receiver, reader }: NotifiedDelegate): NotifiedDelegate => ({
    receiver,
    reader: { ...reader, level: "high", grants: [grantGiven(mailbox, reader.person)] }
  })

export const notification = [
  decision("plan", {
    input: Schema.Struct({ profile: ProfileName, occasion: Occasion, audience: Audience, at: Instant }),
    answer: Schema.Array(MessagePlanned),
    from: fc.tuple(notified, profileName, fc.boolean()).map(([{ occasion, audience, at }, profile, whole]) => ({
      profile,
      occasion,
      audience: whole ? { ...audience, delegates: audience.delegates.map(wholly(audience.mailbox)) } : audience,
      at
    })),
    most: 16,
    decide: ({ profile, occasion, audience, at }) => plan(profileNamed(profile), occasion, audience, at)
  }),
  decision("smsFrom", {
    input: Schema.Struct({ profile: ProfileName, at: Instant }),
    answer: Instant,
    from: fc.record({ profile: profileName, at: instant }),
    decide: ({ profile, at }) => smsFrom(profileNamed(profile).notification, at)
  }),
  decision("reminderAt", {
    input: Schema.Struct({ profile: ProfileName, letter: Letter }),
    answer: Instant,
    from: fc.record({ profile: profileName, letter }),
    most: 8,
    decide: ({ profile, letter }) => reminderAt(profileNamed(profile).notification, letter)
  }),
  decision("turnOff", {
    input: Schema.Struct({ settings: PersonSettings, channel: Schema.Literals(["email", "sms"]) }),
    answer: PersonSettings,
    refusal: LastChannel,
    from: fc.record({ settings: personSettings, channel: fc.constantFrom("email", "sms") }),
    most: 6,
    decide: ({ settings, channel }) => turnOff(settings, channel)
  }),
  decision("acceptTerms", {
    input: Schema.Struct({
      terms: Schema.Array(Schema.Struct({ version: Schema.String, effectiveFrom: Instant })),
      owner: Owner,
      by: PersonId,
      version: Schema.String,
      at: Instant
    }),
    answer: TermsAccepted,
    refusal: TermsNotCurrent,
    from: fc.record({ terms, owner, by: personId, at: instant, which: fc.nat(4) }).map(({ which, ...one }) => ({
      ...one,
      version: one.terms[which]?.version ?? "2019-1"
    })),
    most: 8,
    decide: ({ terms, owner, by, version, at }) => acceptTerms(terms, owner, by, version, at)
  })
]
