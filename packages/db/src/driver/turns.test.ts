import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { threadsOf } from "./threads.ts"
import { turnsOf } from "./turns.ts"

const patience = 1_000
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Work that is under way until it is ended by hand. */
const works = () => {
  const ends: Array<() => void> = []
  const work = () =>
    new Promise<string>((resolve) => {
      ends.push(() => resolve("done"))
    })
  return { ends, work }
}

describe("turns", () => {
  it("are so many at a time of each, and of all together, and everybody has theirs in the end", async () => {
    const pieces = fc.array(fc.record({ disk: fc.constantFrom(0 as const, 1 as const), ended: fc.nat() }), {
      maxLength: 40
    })
    await fc.assert(
      fc.asyncProperty(pieces, async (asked) => {
        const threads = threadsOf(3)
        const disks = [turnsOf("one", 2, patience, threads), turnsOf("other", 2, patience, threads)] as const
        const underWay: Array<{ readonly disk: number; readonly end: () => void }> = []
        const answers = asked.map(({ disk }) =>
          disks[disk].run(() => new Promise<void>((end) => void underWay.push({ disk, end })))
        )
        for (const { ended } of asked) {
          await vi.advanceTimersByTimeAsync(0)
          expect(underWay.length).toBeLessThanOrEqual(3)
          for (const disk of [0, 1]) expect(underWay.filter((one) => one.disk === disk).length).toBeLessThanOrEqual(2)
          const [one] = underWay.splice(ended % underWay.length, 1)
          one?.end()
        }
        await Promise.all(answers)
        expect(underWay).toEqual([])
      })
    )
  })

  it("are one at least for each disk, whatever the other holds", async () => {
    const threads = threadsOf(3)
    const [silent, well] = [turnsOf("silent", 2, patience, threads), turnsOf("well", 2, patience, threads)]
    const { ends, work } = works()
    const given = [1, 2, 3, 4].map(() => silent.run(work).catch((cause: unknown) => cause))
    await vi.advanceTimersByTimeAsync(patience)
    expect(await Promise.all(given)).toEqual(Array(4).fill(expect.any(Unavailable)))
    expect([silent.isStuck(), well.isStuck(), threads.taken()]).toEqual([true, false, 2])
    expect(await Promise.all([1, 2, 3].map((number) => well.run(async () => number)))).toEqual([1, 2, 3])
    for (const end of ends) end()
    await vi.advanceTimersByTimeAsync(0)
    expect([silent.isStuck(), threads.taken()]).toEqual([false, 0])
  })

  it("are waited for by nobody while all are stuck, and taken again when one has ended", async () => {
    const disk = turnsOf("disk", 2, patience)
    const { ends, work } = works()
    for (const given of [disk.run(work), disk.run(work)]) given.catch(() => undefined)
    await vi.advanceTimersByTimeAsync(patience)
    const refused = await disk.run(work).catch((cause: unknown) => cause)
    expect(refused).toMatchObject({ part: "disk", cause: "ETIMEDOUT" })
    expect(ends).toHaveLength(2)
    ends[0]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(disk.isStuck()).toBe(true)
    expect(await disk.run(async () => "well")).toBe("well")
    ends[1]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(disk.isStuck()).toBe(false)
  })

  it("are waited for while one of those that have them may still end", async () => {
    const disk = turnsOf("disk", 2, patience)
    const { ends, work } = works()
    const stuck = disk.run(work).catch((cause: unknown) => cause)
    await vi.advanceTimersByTimeAsync(patience / 2)
    const answered = [disk.run(work), disk.run(work)]
    await vi.advanceTimersByTimeAsync(patience / 2)
    expect(await stuck).toBeInstanceOf(Unavailable)
    answered.push(disk.run(work))
    for (const end of [1, 2, 3]) {
      ends[end]?.()
      await vi.advanceTimersByTimeAsync(0)
    }
    expect(await Promise.all(answered)).toEqual(["done", "done", "done"])
  })

  it("are waited for where others have all the threads", async () => {
    const threads = threadsOf(1)
    const [one, other] = [turnsOf("one", 1, patience, threads), turnsOf("other", 1, patience, threads)]
    const { ends, work } = works()
    const first = one.run(work)
    const second = other.run(async () => "done")
    await vi.advanceTimersByTimeAsync(0)
    ends[0]?.()
    expect(await Promise.all([first, second])).toEqual(["done", "done"])
    expect(threads.waiting.size).toBe(0)
  })

  it("are not waited for longer than what is done in them", async () => {
    const disk = turnsOf("disk", 1, patience)
    const { ends, work } = works()
    const slow = Array.from({ length: 3 }, () => disk.run(work).catch((cause: unknown) => cause))
    // It answers each time just before it would be given up.
    await vi.advanceTimersByTimeAsync(patience - 1)
    ends[0]?.()
    await vi.advanceTimersByTimeAsync(patience - 1)
    expect(await Promise.all([slow[0], slow[2]])).toEqual(["done", expect.any(Unavailable)])
    ends[1]?.()
    expect(await slow[1]).toBe("done")
    expect(ends).toHaveLength(2)
  })

  it("are waited for without an end to clear up in, though others are stuck meanwhile", async () => {
    const disk = turnsOf("disk", 1, patience)
    const { ends, work } = works()
    const { run, clearUp } = disk.visit()
    const done: Array<string> = []
    await run(async () => undefined)
    disk.run(work).catch(() => done.push("given up"))
    const cleared = clearUp(async () => done.push("cleared"))
    await vi.advanceTimersByTimeAsync(patience)
    await cleared
    expect(done).toEqual(["given up"])
    ends[0]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toEqual(["given up", "cleared"])
  })

  it("are left to clear up in, after what was given up, by whoever has waited once already", async () => {
    const disk = turnsOf("disk", 2, patience)
    const { ends, work } = works()
    const { run, clearUp } = disk.visit()
    const done: Array<string> = []
    const given = run(work).catch(() => done.push("given up"))
    await vi.advanceTimersByTimeAsync(patience)
    await given
    const cleared = clearUp(async () => done.push("cleared"))
    await vi.advanceTimersByTimeAsync(0)
    await cleared
    expect(done).toEqual(["given up"])
    ends[0]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toEqual(["given up", "cleared"])
    expect(disk.isStuck()).toBe(false)
  })

  it("leave nothing to clear up to who was refused before anything was begun, and nobody waits over it", async () => {
    const threads = threadsOf(1)
    const disk = turnsOf("disk", 1, patience, threads)
    const { ends, work } = works()
    const done: Array<string> = []
    const stuck = disk.run(work).catch((cause: unknown) => cause)
    await vi.advanceTimersByTimeAsync(patience)
    expect(await stuck).toBeInstanceOf(Unavailable)
    const { run, clearUp } = disk.visit()
    await expect(run(work)).rejects.toBeInstanceOf(Unavailable)
    await clearUp(async () => done.push("cleared"))
    expect(threads.waiting.size).toBe(0)
    ends[0]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toEqual([])
  })

  it("are waited for on a slow disk that answers, though what has taken many of them is given up meanwhile", async () => {
    const disk = turnsOf("disk", 2, patience)
    const piece = () => new Promise<void>((resolve) => void setTimeout(resolve, 0.3 * patience))
    const longVisit = async () => {
      const { run } = disk.visit()
      for (let count = 0; count < 4; count += 1) await run(piece)
    }
    const long = [longVisit(), longVisit()].map((visit) => visit.catch((cause: unknown) => cause))
    await vi.advanceTimersByTimeAsync(0.95 * patience)
    const others = Array.from({ length: 4 }, () =>
      disk.run(piece).then(
        () => "done",
        (cause: unknown) => cause
      )
    )
    await vi.advanceTimersByTimeAsync(0.05 * patience)
    expect(await Promise.all(long)).toEqual(Array(2).fill(expect.any(Unavailable)))
    expect(disk.isStuck()).toBe(false)
    await vi.advanceTimersByTimeAsync(patience)
    expect(await Promise.all(others)).toEqual(Array(4).fill("done"))
  })

  it("tell a disk's faults as what they are, and all others as they came", async () => {
    const disk = turnsOf("disk", 1, patience)
    const fails = (cause: unknown) => disk.run(() => Promise.reject(cause)).catch((told: unknown) => told)
    expect(await fails({ code: "ENOSPC" })).toBeInstanceOf(DiskFull)
    expect(await fails({ code: "EIO" })).toBeInstanceOf(Unavailable)
    const other = new Error("another")
    expect(await fails(other)).toBe(other)
    expect(disk.isStuck()).toBe(false)
  })
})
