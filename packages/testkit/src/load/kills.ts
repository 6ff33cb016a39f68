import type { History } from "../history/index.ts"
import { demoTown } from "../town/index.ts"
import { moment } from "./attempt.ts"
import { type Fleet, makeFleet, type Server } from "./fleet.ts"
import { pageAfter } from "./log.ts"
import { conclude, observe } from "./observe.ts"
import { type Kill, killPlans, letterPlans } from "./plan.ts"
import { makeReader, type Reader } from "./reader.ts"
import { acknowledged, makeScribe, type Scribe } from "./scribe.ts"
import { type Office, sendLetter } from "./sender.ts"
import type { OpenStores } from "./stores.ts"

export interface Load {
  /** The server's program. */
  readonly main: string
  /** A Postgres, or null for the embedded database. */
  readonly url: string | null
  /** How many servers share the stores: on the embedded database there is one. */
  readonly servers: number
  readonly senders: number
  readonly kills: number
  /** What is sent and when servers die follow from it; what they are in the middle of then does not. */
  readonly seed: number
  readonly open: OpenStores
  readonly say: (line: string) => void
}

/**
 * Runs servers under load and kills them at random moments, again and again; then lets everything settle, and answers
 * what happened, to be judged.
 */
export const underKills = async (load: Load): Promise<History> => {
  load.say(`Seed ${load.seed}: ${load.kills} kills of ${load.servers} servers`)
  const fleet = await makeFleet(
    load.main,
    load.url,
    Array.from({ length: load.servers }, () => ({}))
  )
  try {
    for (const server of fleet.servers) {
      // One after the other, as a person would: the others find the town that the first has loaded.
      server.start()
      await server.started()
    }
    const [first] = fleet.servers
    if (first === undefined) throw new Error("There is no server to ask")
    const scribe = await makeScribe(first)
    await sendAndKill(load, fleet, scribe)
    const observed = await observe(fleet.servers, scribe)
    for (const server of fleet.servers) await server.stop()
    return await conclude(load.open, { dataDir: fleet.dataDir, url: load.url }, scribe, observed)
  } finally {
    await fleet.remove()
  }
}

const { solveig } = demoTown.person

const sendAndKill = async ({ senders, kills, seed, say }: Load, { servers }: Fleet, scribe: Scribe): Promise<void> => {
  const office = { servers, scribe, nationalId: solveig.nationalId }
  const stop = new AbortController()
  const atWork = Promise.all([
    ...Array.from({ length: senders }, (_, index) => sendOn(office, seed + index, stop.signal)),
    ...servers.map((server) => readOn(makeReader(server, scribe, solveig.nationalId), stop.signal)),
    follow(servers, scribe, stop.signal)
  ])
  const each = Math.ceil(kills / servers.length)
  const killed = { count: 0 }
  const told = () => {
    killed.count += 1
    if (killed.count % 10 === 0) say(`${killed.count} kills, ${acknowledged(scribe)} letters acknowledged`)
  }
  const killing = Promise.all(
    servers.map((server, index) =>
      killAgain(server, killPlans(seed + index, Math.min(each, kills - index * each)), scribe, told)
    )
  )
  // Whatever fails first is told at once; the rest ends with the servers.
  await Promise.race([killing, atWork.then(() => killing)])
  stop.abort()
  await atWork
}

const killAgain = async (
  server: Server,
  plans: ReadonlyArray<Kill>,
  { operations }: Scribe,
  killed: () => void
): Promise<void> => {
  for (const plan of plans) {
    if (plan.when === "running") {
      await server.started()
      const answered = operations.length
      while (operations.length < answered + plan.answers) await moment(5)
    }
    await moment(plan.after)
    await server.kill()
    killed()
    server.start()
  }
  await server.started()
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

/** Reads on in the log, at one server and the other in turn. */
const follow = async (servers: ReadonlyArray<Server>, scribe: Scribe, stop: AbortSignal): Promise<void> => {
  let after = 0
  for (let turn = 0; !stop.aborted; turn++) {
    const server = servers[turn % servers.length]
    if (server === undefined) return
    const page = await pageAfter(server, after, 1 + (turn % 20))
    scribe.followed.push(...page.events.map(({ id }) => id))
    after = Math.max(after, page.next)
    await moment(50)
  }
}
