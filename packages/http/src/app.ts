import { randomUUID } from "node:crypto"
import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import { DateTime } from "effect"
import { Hono } from "hono"
import { METHODS } from "hono/router"
import { auditRoutes } from "./audit/route.ts"
import { directoryRoutes } from "./directory/route.ts"
import { docsRoutes } from "./docs/route.ts"
import { documentRoutes } from "./document/route.ts"
import { securityHeaders } from "./header/security.ts"
import { healthRoutes } from "./health/route.ts"
import { mailboxRoutes } from "./mailbox/route.ts"
import { openApiOf } from "./openapi/document.ts"
import { openingRoutes } from "./opening/route.ts"
import { type Operate, operateWith, refuseUndeclared } from "./operation/index.ts"
import { respondProblem } from "./problem/index.ts"
import { receiptRoutes } from "./receipt/route.ts"
import { requestLimits } from "./request/limits.ts"
import { sendingRoutes } from "./sending/route.ts"
import { sessionRoutes } from "./session/route.ts"
import type { Runtime, Surroundings } from "./surroundings.ts"
import { FaultId, note, watch } from "./telemetry/index.ts"

/** The API, a word's routes after another's. */
const apiOf = (operate: Operate, surroundings: Surroundings) =>
  new Hono()
    .route("/", sessionRoutes(operate, surroundings))
    .route("/", mailboxRoutes(operate))
    .route("/", openingRoutes(operate, surroundings))
    .route("/", documentRoutes(operate, surroundings))
    .route("/", directoryRoutes(operate))
    .route("/", sendingRoutes(operate, surroundings))
    .route("/", receiptRoutes(operate))
    .route("/", auditRoutes(operate, surroundings))

/**
 * The whole of HTTP but the web's files: the API under `/api/v1`, its documentation under `/docs`, and what machines ask.
 * Throws where a route of the API is no operation, and so has nobody that it is for.
 */
export const createApp = (runtime: Runtime, surroundings: Surroundings) => {
  const api = apiOf(operateWith(runtime, { ...surroundings, limits: requestLimits() }), surroundings)
  refuseUndeclared(api)
  let document: ReturnType<typeof openApiOf> | null = null
  const app = new Hono()
    .use(watch(runtime, surroundings.answered))
    .use(securityHeaders(surroundings.origin))
    .get("/api/v1/openapi.json", async (c) => {
      document ??= openApiOf(api, surroundings)
      return c.json(await document)
    })
    .route("/api/v1", api)
    .route("/", healthRoutes(surroundings))
    .route("/", docsRoutes())
  app.notFound((c) => {
    const taken = METHODS.map((method) => method.toUpperCase()).filter((method) =>
      app.router.match(method, c.req.path)[0].some(([[handler]]) => isRoute(handler))
    )
    const allowed = taken.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))
    const refusal =
      allowed.length === 0
        ? ({ _tag: "RouteNotFound", rules: ["FIELD-25"] } as const)
        : ({ _tag: "MethodNotAllowed", rules: [], allowed } as const)
    note(c, { refusal: refusal._tag, rules: refusal.rules })
    return respondProblem(c, refusal, DateTime.nowUnsafe())
  })
  app.onError((fault, c) => {
    const id = FaultId.make(randomUUID())
    surroundings.report(fault, id)
    note(c, { refusal: tagOf(fault), fault: id })
    c.header("x-fault-id", id)
    return respondProblem(c, { _tag: tagOf(fault), rules: [] }, DateTime.nowUnsafe())
  })
  const routes = new Set<unknown>(app.routes.filter(({ method }) => method !== "ALL").map(({ handler }) => handler))
  const isRoute = (handler: unknown): boolean => routes.has(handler)
  return app
}

const tagOf = (fault: unknown) =>
  fault instanceof Unavailable ? "Unavailable" : fault instanceof DiskFull ? "DiskFull" : "InternalFault"

/** What the typed client knows of the API. */
export type App = ReturnType<typeof createApp>
