import { getRequestListener } from "@hono/node-server"
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
      const theirs = provider.callback()
      const ours = getRequestListener(loginPages(provider, options).fetch)
      return (incoming, outgoing) => void (isOurs(incoming.url) ? ours : theirs)(incoming, outgoing)
    }
  )
  return { issuer: origin, port, close }
}
