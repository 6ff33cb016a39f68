import { isDeepStrictEqual } from "node:util"
import { atOnce, type Cost, costsOf, inTime } from "./measure.ts"

/** Two functions that must answer the same, and what each costs. */
export interface Comparison {
  /** On how many different inputs. */
  readonly distinct: number
  /** The inputs, of all that there are, on which they do not agree. */
  readonly disagreements: () => Promise<ReadonlyArray<unknown>>
  /** What one decision of each costs; each decides so many times. */
  readonly costs: (decisions: number) => Promise<readonly [other: Cost, core: Cost]>
}

/** A decision of the core beside a bare function that gives the same answers, and no reasons. */
export interface Decision<Input> {
  /** Every one different. */
  readonly inputs: ReadonlyArray<Input>
  /** The core's decision, whole: with the rules that spoke, and the policy's version. */
  readonly explained: (input: Input) => unknown
  /** What the same decision costs at the least: written by hand, and silent about its reasons. */
  readonly bare: (input: Input) => unknown
  /** What the core's answer says but for its reasons, as the bare function says it. */
  readonly plainly: (input: Input) => unknown
}

export const besideBare = <Input>({ inputs, explained, bare, plainly }: Decision<Input>): Comparison => ({
  distinct: inputs.length,
  disagreements: async () => inputs.filter((input) => !isDeepStrictEqual(plainly(input), bare(input))),
  costs: (decisions) => costsOf([atOnce(bare), atOnce(explained)], inputs, decisions)
})

/**
 * A general engine that is asked a decision of ours. What it can prepare it has prepared: its policy is read, and each request
 * lies in the shape that it takes. Only what it then does to answer is measured.
 */
export interface Engine<Facts, Request> {
  readonly requestOf: (facts: Facts) => Request
  readonly decide: (request: Request) => boolean | Promise<boolean>
  /** How the decision is timed: at once, or waited for. */
  readonly answers: "atOnce" | "inTime"
}

/** An engine beside a decision that is yes or no. Engines are slow, so that a part of the inputs is what is timed. */
export const besideEngine = <Input, Facts, Request>(
  { inputs, explained, plainly }: Decision<Input>,
  factsOf: (input: Input) => Facts,
  { requestOf, decide, answers }: Engine<Facts, Request>
): Comparison => {
  const pairs = inputs.map((input) => ({ input, request: requestOf(factsOf(input)) }))
  const run = answers === "atOnce" ? atOnce : inTime
  return {
    distinct: inputs.length,
    disagreements: async () => {
      const differ: Array<Input> = []
      for (const { input, request } of pairs) if ((await decide(request)) !== plainly(input)) differ.push(input)
      return differ
    },
    costs: (decisions) =>
      costsOf(
        [run(({ request }) => decide(request)), atOnce(({ input }) => explained(input))],
        pairs.slice(0, 2000),
        decisions
      )
  }
}
