import { findPerson } from "@postkasse/core/identity"
import { beginSession, endSession, type NewSession } from "@postkasse/core/session"
import type { Language } from "@postkasse/core/text"
import { Unavailable } from "@postkasse/core/transaction"
import { Effect } from "effect"
import type { Context } from "hono"
import { deleteCookie, getCookie, setCookie } from "hono/cookie"
import type { Surroundings } from "../surroundings.ts"
import { giveSession, hashOf, newSecret, sessionHashOf } from "./cookie.ts"
import type { ElectronicLevel, LoginOutcome } from "./openid.ts"

/** Why a login at ID-porten came to nothing: the page that the browser lands on says it in words. */
export type LoginProblem =
  | Exclude<LoginOutcome["_tag"], "LoggedIn">
  /** The login took too long, was answered before, or was begun in another browser. */
  | "LoginExpired"
  /** ID-porten knows the person; there is no account here. */
  | "PersonUnknown"
  /** ID-porten does not answer. */
  | "IdentityProviderUnavailable"

/** The cookie of the newest login under way. A second one in another tab takes its place. */
const cookie = "postkasse-login"

/** Sends the browser to ID-porten. */
export const beginLogin = Effect.fnUntraced(function* (
  { identityProvider, logins }: Surroundings,
  c: Context,
  asked: { readonly level: ElectronicLevel; readonly returnTo: string; readonly language: Language }
) {
  const { level, returnTo, language } = asked
  const begun = yield* Effect.promise(() => unlessUnavailable(identityProvider.begin(level, language)))
  if (begun === null) return toLoginPage(c, "IdentityProviderUnavailable", returnTo)
  const { url, ...secrets } = begun
  const sealed = yield* Effect.promise(() => logins.seal({ ...secrets, level, returnTo }))
  setCookie(c, cookie, sealed, {
    prefix: "host",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    maxAge: 600
  })
  return c.redirect(url.href, 302)
})

/** Takes the browser back from ID-porten: a new session, the old one ended, and on to where the person was going. */
export const finishLogin = Effect.fnUntraced(function* ({ identityProvider, logins }: Surroundings, c: Context) {
  const sealed = getCookie(c, cookie, "host")
  deleteCookie(c, cookie, { prefix: "host", path: "/", secure: true })
  const transaction =
    sealed === undefined ? null : yield* Effect.promise(() => logins.take(sealed, c.req.query("state") ?? ""))
  if (transaction === null) return toLoginPage(c, "LoginExpired", "/")

  const { search } = new URL(c.req.url)
  const outcome = yield* Effect.promise(() => unlessUnavailable(identityProvider.finish(search, transaction)))
  if (outcome === null) return toLoginPage(c, "IdentityProviderUnavailable", transaction.returnTo)
  if (outcome._tag !== "LoggedIn") return toLoginPage(c, outcome._tag, transaction.returnTo)

  const found = yield* findPerson(outcome.nationalId)
  if (found === null) return toLoginPage(c, "PersonUnknown", transaction.returnTo)
  const { level, electronicId, idToken } = outcome
  yield* replaceSession(c, { ...found, proof: { _tag: "ElectronicLogin", level, electronicId }, idToken })
  return c.redirect(transaction.returnTo, 302)
})

/** Begins a session in this browser and ends the one that it had (AUTH-10). */
export const replaceSession = Effect.fnUntraced(function* (c: Context, login: Omit<NewSession, "hash" | "device">) {
  const before = sessionHashOf(c)
  const secret = newSecret()
  yield* beginSession({ ...login, hash: hashOf(secret), device: "browser" })
  if (before !== null) yield* endSession(before)
  giveSession(c, secret)
})

const toLoginPage = (c: Context, problem: LoginProblem, returnTo: string) =>
  c.redirect(`/login?${new URLSearchParams({ problem, returnTo }).toString()}`, 302)

const unlessUnavailable = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((cause: unknown) => {
    if (cause instanceof Unavailable) return null
    throw cause
  })
