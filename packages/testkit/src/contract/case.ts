import { Effect, type Layer, ManagedRuntime } from "effect"
import { TestClock } from "effect/testing"
import { afterAll, beforeAll, it } from "vitest"

/** The moment at which every case begins. */
export const start = Date.UTC(2026, 10, 22, 9)

/**
 * Registers cases on ports that are built once, before the first, and closed after the last. Each case has a clock of its
 * own, and keys of its own to be alone with.
 */
export const caseOn = <Ports>(ports: Layer.Layer<Ports>) => {
  const runtime = ManagedRuntime.make(ports)
  beforeAll(() => runtime.runPromise(Effect.void))
  afterAll(() => runtime.dispose())
  return (title: string, work: Effect.Effect<void, never, Ports | TestClock.TestClock>) =>
    it(title, () => {
      const begun = Effect.andThen(TestClock.setTime(start), work)
      return runtime.runPromise(Effect.provide(begun, TestClock.layer()))
    })
}
