import { type Context, Effect, type Layer, ManagedRuntime } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"

/** The moment at which every case begins. */
const start = Date.UTC(2026, 10, 22, 9)

/** Registers one case of a contract. */
export type Case<Ports> = (title: string, work: Effect.Effect<void, never, Ports | TestClock.TestClock>) => void

/**
 * Cases on ports that are built once, before the first, and closed after the last. Each case has a clock of its own, and
 * makes keys of its own to be alone with.
 */
export const caseOn = <Ports>(ports: Layer.Layer<Ports>): Case<Ports> => {
  const runtime = ManagedRuntime.make(ports)
  beforeAll(() => runtime.runPromise(Effect.void))
  afterAll(() => runtime.dispose())
  return (title, work) => {
    it(title, () => {
      const begun = Effect.andThen(TestClock.setTime(start), work)
      // The work asserts: what it expects and does not find is thrown in it.
      return expect(runtime.runPromise(Effect.provide(begun, TestClock.layer()))).resolves.toBeUndefined()
    })
  }
}

/** Whether `work` holds of what the generator makes: few values, since each is stored somewhere. */
export const forAll = <A, R>(values: fc.Arbitrary<A>, work: (value: A) => Effect.Effect<void, never, R>) =>
  Effect.contextWith((context: Context.Context<R>) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(values, (value) => Effect.runPromiseWith(context)(work(value))),
        { numRuns: 8 }
      )
    )
  )

/** One value of those that the generator makes. */
export const sample = <A>(values: fc.Arbitrary<A>): A => {
  const [one] = fc.sample(values, 1)
  if (one === undefined) throw new Error("The generator made nothing")
  return one
}
