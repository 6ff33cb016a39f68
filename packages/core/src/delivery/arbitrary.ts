import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import type { DeliveryOutcome } from "./index.ts"

export const deliveryOutcome: fc.Arbitrary<DeliveryOutcome> = fc.oneof(
  fc.record({
    outcome: fc.constant("delivered" as const),
    at: instant,
    rules: fc.constant(["RECEIVE-1", "TRUST-3"])
  }),
  fc.record({ outcome: fc.constant("refused" as const), at: instant, rules: fc.constant(["LIFE-1"]) })
)
