import { DateTime, Result } from "effect"
import { addDays, endOf, firstBetween, type Instant, osloDateOf } from "../calendar/index.ts"
import { addressKey, type Contact, type ContactAddress, ownerOf, sameAddress } from "../contact/index.ts"
import { isVisible, type Letter } from "../letter/index.ts"
import { shutOut } from "../mailbox/index.ts"
import { list } from "../opening/index.ts"
import type { NotificationPolicy, ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import { judgeSession } from "../session/index.ts"
import type { Audience, Destination, MessagePlanned, Occasion, Receiver, RegisterAddresses, Wording } from "./model.ts"
import { type PlainText, plainText } from "./plain.ts"

type Rules = ReadonlyArray<RuleId>
interface Draft {
  readonly receiver: Receiver
  readonly to: Destination
  readonly rules: Rules
}

/**
 * Every message that goes out on an occasion, as things stand at `at`; one at most to each destination. Nobody is told of
 * what they may not see then, nor before they may (FIELD-6, FIELD-21, FIELD-22). The same question has the same answer.
 *
 * Ask again before each message goes, and when one comes back: `judge` and `insteadOf` say what follows.
 */
export const plan = (
  profile: ProviderProfile,
  occasion: Occasion,
  audience: Audience,
  at: Instant
): ReadonlyArray<MessagePlanned> => {
  const letter = "letter" in occasion ? occasion.letter : null
  if (occasion._tag === "LetterUnopened" && !isReminded(occasion.letter)) return []
  const from = DateTime.max(at, beginningOf(profile.notification, occasion) ?? at)
  const drafts = [
    ...(mayKnow(profile, audience, letter, from) ? toOwner(profile, occasion, audience, at) : []),
    ...(letter === null ? [] : toDelegates(profile, occasion, audience, letter, from, at))
  ]
  const first = new Map(drafts.toReversed().map((draft) => [destinationKey(draft.to), draft]))
  return drafts
    .filter((draft) => first.get(destinationKey(draft.to)) === draft)
    .map(({ receiver, to, rules }) => ({
      _tag: "MessagePlanned",
      mailbox: audience.mailbox.id,
      occasion: { kind: occasion._tag, id: idOf(occasion) },
      receiver: ownerOf(receiver.contact),
      to,
      notBefore: goesAt(profile.notification, to, from),
      wording: to._tag === "Push" ? { _tag: "SomethingNew" } : wordingOf(occasion, audience, receiver),
      rules: [...new Set([...rules, ...rulesOf(occasion, at)])],
      policy: profile.version
    }))
}

/**
 * When an SMS may go that could go at `at`: then, or when the hours for it next begin in Oslo (FIELD-7).
 *
 * @example
 * ```ts
 * import { smsFrom } from "@postkasse/core/notification"
 * import { digipost } from "@postkasse/core/policy"
 * import { DateTime } from "effect"
 *
 * // Eight in the evening is too late, in Oslo.
 * const at = smsFrom(digipost.notification, DateTime.makeUnsafe("2026-11-26T19:00:00Z"))
 * console.log(DateTime.formatIso(at)) // → 2026-11-27T08:00:00.000Z
 * ```
 */
export const smsFrom = ({ smsFromHour, smsUntilHour }: NotificationPolicy, at: Instant): Instant =>
  firstBetween(at, smsFromHour, smsUntilHour)

/**
 * When a letter that is still unopened is reminded of: so many Oslo days after it became visible, when that day's hours for
 * SMS begin (NOTIFY-8).
 */
export const reminderAt = (policy: NotificationPolicy, letter: Letter): Instant =>
  smsFrom(policy, endOf(addDays(osloDateOf(letter.visibleAt), policy.reminderDays - 1)))

/** A text by which two destinations are the same or not. */
export const destinationKey = (to: Destination): string => (to._tag === "Push" ? to.session : addressKey(to))

/** When a message to this destination goes that could go at `from`. */
const goesAt = (policy: NotificationPolicy, to: Destination, from: Instant): Instant =>
  to._tag === "Phone" ? smsFrom(policy, from) : from

const beginningOf = (policy: NotificationPolicy, occasion: Occasion): Instant | null => {
  if (occasion._tag === "LetterArrived") return occasion.letter.visibleAt
  return occasion._tag === "LetterUnopened" ? reminderAt(policy, occasion.letter) : null
}

// Once, and of public mail alone (NOTIFY-8).
const isReminded = ({ sender, openedAt }: Letter): boolean => sender.kind === "public" && openedAt === null

/** Whether the owner is one to be told: may look into the mailbox and, where it is about a letter, finds it there. */
const mayKnow = (
  profile: ProviderProfile,
  { mailbox, owner: { contact } }: Audience,
  letter: Letter | null,
  from: Instant
): boolean =>
  shutOut(profile, mailbox, ownerOf(contact), from) === null && (letter === null || letter.mailbox === mailbox.id)

const toOwner = (
  profile: ProviderProfile,
  occasion: Occasion,
  { owner, register }: Audience,
  at: Instant
): ReadonlyArray<Draft> => [
  ...("letter" in occasion && occasion.letter.sender.kind === "public" && owner.contact._tag === "PersonContact"
    ? toRegister(owner, register, occasion.bySms)
    : []),
  ...toReceiver(profile, occasion, owner, [], at)
]

const toDelegates = (
  profile: ProviderProfile,
  occasion: Occasion,
  { mailbox, delegates }: Audience,
  letter: Letter,
  from: Instant,
  at: Instant
): ReadonlyArray<Draft> =>
  delegates
    .filter(({ reader, receiver: { contact } }) => contact._tag === "PersonContact" && contact.person === reader.person)
    .flatMap(({ reader, receiver }) =>
      toReceiver(profile, occasion, receiver, ["NOTIFY-5"], at).filter(
        ({ to }) => list(profile, mailbox, letter, reader, goesAt(profile.notification, to, from)) !== null
      )
    )

/**
 * Public mail: the register's e-mail address; its mobile where the sender chose SMS, or where it is all there is to use
 * (NOTIFY-3). What messages came back from is passed over while the other is there (NOTIFY-8). No setting silences these.
 */
const toRegister = (receiver: Receiver, register: RegisterAddresses, bySms: boolean): ReadonlyArray<Draft> => {
  const { email, mobile, bounced } = register
  const known: ReadonlyArray<ContactAddress> = [
    ...(email === null ? [] : [{ _tag: "Email" as const, email }]),
    ...(mobile === null ? [] : [{ _tag: "Phone" as const, phone: mobile }])
  ]
  const sound = known.filter((address) => !bounced.some((one) => sameAddress(one, address)))
  const usable = sound.length > 0 ? sound : known
  return usable
    .filter(({ _tag }) => _tag === "Email" || bySms || usable.length === 1)
    .map((to) => ({
      receiver,
      to,
      rules: [...(sound.length < known.length ? registerAfterBounce : ofRegister), ...rulesBy[to._tag]]
    }))
}

/** To one's own addresses by one's own settings, and to one's devices (NOTIFY-1, NOTIFY-2, NOTIFY-6, NOTIFY-10). */
const toReceiver = (
  profile: ProviderProfile,
  occasion: Occasion,
  receiver: Receiver,
  as: Rules,
  at: Instant
): ReadonlyArray<Draft> => {
  const draft = (to: Destination, ...rules: Rules): Draft => ({
    receiver,
    to,
    rules: [...as, ...rules, ...rulesBy[to._tag]]
  })
  const { contact, settings } = receiver
  const verified = addressesIn(contact, "Verified")
  if (settings._tag === "OrganisationSettings") {
    return verified
      .filter((one) => settings.wants.some(({ kind, address }) => kind === occasion._tag && sameAddress(address, one)))
      .map((to) => draft(to, "NOTIFY-6"))
  }
  const emails = settings.on === "sms" ? [] : verified.filter(({ _tag }) => _tag === "Email")
  const phones = settings.on === "email" ? [] : verified.filter(({ _tag }) => _tag === "Phone")
  const lost =
    settings.on === "both" &&
    emails.length === 0 &&
    addressesIn(contact, "Bounced").some(({ _tag }) => _tag === "Email")
  // The operator is the sender of its own notices: it chooses SMS where no e-mail can tell.
  const chosen = "letter" in occasion ? occasion.bySms : emails.length === 0
  return [
    ...emails.map((to) => draft(to, "NOTIFY-1", "NOTIFY-2")),
    ...(chosen || lost ? phones.map((to) => draft(to, "NOTIFY-1", "NOTIFY-2", ...(lost ? afterBounce : []))) : []),
    ...receiver.sessions
      .filter((session) => Result.isSuccess(judgeSession(profile.session, session, receiver.passwordChosenAt, at)))
      .map(({ id }) => draft({ _tag: "Push", session: id }, "NOTIFY-1"))
  ]
}

const addressesIn = (contact: Contact, standing: "Verified" | "Bounced"): ReadonlyArray<ContactAddress> =>
  contact.addresses.filter((held) => held.standing._tag === standing).map(({ address }) => address)

const wordingOf = (occasion: Occasion, { owner }: Audience, receiver: Receiver): Wording => {
  switch (occasion._tag) {
    case "LetterArrived":
    case "LetterUnopened": {
      const { sender, subject, sensitivity } = occasion.letter
      const told =
        sensitivity === "sensitive"
          ? { sender: null, subject: null }
          : { sender: plainText(sender.name), subject: plainText(subject) }
      return { _tag: occasion._tag, ...told, owner: receiver === owner ? null : nameOf(owner.contact) }
    }
    case "DocumentRequested":
      return { _tag: "DocumentRequested", business: plainText(occasion.business) }
    case "DocumentShared":
      return { _tag: "DocumentShared" }
    case "TermsChanged":
      return { _tag: "TermsChanged", from: occasion.from }
    case "ServiceNotice":
      return { _tag: "ServiceNotice", title: plainText(occasion.title) }
  }
}

const nameOf = (contact: Contact): PlainText | null =>
  contact._tag === "PersonContact"
    ? plainText(`${contact.registered.name.first} ${contact.registered.name.last}`)
    : null

const idOf = (occasion: Occasion): string => {
  if ("letter" in occasion) return occasion.letter.id
  return "id" in occasion ? occasion.id : occasion.version
}

const rulesOf = (occasion: Occasion, at: Instant): Rules => {
  const letter = "letter" in occasion ? occasion.letter : null
  return [
    ...ofOccasion[occasion._tag],
    ...(letter?.sensitivity === "sensitive" ? sensitive : []),
    ...(letter === null || isVisible(letter, at) ? [] : toCome)
  ]
}

const sensitive: Rules = ["FIELD-3"]
const toCome: Rules = ["FIELD-6"]
const ofOccasion: Readonly<Record<Occasion["_tag"], Rules>> = {
  LetterArrived: [],
  LetterUnopened: ["NOTIFY-8"],
  DocumentRequested: ["KONTROLL-1"],
  DocumentShared: ["KONTROLL-2"],
  TermsChanged: ["NOTIFY-9"],
  ServiceNotice: ["NOTIFY-9"]
}
const rulesBy: Readonly<Record<Destination["_tag"], Rules>> = { Email: [], Phone: ["FIELD-7"], Push: ["NOTIFY-10"] }
const ofRegister: Rules = ["NOTIFY-3"]
const registerAfterBounce: Rules = ["NOTIFY-3", "NOTIFY-8"]
const afterBounce: Rules = ["NOTIFY-8"]
