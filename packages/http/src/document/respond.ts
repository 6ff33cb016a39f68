import type { ServerResponse } from "node:http"
import { Effect, Result } from "effect"
import type { Context } from "hono"
import type { AnyRefusalByTag } from "../problem/index.ts"
import { asText, type DocumentPath, streamed } from "./content.ts"
import { dispositionOf } from "./disposition.ts"
import { isKnown, rangeOf } from "./range.ts"
import { sanitised, sanitisedPolicy } from "./sanitised.ts"
import { type Shown, shownAs } from "./shown.ts"

/** Told of what broke off an answer that was on its way. */
export type BrokeOff = (fault: unknown) => void

type NoSuchRange = AnyRefusalByTag["RangeNotSatisfiable"]

/**
 * Answers with a document that its reader has been let in to: in place where that is safe, else to be saved. A PDF is safe in the
 * web's reader, which fetches it, and not in the browser's own, which runs its script in our name, sandboxed or not.
 */
export const respondDocument = (c: Context, path: DocumentPath, download: boolean, brokeOff: BrokeOff) => {
  const shown = download ? "download" : shownAs(path.document)
  return shown === "html" ? respondSanitised(c, path) : respondBytes(c, path, shown, brokeOff)
}

/** As it was sent, byte for byte, or a range of it. */
const respondBytes = Effect.fnUntraced(function* (
  c: Context,
  path: DocumentPath,
  shown: Exclude<Shown, "html">,
  brokeOff: BrokeOff
) {
  const { name, mediaType, bytes, sha256 } = path.document
  const etag = `"${sha256}"`
  const headers = { range: c.req.header("range"), ifRange: c.req.header("if-range") }
  // Ranges are GET's alone.
  const asked = c.req.raw.method === "GET" ? rangeOf(headers, etag, bytes) : ({ _tag: "Whole" } as const)
  if (asked._tag === "NotThere") return Result.fail<NoSuchRange>({ _tag: "RangeNotSatisfiable", rules: [], bytes })
  const [from, to] = asked._tag === "Part" ? [asked.from, asked.to] : [0, bytes - 1]
  const known = isKnown(c.req.header("if-none-match"), etag)
  const broke = (fault: unknown) => {
    brokeOff(fault)
    cutOff(c)
  }
  // Begun before the answer is: the headers of a document that cannot be read would go out with the fault.
  const bare = known || c.req.raw.method === "HEAD" || to < from
  const body = bare ? null : yield* streamed(path, from, to, broke)

  const inline = shown === "picture" || shown === "text"
  c.header("etag", etag)
  c.header("accept-ranges", "bytes")
  c.header("content-disposition", dispositionOf(inline ? "inline" : "attachment", name))
  c.header("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'self'")
  if (known) return succeed(c.body(null, 304))
  c.header("content-type", shown === "text" ? "text/plain; charset=utf-8" : inline ? mediaType : saved(mediaType))
  c.header("content-length", String(to - from + 1))
  if (asked._tag === "Part") c.header("content-range", `bytes ${from}-${to}/${bytes}`)
  const status = asked._tag === "Part" ? 206 : 200
  return succeed(body === null ? c.body(null, status) : c.body(body, status))
})

// The caller sees that bytes are missing, and nothing in their place.
const cutOff = (c: Context): void => {
  const { outgoing } = (c.env ?? {}) as { readonly outgoing?: ServerResponse }
  outgoing?.destroy()
}

/** Cleaned HTML: another text than was sent, so without its digest and without ranges. */
const respondSanitised = Effect.fnUntraced(function* (c: Context, path: DocumentPath) {
  const { name } = path.document
  const html = sanitised(yield* asText(path), name)
  c.header("content-type", "text/html; charset=utf-8")
  c.header("content-disposition", dispositionOf("inline", name))
  c.header("content-security-policy", sanitisedPolicy)
  c.header("accept-ranges", "none")
  return succeed(c.body(html, 200))
})

const succeed = (response: Response): Result.Result<Response, NoSuchRange> => Result.succeed(response)

// A browser that would show or run what it saves is given no reason to: pages, anything in XML, mail and archives of pages,
// scripts, and what it does not know and would look into itself.
const saved = (mediaType: string): string =>
  /html|xml|xsl|svg|script|^(?:message|multipart|unknown)\/|^text\/css$|\*/u.test(mediaType)
    ? "application/octet-stream"
    : mediaType
