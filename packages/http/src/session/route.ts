import { NationalId } from "@postkasse/core/identity"
import { choosePassword, endSession, type LoginRefused, logInWithPassword } from "@postkasse/core/session"
import { Language } from "@postkasse/core/text"
import { Effect, Result, Schema } from "effect"
import { Hono } from "hono"
import { done, json, type Operate, raw } from "../operation/index.ts"
import type { Surroundings } from "../surroundings.ts"
import { networkAddressOf } from "./address.ts"
import { giveSession, hashOf, newSecret, sessionHashOf, takeSession } from "./cookie.ts"
import { beginLogin, finishLogin, replaceSession } from "./login.ts"
import { LoggedOut, NewPassword, PasswordLogin, SessionNow, sessionNow } from "./representation.ts"
import { ReturnTo } from "./return-to.ts"

const LoginAsked = Schema.Struct({
  level: Schema.Literals(["substantial", "high"]).pipe(
    Schema.withDecodingDefaultKey(Effect.succeed("substantial" as const))
  ),
  returnTo: ReturnTo.pipe(Schema.withDecodingDefaultKey(Effect.succeed("/"))),
  lang: Language.pipe(Schema.withDecodingDefaultKey(Effect.succeed("nb" as const)))
})

const redirect = { headers: { Location: { schema: { type: "string" } } } } as const

/** Logging in, logging out, and who is logged in. */
export const sessionRoutes = (operate: Operate, surroundings: Surroundings) =>
  new Hono()
    .get(
      "/session",
      operate({
        name: "getSession",
        word: "Session",
        summary: "Who is logged in",
        description: "Asking is not use of the session: it ends when it would have ended.",
        caller: "onlooker",
        answer: json(200, SessionNow, "The session"),
        refusals: [],
        handle: ({ caller }) => Effect.succeed(Result.succeed(sessionNow(caller)))
      })
    )
    .get(
      "/login",
      operate({
        name: "logIn",
        word: "Session",
        summary: "Log in with ID-porten, or log in more firmly",
        description: "For browsers: sends them to ID-porten, and from there back to `returnTo`.",
        caller: "anyone",
        query: LoginAsked,
        answer: raw({ 302: { description: "On to ID-porten", ...redirect } }),
        refusals: [],
        handle: ({ query: { level, returnTo, lang: language }, c }) =>
          Effect.map(beginLogin(surroundings, c, { level, returnTo, language }), Result.succeed)
      })
    )
    .get(
      "/login/callback",
      operate({
        name: "finishLogin",
        word: "Session",
        summary: "Come back from ID-porten",
        description: "For browsers. What went wrong, if anything, is in the query of the page that they land on.",
        caller: "anyone",
        answer: raw({ 302: { description: "On to where the person was going, or to the login page", ...redirect } }),
        refusals: [],
        handle: ({ c }) => Effect.map(finishLogin(surroundings, c), Result.succeed)
      })
    )
    .post(
      "/login/password",
      operate({
        name: "logInWithPassword",
        word: "Session",
        summary: "Log in with national identity number and password",
        description: "Opens only letters from private senders that ask for no more (AUTH-4).",
        caller: "anyone",
        body: { schema: PasswordLogin, most: 10_000 },
        answer: done("Logged in; the session is in the cookie"),
        refusals: ["LoginRefused", "TooManyGuesses"],
        handle: Effect.fnUntraced(function* ({ body: { nationalId, password }, c }) {
          // A number that nobody can have is answered as one that nobody has.
          if (!Schema.is(NationalId)(nationalId)) return Result.fail(refused)
          const address = networkAddressOf(c, surroundings.proxies)
          const login = yield* logInWithPassword({ nationalId, password, address })
          if (Result.isFailure(login)) return Result.fail(login.failure)
          yield* replaceSession(c, { ...login.success, proof: { _tag: "PasswordLogin" }, idToken: null })
          return Result.succeed(undefined)
        })
      })
    )
    .post(
      "/logout",
      operate({
        name: "logOut",
        word: "Session",
        summary: "Log out",
        description: "Ends the session at once (AUTH-10). Logging out twice is as logging out once.",
        caller: "anyone",
        answer: json(200, LoggedOut, "Logged out"),
        refusals: [],
        handle: Effect.fnUntraced(function* ({ c }) {
          const hash = sessionHashOf(c)
          const ended = hash === null ? null : yield* endSession(hash)
          takeSession(c)
          const idToken = ended?.idToken ?? null
          const provider = surroundings.identityProvider
          // Logged out here it is, whether ID-porten answers or not.
          const atProvider =
            idToken === null ? null : yield* Effect.promise(() => provider.endSession(idToken).catch(() => null))
          return Result.succeed({ endSession: atProvider })
        })
      })
    )
    .put(
      "/password",
      operate({
        name: "choosePassword",
        word: "Session",
        summary: "Choose a password to log in with",
        caller: "person",
        body: { schema: NewPassword, most: 10_000 },
        answer: done("Chosen"),
        description:
          "Ends every other session of this person (AUTH-12). The one that it is chosen in goes on, under a new cookie.",
        refusals: ["LevelTooLow", "PasswordRefused", "SessionEnded"],
        handle: Effect.fnUntraced(function* ({ caller, body, c }) {
          const secret = newSecret()
          const chosen = yield* choosePassword(caller, body.password, { from: caller.hash, to: hashOf(secret) })
          if (Result.isSuccess(chosen)) giveSession(c, secret)
          return chosen
        })
      })
    )

const refused: LoginRefused = { _tag: "LoginRefused", rules: ["AUTH-1", "AUTH-12"] }
