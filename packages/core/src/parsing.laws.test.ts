import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as core from "./index.ts"
import * as make from "./testing.ts"
import { anyOf, texts } from "./valid.arbitrary.ts"

const { FieldFault, jsonReader, reader } = core.input

// What trips up whoever reads: prototypes, numbers that are none, depth, half characters, a million signs.
const odd: ReadonlyArray<string> = [
  ...['{"__proto__":{"_tag":"Active"}}', '{"constructor":1,"toString":null}', "1e400", '"\\ud800"', "null", "[[]]", ""],
  ...["[".repeat(100_000), `${"[".repeat(50_000)}${"]".repeat(50_000)}`, " ".repeat(1_000_000), "{".repeat(1_000_000)],
  `"${"9".repeat(1_000_000)}"`
]
const anyJson = fc.oneof(fc.constantFrom(...odd), make.anyText, fc.json())
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom(Number.NaN, () => 1, Symbol("x"), undefined),
  anyJson
)

type Codec = Schema.Codec<unknown, unknown>
const schemas = Object.entries<Readonly<Record<string, unknown>>>(core).flatMap(([word, face]) =>
  Object.entries(face).flatMap(([name, one]) =>
    Schema.isSchema(one)
      ? [{ name: `${word}.${name}`, schema: one as Codec, codec: Schema.toCodecJson(one as Codec) }]
      : []
  )
)

/** Everything that something written would be with one part of it gone, or `instead` in its place. */
const broken = (written: unknown, instead: unknown): ReadonlyArray<unknown> => {
  if (typeof written !== "object" || written === null) return [instead]
  if (Array.isArray(written)) {
    return [instead, ...written.flatMap((inner, at) => broken(inner, instead).map((other) => written.with(at, other)))]
  }
  return Object.entries(written).flatMap(([name, inner]) => [
    Object.fromEntries(Object.entries(written).filter(([other]) => other !== name)),
    ...broken(inner, instead).map((other) => ({ ...written, [name]: other }))
  ])
}

const secret = "17898933644"
const instead = fc.constantFrom<unknown>(secret, [secret], { [secret]: secret }, 1e300, Number.NaN, null, "\ud800")

/** What every reader owes: a value, or some twenty fields at the most, each with what is wrong and never what was given. */
const expectTold = (read: Result.Result<unknown, core.input.Malformed>) => {
  if (Result.isSuccess(read)) return
  const { _tag, faults } = read.failure
  expect(_tag).toBe("Malformed")
  expect(faults.length).toBeGreaterThan(0)
  expect(faults.length).toBeLessThanOrEqual(20)
  expect(faults.filter((fault) => !Schema.is(FieldFault)(fault))).toEqual([])
  expect(JSON.stringify(faults)).not.toContain(secret)
}

describe("what comes from outside", () => {
  it.each(schemas)("FIELD-14: of $name whatever is given is read, or it is told what is wrong", ({ schema, codec }) => {
    const read = jsonReader(codec)
    fc.assert(
      fc.property(anyJson, anything, (text, given) => {
        expectTold(read(text))
        expectTold(reader(codec)(given))
        expectTold(reader(schema)(given))
      }),
      { numRuns: 10 }
    )
  })

  it.each(schemas)("FIELD-14: of $name a part that is wrong is told by its place", ({ schema, codec }) => {
    const write = Schema.encodeSync(codec)
    fc.assert(
      fc.property(anyOf(schema), instead, fc.nat(), (value, instead, which) => {
        const all = broken(write(value), instead)
        const read = reader(codec)(all[which % all.length])
        expectTold(read)
      }),
      { numRuns: 10 }
    )
  })

  it("FIELD-14: of a hundred thousand faults the first are told, and none of the others is put into words", () => {
    const read = reader(Schema.Struct({ names: Schema.Array(Schema.NonEmptyString) }))({
      names: Array(100_000).fill(1)
    })
    expect(Result.isFailure(read) ? read.failure.faults.map(({ field }) => field) : []).toEqual(
      Array.from({ length: 20 }, (_, at) => `names[${at}]`)
    )
  })
})

/** What is wrong with one field that a person typed. */
const Invalid = Schema.Struct({
  field: Schema.NonEmptyString,
  why: Schema.Literals(["Empty", "Malformed"])
})
const typed = fc.oneof(make.anyText, fc.constantFrom(...texts, ...odd))
const line = fc.oneof(fc.string({ maxLength: 200 }), fc.constantFrom(...texts.filter((text) => text.length <= 200)))
const query: fc.Arbitrary<core.directory.RecipientQuery> = fc.oneof(
  fc.record({ _tag: fc.constant("NationalId" as const), nationalId: line }),
  fc.record({ _tag: fc.constant("OrganisationNumber" as const), organisationNumber: line }),
  fc.record({ _tag: fc.constant("MailboxAddress" as const), mailboxAddress: line }),
  fc.record({
    ...{ _tag: fc.constant("NameAndAddress" as const), name: line, street: line, postalCode: line, birthDate: line }
  })
)

/** What every parser answers. */
const parsers: Readonly<Record<string, fc.Arbitrary<Result.Result<unknown, unknown>>>> = {
  "channel.parseRegisterAnswer": anyJson.map(core.channel.parseRegisterAnswer),
  "contact.parseEmailAddress": typed.map(core.contact.parseEmailAddress),
  "contact.parsePhoneNumber": typed.map(core.contact.parsePhoneNumber),
  "directory.parseRecipient": query.map(core.directory.parseRecipient),
  "folder.parseFolderName": typed.map(core.folder.parseFolderName),
  "invoice.readInvoiceDetails": anything.map(core.invoice.readInvoiceDetails),
  "mailbox.parseMailboxAddress": typed.map(core.mailbox.parseMailboxAddress),
  "organisation.parseSignatories": anything.map(core.organisation.parseSignatories),
  "print.readPdfFacts": anything.map(core.print.readPdfFacts)
}
// These read nothing from outside: what is given is parsed already, or a store is asked.
const others = [
  ...["audit.readLog", "contact.readRegister", "opening.readDocument", "opening.readReceipt"],
  "receipt.readEvents"
]

const isMalformed = (error: unknown): error is core.input.Malformed =>
  typeof error === "object" && error !== null && Reflect.get(error, "_tag") === "Malformed"

describe("every parser", () => {
  it.each(Object.entries(parsers))(
    "%s answers with a value, or with the field and what is wrong with it",
    (_, answers) => {
      fc.assert(
        fc.property(answers, (answer) => {
          if (Result.isSuccess(answer)) return
          if (isMalformed(answer.failure)) expectTold(Result.fail(answer.failure))
          else expect(Schema.is(Invalid)(answer.failure)).toBe(true)
        })
      )
    }
  )

  it("is one of these", () => {
    const named = Object.entries<Readonly<Record<string, unknown>>>(core).flatMap(([word, face]) =>
      Object.keys(face)
        .filter((name) => /^(?:parse|read)[A-Z]/u.test(name))
        .map((name) => `${word}.${name}`)
    )
    expect(named.toSorted()).toEqual([...Object.keys(parsers), ...others].toSorted())
  })
})
