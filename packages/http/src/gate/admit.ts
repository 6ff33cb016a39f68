import { type ApiScope, mayCall } from "@postkasse/core/identity"
import { peekSession, resumeSession } from "@postkasse/core/session"
import { Effect } from "effect"
import type { Context } from "hono"
import type { Tokens } from "../identity/token.ts"
import type { AnyRefusalByTag } from "../problem/index.ts"
import { sessionHashOf } from "../session/cookie.ts"
import type { CallerKind, CallerOf, SignedIn } from "./caller.ts"
import { isCrossSite } from "./cross-site.ts"

export type GateRefusal = AnyRefusalByTag["SessionEnded" | "TokenRefused" | "ScopeMissing" | "CrossSiteRequest"]

/** What the gate needs to know callers by. */
export interface Gate {
  readonly tokens: Tokens
  /** The origin that the browser sees. */
  readonly origin: string
}

/** The one way in: lets a caller of this kind pass, or says why not. */
export const admit = <Kind extends CallerKind>(gate: Gate, kind: Kind, c: Context) =>
  admitAny(gate, kind, c) as Effect.Effect<CallerOf<Kind>, GateRefusal, Effect.Services<ReturnType<typeof admitAny>>>

const admitAny = Effect.fnUntraced(function* (gate: Gate, kind: CallerKind, c: Context) {
  if (kind !== "anyone" && kind !== "person" && kind !== "onlooker") return yield* admitIntegration(gate, kind, c)
  if (isCrossSite(c.req.method, c.req.raw.headers, gate.origin)) return yield* Effect.fail<GateRefusal>(crossSite)
  if (kind === "anyone") return null
  const hash = sessionHashOf(c)
  if (hash === null) return yield* Effect.fail<GateRefusal>(nobody)
  const used = kind === "person" && c.req.header("x-background") === undefined
  const resumed = yield* Effect.flatMap(used ? resumeSession(hash) : peekSession(hash), Effect.fromResult)
  const { level } = resumed.standing
  return { ...resumed, hash, reader: { person: resumed.stored.person.id, level } } satisfies SignedIn
})

const admitIntegration = Effect.fnUntraced(function* ({ tokens }: Gate, scope: ApiScope, c: Context) {
  const integration = yield* Effect.promise(() => tokens.integrationOf(c.req.header("authorization")))
  if (integration === null) return yield* Effect.fail<GateRefusal>({ _tag: "TokenRefused", rules: ["FIELD-2"] })
  return yield* Effect.fromResult(mayCall(integration, scope))
})

const nobody: GateRefusal = { _tag: "SessionEnded", rules: ["AUTH-13"] }
const crossSite: GateRefusal = { _tag: "CrossSiteRequest", rules: [] }
