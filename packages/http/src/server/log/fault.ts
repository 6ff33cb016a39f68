import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import { Result, Schema } from "effect"
import type { FieldsOf } from "./event.ts"
import { kinds } from "./kind.ts"

/** What may be told of a fault. A message may hold what a person wrote, and so may whatever else it carries. */
export type Told = FieldsOf<"Crashed">

/**
 * What is told of a fault: its class, the part that is ill, Postgres' code with table and constraint, and where in the code
 * it came to be. Its message is not.
 */
export const toldOf = (fault: unknown): Told => ({
  name: read(kinds.faultName, nameOf(fault)),
  part: read(kinds.part, fault instanceof Unavailable || fault instanceof DiskFull ? fault.part : null),
  code: read(kinds.faultCode, codeOf(fault)),
  table: read(kinds.relation, fieldOf(fault, "table")),
  constraint: read(kinds.relation, fieldOf(fault, "constraint")),
  places: fault instanceof Error ? placesIn(fault) : []
})

/** Where the stack has been: files of ours and of libraries, without what the functions are called. */
export const placesIn = (fault: Error): typeof kinds.places.Type => {
  const { stack = "" } = fault
  // Behind the heading: a line of a message may look like a frame. A stack under another heading tells nothing.
  const heading = headingsOf(fault).find((heading) => stack.startsWith(`${heading}\n`))
  const lines = heading === undefined ? [] : stack.slice(heading.length).split("\n")
  const frames = lines.map((line) => frame.exec(line)?.[1]).filter((place) => place !== undefined)
  // Where it came to be, and then the way through our own code.
  const ours = frames.filter((place, index) => index === 0 || !place.startsWith("node"))
  return read(kinds.places, ours.slice(0, most)) ?? []
}

const most = 12

/** What the stack may begin with: the name and message as they are, or the name as it was when the fault was made. */
const headingsOf = (fault: Error): ReadonlyArray<string> =>
  [fault.name, fault.constructor.name, "Error", `${fault.name} [${String(fieldOf(fault, "code"))}]`].map((name) =>
    fault.message === "" ? name : `${name}: ${fault.message}`
  )

const frame = /^\s+at .*?((?:node:|(?:packages|tooling|node_modules)\/)[^\s()]*)\)?$/u

// By its class: the property `name` is anybody's to set.
const nameOf = (fault: unknown): string =>
  fault instanceof Error ? fault.constructor.name : fault === null ? "Null" : capitalised(typeof fault)
const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const codeOf = (fault: unknown): unknown =>
  fault instanceof Unavailable ? fault.cause : (fieldOf(fault, "code") ?? null)

const fieldOf = (fault: unknown, name: string): unknown =>
  fault instanceof Error && name in fault ? (fault as unknown as Record<string, unknown>)[name] : null

const read = <A>(kind: Schema.Codec<A, unknown>, value: unknown): A | null =>
  Result.getOrElse(Schema.decodeUnknownResult(kind)(value), () => null)
