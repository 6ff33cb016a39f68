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
import { Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import {
  LastChannel,
  MessagePlanned,
  OrganisationSettings,
  PersonSettings,
  plan,
  reminderAt,
  smsFrom,
  turnOff
} from "../../../packages/core/src/notification/index.ts"
import { Session } from "../../../packages/core/src/session/index.ts"
import { instant, letter, notified, personSettings } from "../../../packages/core/src/testing.ts"
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

export const notification = [
  decision("plan", {
    input: Schema.Struct({ profile: ProfileName, occasion: Occasion, audience: Audience, at: Instant }),
    answer: Schema.Array(MessagePlanned),
    from: fc
      .tuple(notified, profileName)
      .map(([{ occasion, audience, at }, profile]) => ({ profile, occasion, audience, at })),
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
  })
]
