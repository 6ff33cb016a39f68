import { Schema } from "effect"
import type { Context } from "hono"
import type { ContentfulStatusCode, StatusCode } from "hono/utils/http-status"
import type { ResponsesWithResolver } from "hono-openapi"
import { documented } from "../openapi/schema.ts"
import type { Answer, Typed } from "./model.ts"

/** Answers with JSON by a schema; `location` names what was made or is being made. */
export const json = <A, E, Status extends ContentfulStatusCode>(
  status: Status,
  schema: Schema.Codec<A, E>,
  description: string,
  location?: (answer: A) => string
): Answer<A, Typed<E, Status, "json">> => {
  const encode = Schema.encodeSync(schema)
  const headers = location === undefined ? {} : { headers: { Location: { schema: { type: "string" } } } as const }
  return {
    documented: {
      [status]: { description, ...headers, content: { "application/json": { schema: documented(schema) } } }
    },
    respond: (c, answer) => {
      if (location !== undefined) c.header("location", location(answer))
      c.header("content-type", "application/json")
      return c.body(JSON.stringify(encode(answer)), status) as unknown as Typed<E, Status, "json">
    }
  }
}

/** Answers with nothing but that it is done. */
export const done = (description: string): Answer<void, Typed<null, 204, "body">> => ({
  documented: { 204: { description } },
  respond: (c) => c.body(null, 204)
})

/** Answers with a response that the operation has made itself. */
export const raw = <Status extends StatusCode>(
  documentedAs: ResponsesWithResolver & Readonly<Record<Status, unknown>>
): Answer<Response, Typed<unknown, Status, "body">> => ({
  documented: documentedAs,
  // What the operation and the layers around it have set goes out with it.
  respond: (c: Context, response) => {
    c.res = response
    return c.res as Typed<unknown, Status, "body">
  }
})
