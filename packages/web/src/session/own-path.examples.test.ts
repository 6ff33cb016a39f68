import { describe, expect, it } from "vitest"
import { ownPath } from "./own-path.ts"

describe("where one comes back to after logging in", () => {
  it.each(["/", "/letters/1", "/letters/1?after=%2F#page-2", "/s%C3%B8k"])("%j is a page here", (path) => {
    expect(ownPath(path)).toBe(path)
  })

  it.each([
    undefined,
    "",
    "letters",
    "https://evil.example/",
    "javascript:alert(1)",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "/\r\\evil.example/",
    "/.//evil.example/",
    "/x/..//evil.example/",
    "/%2e//evil.example/"
  ])("%j is none, and becomes the front page", (path) => {
    expect(ownPath(path)).toBe("/")
  })
})
