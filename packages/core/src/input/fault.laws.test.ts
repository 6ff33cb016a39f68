import { DateTime, Result, Schema, SchemaIssue } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Instant } from "../calendar/index.ts"
import { faultsOf, reader } from "./index.ts"

const Line = Schema.Struct({
  name: Schema.NonEmptyString,
  count: Schema.Int.check(Schema.makeFilter((count: number) => count > 0, { description: "A number above nothing" }))
})
const Order = Schema.Struct({
  lines: Schema.Array(Line),
  speed: Schema.Literals(["slow", "fast"]),
  to: Schema.Union([
    Schema.TaggedStruct("Shop", { shop: Schema.String }),
    Schema.TaggedStruct("Home", { street: Schema.String })
  ]),
  paid: Schema.Union([Schema.Struct({ card: Schema.String }), Schema.Struct({ cash: Schema.Int })]),
  code: Schema.String.check(Schema.makeFilter((code: string) => code !== "0000")),
  note: Schema.NullOr(Schema.String)
})
type Order = typeof Order.Type

const order: Order = {
  lines: [{ name: "Pærer", count: 2 }],
  speed: "slow",
  to: { _tag: "Shop", shop: "Torget" },
  paid: { cash: 100 },
  code: "1905",
  note: null
}

/** What is told of an order that differs so from a good one: fault by fault, the field, why, and what would have been right. */
const toldOf = (wrong: { readonly [Field in keyof Order]?: unknown }) => {
  const read = reader(Order)({ ...order, ...wrong })
  return Result.isSuccess(read) ? [] : read.failure.faults.map(({ field, why, expected }) => [field, why, expected])
}

describe("what is told of a field", () => {
  it("FIELD-14: where it is, why it is not taken, and what would have been right", () => {
    const first = { name: "", count: 0 }
    expect(toldOf({ lines: [...order.lines, first, { count: 1.5 }, 5], speed: "later", to: { _tag: "Home" } })).toEqual(
      [
        ["lines[1].name", "Invalid", "a value with a length of at least 1"],
        ["lines[1].count", "Invalid", "A number above nothing"],
        ["lines[2].name", "Missing", null],
        ["lines[2].count", "Invalid", "an integer"],
        ["lines[3]", "Invalid", "an object"],
        ["speed", "Invalid", "one of slow, fast"],
        ["to.street", "Missing", null]
      ]
    )
    expect(toldOf({ lines: {}, speed: 1, to: { _tag: "Moon" }, paid: {}, code: "0000", note: 4 })).toEqual([
      ["lines", "Invalid", "array"],
      ["speed", "Invalid", "one of slow, fast"],
      ["to", "Invalid", "one of the documented forms"],
      ["paid", "Invalid", "one of the documented forms"],
      ["code", "Invalid", expect.any(String)],
      ["note", "Invalid", "one of the documented forms"]
    ])
    const whole = reader(Order)(order.note)
    const fault = { field: "", why: "Invalid", expected: "an object" }
    expect(whole).toEqual(Result.fail({ _tag: "Malformed", faults: [fault] }))
  })

  it("FIELD-14: what is written as a text is told of by what it says", () => {
    const at = reader(Schema.toCodecJson(Schema.Struct({ at: Instant })))
    const now = DateTime.makeUnsafe("2026-12-03T10:15:00Z")
    expect(at({ at: DateTime.formatIso(now) })).toEqual(Result.succeed({ at: now }))
    expect(at({ at: 5 })).toMatchObject({ failure: { faults: [{ field: "at", why: "Invalid", expected: "string" }] } })
    const sent = reader(Schema.Struct({ line: Schema.fromJsonString(Line) }))
    const expected = "A number above nothing"
    expect(sent({ line: `{ "name": "Pærer", "count": 0 }` })).toMatchObject({
      failure: { faults: [{ field: "line.count", why: "Invalid", expected }] }
    })
  })

  it("FIELD-14: what has another name where it is written is told of by that name", () => {
    const abroad = reader(Schema.Struct({ line: Line.pipe(Schema.encodeKeys({ name: "navn" })) }))
    expect(abroad({ line: { navn: "Pærer", count: 1 } })).toEqual(Result.succeed({ line: { name: "Pærer", count: 1 } }))
    expect(abroad({ line: { name: "Pærer", count: 1 } })).toMatchObject({
      failure: { faults: [{ field: "line.navn", why: "Missing", expected: null }] }
    })
  })

  it("FIELD-14: a field too many is told of by where it stands, and not by the name that somebody gave it", () => {
    const strict = Schema.decodeUnknownResult(Order, { errors: "all", onExcessProperty: "error" })
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{10,20}$/u), (name) => {
        const within = strict({ ...order, lines: [{ name: "Pærer", count: 2, [name]: 1 }], [name]: 1 })
        const expected = "no other fields than the documented ones"
        const issue = Result.isFailure(within) ? within.failure.issue : expect.fail()
        expect(SchemaIssue.isIssue(issue) && faultsOf(issue)).toEqual([
          { field: "", why: "Unknown", expected },
          { field: "lines[0]", why: "Unknown", expected }
        ])
      })
    )
  })

  it("FIELD-14: of very many faults the first twenty are told", () => {
    fc.assert(
      fc.property(fc.nat(60), (count) => {
        const told = toldOf({ lines: Array.from({ length: count }, () => ({ name: "", count: 1 })) })
        expect(told.map(([field]) => field)).toEqual(
          Array.from({ length: Math.min(count, 20) }, (_, place) => `lines[${place}].name`)
        )
      })
    )
  })
})
