import { DateTime, Schema, SchemaAST } from "effect"
import fc from "fast-check"
import { anyInstant } from "./calendar/arbitrary.ts"
import { nationalId, organisationNumber } from "./identity/arbitrary.ts"

/**
 * Any value that a schema takes, come about or not: the words' own generators are kinder. Numbers, days and moments are often
 * the first and the last that there are, texts are empty or long, and ids so few that they meet.
 */
export const anyOf = <A>(schema: Schema.Schema<A>): fc.Arbitrary<A> =>
  valueOf(SchemaAST.toType(schema.ast)) as fc.Arbitrary<A>

const made = new Map<SchemaAST.AST, fc.Arbitrary<unknown>>()
const valueOf = (ast: SchemaAST.AST): fc.Arbitrary<unknown> => {
  const known = made.get(ast) ?? make(ast)
  made.set(ast, known)
  return known
}

const make = (ast: SchemaAST.AST): fc.Arbitrary<unknown> => {
  switch (ast._tag) {
    case "String":
      return oneOf(ast, texts)
    case "Number":
      return oneOf(ast, anyNumbers)
    case "Declaration":
      return fc.oneof(oneOf(ast, moments), anyInstant.filter(taken(ast)))
    case "Boolean":
      return fc.boolean()
    case "Null":
      return fc.constant(null)
    case "Undefined":
      return fc.constant(undefined)
    case "Literal":
      return fc.constant(ast.literal)
    case "Union":
      return fc.oneof(...ast.types.map(valueOf))
    case "Arrays":
      return fc
        .tuple(fc.tuple(...ast.elements.map(valueOf)), fc.array(fc.oneof(...ast.rest.map(valueOf)), { maxLength: 3 }))
        .map(([first, rest]) => [...first, ...rest])
        .filter(taken(ast))
    case "Objects":
      return fc
        .record(Object.fromEntries(ast.propertySignatures.map(({ name, type }) => [name, valueOf(type)])), {
          requiredKeys: ast.propertySignatures.flatMap(({ name, type }) =>
            SchemaAST.isOptional(type) ? [] : [String(name)]
          )
        })
        .filter(taken(ast))
    default:
      throw new Error(`Nothing here makes a value of ${ast._tag}`)
  }
}

const taken = (ast: SchemaAST.AST): ((value: unknown) => boolean) =>
  ast.checks === undefined && ast._tag !== "Declaration" ? () => true : isOf(ast)
const isOf = (ast: SchemaAST.AST): ((value: unknown) => boolean) => Schema.is(Schema.make<Schema.Schema<unknown>>(ast))

/** Of some values all those that the schema takes. */
const oneOf = (ast: SchemaAST.AST, values: ReadonlyArray<unknown>): fc.Arbitrary<unknown> => {
  const fitting = values.filter(isOf(ast))
  if (fitting.length === 0) throw new Error("A schema takes none of the values here: give one that it takes")
  return fc.constantFrom(...fitting)
}

/** A few ids, for everybody and everything. */
export const ids = [1, 2, 3].map((number) => `0190b5a0-0000-7000-8000-00000000000${number}`)
const some = { numRuns: 2, seed: 1 }
const nationalIds = fc.sample(nationalId, some)
const organisations = fc.sample(organisationNumber, some)

export const anyNumbers: ReadonlyArray<number> = [
  ...[0, 1, 2, 3, 7, 12, 23, 24, 30, 70, 365, 1000, 128_000, 31_622_400_000],
  ...[2 ** 31, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, -1, -Number.MAX_SAFE_INTEGER]
]

const moments = [
  ...["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2024-02-29T22:59:59.999Z", "2026-03-29T01:00:00Z"],
  ...["2026-10-25T01:00:00Z", "2026-12-31T23:00:00Z", "9999-12-31T22:59:59.999Z", "9999-12-31T23:00:00Z"]
].map((at) => DateTime.makeUnsafe(at))

export const texts: ReadonlyArray<string> = [
  ...[...ids, ...nationalIds, ...organisations],
  ...[
    "idporten-loa-high",
    "BankID Mobil",
    "en-GB",
    "1.7",
    "/a",
    "digitalLetter",
    "kontroll",
    "86011117947",
    "190",
    "6-"
  ],
  ...["", " ", "0", "Ola", "ola nordmann", "0150", "NO", "image/png", "https://a.no", "ola@example.no", "+4791234567"],
  ...[
    "ola.nordmann#123",
    "123",
    "AUTH-3",
    "AUTH-999",
    "__proto__",
    "e\u0301",
    "\u0130",
    "\ud800",
    "👩‍👩‍👧",
    "=cmd|' /C calc'!A0"
  ],
  ...["0001-01-01", "1970-01-01", "2024-02-29", "2026-03-29", "9999-12-31"],
  ...["å".repeat(150), "x ".repeat(5000), "0".repeat(64), "f".repeat(64)]
]

/**
 * The same, with all ids in it among the few that are given, each for each: so those whom the words' generators keep apart
 * meet, and what is kept of somebody is asked for by them.
 */
export const meeting = (value: unknown, few = ids): unknown => {
  if (typeof value === "string") {
    return /^[0-9a-f]{8}-/u.test(value)
      ? fewOf(few, value)
      : /^[89][0-9]{8}$/u.test(value)
        ? fewOf(organisations, value)
        : value
  }
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map((inner) => meeting(inner, few))
  return [Object.prototype, null].includes(Object.getPrototypeOf(value))
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, meeting(inner, few)]))
    : value
}
const fewOf = (few: ReadonlyArray<string>, id: string): string =>
  few[[...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % few.length] ?? id
