import { RuleId } from "@postkasse/core/rule"
import { Schema } from "effect"
import { PartName } from "../../health/model.ts"
import { Answered, FaultId, Method, Route, TraceId } from "../../telemetry/index.ts"

const shaped = (pattern: RegExp) => Schema.String.check(Schema.isPattern(pattern))
// Below the smallest national id number, read as a number.
const below = 1_000_000_000

/**
 * The kinds of field that a log line may have: ids that we have made, words of closed lists, counts, times, and places in
 * the code. No kind takes a sentence, a name, an address or the number of a person.
 */
export const kinds = {
  count: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: below })),
  millis: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: below })),
  status: Answered.fields.status,
  version: shaped(/^v\d{1,3}\.\d{1,3}\.\d{1,3}$/u).pipe(Schema.brand("Version")),
  method: Method,
  route: Route,
  caller: Answered.fields.caller,
  refusal: Answered.fields.refusal,
  rules: Schema.Array(RuleId),
  faultId: FaultId,
  traceId: TraceId,
  /** The class of what was thrown. */
  faultName: shaped(/^[A-Z][A-Za-z]{1,25}$/u).pipe(Schema.brand("FaultName")),
  /** A code of Postgres or of the operating system: `23505`, `ECONNREFUSED`. */
  faultCode: shaped(/^(?:[0-9A-Z]{5}|E[A-Z]{2,15})$/u).pipe(Schema.brand("FaultCode")),
  /** A table's or a constraint's name. */
  relation: shaped(/^[a-z][a-z_]{0,62}$/u).pipe(Schema.brand("Relation")),
  /** Where in the code, innermost first. */
  places: Schema.Array(
    shaped(/^(?:node:|(?:packages|tooling|node_modules)\/)[\w@.+/-]{1,250}:\d{1,6}:\d{1,6}$/u).pipe(
      Schema.brand("Place")
    )
  ),
  database: Schema.Literals(["embedded", "postgres"]),
  real: Schema.Literals(["real", "stand-in"]),
  switched: Schema.Literals(["on", "off"]),
  job: Schema.Literals([
    "replay deletions",
    "deliver",
    "scan",
    "relay",
    "order",
    "lapse",
    "sweep staging",
    "forget keys",
    "forget sessions",
    "forget guesses",
    "write arrivals",
    "look"
  ]),
  part: Schema.Literals([...PartName.literals, "passwords"]),
  need: Schema.Literals(["needed", "of use"])
} as const
