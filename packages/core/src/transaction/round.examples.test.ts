import { Cause, Effect, Exit } from "effect"
import { describe, expect, it } from "vitest"
import { eachGroupOfRound, eachOfRound, groupsOf } from "./index.ts"

describe("a round of jobs", () => {
  it("does every item that can be done, and then dies of the first that could not", async () => {
    const done: Array<number> = []
    const work = (item: number) =>
      item % 2 === 0 ? Effect.die(new Error(`number ${item}`)) : Effect.sync(() => void done.push(item))
    const exit = await Effect.runPromiseExit(eachOfRound([1, 2, 3, 4, 5], work))
    expect(done).toEqual([1, 3, 5])
    expect(Exit.isFailure(exit) ? Cause.squash(exit.cause) : null).toEqual(new Error("number 2"))
  })

  it("answers what each item came to, where all could be done", async () => {
    expect(await Effect.runPromise(eachOfRound([1, 2, 3], (item) => Effect.succeed(item * 2)))).toEqual([2, 4, 6])
  })

  it("does groups in one go, and each of a group by itself where that cannot be done", async () => {
    const tries: Array<ReadonlyArray<number>> = []
    const work = (group: ReadonlyArray<number>) =>
      Effect.suspend(() => {
        tries.push(group)
        return group.includes(3) ? Effect.die("three") : Effect.succeed(group)
      })
    const isOdd = (item: number) => String(item % 2)
    expect(await Effect.runPromise(eachGroupOfRound([2, 1, 4, 5], isOdd, work))).toEqual([2, 4, 1, 5])
    tries.length = 0
    const exit = await Effect.runPromiseExit(eachGroupOfRound([1, 2, 3, 4, 5], isOdd, work))
    expect(tries).toEqual([[1, 3, 5], [1], [3], [5], [2, 4]])
    expect(Exit.isFailure(exit) ? Cause.squash(exit.cause) : null).toBe("three")
  })

  it("has groups of at most twenty, which keep the order of their items", () => {
    const items = Array.from({ length: 50 }, (_, index) => index)
    const groups = groupsOf(items, (item) => String(item % 2))
    expect(groups.map(({ length }) => length)).toEqual([20, 5, 20, 5])
    expect(groups.flat().toSorted((one, other) => one - other)).toEqual(items)
    for (const group of groups) expect(group).toEqual(group.toSorted((one, other) => one - other))
  })

  it("stops where it is interrupted", async () => {
    const done: Array<number> = []
    const work = (item: number) => (item === 2 ? Effect.interrupt : Effect.sync(() => void done.push(item)))
    const exit = await Effect.runPromiseExit(eachOfRound([1, 2, 3], work))
    expect(done).toEqual([1])
    expect(Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause)).toBe(true)
  })
})
