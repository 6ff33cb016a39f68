import { faultsOf } from "@postkasse/core/input"
import { DateTime, Effect, Result, Schema } from "effect"
import type { Context, Handler } from "hono"
import type { RouterRoute } from "hono/types"
import { uniqueSymbol } from "hono-openapi"
import { admit, type CallerKind, type Gate } from "../gate/index.ts"
import { readJson } from "../input/json.ts"
import {
  type AnyRefusal,
  type AnyRefusalByTag,
  type MalformedRequest,
  type ProblemResponse,
  type RefusalTag,
  respondProblem
} from "../problem/index.ts"
import type { Runtime } from "../surroundings.ts"
import { note, underRequest } from "../telemetry/index.ts"
import { describe } from "./describe.ts"
import type { Operation } from "./model.ts"

/** The refusals that any operation may give without saying so: the gate's, the decoder's, and faults. */
type Implied =
  | "SessionEnded"
  | "TokenRefused"
  | "ScopeMissing"
  | "CrossSiteRequest"
  | "TooManyRequests"
  | "MalformedRequest"
  | "ContentTooLarge"
  | "UnsupportedMediaType"
  | "InternalFault"
  | "Unavailable"
  | "DiskFull"

/** What a handler takes in and gives out, for the typed client. */
type HandlerOf<QueryText, HeaderText, BodyJson, R extends Response, Tag extends RefusalTag> = Handler<
  object,
  // oxlint-disable-next-line typescript/no-explicit-any -- the path is the route's to say
  any,
  {
    in: (unknown extends QueryText ? object : { query: QueryText }) &
      (unknown extends HeaderText ? object : { header: HeaderText }) &
      (unknown extends BodyJson ? object : { json: BodyJson })
  },
  Promise<R | ProblemResponse<Tag | Implied>>
>

/** Handlers that have come from here, and so through the gate. */
const declared = new WeakSet<object>()

/** Throws where an API has a handler that is no operation's: nobody has said who it is for, so it is for nobody. */
export const refuseUndeclared = (api: { readonly routes: ReadonlyArray<RouterRoute> }): void => {
  for (const { method, path, handler } of api.routes) {
    if (!declared.has(handler)) throw new Error(`${method} ${path} is no operation: nobody has said who it is for`)
  }
}

/** Makes handlers of operations. */
export type Operate = ReturnType<typeof operateWith>

export const operateWith =
  (runtime: Runtime, gate: Gate) =>
  <
    Kind extends CallerKind,
    A,
    R extends Response,
    Tag extends RefusalTag,
    Params = unknown,
    Query = unknown,
    QueryText = unknown,
    Headers = unknown,
    HeaderText = unknown,
    Body = unknown,
    BodyJson = unknown
  >(
    operation: Operation<Kind, Params, Query, QueryText, Headers, HeaderText, Body, BodyJson, A, R, Tag>
  ): HandlerOf<QueryText, HeaderText, BodyJson, R, Tag> => {
    const answer = Effect.fnUntraced(function* (c: Context) {
      const caller = yield* admit(gate, operation.caller, c)
      const params = yield* paramsOf(operation.params, c)
      const headers = yield* decoded("header", operation.headers, c.req.header())
      const query = yield* queryOf(operation.query, c)
      const { body: expected } = operation
      const body = expected === undefined ? undefined : yield* readJson(c, expected.schema, expected.most)
      // What an operation doesn't declare it is typed not to read.
      const asked = {
        caller,
        params: params as Params,
        query: query as Query,
        headers: headers as Headers,
        body: body as Body,
        c
      }
      return yield* Effect.flatMap(operation.handle(asked), Effect.fromResult)
    })
    const handler = async (c: Context) => {
      note(c, { caller: operation.caller })
      const asked = answer(c) as Effect.Effect<A, AnyRefusalByTag[Tag | Implied]>
      const [answered, at] = await runtime.runPromise(
        Effect.all([Effect.result(asked), DateTime.now]).pipe(underRequest(c))
      )
      if (Result.isSuccess(answered)) return operation.answer.respond(c, answered.success)
      note(c, { refusal: answered.failure._tag, rules: answered.failure.rules })
      return respondProblem<Tag | Implied>(c, answered.failure, at)
    }
    declared.add(handler)
    return Object.assign(handler, { [uniqueSymbol]: { spec: describe(operation) } })
  }

const paramsOf = <T>(
  params:
    | { readonly schema: Schema.Codec<T, Readonly<Record<string, string>>>; readonly unknown: AnyRefusal }
    | undefined,
  c: Context
): Effect.Effect<T | undefined, AnyRefusal> => {
  if (params === undefined) return Effect.succeed(undefined)
  const decoded = Schema.decodeUnknownResult(params.schema)(c.req.param())
  return Result.isSuccess(decoded) ? Effect.succeed(decoded.success) : Effect.fail(params.unknown)
}

const queryOf = <T, E>(schema: Schema.Codec<T, E> | undefined, c: Context) => {
  const all = Object.entries(c.req.queries())
  const twice = schema !== undefined && all.some(([, values]) => values.length > 1)
  if (twice) return Effect.fail(malformed("query", [{ field: "", why: "Invalid", expected: "each parameter once" }]))
  return decoded("query", schema, Object.fromEntries(all.map(([name, [value]]) => [name, value])))
}

const decoded = <T, E>(
  where: "query" | "header",
  schema: Schema.Codec<T, E> | undefined,
  given: Readonly<Record<string, string | undefined>>
): Effect.Effect<T | undefined, MalformedRequest> => {
  if (schema === undefined) return Effect.succeed(undefined)
  const answer = Schema.decodeUnknownResult(schema, { errors: "all" })(given)
  return Result.isSuccess(answer)
    ? Effect.succeed(answer.success)
    : Effect.fail(malformed(where, faultsOf(answer.failure.issue)))
}

const malformed = (where: MalformedRequest["in"], faults: MalformedRequest["faults"]): MalformedRequest => ({
  _tag: "MalformedRequest",
  rules: [],
  in: where,
  faults
})
