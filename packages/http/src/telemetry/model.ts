/**
 * Telemetry: what is told of a request when it has been answered. Routes are named by their template, callers by their
 * kind: no address, no name, no number and no content is in it, so all of it may be logged and measured.
 *
 * @module
 */
import { ApiScope } from "@postkasse/core/identity"
import { RuleId } from "@postkasse/core/rule"
import { Schema, Struct } from "effect"
import type { CallerKind } from "../gate/index.ts"
import { statusOf } from "../problem/index.ts"

/** A route as the code spells it, such as `/api/v1/mailboxes/:mailbox/letters`; `none` where no route was met. */
export const Route = Schema.String.check(
  Schema.isPattern(/^(?:none|\/|(?:\/(?:v1|:?[A-Za-z-]+(?:\.[a-z]+)?|\*))+)$/u)
).pipe(Schema.brand("Route"))
export type Route = typeof Route.Type

/** A trace's id, as W3C Trace Context spells it. */
export const TraceId = Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/u)).pipe(Schema.brand("TraceId"))
export type TraceId = typeof TraceId.Type

/** The id under which a caller was told of a fault. */
export const FaultId = Schema.String.check(Schema.isUUID()).pipe(Schema.brand("FaultId"))
export type FaultId = typeof FaultId.Type

export const Method = Schema.Literals(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"])
export type Method = typeof Method.Type

const Caller: Schema.Codec<CallerKind> = Schema.Literals(["anyone", "person", "onlooker", ...ApiScope.literals])

/** A request that has been answered; a body that streams may be on its way yet. */
export const Answered = Schema.Struct({
  method: Method,
  route: Route,
  status: Schema.Int.check(Schema.isBetween({ minimum: 100, maximum: 599 })),
  millis: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 999_999_999 })),
  /** Who the operation is for; null where it is none of the API's. */
  caller: Schema.NullOr(Caller),
  refusal: Schema.NullOr(Schema.Literals(Struct.keys(statusOf))),
  rules: Schema.Array(RuleId),
  fault: Schema.NullOr(FaultId),
  trace: TraceId
})
export type Answered = typeof Answered.Type
