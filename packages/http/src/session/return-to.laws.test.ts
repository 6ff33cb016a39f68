import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ReturnTo } from "./return-to.ts"

/** What addresses are broken with, one after another. */
const shard = fc.constantFrom(
  ...["/", "//", "///", "\\", "/\\", "\\/", ".", "..", "/..", "/./", "/.//", ":", "@", "#", "?", "&", ";", "=", "%"],
  ...["%2f", "%2F", "%5c", "%09", "%0a", "%0d%0a", "%2e%2e", "%00", "%68", "%%", "%e0%a4%a"],
  ...["\t", "\n", "\r", "\0", " ", "\u00a0", "\u2028", "\u200b", "\ufeff", "\ud800"],
  // Look-alikes of slash, dot, colon and question mark.
  ...["\u2215", "\uff0f", "\u29f8", "\uff0e", "\u3002", "\uff1a", "\uff1f", "\uff20"],
  ...["http:", "https:", "HTTPS:", "javascript:", "data:", "blob:", "file:", "mailto:", "view-source:", "ws:"],
  ...["evil.example", "postkasse.example", "postkasse.example.evil.example", "127.0.0.1", "[::1]", "localhost:80"],
  ...["letters", "login", "api", "api/v1/logout", "user:pass", "alert(1)", "<script>", "æ", "x"]
)
const hostile = fc.array(shard, { maxLength: 8 }).map((shards) => shards.join(""))
const inDisguise = hostile.map((text) => `/${text}`)
const candidate = fc.oneof(hostile, inDisguise, fc.webUrl(), fc.string({ unit: "binary" }), fc.webPath())

const pages = [
  "https://postkasse.example/",
  "https://postkasse.example/login?returnTo=x",
  "https://postkasse.example/a/b/"
]
const accepted = (text: string): boolean => Result.isSuccess(Schema.decodeUnknownResult(ReturnTo)(text))

describe("where one goes after logging in", () => {
  it("AUTH-5: is a page of this site, wherever a browser stands that follows it", () => {
    let taken = 0
    fc.assert(
      fc.property(candidate, (text) => {
        if (!accepted(text)) return
        taken += 1
        for (const page of pages) {
          const there = new URL(text, page)
          expect(there.origin).toBe("https://postkasse.example")
          expect(there.pathname).not.toMatch(/^\/\/|^\/api(?:\/|$)/u)
          // Read once more, as by a page that goes there itself.
          const again = new URL(there.pathname + there.search + there.hash, page)
          expect([again.origin, again.pathname]).toEqual([there.origin, there.pathname])
        }
        // As one header, and no more.
        expect(new Headers({ location: encodeURI(text) }).get("location")).toBe(encodeURI(text))
        expect(text).not.toMatch(/[\p{Cc}\\]/u)
      }),
      { numRuns: 5_000 }
    )
    expect(taken).toBeGreaterThan(100)
  })

  it("AUTH-5: may be any page there is, with its query and place", () => {
    const page = fc
      .tuple(fc.constantFrom("/", "/letters", "/letters/0199", "/profile"), fc.webQueryParameters(), fc.webFragments())
      .map(([path, query, place]) => `${path}?${query}#${place}`)
    fc.assert(
      fc.property(page, (text) => {
        expect(accepted(text)).toBe(text.length <= 2_000)
      })
    )
  })
})
