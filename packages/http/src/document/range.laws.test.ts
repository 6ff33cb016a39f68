import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rangeOf } from "./range.ts"

const etag = '"e"'
const size = fc.integer({ min: 0, max: 10_000 })
const place = fc.integer({ min: 0, max: 12_000 })
const asked = (range: string, bytes: number, ifRange?: string) => rangeOf({ range, ifRange }, etag, bytes)

describe("a range", () => {
  it("lies within the document, begins where it was asked to, and ends there or at the document's end", () => {
    fc.assert(
      fc.property(size, place, place, (bytes, one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)]
        const part = { _tag: "Part", from: first, to: Math.min(last, bytes - 1) }
        expect(asked(`bytes=${first}-${last}`, bytes)).toEqual(first < bytes ? part : { _tag: "NotThere" })
      })
    )
  })

  it("asked for from the end has as many bytes as were asked for, or all there are", () => {
    fc.assert(
      fc.property(size, place, (bytes, last) => {
        const answer = asked(`bytes=-${last}`, bytes)
        const has = answer._tag === "Part" ? answer.to - answer.from + 1 : 0
        expect(has).toBe(Math.min(last, bytes))
        if (answer._tag === "Part") expect(answer.to).toBe(bytes - 1)
      })
    )
  })

  it("and the one after it make the whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), fc.nat(), (bytes, at) => {
        const split = 1 + (at % (bytes - 1))
        const [head, tail] = [asked(`bytes=0-${split - 1}`, bytes), asked(`bytes=${split}-`, bytes)]
        expect(head).toEqual({ _tag: "Part", from: 0, to: split - 1 })
        expect(tail).toEqual({ _tag: "Part", from: split, to: bytes - 1 })
      })
    )
  })

  it("of another version is the whole of this one", () => {
    fc.assert(
      fc.property(fc.string(), (other) => {
        fc.pre(other !== etag)
        expect(asked("bytes=0-0", 5, other)).toEqual({ _tag: "Whole" })
      })
    )
  })

  it("that is anything else is the whole", () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        fc.pre(!/^bytes=\s*(?:\d+-\d*|-\d+)\s*$/iu.test(header))
        expect(asked(header, 5)).toEqual({ _tag: "Whole" })
      })
    )
  })
})
