import { JsonSchema, Schema } from "effect"
import { loadVendor, type ResolverReturnType, resolver } from "hono-openapi"
import { InstantText } from "../input/text.ts"

type SchemaObject = Awaited<ReturnType<ResolverReturnType["toOpenAPISchema"]>>["schema"]

/** A schema for the documentation; what it names becomes a component. */
export const documented = (schema: Schema.Constraint, options: { readonly strict: boolean } = { strict: false }) =>
  resolver(Schema.toStandardSchemaV1(schema as Schema.Codec<unknown>), { options })

// hono-openapi knows effect 3 only.
loadVendor("effect", {
  toOpenAPISchema: (schema, context) => {
    const { strict } = (context.options ?? { strict: false }) as { readonly strict: boolean }
    const document = Schema.toJsonSchemaDocument(schema as unknown as Schema.Constraint, {
      onExcessProperty: strict ? "error" : "ignore"
    })
    const { schemas, definitions } = JsonSchema.toMultiDocumentOpenApi3_1({
      dialect: document.dialect,
      schemas: [document.schema],
      definitions: document.definitions
    })
    const { InstantEncoded: bare, ...named } = tidy(definitions) as Record<string, SchemaObject>
    if (bare !== undefined) named["Instant"] = inlined(InstantText)
    context.components.schemas = { ...context.components.schemas, ...named }
    return tidy(schemas[0]) as SchemaObject
  }
})

/**
 * Leaves out what only says that nothing is said, and tells the core's moments, which are no text there, as the text that
 * they are in JSON.
 */
const tidy = (value: unknown): unknown => {
  if (value === "#/components/schemas/InstantEncoded") return "#/components/schemas/Instant"
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).filter(([key, inner]) => key !== "additionalProperties" || inner !== true)
  return Object.fromEntries(entries.map(([key, inner]) => [key, tidy(inner)]))
}

/** The schema of one parameter, whole: parameters name no components. */
export const inlined = (schema: Schema.Constraint): SchemaObject => {
  const { schema: root, definitions } = Schema.toJsonSchemaDocument(schema)
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== "object" || value === null) return value
    const { $ref, ...rest } = value as { readonly $ref?: string }
    // Parameters are text on the wire; what is told is the number in it.
    if ("minimum" in rest && "type" in rest && rest.type === "string") return { ...rest, type: "integer" }
    const target = $ref === undefined ? {} : (resolve(definitions[$ref.replace("#/$defs/", "")]) as object)
    return { ...target, ...Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, resolve(inner)])) }
  }
  return tidy(resolve(root)) as SchemaObject
}
