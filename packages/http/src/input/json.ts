import { faultsOf } from "@postkasse/core/input"
import { Effect, Schema } from "effect"
import type { Context } from "hono"
import type { AnyRefusalByTag, MalformedRequest } from "../problem/index.ts"
import { contentOf } from "./content.ts"

export type JsonRefusal = AnyRefusalByTag["UnsupportedMediaType" | "ContentTooLarge" | "MalformedRequest"]

/**
 * Reads a JSON body of at most `most` bytes, counted as they come, and decodes it. A field that the schema doesn't name is
 * refused: a misspelt one must not pass for one left out.
 */
export const readJson = Effect.fnUntraced(function* <T, E>(c: Context, schema: Schema.Codec<T, E>, most: number) {
  if (!isJson(c.req.raw)) return yield* Effect.fail<JsonRefusal>(unsupported)
  const bytes = yield* Effect.promise(() => readAll(c, most))
  if (bytes === "TooLarge") return yield* Effect.fail<JsonRefusal>({ _tag: "ContentTooLarge", rules: [], most })
  if (bytes === "BrokenOff") return yield* Effect.fail<JsonRefusal>(malformed([noJson]))
  const json = parse(bytes)
  if (json === undefined) return yield* Effect.fail<JsonRefusal>(malformed([noJson]))
  if (hasMoreValues(json, mostValues))
    return yield* Effect.fail<JsonRefusal>({ _tag: "ContentTooLarge", rules: [], most })
  return yield* Schema.decodeUnknownEffect(schema, { errors: "all", onExcessProperty: "error" })(json).pipe(
    Effect.mapError(({ issue }): JsonRefusal => malformed(faultsOf(issue)))
  )
})

const readAll = async (c: Context, most: number): Promise<Buffer | "TooLarge" | "BrokenOff"> => {
  if (Number(c.req.header("content-length") ?? 0) > most) return "TooLarge"
  const chunks: Array<Uint8Array> = []
  let has = 0
  try {
    for await (const chunk of contentOf(c)) {
      has += chunk.byteLength
      if (has > most) return "TooLarge"
      chunks.push(chunk)
    }
  } catch {
    // The caller has gone; whatever is answered, nobody hears it.
    return "BrokenOff"
  }
  return Buffer.concat(chunks)
}

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

/**
 * The most values that are decoded: thrice what the largest lookup has. A list of a million wrong ones would keep everybody
 * waiting while each is told about.
 */
const mostValues = 20_000

// By a list of what is left to count, not by calling itself: JSON may be deeper than the stack.
const hasMoreValues = (json: unknown, most: number): boolean => {
  const left = [json]
  let seen = 0
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== "object" || value === null) continue
    const inner: ReadonlyArray<unknown> = Array.isArray(value) ? value : Object.values(value)
    seen += inner.length
    if (seen > most) return true
    for (const one of inner) left.push(one)
  }
  return false
}

const isJson = ({ headers }: Request): boolean =>
  /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/iu.test(headers.get("content-type") ?? "") &&
  (headers.get("content-encoding") ?? "identity").toLowerCase() === "identity"

const unsupported: JsonRefusal = { _tag: "UnsupportedMediaType", rules: [], supported: ["application/json"] }
const noJson: MalformedRequest["faults"][number] = { field: "", why: "Invalid", expected: "JSON in UTF-8" }
const malformed = (faults: MalformedRequest["faults"]): MalformedRequest => ({
  _tag: "MalformedRequest",
  rules: [],
  in: "body",
  faults
})
