import { Result, Schema } from "effect"
import { faultsOf } from "./fault.ts"
import type { Malformed } from "./model.ts"

/**
 * A reader of what a schema takes: any value at all goes in, what it says or what is wrong with it comes out. Fields that
 * the schema does not name are passed over: other systems add to what they send.
 */
export const reader =
  <A, I>(schema: Schema.Codec<A, I>) =>
  (given: unknown): Result.Result<A, Malformed> =>
    Result.mapError(Schema.decodeUnknownResult(schema, { errors: "all" })(given), ({ issue }) =>
      malformed(faultsOf(issue))
    )

/**
 * The same for a JSON text.
 *
 * @example
 * ```ts
 * import { jsonReader } from "@postkasse/core/input"
 * import { Owner } from "@postkasse/core/mailbox"
 * import { Result } from "effect"
 *
 * const read = jsonReader(Owner)
 * const refused = read(`{ "_tag": "OrganisationOwner", "organisation": "123" }`)
 * if (Result.isFailure(refused)) {
 *   for (const { field, why } of refused.failure.faults) console.log(field, why) // → organisation Invalid
 * }
 * ```
 */
export const jsonReader = <A, I>(schema: Schema.Codec<A, I>) => {
  const read = reader(schema)
  return (text: string): Result.Result<A, Malformed> => {
    const json = Result.try((): unknown => JSON.parse(text))
    return Result.isFailure(json) ? noJson : read(json.success)
  }
}

const malformed = (faults: Malformed["faults"]): Malformed => ({ _tag: "Malformed", faults })

const noJson = Result.fail(malformed([{ field: "", why: "Invalid", expected: "JSON" }]))
