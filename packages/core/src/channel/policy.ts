import { Result } from "effect"
import { addMonths, hasEnded, type Instant, osloDateOf } from "../calendar/index.ts"
import type { Sender } from "../organisation/index.ts"
import { type ChannelPolicy, Provider, type ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type {
  ChannelChoice,
  ChannelEvent,
  ContactPoint,
  Notifiable,
  PrintReason,
  ProviderChosen,
  PublicLetter,
  RegisteredPerson,
  RepliesNotTaken,
  ReservationMade,
  ReservationRemoved,
  ReservationRemovedOnSite,
  Route
} from "./model.ts"

/**
 * The way of a public letter (CHOICE-4, FIELD-5, RECEIVE-3): to the chosen provider's mailbox, where `receives` says that it
 * takes mail, or on paper. A decision takes that the person can be notified and has not reserved; an information letter needs
 * no address, and goes digitally despite a reservation only where its sender says why.
 *
 * @example
 * ```ts
 * import { type RegisteredPerson, route } from "@postkasse/core/channel"
 * import { digipost } from "@postkasse/core/policy"
 * import { DateTime } from "effect"
 *
 * const person: RegisteredPerson = {
 *   _tag: "Active",
 *   reserved: true,
 *   email: null,
 *   mobile: null,
 *   chosen: "digipost",
 *   language: "nb"
 * }
 * const letter = { kind: "decision", despiteReservation: null } as const
 * const way = route(digipost, person, () => true, letter, DateTime.makeUnsafe("2026-11-26T12:00:00Z"))
 * if (way._tag === "Print") console.log(way.reason, way.rules.join(", ")) // → Reserved CHOICE-3, CHOICE-4, FIELD-5
 * ```
 */
export const route = (
  profile: ProviderProfile,
  person: RegisteredPerson,
  receives: (provider: Provider) => boolean,
  letter: PublicLetter,
  at: Instant
): Route => {
  const policy = profile.version
  const { chosen, reserved } = choiceOf(person)
  const despite = reserved && letter.kind === "information" ? saidWhy(letter) : null
  if (reserved && despite === null) return print("Reserved", policy)
  if (letter.kind === "decision" && !canBeNotified(profile.channel, person, at)) return print("NotNotifiable", policy)
  if (chosen === null) return print("NoChoice", policy)
  if (!receives(chosen)) return print("CannotReceive", policy)
  return { _tag: "Digital", provider: chosen, despiteReservation: despite, rules: digital, policy }
}

/**
 * Whether the person's e-mail address and mobile number count for notification: each was changed or confirmed within the
 * policy's calendar months in Oslo, and the person is active and has not reserved (FIELD-4).
 */
export const notifiable = (policy: ChannelPolicy, person: RegisteredPerson, at: Instant): Notifiable =>
  person._tag === "Active" && !person.reserved
    ? { email: isFresh(policy, person.email, at), mobile: isFresh(policy, person.mobile, at) }
    : { email: false, mobile: false }

/** Whether a person can be notified of public mail at all (FIELD-4). */
export const canBeNotified = (policy: ChannelPolicy, person: RegisteredPerson, at: Instant): boolean => {
  const { email, mobile } = notifiable(policy, person, at)
  return email || mobile
}

/** The choice and the reservation, as the register holds them: nothing of who is not in it (CHOICE-6). */
export const choiceOf = (person: RegisteredPerson): ChannelChoice =>
  person._tag === "Active" ? { chosen: person.chosen, reserved: person.reserved } : { chosen: null, reserved: false }

/**
 * Chooses a provider, in place of any other (CHOICE-1, CHOICE-2). Null where it is chosen already. A reservation stays, and
 * goes before the choice until it is removed (CHOICE-3).
 */
export const chooseProvider = (choice: ChannelChoice, provider: Provider, at: Instant): ProviderChosen | null =>
  choice.chosen === provider
    ? null
    : { _tag: "ProviderChosen", provider, confirmBySms: true, at, rules: ["CHOICE-1", "CHOICE-2"] }

/** What opening a mailbox does to the choice: it is made where there is none and no reservation, and never overridden (CHOICE-8). */
export const chooseByOpening = (choice: ChannelChoice, provider: Provider, at: Instant): ProviderChosen | null =>
  choice.chosen === null && !choice.reserved
    ? { _tag: "ProviderChosen", provider, confirmBySms: true, at, rules: ["CHOICE-8", "CHOICE-2"] }
    : null

/** Reserves against digital communication, on the site or by telephone; null where it is so already (CHOICE-3). */
export const reserve = (choice: ChannelChoice, at: Instant): ReservationMade | null =>
  choice.reserved ? null : { _tag: "ReservationMade", at, rules: ["CHOICE-3"] }

/** Removes the reservation, on the site alone; null where there is none (CHOICE-3). */
export const removeReservation = (
  choice: ChannelChoice,
  where: "site" | "telephone",
  at: Instant
): Result.Result<ReservationRemoved | null, ReservationRemovedOnSite> => {
  if (where !== "site") return Result.fail({ _tag: "ReservationRemovedOnSite", rules: ["CHOICE-3"] })
  return Result.succeed(choice.reserved ? { _tag: "ReservationRemoved", at, rules: ["CHOICE-3"] } : null)
}

/** The choice after an event. */
export const evolve = (choice: ChannelChoice, event: ChannelEvent): ChannelChoice => {
  switch (event._tag) {
    case "ProviderChosen":
      return { ...choice, chosen: event.provider }
    case "ReservationMade":
      return { ...choice, reserved: true }
    case "ReservationRemoved":
      return { ...choice, reserved: false }
  }
}

/** What the person sees: every provider, as equals and by name alone, and which is chosen (CHOICE-6, CHOICE-9). */
export const providersToChoose = (
  choice: ChannelChoice
): ReadonlyArray<{ readonly provider: Provider; readonly chosen: boolean }> =>
  Provider.literals.map((provider) => ({ provider, chosen: provider === choice.chosen }))

/**
 * Whether one may reply to what this sender sent: never to a public body. A message to anybody else is an ordinary letter,
 * judged as such when it is sent (RECEIVE-8).
 */
export const mayReply = (sender: Sender): Result.Result<{ readonly rules: ReadonlyArray<RuleId> }, RepliesNotTaken> =>
  sender.kind === "public"
    ? Result.fail({ _tag: "RepliesNotTaken", rules: ["RECEIVE-8"] })
    : Result.succeed({ rules: ["RECEIVE-8"] })

const isFresh = (policy: ChannelPolicy, point: ContactPoint | null, at: Instant): boolean =>
  point !== null && (isSince(policy, point.updatedAt, at) || isSince(policy, point.verifiedAt, at))

const isSince = ({ freshMonths }: ChannelPolicy, since: Instant | null, at: Instant): boolean =>
  since !== null && !hasEnded(addMonths(osloDateOf(since), freshMonths), at)

const saidWhy = ({ despiteReservation }: PublicLetter): string | null =>
  despiteReservation === null || despiteReservation.trim() === "" ? null : despiteReservation

const print = (reason: PrintReason, policy: string): Route => ({ _tag: "Print", reason, rules: ruleOf[reason], policy })

const digital: ReadonlyArray<RuleId> = ["CHOICE-4", "FIELD-5", "RECEIVE-3"]
const ruleOf: Readonly<Record<PrintReason, ReadonlyArray<RuleId>>> = {
  Reserved: ["CHOICE-3", "CHOICE-4", "FIELD-5"],
  NotNotifiable: ["FIELD-4", "CHOICE-4", "FIELD-5"],
  NoChoice: ["CHOICE-1", "CHOICE-4", "FIELD-5"],
  CannotReceive: ["LIFE-1", "CHOICE-4", "FIELD-5"]
}
