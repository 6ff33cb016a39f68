import { kinds } from "./kind.ts"

const fault = {
  name: kinds.faultName,
  part: kinds.part,
  code: kinds.faultCode,
  table: kinds.relation,
  constraint: kinds.relation,
  places: kinds.places
}

/**
 * All that is ever logged. Each event has its level and its fields, and each field is of one of the `kinds`;
 * docs/operations.md says what to do about them.
 */
export const events = {
  ServerStarted: {
    level: "info",
    fields: {
      node: kinds.version,
      database: kinds.database,
      idPorten: kinds.real,
      maskinporten: kinds.real,
      malwareScan: kinds.switched,
      telemetry: kinds.switched,
      proxies: kinds.count
    }
  },
  ServerStopping: { level: "info", fields: {} },
  ServerStopped: { level: "info", fields: { millis: kinds.millis } },
  RequestAnswered: {
    level: "info",
    fields: {
      method: kinds.method,
      route: kinds.route,
      status: kinds.status,
      millis: kinds.millis,
      caller: kinds.caller,
      refusal: kinds.refusal,
      rules: kinds.rules,
      fault: kinds.faultId,
      trace: kinds.traceId
    }
  },
  RequestFailed: { level: "error", fields: { fault: kinds.faultId, ...fault } },
  AnswerBrokeOff: { level: "error", fields: fault },
  JobWorked: { level: "info", fields: { job: kinds.job, count: kinds.count, millis: kinds.millis } },
  JobFailed: { level: "error", fields: { job: kinds.job, ...fault } },
  PartFellIll: { level: "error", fields: { need: kinds.need, ...fault } },
  PartIsWell: { level: "info", fields: { part: kinds.part, millis: kinds.millis } },
  /** Something wrote a text of its own: it is dropped, and its place told. */
  StrayOutput: { level: "warn", fields: { places: kinds.places } },
  Crashed: { level: "error", fields: fault }
} as const satisfies Record<string, Event>

export type EventName = keyof typeof events
export type Level = "info" | "warn" | "error"

type Kind = (typeof kinds)[keyof typeof kinds]
interface Event {
  readonly level: Level
  readonly fields: Readonly<Record<string, Kind>>
}

/** The fields of an event; what is not known, or is null, is left out. */
export type FieldsOf<Name extends EventName> = {
  readonly [K in keyof (typeof events)[Name]["fields"]]?: Value<(typeof events)[Name]["fields"][K]> | null
}
type Value<K> = K extends Kind ? K["Type"] : never
