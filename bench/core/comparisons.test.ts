import { describe, expect, it } from "vitest"
import { decisions, engines } from "./comparisons.ts"

// Few inputs: `pnpm bench core` asks again for all those that it measures.
describe("what the benchmarks compare gives the same answers", () => {
  it.each(Object.entries(decisions))("%s: a bare function says what the core says", async (_, compare) => {
    expect(await (await compare(300)).disagreements()).toEqual([])
  })

  it.each(Object.entries(engines))("%s says of every opening what the core says", async (_, compare) => {
    expect(await (await compare(300)).disagreements()).toEqual([])
  })
})
