import { createHash, randomBytes } from "node:crypto"
import type { Context } from "hono"
import { deleteCookie, getCookie, setCookie } from "hono/cookie"

/**
 * The session's cookie. `__Host-` binds it to this host over TLS; browsers take it on loopback without TLS too, so that
 * development is no special case.
 */
const name = "postkasse"

/** A new secret of 256 bits for a browser to keep. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

/** What a secret is known by here: a database that leaks opens no session. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex")

/** The hash of the secret that the browser shows, or null. Of two, one is somebody else's: nobody can tell which. */
export const sessionHashOf = (c: Context): string | null => {
  const secret = getCookie(c, name, "host")
  if ((c.req.header("cookie") ?? "").split(`__Host-${name}=`).length > 2) return null
  return secret === undefined || !/^[A-Za-z0-9_-]{43}$/u.test(secret) ? null : hashOf(secret)
}

/** Hands the browser its secret. It lives as long as the browser; the session's own limits are the server's. */
export const giveSession = (c: Context, secret: string): void =>
  setCookie(c, name, secret, { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" })

export const takeSession = (c: Context): void => {
  deleteCookie(c, name, { prefix: "host", path: "/", secure: true })
}
