import { alsoFrom, startIssuer } from "../issuer.ts"
import { type Operation, operationsOf } from "../operations.ts"
import { type Stored, startWorld } from "../world.ts"
import { type Call, everyCallTo, type Scene } from "./ask.ts"
import { settleBeside } from "./beside.ts"
import { tokensOf } from "./caller.ts"
import { settleRecipients } from "./recipient.ts"
import { seenIn, type Whose } from "./target.ts"
import { type Trace, traced } from "./trace.ts"

/** Every operation that there is, and every call that was made. */
export interface Matrix {
  readonly scene: Scene
  readonly operations: ReadonlyArray<Operation>
  readonly calls: ReadonlyArray<Call>
  readonly close: () => Promise<void>
}

/** Calls every operation as every caller. What the ports on what is stored are asked goes into the trace, among what others put there. */
export const callEverything = async (
  stored: Stored,
  whose: ReadonlyArray<Whose>,
  trace: Trace = []
): Promise<Matrix> => {
  const issuer = await startIssuer()
  const world = await startWorld(alsoFrom(issuer), traced(trace, stored))
  const scene: Scene = {
    ...{ world, trace, whose, tokens: await tokensOf(issuer) },
    ...{ beside: await settleBeside(world), recipients: await settleRecipients(world) }
  }
  const operations = await operationsOf(world)
  const calls: Array<Call> = []
  for (const operation of operations) calls.push(...(await everyCallTo(scene, operation)))
  const close = async () => {
    await world.close()
    await issuer.close()
  }
  return { scene, operations, calls, close }
}

/** What one caller heard of one operation, grouped; those let in are each their own matter. */
export const groups = (of: ReadonlyArray<Call>, by: (call: Call) => string): ReadonlyArray<ReadonlyArray<Call>> =>
  grouped(
    of.filter(({ verdict }) => verdict !== "let in"),
    by
  )

const grouped = (of: ReadonlyArray<Call>, by: (call: Call) => string): ReadonlyArray<ReadonlyArray<Call>> => [
  ...Map.groupBy(of, (call) => [call.operation.operationId, call.caller.name, by(call)].join("\n")).values()
]

/** Calls between which a caller must see no difference, not by a clock either: what they ask for looks the same to them. */
export const alikeInWork = (calls: ReadonlyArray<Call>): ReadonlyArray<ReadonlyArray<Call>> => {
  const wellFormed = calls.filter(({ target }) => !target.includes("malformed"))
  return grouped(wellFormed, ({ target }) => seenIn(target).join())
}
