import { Unavailable } from "@postkasse/core/transaction"
import { describe, expect, it } from "vitest"
import { checkupOf, type Part } from "./checkup.ts"

const told: Array<string> = []
const watch = {
  fellIll: ({ part }: Part) => void told.push(`${part} fell ill`),
  isWell: ({ part }: Part) => void told.push(`${part} is well`),
  looked: () => undefined
}

/** A part that is as it is set, and counts how often it was looked at. */
const partOf = (part: Part["part"], needed: boolean) => {
  const state = { ill: false, looks: 0 }
  const look = async () => {
    state.looks++
    await Promise.resolve()
    if (state.ill) throw new Unavailable({ part })
  }
  return { state, part: { part, needed, fresh: -1, look } satisfies Part }
}

describe("a checkup", () => {
  it("is ready while no part that is needed is ill, and tells of each change once", async () => {
    told.length = 0
    const [database, blobs] = [partOf("database", true), partOf("blob store", false)]
    const checkup = checkupOf([database.part, blobs.part], watch)
    const states = async () => {
      const { ready, parts } = await checkup()
      return [ready, ...parts.map(({ state }) => state)]
    }
    expect(await states()).toEqual([true, "well", "well"])
    blobs.state.ill = true
    expect(await states()).toEqual([true, "well", "ill"])
    database.state.ill = true
    expect(await states()).toEqual([false, "ill", "ill"])
    database.state.ill = false
    await expect.poll(states, { timeout: 5_000 }).toEqual([true, "well", "ill"])
    expect(told).toEqual(["blob store fell ill", "database fell ill", "database is well"])
  })

  it("looks at a part once, however many ask at once", async () => {
    const { part, state } = partOf("database", true)
    const checkup = checkupOf([part], watch)
    await Promise.all(Array.from({ length: 50 }, () => checkup()))
    expect(state.looks).toBe(1)
  })

  it("does not look again at what it has seen a moment ago", async () => {
    const { part, state } = partOf("token issuer", false)
    const checkup = checkupOf([{ ...part, fresh: 60_000 }], watch)
    await checkup()
    await checkup()
    expect(state.looks).toBe(1)
  })

  it("finds a part ill that does not answer, keeps nobody waiting for it, and hears it when it does", async () => {
    told.length = 0
    const answer = Promise.withResolvers<void>()
    const part: Part = { part: "database", needed: true, fresh: -1, look: () => answer.promise }
    const checkup = checkupOf([part], watch)
    expect(await checkup()).toMatchObject({ ready: false, parts: [{ part: "database", state: "ill", needed: true }] })
    answer.resolve()
    await expect.poll(async () => (await checkup()).ready, { timeout: 5_000 }).toBe(true)
    expect(told).toEqual(["database fell ill", "database is well"])
  })
})
