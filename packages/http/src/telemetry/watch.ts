import { Clock, Effect, Exit, Schema, Tracer } from "effect"
import type { Context, MiddlewareHandler } from "hono"
import { matchedRoutes } from "hono/route"
import type { Runtime } from "../surroundings.ts"
import { type Answered, type FaultId, Method, Route, TraceId } from "./model.ts"

/** What is noted of a request on its way. */
type Noted = Pick<Answered, "caller" | "refusal" | "rules"> & { readonly fault: FaultId | null }

const nothing: Noted = { caller: null, refusal: null, rules: [], fault: null }
const noted = new WeakMap<Context, Noted>()
const spans = new WeakMap<Context, Tracer.Span>()

/** Notes something of the request, to be told when it has been answered. */
export const note = (c: Context, more: Partial<Noted>): void =>
  void noted.set(c, { ...(noted.get(c) ?? nothing), ...more })

/** Lets what the work does be seen under the request that asked for it. */
export const underRequest =
  (c: Context) =>
  <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
    const span = spans.get(c)
    return span === undefined ? work : (Effect.withParentSpan(work, span) as Effect.Effect<A, E, R>)
  }

/** Follows every request from its beginning to its answer: a span, named by route, and a word to `told`. */
export const watch =
  (runtime: Runtime, told: (answered: Answered) => void): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now()
    const [method, route] = [methodOf(c), routeOf(c)]
    const span = await runtime.runPromise(
      Effect.makeSpan(`${method} ${route}`, { kind: "server", root: true, ...parentOf(c) })
    )
    spans.set(c, span)
    await next()
    const answered: Answered = {
      ...{ method, route, status: c.res.status, millis: Math.round((performance.now() - began) * 10) / 10 },
      ...(noted.get(c) ?? nothing),
      trace: TraceId.make(span.traceId)
    }
    runtime.runSync(end(span, answered))
    told(answered)
  }

const end = (span: Tracer.Span, { method, route, status, caller, refusal, fault }: Answered) =>
  Effect.map(Clock.currentTimeNanos, (now) => {
    span.attribute("http.request.method", method)
    span.attribute("http.route", route)
    span.attribute("http.response.status_code", status)
    if (caller !== null) span.attribute("postkasse.caller", caller)
    if (refusal !== null) span.attribute("postkasse.refusal", refusal)
    if (fault !== null) span.attribute("postkasse.fault", fault)
    // A refusal is an answer; what is broken here is not.
    span.end(now, status < 500 ? Exit.void : Exit.die(refusal))
  })

const methodOf = (c: Context): Method => (Schema.is(Method)(c.req.method) ? c.req.method : "other")

/** The template that the request has met. Never its address, in which there may be anything. */
const routeOf = (c: Context): Route =>
  Route.make(matchedRoutes(c).find(({ method }) => method !== "ALL")?.path ?? "none")

// https://www.w3.org/TR/trace-context/#traceparent-header. A trace that another began goes on here; whether it is kept
// is not for a stranger to say.
const parentOf = (c: Context) => {
  const [, traceId, spanId] = traceparent.exec(c.req.header("traceparent") ?? "") ?? []
  if (traceId === undefined || spanId === undefined) return {}
  return { root: false, parent: Tracer.externalSpan({ traceId, spanId, sampled: true }) }
}

const traceparent = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/u
