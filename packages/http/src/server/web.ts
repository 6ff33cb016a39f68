import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { serveStatic } from "@hono/node-server/serve-static"
import { type Context, Hono, type MiddlewareHandler } from "hono"
import { compress } from "hono/compress"
import { secureHeaders } from "hono/secure-headers"

/** Where `vite build` puts the web. */
const built = fileURLToPath(new URL("../../../web/dist", import.meta.url))

/** Whether the web is there to be served. */
export const isBuilt = (): boolean => existsSync(`${built}/index.html`)

/**
 * The web's files, `watched` as they go: names with a digest in them for ever, the rest asked for anew. Every page is the
 * one page. Its forms may be posted here and to `endSessionOrigin`, where logging out goes on, once that is known.
 */
export const webFiles = (isSecure: boolean, endSessionOrigin: () => string | null, watched: MiddlewareHandler) => {
  const page = serveStatic({ root: built, path: "index.html", onFound: askAnew })
  return new Hono()
    .use(watched)
    .use(
      secureHeaders({
        contentSecurityPolicy: {
          ...policy,
          formAction: ["'self'", ({ req }) => (isPage(req.path) ? (endSessionOrigin() ?? "") : "")]
        },
        crossOriginOpenerPolicy: "same-origin",
        crossOriginResourcePolicy: "same-origin",
        referrerPolicy: "same-origin",
        strictTransportSecurity: isSecure ? "max-age=63072000; includeSubDomains" : false,
        xFrameOptions: "DENY"
      })
    )
    .use(compress())
    .get(
      "/assets/*",
      serveStatic({
        root: built,
        onFound: (_, c) => c.header("cache-control", "public, max-age=31536000, immutable")
      }),
      (c) => c.notFound()
    )
    .get("*", serveStatic({ root: built, onFound: askAnew }))
    .get("*", async (c, next) => (isPage(c.req.path) ? ((await page(c, next)) ?? c.notFound()) : c.notFound()))
}

const askAnew = (_: string, c: Context): void => c.header("cache-control", "no-cache")

const isPage = (path: string): boolean => !path.startsWith("/assets/") && !/\.[a-z0-9]+$/u.test(path)

const policy = {
  defaultSrc: ["'self'"],
  // pdf.js decodes some pictures by WebAssembly.
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:", "blob:"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  frameSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"]
}
