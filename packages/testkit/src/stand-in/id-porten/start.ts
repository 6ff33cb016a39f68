import { text } from "node:stream/consumers"
import { getRequestListener } from "@hono/node-server"
import type { KoaContextWithOIDC } from "oidc-provider"
import { listenOnLoopback } from "../loopback.ts"
import { signingKey } from "../signing-key.ts"
import { isOurs, loginPages } from "./login.ts"
import type { IdPorten, IdPortenOptions } from "./model.ts"
import { providerOf } from "./provider.ts"

/**
 * Starts the stand-in on loopback and answers when it takes requests. Sessions and codes live in memory and end with it.
 *
 * Rejects with Node's `EADDRINUSE` when the port is taken.
 */
export const startIdPorten = async (options: IdPortenOptions): Promise<IdPorten> => {
  const keys = options.keys ?? [await signingKey()]
  const { origin, port, close } = await listenOnLoopback(
    options.port ?? 0,
    options.host ?? "127.0.0.1",
    async ({ origin: issuer }) => {
      const provider = providerOf(issuer, options, keys)
      provider.use(takePostedLogout)
      const theirs = provider.callback()
      const ours = getRequestListener(loginPages(provider, options).fetch)
      return (incoming, outgoing) => void (isOurs(incoming.url) ? ours : theirs)(incoming, outgoing)
    }
  )
  return { issuer: origin, port, close }
}

/**
 * Takes a logout that is posted, as ID-porten recommends. The provider itself does so only if its cookies go along from other
 * sites, which browsers let them over TLS alone; here all are on one.
 */
const takePostedLogout = async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
  if (ctx.method === "POST" && ctx.path === "/logout") {
    ctx.querystring = await text(ctx.req)
    ctx.method = "GET"
  }
  await next()
}
