import fc from "fast-check"

/** What a sender is going to do with one letter. */
export interface LetterPlan {
  /** Bytes of each document: some lie in the database, some in the blob store. */
  readonly sizes: ReadonlyArray<number>
  /** How far it goes: most letters are sent; of the others the service must let nothing be seen. */
  readonly end: "sent" | "never put" | "broken off" | "never committed"
  /** Whether begin and commit are each asked for twice at the same time, at both servers where there are two. */
  readonly twice: boolean
  /** Connections that may break before the sender gives up. */
  readonly patience: number
}

/**
 * When a server is killed: so many answers after it has started, and some ms, so that there is something for it to be in
 * the middle of on slow machines too; or so many ms after it began to start.
 */
export type Kill =
  | { readonly when: "running"; readonly answers: number; readonly after: number }
  | { readonly when: "starting"; readonly after: number }

const size = fc.oneof(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 130_000, max: 400_000 }))

const letterPlan: fc.Arbitrary<LetterPlan> = fc.record({
  sizes: fc.array(size, { minLength: 1, maxLength: 3 }),
  end: fc.oneof(
    { arbitrary: fc.constant("sent"), weight: 8 },
    { arbitrary: fc.constantFrom("never put", "broken off", "never committed"), weight: 2 }
  ),
  twice: fc.nat(3).map((one) => one === 0),
  patience: fc.oneof(
    { arbitrary: fc.constant(Number.POSITIVE_INFINITY), weight: 4 },
    { arbitrary: fc.nat(1), weight: 1 }
  )
})

const kill: fc.Arbitrary<Kill> = fc.oneof(
  { arbitrary: fc.record({ when: fc.constant("running"), answers: fc.nat(40), after: fc.nat(100) }), weight: 4 },
  { arbitrary: fc.record({ when: fc.constant("starting"), after: fc.nat(3_000) }), weight: 1 }
)

/** What one sender does, letter after letter; the same for the same seed. */
export function* letterPlans(seed: number): Generator<LetterPlan, never> {
  for (let more = seed; ; more += 1_000_003) yield* fc.sample(letterPlan, { seed: more, numRuns: 100 })
}

/** When the servers are killed; the same for the same seed. */
export const killPlans = (seed: number, kills: number): ReadonlyArray<Kill> =>
  kills === 0 ? [] : fc.sample(kill, { seed, numRuns: kills })
