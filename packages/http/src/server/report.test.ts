import { afterEach, describe, expect, it, vi } from "vitest"
import { report } from "./report.ts"

const written = vi.spyOn(console, "error").mockImplementation(() => undefined)
afterEach(() => written.mockClear())

const told = (fault: unknown): string => {
  report(fault, "id")
  return String(written.mock.lastCall?.[0])
}

describe("a fault in the log", () => {
  it("says what it is and where it happened", () => {
    const line = JSON.parse(told(new TypeError("hemmelig"))) as {
      name: string
      fault: string
      stack: ReadonlyArray<string>
    }
    expect(line).toMatchObject({ level: "error", name: "TypeError", fault: "id" })
    expect(line.stack[0]).toMatch(/^at .*report\.test\.ts:\d+:\d+\)?$/u)
  })

  it.each([
    "17898933644",
    "fant ikke 17898933644\n    at 17898933644",
    "\n    at Object.17898933644 (file:///x.ts:1:1)\n    at 17898933644\n"
  ])("tells nothing of its message, also where that looks like a place: %j", (message) => {
    expect(told(new Error(message))).not.toContain("17898933644")
    expect(told(new Error("another", { cause: new Error(message) }))).not.toContain("17898933644")
    const renamed = new Error(message)
    renamed.message = "another"
    expect(told(renamed)).not.toContain("17898933644")
    expect(told(message)).not.toContain("17898933644")
  })
})
