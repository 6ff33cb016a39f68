import { demoTown } from "../town/index.ts"
import { moment } from "./attempt.ts"
import type { Server } from "./fleet.ts"
import { pageAfter } from "./log.ts"
import { letterPlans } from "./plan.ts"
import { makeReader, type Reader } from "./reader.ts"
import type { Scribe } from "./scribe.ts"
import { sendLetter } from "./sender.ts"
import type { Office } from "./step.ts"

/** Who is at work. */
export interface Work {
  readonly servers: ReadonlyArray<Server>
  readonly scribe: Scribe
  readonly senders: number
  /** What is sent follows from it; no two works of a scribe have seeds within the number of senders. */
  readonly seed: number
}

const { solveig } = demoTown.person

/**
 * Senders send letter after letter, at each server a reader opens the newest, and somebody follows the log, until they are told
 * to stop. Answers when the last letter has come to its end; what is broken is asked for until it is not.
 */
export const atWork = async ({ servers, scribe, senders, seed }: Work, stop: AbortSignal): Promise<void> => {
  const office = { servers, scribe, nationalId: solveig.nationalId }
  await Promise.all([
    ...Array.from({ length: senders }, (_, index) => sendOn(office, seed + index, stop)),
    ...servers.map((server) => readOn(makeReader(server, scribe, solveig.nationalId), stop)),
    follow(servers, scribe, stop)
  ])
}

const sendOn = async (office: Office, seed: number, stop: AbortSignal): Promise<void> => {
  let count = 0
  for (const plan of letterPlans(seed)) {
    if (stop.aborted) return
    await sendLetter(office, `${seed}-${count++}`, plan)
  }
}

/** Opens the newest letters, over and over. */
const readOn = async (reader: Reader, stop: AbortSignal): Promise<void> => {
  while (!stop.aborted) {
    const { letters } = await reader.list(null)
    for (const letter of letters.slice(0, 3)) await reader.open(letter)
    await moment(100)
  }
}

/** Reads on in the log from where the scribe has come to, at one server and the other in turn. */
const follow = async (servers: ReadonlyArray<Server>, scribe: Scribe, stop: AbortSignal): Promise<void> => {
  // In a log without a gap; one with a gap is judged anyway.
  let after = scribe.followed.length
  for (let turn = 0; !stop.aborted; turn++) {
    const server = servers[turn % servers.length]
    if (server === undefined) return
    const page = await pageAfter(server, after, 1 + (turn % 20))
    scribe.followed.push(...page.events.map(({ id }) => id))
    after = Math.max(after, page.next)
    await moment(50)
  }
}
