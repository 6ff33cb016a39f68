import { Schema } from "effect"
import { type EventName, events, type FieldsOf, type Level } from "./event.ts"

/** Tells an event. */
export type Log = <Name extends EventName>(name: Name, fields: FieldsOf<Name>) => void

const order = { info: 0, warn: 1, error: 2 } as const satisfies Record<Level, number>

/**
 * The log: a line of JSON an event, from `least` upwards. A field that is not of its kind is left out: whatever a caller
 * has made of the types, what does not fit the schema is never written.
 */
export const logTo =
  (write: (line: string) => void, least: Level): Log =>
  (name, fields) => {
    const { level } = events[name]
    if (order[level] < order[least]) return
    const time = new Date().toISOString()
    write(`${JSON.stringify({ time, level, event: name, ...fitting(name, fields) })}\n`)
  }

const fitting = (name: EventName, fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => value !== null && checks.get(name)?.get(field)?.(value) === true)
  )

type Check = (value: unknown) => boolean
const checks: ReadonlyMap<string, ReadonlyMap<string, Check>> = new Map(
  Object.entries(events).map(([name, { fields }]) => [
    name,
    new Map(
      Object.entries(fields).map(
        ([field, kind]) => [field, Schema.is(kind as unknown as Schema.Codec<unknown>)] as const
      )
    )
  ])
)
