/**
 * Who is told of this, where, when at the soonest, and in what words? The inputs are letters that arrive or lie unopened, and all
 * else that people are told of; to owners, organisations, and delegates by their grants; in the policies of both providers.
 */
import { Instant, OsloDate } from "@postkasse/core/calendar"
import {
  type Contact,
  ContactAddress,
  EmailAddress,
  OrganisationContact,
  PersonContact,
  PhoneNumber
} from "@postkasse/core/contact"
import { Letter } from "@postkasse/core/letter"
import { Mailbox } from "@postkasse/core/mailbox"
import {
  type Audience,
  destinationKey,
  type Occasion,
  OrganisationSettings,
  PersonSettings,
  plan,
  type Receiver
} from "@postkasse/core/notification"
import { digipost, eBoks, ProviderProfile } from "@postkasse/core/policy"
import { Session } from "@postkasse/core/session"
import {
  audienceOf,
  delegatesRequest,
  letterOccasionOf,
  notified,
  ownersRequest,
  personReceiverOf
} from "@postkasse/core/testing"
import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { osloDay, osloHour, osloTime } from "./bare-oslo.ts"
import type { Decision } from "./comparison.ts"
import { Reader, sees } from "./opening.ts"
import { rereading } from "./written.ts"

const ofLetter = { letter: Letter, bySms: Schema.Boolean }
const Told = Schema.Union([
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
const Request = Schema.Struct({
  profile: ProviderProfile,
  occasion: Schema.Union([
    Schema.TaggedStruct("LetterArrived", ofLetter),
    Schema.TaggedStruct("LetterUnopened", ofLetter),
    Schema.TaggedStruct("DocumentRequested", { id: Schema.String, business: Schema.String }),
    Schema.TaggedStruct("DocumentShared", { id: Schema.String }),
    Schema.TaggedStruct("TermsChanged", { version: Schema.String, from: OsloDate }),
    Schema.TaggedStruct("ServiceNotice", { id: Schema.String, title: Schema.String })
  ]),
  audience: Schema.Struct({
    mailbox: Mailbox,
    owner: Told,
    register: Schema.Struct({
      email: Schema.NullOr(EmailAddress),
      mobile: Schema.NullOr(PhoneNumber),
      bounced: Schema.Array(ContactAddress)
    }),
    delegates: Schema.Array(Schema.Struct({ receiver: Told, reader: Reader }))
  }),
  at: Instant
})
type Request = typeof Request.Type

/** A message, but for its reasons. */
interface Message {
  readonly to: string
  readonly notBefore: number
  readonly says: unknown
}

const explained = ({ profile, occasion, audience, at }: Request) => plan(profile, occasion, audience, at)

const bare = ({ profile, occasion, audience, at }: Request): ReadonlyArray<Message> => {
  const letter = "letter" in occasion ? occasion.letter : null
  if (occasion._tag === "LetterUnopened" && !isReminded(occasion.letter)) return none
  const now = at.epochMilliseconds
  const from = Math.max(now, beginning(profile, occasion))
  const then = from === now ? at : DateTime.makeUnsafe(from)
  const { mailbox, owner, register, delegates } = audience
  const messages: Array<Message> = []
  if (isOwnersToKnow(profile, audience, letter, then)) {
    const round = { profile, occasion, now, from, by: null, sees: always, messages }
    if (letter?.sender.kind === "public" && owner.contact._tag === "PersonContact") tellRegister(round, register)
    tellReceiver(round, owner)
  }
  if (letter === null) return messages
  for (const { receiver, reader } of delegates) {
    const { contact } = receiver
    if (contact._tag !== "PersonContact" || contact.person !== reader.person) continue
    const seesThen = sees({ profile, mailbox, letter, reader, at: then })
    const seesAt = (goes: number) =>
      goes === from ? seesThen : sees({ profile, mailbox, letter, reader, at: DateTime.makeUnsafe(goes) })
    tellReceiver({ profile, occasion, now, from, by: owner.contact, sees: seesAt, messages }, receiver)
  }
  return messages
}

/**
 * Whom a message of this occasion is for is told in `messages`, if they see it when it goes; `by` is whose mailbox it is, where that
 * is said.
 */
interface Round {
  readonly profile: ProviderProfile
  readonly occasion: Occasion
  readonly now: number
  readonly from: number
  readonly by: Contact | null
  readonly sees: (goes: number) => boolean
  readonly messages: Array<Message>
}

const tell = (
  { profile, occasion, from, by, sees, messages }: Round,
  to: string,
  how: "Email" | "Phone" | "Push"
): void => {
  for (const before of messages) if (before.to === to) return
  const notBefore = how === "Phone" ? smsFrom(profile, from) : from
  if (!sees(notBefore)) return
  messages.push({ to, notBefore, says: how === "Push" ? somethingNew : wordingOf(occasion, by) })
}

const isReminded = ({ sender, openedAt }: Letter): boolean => sender.kind === "public" && openedAt === null

const beginning = (profile: ProviderProfile, occasion: Occasion): number => {
  if (occasion._tag === "LetterArrived") return occasion.letter.visibleAt.epochMilliseconds
  if (occasion._tag !== "LetterUnopened") return Number.NEGATIVE_INFINITY
  const day = osloDay(occasion.letter.visibleAt.epochMilliseconds) + profile.notification.reminderDays
  return smsFrom(profile, osloTime(day, 0))
}

const smsFrom = ({ notification: { smsFromHour, smsUntilHour } }: ProviderProfile, at: number): number => {
  const hour = osloHour(at)
  if (smsFromHour <= hour && hour < smsUntilHour) return at
  return osloTime(osloDay(at) + (hour < smsFromHour ? 0 : 1), smsFromHour)
}

const isOwnersToKnow = (
  profile: ProviderProfile,
  { mailbox, owner: { contact } }: Audience,
  letter: Letter | null,
  at: Instant
): boolean => {
  if (letter !== null && contact._tag === "PersonContact") {
    return sees({ profile, mailbox, letter, reader: { person: contact.person, level: "high" }, at })
  }
  const { owner, life } = mailbox
  const isOwners =
    contact._tag === "PersonContact"
      ? owner._tag === "PersonOwner" && owner.person === contact.person
      : owner._tag === "OrganisationOwner" && owner.organisation === contact.organisation
  if (!isOwners || (life._tag !== "Active" && life._tag !== "Deactivated")) return false
  return letter === null || letter.mailbox === mailbox.id
}

const tellRegister = (round: Round, { email, mobile, bounced }: Audience["register"]): void => {
  const bySms = "letter" in round.occasion && round.occasion.bySms
  let mail = email === null ? null : email.toLowerCase()
  let phone: string | null = mobile
  const [mailBounced, phoneBounced] = [isAmong(bounced, mail), isAmong(bounced, phone)]
  if ((mail !== null && !mailBounced) || (phone !== null && !phoneBounced)) {
    if (mailBounced) mail = null
    if (phoneBounced) phone = null
  }
  if (mail !== null) tell(round, mail, "Email")
  if (phone !== null && (bySms || mail === null)) tell(round, phone, "Phone")
}

const isAmong = (bounced: ReadonlyArray<ContactAddress>, key: string | null): boolean => {
  if (key !== null) for (const one of bounced) if (keyOf(one) === key) return true
  return false
}

const tellReceiver = (round: Round, { contact, settings, sessions, passwordChosenAt }: Receiver): void => {
  const { profile, occasion, now } = round
  if (settings._tag === "OrganisationSettings") {
    for (const { address, standing } of contact.addresses) {
      if (standing._tag !== "Verified") continue
      const key = keyOf(address)
      for (const wanted of settings.wants) {
        if (wanted.kind === occasion._tag && keyOf(wanted.address) === key) tell(round, key, address._tag)
      }
    }
    return
  }
  let mails = 0
  let isLost = false
  if (settings.on !== "sms") {
    for (const { address, standing } of contact.addresses) {
      if (address._tag !== "Email") continue
      if (standing._tag === "Bounced") isLost = true
      if (standing._tag !== "Verified") continue
      mails += 1
      tell(round, keyOf(address), "Email")
    }
  }
  isLost &&= settings.on === "both" && mails === 0
  if (settings.on !== "email" && (isLost || ("letter" in occasion ? occasion.bySms : mails === 0))) {
    for (const { address, standing } of contact.addresses) {
      if (address._tag === "Phone" && standing._tag === "Verified") tell(round, address.phone, "Phone")
    }
  }
  for (const session of sessions) if (lives(profile, session, passwordChosenAt, now)) tell(round, session.id, "Push")
}

const keyOf = (address: ContactAddress): string =>
  address._tag === "Email" ? address.email.toLowerCase() : address.phone

const lives = (
  { session: policy }: ProviderProfile,
  { device, startedAt, lastUse, passwordChosenAt: knows }: Session,
  passwordChosenAt: Instant | null,
  now: number
): boolean => {
  if (passwordChosenAt !== null && (knows === null || knows.epochMilliseconds < passwordChosenAt.epochMilliseconds))
    return false
  const used = lastUse.epochMilliseconds
  if (device === "mobile") return now < osloTime(osloDay(used) + policy.mobileIdleDays + 1, 0)
  return now < used + policy.browserIdle && now < startedAt.epochMilliseconds + policy.browserAbsolute
}

const wordingOf = (occasion: Occasion, by: Contact | null): unknown => {
  const { _tag } = occasion
  if ("letter" in occasion) {
    const { sender, subject, sensitivity } = occasion.letter
    const isHidden = sensitivity === "sensitive"
    const [told, titled] = isHidden ? [null, null] : [plain(sender.name), plain(subject)]
    return { _tag, sender: told, subject: titled, owner: by === null ? null : nameOf(by) }
  }
  if (occasion._tag === "DocumentRequested") return { _tag, business: plain(occasion.business) }
  if (occasion._tag === "TermsChanged") return { _tag, from: occasion.from }
  return occasion._tag === "ServiceNotice" ? { _tag, title: plain(occasion.title) } : { _tag }
}

const nameOf = (contact: Contact): string | null =>
  contact._tag === "PersonContact" ? plain(`${contact.registered.name.first} ${contact.registered.name.last}`) : null

// As the core cleans it, but that nothing looks at it again.
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, " ")
    .replace(/[.\u3002\uff0e\uff61](?=\p{L})|@|\/{2,}/gu, " ")
    .replace(/(?<=\p{L}):(?=\S)/gu, ": ")
    .replace(/\s+/gu, " ")
    .trim()

const none: ReadonlyArray<Message> = []
const always = () => true
const somethingNew = { _tag: "SomethingNew" }

const profile = fc.constantFrom(digipost, eBoks)
const toAnybody = fc.tuple(profile, notified).map(([profile, one]) => ({ profile, ...one }))
const toOwners = ownersRequest.chain(({ mailbox, letter, at }) =>
  fc.record({
    ...{ profile, occasion: letterOccasionOf(letter), at: fc.constant(at) },
    audience: audienceOf(mailbox, at)
  })
)
const toDelegates = delegatesRequest.chain(({ mailbox, letter, reader, at }) =>
  fc
    .tuple(profile, letterOccasionOf(letter), audienceOf(mailbox, at), personReceiverOf(reader.person, at))
    .map(([profile, occasion, audience, receiver]) => ({
      ...{ profile, occasion, at },
      audience: { ...audience, delegates: [...audience.delegates, { receiver, reader }] }
    }))
)

export const notification = (distinct: number): Decision<Request> => ({
  inputs: fc
    .sample(
      fc.oneof(
        { arbitrary: toOwners, weight: 4 },
        { arbitrary: toDelegates, weight: 1 },
        { arbitrary: toAnybody, weight: 1 }
      ),
      { numRuns: distinct, seed: 2026 }
    )
    .map(rereading(Request)),
  explained,
  bare,
  plainly: (request) =>
    explained(request).map(({ to, notBefore, wording }) => ({
      to: destinationKey(to),
      notBefore: notBefore.epochMilliseconds,
      says: wording
    }))
})
