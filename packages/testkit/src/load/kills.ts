import type { FoundLetter, History, ToldEvent } from "../history/index.ts"
import { demoTown } from "../town/index.ts"
import { moment } from "./attempt.ts"
import { type Fleet, makeFleet, type Server } from "./fleet.ts"
import { pageAfter, wholeLog } from "./log.ts"
import { type Kill, killPlans, letterPlans } from "./plan.ts"
import { makeReader, type Reader } from "./reader.ts"
import { acknowledged, makeScribe, type Scribe } from "./scribe.ts"
import { type Office, replay, sendLetter } from "./sender.ts"
import { type OpenStores, remainsIn, sweep } from "./stores.ts"

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
  const fleet = await makeFleet(load.main, load.url, load.servers)
  try {
    for (const server of fleet.servers) {
      // One after the other, as a person would: the others find the town that the first has loaded.
      server.start()
      await server.started()
    }
    const scribe = makeScribe()
    await sendAndKill(load, fleet, scribe)
    const observed = await observe(fleet, scribe)
    for (const server of fleet.servers) await server.stop()
    const place = { dataDir: fleet.dataDir, url: load.url }
    await sweep(load.open, place)
    return { ...scribe, ...observed, remains: await remainsIn(place) }
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

/** What is found when everything has come to rest. */
const observe = async ({ servers: [server] }: Fleet, scribe: Scribe): Promise<Pick<History, "log" | "letters">> => {
  if (server === undefined) throw new Error("There is no server to ask")
  await settled(server, (told) => {
    const judged = [...told("Delivered"), ...told("Refused")]
    return isWithin(told("Accepted"), new Set(judged))
  })
  const letters = await readAll(makeReader(server, scribe, solveig.nationalId))
  await settled(server, (told) =>
    isWithin(
      letters.map(({ sending }) => sending),
      told("Opened")
    )
  )
  const office = { servers: [server], scribe, nationalId: solveig.nationalId }
  for (const [key, sizes] of scribe.begun) await replay(office, key, sizes)
  return { letters, log: await wholeLog(server, 97) }
}

/** Waits for the jobs to have done all that there is; not for ever: what is left undone is for the judge. */
const settled = async (
  server: Server,
  isDone: (told: (type: ToldEvent["type"]) => Set<string>) => boolean
): Promise<void> => {
  const late = Date.now() + 60_000
  while (Date.now() < late) {
    const events = (await wholeLog(server, 1_000)).flatMap((page) => page.events)
    const told = (type: string) => new Set(events.filter((event) => event.type === type).map(({ sending }) => sending))
    if (isDone(told)) return
    await moment(250)
  }
}

const isWithin = (some: Iterable<string>, all: ReadonlySet<string>): boolean => [...some].every((one) => all.has(one))

const readAll = async (reader: Reader): Promise<ReadonlyArray<FoundLetter>> => {
  const found: Array<FoundLetter> = []
  for (let after: string | null = null; ; ) {
    const page = await reader.list(after)
    for (const letter of page.letters) found.push({ ...letter, documents: await reader.open(letter) })
    if (page.next === null) return found
    after = page.next
  }
}
