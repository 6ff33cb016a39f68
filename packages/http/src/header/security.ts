import type { MiddlewareHandler } from "hono"

/** What every answer of the API says to a browser, where the answer itself says nothing else. */
const always = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  // Letters are nobody's to keep on the way, nor in the browser after logging out.
  "cache-control": "no-store"
} as const

/** Headers that keep a browser from doing more with an answer than it is for. */
export const securityHeaders = (origin: string): MiddlewareHandler => {
  const transport = origin.startsWith("https:")
    ? { "strict-transport-security": "max-age=63072000; includeSubDomains" }
    : {}
  const headers = Object.entries({ ...always, ...transport })
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
