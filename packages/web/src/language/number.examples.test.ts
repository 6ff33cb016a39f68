import { describe, expect, it } from "vitest"
import { count, size } from "./number.ts"

describe("numbers", () => {
  it("QUOTA-1: sizes are decimal, with one figure after the comma while it tells something", () => {
    expect(size(0, "nb")).toBe("0 byte")
    expect(size(999, "nb")).toBe("999 byte")
    expect(size(1000, "nb")).toBe("1 kB")
    expect(size(1250, "nb")).toBe("1,3 kB")
    expect(size(48_213, "nb")).toBe("48 kB")
    expect(size(1_848_213, "nb")).toBe("1,8 MB")
    expect(size(30_000_000, "en")).toBe("30 MB")
  })

  it("thousands are parted by a space that does not break", () => {
    expect(count(1249, "nb")).toBe("1\u00a0249")
  })
})
