import { DateTime } from "effect"
import { type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { Letter } from "../letter/index.ts"
import type { Owner } from "../mailbox/index.ts"
import type { Message, MessageEvent, MessagePlanned, MessageState } from "./model.ts"
import { destinationKey } from "./plan.ts"

/** A text that one message has and no other: what it is about and where it goes. Store by it, and none goes twice. */
export const messageKey = ({ occasion: { kind, id }, to }: MessagePlanned): string =>
  JSON.stringify([kind, id, destinationKey(to)])

/** Whether a message goes now, as `fresh`, a plan made now, has it; or later; or not at all. */
export type Verdict =
  | { readonly _tag: "Go"; readonly planned: MessagePlanned }
  | { readonly _tag: "WaitUntil"; readonly at: Instant }
  | { readonly _tag: "Withhold" }

/**
 * Judges a message at the moment of sending by what holds then: `fresh` is the plan for its occasion, made at `at`. So
 * access withdrawn, a letter opened or a login ended since it was planned are heeded, and no SMS goes at night.
 */
export const judge = (message: MessagePlanned, fresh: ReadonlyArray<MessagePlanned>, at: Instant): Verdict => {
  const planned = fresh.find((one) => messageKey(one) === messageKey(message))
  if (planned === undefined) return { _tag: "Withhold" }
  return DateTime.isGreaterThan(planned.notBefore, at)
    ? { _tag: "WaitUntil", at: planned.notBefore }
    : { _tag: "Go", planned }
}

/**
 * What goes instead of a message that came back (NOTIFY-8): of `fresh`, a plan made after its address was marked, what goes
 * to the same receiver by the other channel and is not among `messages` yet.
 */
export const insteadOf = (
  bounced: MessagePlanned,
  fresh: ReadonlyArray<MessagePlanned>,
  messages: ReadonlyArray<Message>
): ReadonlyArray<MessagePlanned> => {
  const keys = new Set(messages.map(({ planned }) => messageKey(planned)))
  return fresh.filter(
    (one) =>
      one.to._tag === otherChannel[bounced.to._tag] &&
      sameReceiver(one.receiver, bounced.receiver) &&
      !keys.has(messageKey(one))
  )
}

const otherChannel = { Email: "Phone", Phone: "Email", Push: null } as const

/** How a message fared, as the one who carries it tells. *Failed* is given up: what is tried again is not failed yet. */
export type Outcome = "sent" | "failed" | "bounced" | "withheld"

/**
 * What an outcome, told at `at`, means for a message; null for nothing new. Gateways tell things twice and late: a message
 * that was sent can still bounce, and nothing else follows an outcome.
 */
export const settle = ({ state }: Message, outcome: Outcome, at: Instant): MessageEvent | null =>
  state._tag === "Planned" || (state._tag === "Sent" && outcome === "bounced")
    ? { _tag: eventOf[outcome], at, rules: outcome === "bounced" ? ["NOTIFY-8"] : [] }
    : null

/** The message after something has happened to it. */
export const evolve = ({ planned }: Message, event: MessageEvent): Message => ({
  planned,
  state: { _tag: stateOf[event._tag], at: event.at }
})

/**
 * The Oslo day from which deadlines in a public letter run: the later of the day on which the owner was notified, and the
 * day on which they could first open it (NOTIFY-7). Notified is when the first e-mail or SMS of `messages` to the owner went
 * that has not failed; a push tells too little to count. Where all have failed, or there are none, the deadline runs from
 * the day of opening. Null while that is not known, and for private letters.
 *
 * `openableAt` is when the letter could first be opened: when it became visible, or later where the malware scan held it.
 */
export const legalDeadlineStart = (
  letter: Letter,
  owner: Owner,
  messages: ReadonlyArray<Message>,
  openableAt: Instant
): OsloDate | null => {
  if (letter.sender.kind !== "public") return null
  const told = messages.filter(
    ({ planned: { occasion, receiver, to } }) =>
      occasion.id === letter.id && sameReceiver(receiver, owner) && to._tag !== "Push"
  )
  const sent = told.flatMap(({ state }) => (state._tag === "Sent" ? [state.at] : []))
  const [first, ...more] = sent
  if (first !== undefined) return osloDateOf(DateTime.max(more.reduce(earlier, first), openableAt))
  return letter.openedAt === null || told.some(isStillToGo) ? null : osloDateOf(letter.openedAt)
}

// Of a letter that is opened nobody is reminded any more.
const isStillToGo = ({ planned, state }: Message): boolean =>
  state._tag === "Planned" && planned.occasion.kind !== "LetterUnopened"

const sameReceiver = (one: Owner, other: Owner): boolean => idOf(one) === idOf(other)
const idOf = (owner: Owner): string => (owner._tag === "PersonOwner" ? owner.person : owner.organisation)

const earlier = (one: Instant, other: Instant): Instant => DateTime.min(one, other)

const eventOf = {
  sent: "MessageSent",
  failed: "MessageFailed",
  bounced: "MessageBounced",
  withheld: "MessageWithheld"
} as const satisfies Record<Outcome, MessageEvent["_tag"]>

const stateOf = {
  MessageSent: "Sent",
  MessageFailed: "Failed",
  MessageBounced: "Bounced",
  MessageWithheld: "Withheld"
} as const satisfies Record<MessageEvent["_tag"], MessageState["_tag"]>
