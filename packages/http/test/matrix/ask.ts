import type { RecipientQuery } from "@postkasse/core/directory"
import { named, type Operation } from "../operations.ts"
import type { World } from "../world.ts"
import type { Beside } from "./beside.ts"
import { type Caller, callersIn, people, senders, type Tokens } from "./caller.ts"
import { type Line, lines } from "./line.ts"
import { type Named, recipientPlace } from "./recipient.ts"
import {
  besideTargets,
  everyTarget,
  filled,
  type Held,
  type Holding,
  holdingsIn,
  placesOf,
  type Whose
} from "./target.ts"
import type { Trace } from "./trace.ts"
import { type Verdict, verdictOf } from "./verdict.ts"

/** An answer, without what differs from one moment to the next. */
export interface Answer {
  readonly status: number
  readonly headers: ReadonlyArray<readonly [string, string]>
  readonly body: string
}

/** One call, what had to come of it, and what came. */
export interface Call {
  readonly operation: Operation
  readonly caller: Caller
  readonly target: ReadonlyArray<Whose>
  readonly verdict: Verdict
  readonly answer: Answer
  /** What the ports were asked on the way, and what else was heard. */
  readonly trace: Trace
}

/** How a call is asked besides: by another method, or with more headers. */
export interface Besides {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What the calls are made in, what the ports are asked there, and whose things are called for. */
export interface Scene {
  readonly world: World
  readonly tokens: Tokens
  readonly trace: Trace
  readonly whose: ReadonlyArray<Whose>
  /** What the first person and sender have besides, and whom requests name. */
  readonly beside: Readonly<Record<Beside, Held>>
  readonly recipients: Readonly<Record<Named, RecipientQuery>>
}

/** Makes every call to an operation that these callers can make. */
export const everyCallTo = async (
  scene: Scene,
  operation: Operation,
  isAsked: (caller: Caller) => boolean = () => true,
  besides: Besides = {}
): Promise<ReadonlyArray<Call>> => {
  const { world, tokens, trace, beside, recipients } = scene
  const line = lines[operation.operationId]
  if (line === undefined) throw new Error(`test/matrix/line.ts says of nobody that ${named(operation)} lets them in`)
  const { mine, others } = await holdingsIn(world, line)
  const calls: Array<Call> = []
  const made = await callersIn(world, tokens)
  for (const [index, first] of made.entries()) {
    if (!isAsked(first)) continue
    const caller = (line.endsSessions === true ? (await callersIn(world, tokens))[index] : first) ?? first
    const isOther = caller.person?.who === people.others || caller.integration?.who === senders.others
    const held: Holding = isOther ? { own: others, others: mine } : { own: mine, others, ...beside }
    const places = placesIn(operation, line)
    for (const target of targetsOf(scene, line, caller, places, isOther)) {
      const recipient = recipients[(target[0] ?? "visible, by name") as Named]
      const { body, headers = {} } = line.sends?.(recipient) ?? {}
      trace.length = 0
      const response = await fetch(`${world.origin}/api/v1${filled(operation.path, target, held)}${line.query ?? ""}`, {
        method: besides.method ?? operation.method,
        headers: { ...headers, ...caller.headers, ...besides.headers },
        redirect: "manual",
        ...(body === undefined ? {} : { body })
      })
      const verdict = verdictOf(line, caller, places, target)
      calls.push({
        operation,
        caller,
        target,
        verdict,
        answer: await answerOf(response),
        trace: trace.map((one) => ({ ...one }))
      })
    }
  }
  return calls
}

/** The places that a caller fills: those of the path, or the one in the request. */
const placesIn = ({ path }: Operation, { names = false }: Line): ReadonlyArray<string> =>
  names ? [recipientPlace] : placesOf(path)

/** What a caller asks for: who is stopped at the door is tried on fewer. */
const targetsOf = (
  { whose, beside, recipients }: Scene,
  line: Line,
  caller: Caller,
  places: ReadonlyArray<string>,
  isOther: boolean
): ReadonlyArray<ReadonlyArray<Whose>> => {
  const isNamed = places[0] === recipientPlace
  const every = everyTarget(places, isNamed ? (Object.keys(recipients) as ReadonlyArray<Named>) : whose)
  // Of what a place is filled with, the first is one's own to ask for.
  const [own = []] = every
  const toOwn = verdictOf(line, caller, places, own)
  if (toOwn === "let in" || toOwn === "LevelTooLow")
    return isOther ? every : [...every, ...besideTargets(places, beside)]
  return isNamed ? [own] : every.filter((target) => new Set(target).size <= 1)
}

/** Headers that tell of the moment, and nothing of what was asked for. */
const ofTheMoment: ReadonlySet<string> = new Set(["date"])

const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: [...response.headers].filter(([name]) => !ofTheMoment.has(name)),
  body: await response.text()
})

/** A call in words. */
export const inWords = ({ operation, caller, target }: Call): string =>
  `${named(operation)} by ${caller.name}${target.length === 0 ? "" : `: ${target.join(" / ")}`}`
