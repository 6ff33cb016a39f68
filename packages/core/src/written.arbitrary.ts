import { Result, Schema } from "effect"

/** What becomes of a value that is written down by its schema, whole or broken. */
export const writtenAs = (schema: Schema.Schema<unknown>) => {
  const codec = Schema.toCodecJson(schema as Schema.Codec<unknown>)
  const write = Schema.encodeSync(codec)
  const read = Schema.decodeUnknownResult(codec)
  return {
    /** The value, written and read again. */
    again: (value: unknown): unknown => Result.getOrThrow(read(JSON.parse(JSON.stringify(write(value))))),
    /** Those broken writings of it that are read all the same: none, if the schema says all that must be there. */
    takenBroken: (value: unknown): ReadonlyArray<Schema.Json> =>
      broken(write(value)).filter((written) => Result.isSuccess(read(written)))
  }
}

// The parts that may be left out.
const optional = new Set(["birthDate"])

/** Everything that what is written would be if one part of it were left out, or something of another kind stood there. */
const broken = (written: Schema.Json): ReadonlyArray<Schema.Json> => {
  if (Array.isArray(written)) {
    const items: ReadonlyArray<Schema.Json> = written
    return [{}, ...items.flatMap((item, at) => broken(item).map((other) => items.with(at, other)))]
  }
  if (typeof written !== "object" || written === null) return [{}, []]
  const parts: ReadonlyArray<readonly [string, Schema.Json]> = Object.entries(written)
  return parts.flatMap(([name, part]) => [
    ...(optional.has(name) ? [] : [Object.fromEntries(parts.filter(([other]) => other !== name))]),
    ...broken(part).map((other) => ({ ...written, [name]: other }))
  ])
}
