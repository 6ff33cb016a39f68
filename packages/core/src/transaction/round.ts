import { Cause, Effect, Exit } from "effect"

/**
 * Works on each item of a round, so that one that cannot be done holds up none of the others; then dies of what any of
 * them died of. For jobs, which report it and begin another round.
 */
export const eachOfRound = Effect.fnUntraced(function* <A, B, R>(
  items: ReadonlyArray<A>,
  work: (item: A) => Effect.Effect<B, never, R>
) {
  const done: Array<B> = []
  let fault: Cause.Cause<never> | null = null
  for (const item of items) {
    const exit = yield* Effect.exit(work(item))
    if (Exit.isSuccess(exit)) done.push(exit.value)
    else if (Cause.hasInterrupts(exit.cause)) return yield* Effect.failCause(exit.cause)
    else fault ??= exit.cause
  }
  return fault === null ? done : yield* Effect.failCause(fault)
})
