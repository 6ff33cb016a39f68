import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { Provider } from "../policy/index.ts"
import {
  type ChannelChoice,
  type ContactPoint,
  type PublicLetter,
  type RegisteredPerson,
  RegisterLanguage
} from "./index.ts"

export const provider: fc.Arbitrary<Provider> = fc.constantFrom(...Provider.literals)

export const contactPoint: fc.Arbitrary<ContactPoint> = fc.record({
  value: fc.constantFrom("kari@example.no", "+4790000000"),
  updatedAt: fc.option(instant),
  verifiedAt: fc.option(instant)
})

export const activePerson: fc.Arbitrary<Extract<RegisteredPerson, { _tag: "Active" }>> = fc.record({
  _tag: fc.constant("Active" as const),
  reserved: fc.boolean(),
  email: fc.option(contactPoint),
  mobile: fc.option(contactPoint),
  chosen: fc.option(provider),
  language: fc.constantFrom(...RegisterLanguage.literals)
})

/** A person as the register may know them, or not. */
export const registeredPerson: fc.Arbitrary<RegisteredPerson> = fc.oneof(
  { weight: 8, arbitrary: activePerson },
  { weight: 1, arbitrary: fc.constant({ _tag: "Deleted" as const }) },
  { weight: 1, arbitrary: fc.constant({ _tag: "NotRegistered" as const }) }
)

export const channelChoice: fc.Arbitrary<ChannelChoice> = fc.record({
  chosen: fc.option(provider),
  reserved: fc.boolean()
})

export const publicLetter: fc.Arbitrary<PublicLetter> = fc.record({
  kind: fc.constantFrom("decision", "information"),
  despiteReservation: fc.option(fc.constantFrom("Fare for liv og helse", "", "  "))
})
