import { describe, expect, it } from "vitest"
import { seenAssertions } from "./seen.ts"

describe("assertions that were seen", () => {
  it("are remembered as long as they could be used, and no longer", () => {
    let at = 1_000
    const seen = seenAssertions(() => new Date(at * 1_000))
    expect(seen.first("a", 1_060)).toBe("first")
    at = 1_059
    expect(seen.first("a", 1_060)).toBe("again")
    at = 1_060
    expect(seen.first("a", 1_120)).toBe("first")
  })

  it("are never forgotten early: full is full", () => {
    let at = 1_000
    const seen = seenAssertions(() => new Date(at * 1_000), 2)
    seen.first("a", 1_060)
    seen.first("b", 1_090)
    expect(seen.first("c", 1_090)).toBe("full")
    expect(seen.first("a", 1_060)).toBe("again")
    at = 1_061
    expect(seen.first("c", 1_090)).toBe("first")
  })
})
