import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { addMonths, endOf, Instant, osloDateOf } from "../../../packages/core/src/calendar/index.ts"
import {
  ChannelChoice,
  ChannelEvent,
  choiceOf,
  chooseByOpening,
  chooseProvider,
  mayReply,
  notifiable,
  RegisteredPerson,
  RepliesNotTaken,
  ReservationRemovedOnSite,
  Route,
  removeReservation,
  reserve,
  route
} from "../../../packages/core/src/channel/index.ts"
import { Sender } from "../../../packages/core/src/organisation/index.ts"
import { Provider } from "../../../packages/core/src/policy/index.ts"
import { RuleId } from "../../../packages/core/src/rule/index.ts"
import {
  channelChoice,
  instant,
  provider,
  publicLetter,
  registeredPerson,
  sender
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

/** A moment about when an address of this person ceases to count, or any. */
const momentFor = (person: RegisteredPerson, months: number) => {
  const points = person._tag === "Active" ? [person.email, person.mobile] : []
  const since = points.flatMap((point) => [point?.updatedAt, point?.verifiedAt]).filter((at) => at != null)
  const turns = since.map((at) => endOf(addMonths(osloDateOf(at), months)))
  const near = turns.map((at) => fc.constantFrom(-1, 0).map((millis) => DateTime.add(at, { milliseconds: millis })))
  return fc.oneof(instant, ...near, ...since.map((at) => fc.constant(at)))
}

const asked = fc.tuple(registeredPerson, profileName).chain(([person, profile]) =>
  fc.record({
    profile: fc.constant(profile),
    person: fc.constant(person),
    receiving: fc.subarray([...Provider.literals]),
    letter: publicLetter,
    at: momentFor(person, profileNamed(profile).channel.freshMonths)
  })
)
const chosen = fc.record({ choice: channelChoice, provider, at: instant })
const [ProviderChosen, ReservationMade, ReservationRemoved] = ChannelEvent.members
const Chosen = Schema.Struct({ choice: ChannelChoice, provider: Provider, at: Instant })

export const channel = [
  decision("route", {
    input: Schema.Struct({
      profile: ProfileName,
      person: RegisteredPerson,
      /** The providers whose mailbox takes mail for this person. */
      receiving: Schema.Array(Provider),
      letter: Schema.Struct({
        kind: Schema.Literals(["decision", "information"]),
        despiteReservation: Schema.NullOr(Schema.String)
      }),
      at: Instant
    }),
    answer: Route,
    from: asked,
    most: 40,
    decide: ({ profile, person, receiving, letter, at }) =>
      route(profileNamed(profile), person, (one) => receiving.includes(one), letter, at)
  }),
  decision("notifiable", {
    input: Schema.Struct({ profile: ProfileName, person: RegisteredPerson, at: Instant }),
    answer: Schema.Struct({ email: Schema.Boolean, mobile: Schema.Boolean }),
    from: asked.map(({ profile, person, at }) => ({ profile, person, at })),
    decide: ({ profile, person, at }) => notifiable(profileNamed(profile).channel, person, at)
  }),
  decision("choiceOf", {
    input: Schema.Struct({ person: RegisteredPerson }),
    answer: ChannelChoice,
    from: fc.record({ person: registeredPerson }),
    most: 6,
    decide: ({ person }) => choiceOf(person)
  }),
  decision("chooseProvider", {
    input: Chosen,
    answer: Schema.NullOr(ProviderChosen),
    from: chosen,
    most: 6,
    decide: ({ choice, provider, at }) => chooseProvider(choice, provider, at)
  }),
  decision("chooseByOpening", {
    input: Chosen,
    answer: Schema.NullOr(ProviderChosen),
    from: chosen,
    most: 6,
    decide: ({ choice, provider, at }) => chooseByOpening(choice, provider, at)
  }),
  decision("reserve", {
    input: Schema.Struct({ choice: ChannelChoice, at: Instant }),
    answer: Schema.NullOr(ReservationMade),
    from: fc.record({ choice: channelChoice, at: instant }),
    most: 4,
    decide: ({ choice, at }) => reserve(choice, at)
  }),
  decision("removeReservation", {
    input: Schema.Struct({ choice: ChannelChoice, where: Schema.Literals(["site", "telephone"]), at: Instant }),
    answer: Schema.NullOr(ReservationRemoved),
    refusal: ReservationRemovedOnSite,
    from: fc.record({ choice: channelChoice, where: fc.constantFrom("site", "telephone"), at: instant }),
    most: 6,
    decide: ({ choice, where, at }) => removeReservation(choice, where, at)
  }),
  decision("mayReply", {
    input: Sender,
    answer: Schema.Struct({ rules: Schema.Array(RuleId) }),
    refusal: RepliesNotTaken,
    from: sender,
    most: 4,
    decide: mayReply
  })
]
