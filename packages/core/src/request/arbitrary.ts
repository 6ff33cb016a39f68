import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { type RequestCount, Requester } from "./index.ts"

export const requester: fc.Arbitrary<Requester> = fc.constantFrom(...Requester.literals)

export const requestCount: fc.Arbitrary<RequestCount> = fc.record({
  made: fc.integer({ min: 1, max: 100_000 }),
  since: instant
})
