import { type ApiScope, mayCall } from "@postkasse/core/identity"
import type { Requester } from "@postkasse/core/request"
import { peekSession, resumeSession } from "@postkasse/core/session"
import { Effect, Result } from "effect"
import type { Context } from "hono"
import type { Tokens } from "../identity/token.ts"
import type { AnyRefusalByTag } from "../problem/index.ts"
import type { RequestLimits } from "../request/limits.ts"
import { networkAddressOf } from "../session/address.ts"
import { sessionHashOf } from "../session/cookie.ts"
import type { CallerKind, CallerOf, SignedIn } from "./caller.ts"
import { isCrossSite } from "./cross-site.ts"

type DoorRefusal = AnyRefusalByTag["SessionEnded" | "TokenRefused" | "ScopeMissing" | "CrossSiteRequest"]
export type GateRefusal = DoorRefusal | AnyRefusalByTag["TooManyRequests"]

/** What the gate needs to know callers by. */
export interface Gate {
  readonly tokens: Tokens
  /** The origin that the browser sees. */
  readonly origin: string
  readonly proxies: number
  readonly limits: RequestLimits
}

/** The one way in: lets a caller of this kind pass, or says why not. */
export const admit = <Kind extends CallerKind>(gate: Gate, kind: Kind, c: Context) =>
  admitAny(gate, kind, c) as Effect.Effect<CallerOf<Kind>, GateRefusal, Effect.Services<ReturnType<typeof admitAny>>>

/** Counts the request on who has turned out to make it, let in or not, before anything is looked for. */
const admitAny = Effect.fnUntraced(function* (gate: Gate, kind: CallerKind, c: Context) {
  const known = yield* Effect.result(atTheDoor(gate, kind, c))
  const { by, id } = Result.isSuccess(known) ? requesterOf(gate, known.success, c) : addressOf(gate, c)
  yield* Effect.flatMap(gate.limits.count(by, id), Effect.fromResult)
  return yield* Effect.fromResult(known)
})

const requesterOf = (gate: Gate, caller: CallerOf<CallerKind>, c: Context): { by: Requester; id: string } => {
  if (caller === null) return addressOf(gate, c)
  return "reader" in caller ? { by: "person", id: caller.reader.person } : { by: "organisation", id: caller.consumer }
}

const addressOf = ({ proxies }: Gate, c: Context) => ({ by: "address", id: networkAddressOf(c, proxies) }) as const

const atTheDoor = Effect.fnUntraced(function* (gate: Gate, kind: CallerKind, c: Context) {
  if (kind !== "anyone" && kind !== "person" && kind !== "onlooker") return yield* admitIntegration(gate, kind, c)
  if (isCrossSite(c.req.method, c.req.raw.headers, gate.origin)) return yield* Effect.fail<DoorRefusal>(crossSite)
  if (kind === "anyone") return null
  const hash = sessionHashOf(c)
  if (hash === null) return yield* Effect.fail<DoorRefusal>(nobody)
  const used = kind === "person" && c.req.header("x-background") === undefined
  const resumed = yield* Effect.flatMap(used ? resumeSession(hash) : peekSession(hash), Effect.fromResult)
  const { level } = resumed.standing
  return { ...resumed, hash, reader: { person: resumed.stored.person.id, level } } satisfies SignedIn
})

const admitIntegration = Effect.fnUntraced(function* ({ tokens }: Gate, scope: ApiScope, c: Context) {
  const integration = yield* Effect.promise(() => tokens.integrationOf(c.req.header("authorization")))
  if (integration === null) return yield* Effect.fail<DoorRefusal>({ _tag: "TokenRefused", rules: ["FIELD-2"] })
  return yield* Effect.fromResult(mayCall(integration, scope))
})

const nobody: DoorRefusal = { _tag: "SessionEnded", rules: ["AUTH-13"] }
const crossSite: DoorRefusal = { _tag: "CrossSiteRequest", rules: [] }
