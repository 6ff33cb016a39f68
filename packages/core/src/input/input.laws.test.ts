import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../letter/arbitrary.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import { Mailbox } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { ProviderProfile } from "../policy/index.ts"
import { sendingRequest } from "../sending/arbitrary.ts"
import { SendingRequest } from "../sending/index.ts"
import { FieldFault, jsonReader, reader } from "./index.ts"

const json = (schema: Schema.Schema<unknown>) => Schema.toCodecJson(schema as Schema.Codec<unknown>)
const codecs = [
  [json(Mailbox), mailbox],
  [json(ProviderProfile), profile],
  [json(SendingRequest), sendingRequest]
] as const
const written = fc.constantFrom(...codecs).chain(([codec, values]) =>
  (values as fc.Arbitrary<unknown>).map((value) => ({
    codec,
    value,
    given: Schema.encodeSync(codec)(value) as object
  }))
)
// Values that prototypes and parsers stumble over.
const odd = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom(
    JSON.parse('{"__proto__":{"life":1},"constructor":null}') as unknown,
    Number.NaN,
    () => 1,
    Symbol("x")
  )
)

describe("reading what comes from outside", () => {
  it("FIELD-14: what was written is read, and fields that nobody knows of are passed over", () => {
    fc.assert(
      fc.property(written, fc.anything(), ({ codec, value, given }, extra) => {
        expect(reader(codec)({ ...given, "a field of tomorrow": extra })).toEqual(Result.succeed(value))
        expect(jsonReader(codec)(JSON.stringify(given))).toEqual(Result.succeed(value))
      })
    )
  })

  it("FIELD-14: whatever else is given, it is told which fields are wrong and why", () => {
    fc.assert(
      fc.property(fc.constantFrom(...codecs), odd, ([codec], given) => {
        const read = reader(codec)(given)
        if (Result.isSuccess(read)) throw new Error("Nothing of the kind is a mailbox, a profile or a sending.")
        expect(read.failure.faults.length).toBeGreaterThan(0)
        for (const fault of read.failure.faults) expect(Schema.is(FieldFault)(fault)).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-14: a field that is missing or wrong is named by its path", () => {
    fc.assert(
      fc.property(written, fc.nat(), ({ codec, given }, which) => {
        const names = Object.keys(given)
        const name = names[which % names.length] ?? ""
        const { [name]: _, ...rest } = given as Readonly<Record<string, unknown>>
        const missing = reader(codec)(rest)
        expect(missing).toMatchObject({ failure: { faults: [{ field: name, why: "Missing", expected: null }] } })
        const wrong = reader(codec)({ ...rest, [name]: Symbol("wrong") })
        expect(wrong).toMatchObject({ failure: { faults: [{ field: expect.stringContaining(name), why: "Invalid" }] } })
      })
    )
  })

  it("FIELD-14: a fault never tells what was given", () => {
    const secret = "17898933644"
    fc.assert(
      fc.property(written, fc.nat(), ({ codec, given }, which) => {
        const names = Object.keys(given)
        const name = names[which % names.length] ?? ""
        const read = reader(codec)({ ...given, [name]: { [secret]: secret } })
        expect(JSON.stringify(read)).not.toContain(secret)
      })
    )
  })

  it("FIELD-14: any text is read as JSON or said to be none", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        const read = jsonReader(json(Mailbox))(text)
        if (Result.isSuccess(read)) throw new Error("No such text is a mailbox.")
        const { faults } = read.failure
        if (isJson(text)) expect(faults.some(({ expected }) => expected === "JSON")).toBe(false)
        else expect(faults).toEqual([{ field: "", why: "Invalid", expected: "JSON" }])
      })
    )
  })
})

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
