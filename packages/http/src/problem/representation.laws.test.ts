import { explain } from "@postkasse/core/refusal"
import { language, refusal } from "@postkasse/core/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { EdgeRefusal } from "./edge.ts"
import { type AnyRefusal, problemOf, refusalSchemas, statusOf } from "./index.ts"

const edge: fc.Arbitrary<EdgeRefusal> = fc.constantFrom<EdgeRefusal>(
  { _tag: "MalformedRequest", rules: [], in: "body", faults: [{ field: "a", why: "Missing", expected: null }] },
  { _tag: "CrossSiteRequest", rules: [] },
  { _tag: "RouteNotFound", rules: [] },
  { _tag: "MethodNotAllowed", rules: [], allowed: ["GET"] },
  { _tag: "ContentTooLarge", rules: [], most: 1 },
  { _tag: "UnsupportedMediaType", rules: [], supported: ["application/json"] },
  { _tag: "DigestDiffers", rules: ["TRUST-3"] },
  { _tag: "RangeNotSatisfiable", rules: [], bytes: 0 },
  { _tag: "InternalFault", rules: [] },
  { _tag: "Unavailable", rules: [] },
  { _tag: "DiskFull", rules: [] }
)
const any: fc.Arbitrary<AnyRefusal> = fc.oneof(refusal, edge)

describe("a problem", () => {
  it("FIELD-14: says the refusal's code, rules and facts, and that is all it says of them", () => {
    fc.assert(
      fc.property(any, language, (refused, spoken) => {
        const problem = problemOf(refused, spoken)
        const { _tag, rules, ...facts } = JSON.parse(JSON.stringify(refused)) as { _tag: string; rules: unknown }
        expect(problem).toMatchObject({ code: _tag, rules, status: statusOf[refused._tag] })
        expect(problem.facts).toEqual(facts)
      })
    )
  })

  it("FIELD-14: gives the core's explanation, unchanged", () => {
    fc.assert(
      fc.property(refusal, language, (refused, spoken) => {
        const { retryable, fault, remedy } = problemOf(refused, spoken)
        expect({ retryable, fault, remedy }).toEqual(JSON.parse(JSON.stringify(explain(refused))))
      })
    )
  })

  it("TRUST-6: is told in each language, and differs between them in its words alone", () => {
    fc.assert(
      fc.property(any, (refused) => {
        const [nb, nn, en] = (["nb", "nn", "en"] as const).map((spoken) => problemOf(refused, spoken))
        for (const problem of [nb, nn, en]) expect(`${problem?.title}${problem?.detail}`).toMatch(/^\S.*\S$/s)
        expect(nb?.title).not.toBe(en?.title)
        expect({ ...nb, title: "", detail: "" }).toEqual({ ...en, title: "", detail: "" })
        expect({ ...nn, title: "", detail: "" }).toEqual({ ...en, title: "", detail: "" })
      })
    )
  })

  it("is JSON, and survives it", () => {
    fc.assert(
      fc.property(any, language, (refused, spoken) => {
        const problem = problemOf(refused, spoken)
        expect(JSON.parse(JSON.stringify(problem))).toEqual(problem)
      })
    )
  })

  it("exists for every refusal that there is", () => {
    expect([...refusalSchemas.keys()].toSorted()).toEqual(Object.keys(statusOf).toSorted())
  })
})
