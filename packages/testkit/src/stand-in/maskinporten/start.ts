import { getRequestListener } from "@hono/node-server"
import type { JWK } from "jose"
import { listenOnLoopback } from "../loopback.ts"
import { publicPart, signingKey } from "../signing-key.ts"
import { maskinportenApp } from "./app.ts"
import type { Maskinporten, MaskinportenOptions } from "./model.ts"
import { minter } from "./token.ts"

/**
 * Starts the stand-in on loopback and answers when it takes requests.
 *
 * Rejects with Node's `EADDRINUSE` when the port is taken.
 */
export const startMaskinporten = async (options: MaskinportenOptions): Promise<Maskinporten> => {
  const now = options.now ?? (() => new Date())
  const keys: ReadonlyArray<JWK> = options.keys ?? [await signingKey()]
  const [signing] = keys
  if (signing === undefined) throw new RangeError("A key to sign with is needed")
  const { origin, port, close } = await listenOnLoopback(options.port ?? 0, options.host ?? "127.0.0.1", async (at) => {
    const issuer = `${at.origin}/`
    const mint = await minter(issuer, signing, now)
    const app = maskinportenApp({ ...options, now, issuer, mint, publicKeys: keys.map(publicPart) })
    const listener = getRequestListener(app.fetch)
    return (incoming, outgoing) => void listener(incoming, outgoing)
  })
  return { issuer: `${origin}/`, tokenEndpoint: `${origin}/token`, jwksUri: `${origin}/jwks`, port, close }
}
