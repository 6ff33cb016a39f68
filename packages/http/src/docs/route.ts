import { readFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { type Context, Hono } from "hono"

/** The documentation for those who program against the API. Its reader comes from its package: no request leaves here. */
export const docsRoutes = () => {
  let reader: Promise<Reader> | null = null
  return new Hono()
    .get("/docs", (c) => {
      c.header("content-security-policy", policy)
      return c.html(page)
    })
    .get("/docs/reader.js", async (c) => {
      reader ??= readReader()
      return respond(c, await reader)
    })
}

interface Reader {
  readonly plain: Buffer<ArrayBuffer>
  readonly packed: Buffer<ArrayBuffer>
  readonly etag: string
}

const readReader = async (): Promise<Reader> => {
  // Of its dist folder the package exports only the style sheet.
  const dist = dirname(fileURLToPath(import.meta.resolve("@scalar/api-reference/style.css")))
  const plain = await readFile(join(dist, "browser", "standalone.js"))
  const packed = await promisify(gzip)(plain)
  return { plain, packed, etag: `"${plain.byteLength}-${packed.byteLength}"` }
}

const respond = (c: Context, { plain, packed, etag }: Reader) => {
  const isPacked = /\bgzip\b/u.test(c.req.header("accept-encoding") ?? "")
  c.header("cache-control", "public, max-age=86400")
  c.header("etag", etag)
  c.header("vary", "accept-encoding")
  if (c.req.header("if-none-match") === etag) return c.body(null, 304)
  c.header("content-type", "text/javascript; charset=utf-8")
  if (isPacked) c.header("content-encoding", "gzip")
  return c.body(isPacked ? packed : plain)
}

const configuration = {
  url: "/api/v1/openapi.json",
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
  metaData: { title: "Postkasse API" }
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Postkasse API</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <noscript><a href="/api/v1/openapi.json">openapi.json</a></noscript>
    <script id="api-reference" data-configuration='${JSON.stringify(configuration)}'></script>
    <script src="/docs/reader.js"></script>
  </body>
</html>
`

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ")
