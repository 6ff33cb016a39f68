import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { signature } from "../receipt/arbitrary.ts"
import type { ScanAnswer, ScanTurn } from "./index.ts"

/** Answers that are no verdict: the scanner said nothing, or could not look. */
export const noVerdict: fc.Arbitrary<ScanAnswer> = fc.oneof(
  fc.constant({ _tag: "NoAnswer" as const }),
  fc.record({ _tag: fc.constant("NotScanned" as const), why: fc.constantFrom("TooLarge" as const, "Failed" as const) })
)

export const infected: fc.Arbitrary<ScanAnswer> = fc.record({ _tag: fc.constant("Infected" as const), signature })

export const gone: ScanAnswer = { _tag: "Gone" }

export const scanAnswer: fc.Arbitrary<ScanAnswer> = fc.oneof(
  fc.constant({ _tag: "Clean" as const }),
  infected,
  noVerdict,
  fc.constant(gone)
)

export const scanTurn: fc.Arbitrary<ScanTurn> = fc.record({ tries: fc.nat(60), dueAt: instant })
