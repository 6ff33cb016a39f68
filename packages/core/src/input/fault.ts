import { SchemaIssue } from "effect"
import type { FieldFault } from "./model.ts"

/** The most faults that one answer tells. */
const most = 20

/**
 * What is wrong, field by field, said from the schema's side: never a value, and never a field name that the caller made
 * up.
 */
export const faultsOf = (issue: SchemaIssue.Issue): ReadonlyArray<FieldFault> => [...collect(issue, []).take(most)]

// One after the other: where there are a hundred thousand, none is put into words but those that are told.
function* collect(issue: SchemaIssue.Issue, path: ReadonlyArray<PropertyKey>): Generator<FieldFault> {
  switch (issue._tag) {
    case "Pointer":
      yield* collect(issue.issue, issue.issue._tag === "UnexpectedKey" ? path : [...path, ...issue.path])
      break
    case "Composite":
      for (const one of issue.issues) yield* collect(one, path)
      break
    case "AnyOf": {
      // Where one member fits the tag, its faults are the ones to tell.
      const [fits, ...more] = issue.issues
      if (fits !== undefined && more.length === 0) yield* collect(fits, path)
      else yield { field: spelled(path), why: "Invalid", expected: expectedOf(issue) }
      break
    }
    case "Encoding":
      yield* collect(issue.issue, path)
      break
    case "MissingKey":
      yield { field: spelled(path), why: "Missing", expected: null }
      break
    case "UnexpectedKey":
      yield { field: spelled(path), why: "Unknown", expected: "no other fields than the documented ones" }
      break
    default:
      yield { field: spelled(path), why: "Invalid", expected: expectedOf(issue) }
  }
}

const spelled = (path: ReadonlyArray<PropertyKey>): string =>
  path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}${text === "" ? "" : "."}${String(key)}`),
    ""
  )

const expectedOf = (issue: SchemaIssue.Issue): string | null => {
  if (issue._tag === "Filter" && typeof issue.filter.annotations?.["description"] === "string") {
    return issue.filter.annotations["description"]
  }
  if (issue._tag === "InvalidType" && issue.ast._tag === "Objects") return "an object"
  if (issue._tag === "AnyOf") {
    const choices = issue.ast.types.flatMap((type) => (type._tag === "Literal" ? [String(type.literal)] : []))
    return choices.length === issue.ast.types.length ? `one of ${choices.join(", ")}` : "one of the documented forms"
  }
  const [told] = toStandard(issue).issues
  return told === undefined ? null : told.message.replace("Expected ", "")
}

const toStandard = SchemaIssue.makeFormatterStandardSchemaV1()
