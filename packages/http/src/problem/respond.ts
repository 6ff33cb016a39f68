import type { Instant } from "@postkasse/core/calendar"
import { explain } from "@postkasse/core/refusal"
import { DateTime } from "effect"
import type { Context, TypedResponse } from "hono"
import { languageOf } from "./language.ts"
import { type AnyRefusal, type AnyRefusalByTag, type RefusalTag, statusOf } from "./refusal.ts"
import { type Problem, problemOf } from "./representation.ts"
import { isEdge } from "./text.ts"

/** A problem as a response that the typed client knows. */
export type ProblemResponse<Tag extends RefusalTag> = Response &
  TypedResponse<Problem<Tag>, (typeof statusOf)[Tag], "json">

/** Answers with a problem (RFC 9457), in the language asked for. */
export const respondProblem = <Tag extends RefusalTag>(
  c: Context,
  refusal: AnyRefusalByTag[Tag],
  at: Instant
): ProblemResponse<Tag> => {
  const language = languageOf(c.req.header("accept-language"))
  const problem = problemOf<Tag>(refusal, language)
  for (const [name, value] of Object.entries(headersOf(refusal, at, c))) c.header(name, value)
  c.header("content-type", "application/problem+json")
  c.header("content-language", language)
  c.header("vary", "accept-language", { append: true })
  return c.body(JSON.stringify(problem), statusOf[refusal._tag]) as unknown as ProblemResponse<Tag>
}

const headersOf = (refusal: AnyRefusal, at: Instant, c: Context): Readonly<Record<string, string>> => {
  switch (refusal._tag) {
    case "TokenRefused": {
      // Where no token came there is no error to tell (RFC 6750).
      const error = c.req.header("authorization") === undefined ? "" : ', error="invalid_token"'
      return { "www-authenticate": `Bearer realm="postkasse"${error}` }
    }
    case "ScopeMissing":
      return { "www-authenticate": `Bearer realm="postkasse", error="insufficient_scope", scope="${refusal.needs}"` }
    case "MethodNotAllowed":
      return { allow: refusal.allowed.join(", ") }
    case "RangeNotSatisfiable":
      return { "content-range": `bytes */${refusal.bytes}` }
    case "Unavailable":
      return { "retry-after": "5" }
    case "DiskFull":
      return { "retry-after": "60" }
    default:
      return retryAfter(refusal, at)
  }
}

const retryAfter = (refusal: AnyRefusal, at: Instant): Readonly<Record<string, string>> => {
  const remedy = isEdge(refusal) ? null : explain(refusal).remedy
  if (remedy?._tag === "TryAgain") return { "retry-after": "1" }
  if (remedy?._tag !== "WaitUntil") return {}
  const millis = DateTime.toEpochMillis(remedy.at) - DateTime.toEpochMillis(at)
  return { "retry-after": String(Math.max(1, Math.ceil(millis / 1000))) }
}
