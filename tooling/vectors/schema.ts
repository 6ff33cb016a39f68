import { Schema } from "effect"
import type { Decision } from "./decision.ts"

/** The JSON Schema of a word's file: what each function takes and answers. */
export const schemaOf = (word: string, decisions: ReadonlyArray<Decision>): object => {
  const { schema, definitions } = Schema.toJsonSchemaDocument(
    Schema.Struct({
      word: Schema.Literal(word),
      vectors: Schema.Array(
        Schema.Union(
          decisions.map(({ name, input, output }) =>
            Schema.Struct({
              function: Schema.Literal(name),
              input,
              answer: output,
              refused: Schema.Boolean,
              rules: Schema.Array(Schema.String)
            })
          )
        )
      )
    })
  )
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...schema, $defs: definitions }
}
