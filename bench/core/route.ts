/** Does this public letter go to the mailbox of the chosen provider, or on paper? And for which reason? */
import { Instant } from "@postkasse/core/calendar"
import { type ContactPoint, RegisteredPerson, route } from "@postkasse/core/channel"
import { Provider, ProviderProfile } from "@postkasse/core/policy"
import { instant, profile, publicLetter, registeredPerson } from "@postkasse/core/testing"
import { Schema } from "effect"
import fc from "fast-check"
import { monthsLater, osloDay } from "./bare-oslo.ts"
import type { Decision } from "./comparison.ts"
import { rereading } from "./written.ts"

const Request = Schema.Struct({
  profile: ProviderProfile,
  person: RegisteredPerson,
  receiving: Schema.Array(Provider),
  letter: Schema.Struct({
    kind: Schema.Literals(["decision", "information"]),
    despiteReservation: Schema.NullOr(Schema.String)
  }),
  at: Instant
})
type Request = typeof Request.Type

const arbitrary = fc.record({
  profile,
  person: registeredPerson,
  receiving: fc.subarray([...Provider.literals]),
  letter: publicLetter,
  at: instant
})

const explained = ({ profile, person, receiving, letter, at }: Request) =>
  route(profile, person, (provider) => receiving.includes(provider), letter, at)

const bare = ({ profile, person, receiving, letter, at }: Request): string => {
  const active = person._tag === "Active" ? person : null
  if (active?.reserved === true) {
    if (letter.kind === "decision" || letter.despiteReservation === null) return "Reserved"
    if (letter.despiteReservation.trim() === "") return "Reserved"
  }
  if (letter.kind === "decision") {
    if (active === null) return "NotNotifiable"
    const months = profile.channel.freshMonths
    const now = at.epochMilliseconds
    if (!isFresh(active.email, months, now) && !isFresh(active.mobile, months, now)) return "NotNotifiable"
  }
  if (active === null || active.chosen === null) return "NoChoice"
  return receiving.includes(active.chosen) ? active.chosen : "CannotReceive"
}

const isFresh = (point: ContactPoint | null, months: number, now: number): boolean =>
  point !== null && (holds(point.updatedAt, months, now) || holds(point.verifiedAt, months, now))

const holds = (since: Instant | null, months: number, now: number): boolean =>
  since !== null && osloDay(now) <= monthsLater(osloDay(since.epochMilliseconds), months)

export const routing = (distinct: number): Decision<Request> => ({
  inputs: fc.sample(arbitrary, { numRuns: distinct, seed: 2026 }).map(rereading(Request)),
  explained,
  bare,
  plainly: (request) => {
    const way = explained(request)
    return way._tag === "Digital" ? way.provider : way.reason
  }
})
