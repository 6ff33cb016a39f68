import { Schema } from "effect"

/** What is stored, parsed as it is read: a row, or a value in one. */
export interface Codec<A> {
  readonly encode: (value: A) => unknown
  /** Throws where the stored value is not one of ours, without telling it. */
  readonly decode: (stored: unknown) => A
}

/** Values as JSON holds them. `word` names them in a fault. */
export const json = <A, I>(word: string, schema: Schema.Codec<A, I>): Codec<A> =>
  codecOf(word, Schema.toCodecJson(schema))

/** Values as the drivers hold them: instants as dates. `word` names them in a fault. */
export const row = <A, I>(word: string, schema: Schema.Codec<A, I>): Codec<A> => codecOf(word, schema)

const codecOf = <A, I>(word: string, schema: Schema.Codec<A, I>): Codec<A> => {
  const decode = Schema.decodeUnknownSync(schema)
  return {
    encode: Schema.encodeSync(schema),
    decode: (stored) => {
      try {
        return decode(stored)
      } catch {
        throw new Error(`A stored ${word} does not parse.`)
      }
    }
  }
}
