import { Cause, Effect, Exit } from "effect"

/**
 * Works on each item of a round, so that one that cannot be done holds up none of the others; then dies of what any of
 * them died of. For jobs, which report it and begin another round. At most `atATime` are worked on side by side.
 */
export const eachOfRound = Effect.fnUntraced(function* <A, B, R>(
  items: ReadonlyArray<A>,
  work: (item: A) => Effect.Effect<B, never, R>,
  atATime = 1
) {
  const each = (item: A) =>
    Effect.flatMap(Effect.exit(work(item)), (exit) =>
      Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause) ? Effect.failCause(exit.cause) : Effect.succeed(exit)
    )
  const exits = yield* Effect.forEach(items, each, { concurrency: atATime })
  const failed = exits.find(Exit.isFailure)
  if (failed !== undefined) return yield* Effect.failCause(failed.cause)
  return exits.flatMap((exit) => (Exit.isSuccess(exit) ? [exit.value] : []))
})

/** How many items a group has at most: what they hold is in memory together. */
const most = 20

/** Items in groups by what `groupOf` says of each, each group in the items' order. */
export const groupsOf = <A>(items: ReadonlyArray<A>, groupOf: (item: A) => string): ReadonlyArray<ReadonlyArray<A>> =>
  [...Map.groupBy(items, groupOf).values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / most) }, (_, index) => group.slice(index * most, (index + 1) * most))
  )

/**
 * Works on the items of a round in groups, each in one go and in its order. Where a group cannot be done, each of its
 * items is tried by itself, so that one that cannot be done holds up none of the others.
 */
export const eachGroupOfRound = Effect.fnUntraced(function* <A, B, R>(
  items: ReadonlyArray<A>,
  groupOf: (item: A) => string,
  work: (group: ReadonlyArray<A>) => Effect.Effect<ReadonlyArray<B>, never, R>,
  atATime = 1
) {
  const each = (group: ReadonlyArray<A>) =>
    Effect.catchCause(work(group), (cause) =>
      group.length === 1 || Cause.hasInterrupts(cause)
        ? Effect.failCause(cause)
        : Effect.map(
            eachOfRound(group, (item) => work([item])),
            (done) => done.flat()
          )
    )
  const done = yield* eachOfRound(groupsOf(items, groupOf), each, atATime)
  return done.flat()
})
