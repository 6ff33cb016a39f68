import { Schema } from "effect"
import type { DescribeRouteOptions, ResponsesWithResolver } from "hono-openapi"
import type { CallerKind } from "../gate/index.ts"
import { documented, inlined } from "../openapi/schema.ts"
import { problemSchemaOf, type RefusalTag, statusOf } from "../problem/index.ts"

/** What the documentation reads of an operation. */
interface Described {
  readonly name: string
  readonly word: string
  readonly summary: string
  readonly description?: string
  readonly caller: CallerKind
  readonly params?: { readonly schema: Schema.Constraint }
  readonly query?: Schema.Constraint
  readonly headers?: Schema.Constraint
  readonly body?: { readonly schema: Schema.Constraint; readonly most: number }
  readonly streams?: string
  readonly answer: { readonly documented: ResponsesWithResolver }
  readonly refusals: ReadonlyArray<RefusalTag>
}

/** The operation as OpenAPI tells it, every problem included. */
export const describe = (operation: Described): DescribeRouteOptions => ({
  operationId: operation.name,
  tags: [operation.word],
  summary: operation.summary,
  description: operation.description ?? operation.summary,
  security: securityOf(operation.caller),
  parameters: [
    ...parametersOf("path", operation.params?.schema),
    ...parametersOf("query", operation.query),
    ...parametersOf("header", operation.headers)
  ],
  ...bodyOf(operation),
  responses: { ...operation.answer.documented, ...problemsOf(refusalsOf(operation)) }
})

/** Every refusal that the operation may give, its own and those before it runs. */
const refusalsOf = ({ caller, refusals, query, headers, body }: Described): ReadonlyArray<RefusalTag> => {
  const gate: ReadonlyArray<RefusalTag> =
    caller === "anyone"
      ? ["CrossSiteRequest"]
      : caller === "person" || caller === "onlooker"
        ? ["SessionEnded", "CrossSiteRequest"]
        : ["TokenRefused", "ScopeMissing"]
  const form: ReadonlyArray<RefusalTag> = [query, headers, body].some(Boolean) ? ["MalformedRequest"] : []
  const content: ReadonlyArray<RefusalTag> = body === undefined ? [] : ["ContentTooLarge", "UnsupportedMediaType"]
  return [...new Set([...gate, ...form, ...content, ...refusals, ...anywhere])]
}

/** What any operation may answer. */
const anywhere = ["TooManyRequests", "InternalFault", "Unavailable", "DiskFull"] as const

const problemsOf = (tags: ReadonlyArray<RefusalTag>): ResponsesWithResolver =>
  Object.fromEntries(
    [...Map.groupBy(tags, (tag) => statusOf[tag])].map(([status, told]) => [
      status,
      {
        description: told.join(", "),
        content: { "application/problem+json": { schema: documented(Schema.Union(told.map(problemSchemaOf))) } }
      }
    ])
  )

const securityOf = (caller: CallerKind): NonNullable<DescribeRouteOptions["security"]> => {
  if (caller === "anyone") return []
  return caller === "person" || caller === "onlooker" ? [{ session: [] }] : [{ maskinporten: [caller] }]
}

const parametersOf = (
  where: "path" | "query" | "header",
  schema: Schema.Constraint | undefined
): NonNullable<DescribeRouteOptions["parameters"]> => {
  if (schema === undefined) return []
  const { properties = {}, required = [], type } = inlined(schema)
  if (type !== "object") throw new Error("Parameters are told as a struct")
  return Object.entries(properties).map(([name, { description = "", ...told }]) => {
    // hono-openapi types parameters by OpenAPI 3.0, and writes 3.1.
    const schema: object = told
    const spelled = where === "header" ? name.replace(/(?<=^|-)[a-z]/gu, (letter) => letter.toUpperCase()) : name
    return { in: where, name: spelled, description, required: required.includes(name), schema }
  })
}

const bodyOf = ({ body, streams }: Described): Pick<DescribeRouteOptions, "requestBody"> => {
  if (body !== undefined) {
    const description = `At most ${new Intl.NumberFormat("en-GB").format(body.most)} bytes.`
    const schema = documented(body.schema, { strict: true })
    return { requestBody: { required: true, description, content: { "application/json": { schema } } } }
  }
  if (streams === undefined) return {}
  return { requestBody: { required: true, description: streams, content: { "*/*": { schema: {} } } } }
}
