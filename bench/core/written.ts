import { Schema } from "effect"

/**
 * A value as it is when it has been written and read again, which is how a decision meets it. What the generators make has
 * the same fields but not the same shape in memory: half of their records have no prototype, and are slow to look into.
 */
export const rereading = <Type, Encoded>(schema: Schema.Codec<Type, Encoded>): ((value: Type) => Type) => {
  const codec = Schema.fromJsonString(Schema.toCodecJson(schema))
  const [write, read] = [Schema.encodeSync(codec), Schema.decodeSync(codec)]
  return (value) => read(write(value))
}
