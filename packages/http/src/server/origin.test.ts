import { describe, expect, it } from "vitest"
import { originOf, redirectToOrigin } from "./origin.ts"

describe("the server's origin", () => {
  it.each([
    ["127.0.0.1", "http://127.0.0.1:8480"],
    ["localhost", "http://localhost:8480"],
    ["Postkasse.Example", "http://postkasse.example:8480"],
    ["::1", "http://[::1]:8480"],
    ["0.0.0.0", "http://127.0.0.1:8480"],
    ["::", "http://[::1]:8480"]
  ])("on %s is %s: an address that a browser can go to", (host, origin) => {
    expect(originOf(host, 8480)).toBe(origin)
  })

  it.each([
    ["/letters/1?after=2", "https://postkasse.example/letters/1?after=2"],
    ["//evil.example/", "https://postkasse.example//evil.example/"],
    ["///evil.example/", "https://postkasse.example///evil.example/"],
    ["///", "https://postkasse.example///"],
    ["/\\evil.example/", "https://postkasse.example//evil.example/"],
    ["/@evil.example/", "https://postkasse.example/@evil.example/"]
  ])("is where %j leads, whatever it looks like", (path, to) => {
    const asked = new URL(`http://other.example${path}`)
    const response = redirectToOrigin("https://postkasse.example", asked)
    expect(response.status).toBe(307)
    expect(response.headers.get("location")).toBe(to)
  })
})
