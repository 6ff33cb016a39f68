import fc from "fast-check"
import { anyInstant } from "../calendar/arbitrary.ts"
import { electronicLevel, level } from "../identity/arbitrary.ts"
import { Bytes, digipost, eBoks, type ProviderProfile } from "./index.ts"

const count = (max: number) => fc.integer({ min: 1, max })
const minute = 60_000

/** A profile as a provider could write one: laws hold whatever the numbers are. */
const invented: fc.Arbitrary<ProviderProfile> = fc.record({
  provider: fc.constantFrom("digipost", "e-boks"),
  version: fc.string({ minLength: 1, maxLength: 20 }),
  effectiveFrom: anyInstant,
  session: fc.record({
    browserIdle: count(120 * minute),
    browserAbsolute: count(1440 * minute),
    mobileIdleDays: count(400),
    mobileLevelIdle: count(20_000 * minute),
    mobileLevelAge: count(50_000 * minute)
  }),
  password: fc.tuple(count(20), fc.nat(150)).chain(([minCharacters, more]) =>
    fc.record({
      minCharacters: fc.constant(minCharacters),
      maxCharacters: fc.constant(minCharacters + more),
      guessesPerAccount: count(10),
      guessesPerAddress: count(50),
      guessWindow: count(1440 * minute)
    })
  ),
  opening: fc.record({ publicFloor: electronicLevel }),
  sending: fc.record({
    maxBytes: count(50_000_000).map((bytes) => Bytes.make(bytes)),
    maxFiles: count(300),
    smallDocument: count(200_000).map((bytes) => Bytes.make(bytes)),
    openSendingLives: count(5000 * minute),
    idempotencyDays: fc.integer({ min: 30, max: 400 })
  }),
  directory: fc.record({ maxQueries: count(1000), oldAddressMonths: count(40) }),
  life: fc.record({ closedMonths: count(40), reopenLevel: level })
})

/** A provider's profile: one of those that we have, or an invented one. */
export const profile: fc.Arbitrary<ProviderProfile> = fc.oneof(fc.constantFrom(digipost, eBoks), invented)
