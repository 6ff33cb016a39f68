import type { History } from "../history/index.ts"
import { moment } from "./attempt.ts"
import { type Fleet, makeFleet, type Server } from "./fleet.ts"
import { conclude, observe } from "./observe.ts"
import { type Kill, killPlans } from "./plan.ts"
import { acknowledged, makeScribe, type Scribe } from "./scribe.ts"
import type { OpenStores } from "./stores.ts"
import { atWork } from "./work.ts"

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
    load,
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

const sendAndKill = async ({ senders, kills, seed, say }: Load, { servers }: Fleet, scribe: Scribe): Promise<void> => {
  const stop = new AbortController()
  const work = atWork({ servers, scribe, senders, seed }, stop.signal)
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
  await Promise.race([killing, work.then(() => killing)])
  stop.abort()
  await work
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
