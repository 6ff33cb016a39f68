import { randomInt, randomUUID } from "node:crypto"
import { judge } from "@postkasse/testkit/history"
import {
  atWork,
  conclude,
  type Letter,
  letterOf,
  makeFleet,
  makeReader,
  makeScribe,
  nothingKnown,
  type Office,
  type OpenStores,
  observe,
  type Server,
  sendLetter
} from "@postkasse/testkit/load"
import { inTime } from "@postkasse/testkit/patience"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, afterEach, beforeEach, expect } from "vitest"
import { layGround, type SmallDisks, type Undo } from "./ground.ts"
import { main } from "./process.ts"
import { type Browser, type Integrator, logIn, withToken } from "./world.ts"

/** One of the two servers, and who asks it. */
export interface Side {
  readonly server: Server
  readonly machine: Integrator
  readonly person: Browser
}

const { solveig } = demoTown.person
const { nationalId } = solveig

/**
 * Two servers as they run in production, on ground that can fail. In each test of the file a fault comes and goes while letters
 * are sent and read at both; afterwards the history is judged: nothing that anybody was told, or that is kept, may be other
 * than if the fault had not come. The servers are never started again.
 */
export const meetFaults = async (open: OpenStores, disks: SmallDisks) => {
  const undo: Undo = []
  const close = async () => {
    for (const one of undo.splice(0).toReversed()) await one()
  }
  afterAll(close)
  try {
    return await meet(open, disks, undo)
  } catch (cause) {
    await close()
    throw cause
  }
}

const meet = async (open: OpenStores, disks: SmallDisks, undo: Undo) => {
  const ground = await layGround(disks, undo)
  const answers = answersKept()
  const fleet = await makeFleet(main, ground.stores, [ground.environment, ground.environment])
  undo.push(fleet.remove)
  const sides: Array<Side> = []
  for (const { fetch, ...server } of fleet.servers) {
    // One after the other: the second finds the town that the first has loaded.
    server.start()
    await server.started()
    const person = await logIn({ origin: server.origin, idPorten: { issuer: server.idPorten } }, solveig)
    const machine = withToken(server, await server.token())
    sides.push({ server: { ...server, fetch: (...asked) => answers.ask(() => fetch(...asked)) }, machine, person })
  }
  const [side] = sides
  if (side === undefined) throw new Error("There are two servers")
  const office = { servers: sides.map(({ server }) => server), scribe: await makeScribe(side.server), nationalId }
  const asks = askingAt(sides, side)
  const known = nothingKnown()
  judgeEach({
    begin: () => beginWork(office),
    /** Whether all is as if nothing had been. */
    isWell: async (work) => {
      // A test that fails leaves its fault behind.
      await ground.heal()
      await asks.isReady(true)
      await work.end()
      const observed = await observe(office.servers, office.scribe, known)
      const stores = { ...ground.stores, url: ground.database }
      expect(judge(await conclude(open, stores, office.scribe, observed))).toEqual([])
      work.wasMet()
      answers.areWell()
    },
    servers: office.servers
  })
  return { ...ground, ...asks, ...lettersTo(office, side), ask: answers.ask, side, sides }
}

interface Judging {
  readonly begin: () => Promise<Work>
  readonly isWell: (work: Work) => Promise<void>
  readonly servers: ReadonlyArray<Server>
}

/** Sees to it that work is done during each test, and that each is judged. */
const judgeEach = ({ begin, isWell, servers }: Judging): void => {
  let work: Work | null = null
  /** The test that left the servers, or what they stand on, ill: whatever comes after would only wait. */
  let spoilt: string | null = null
  beforeEach(async () => {
    if (spoilt !== null) throw new Error(`All has not been well since: ${spoilt}`)
    work = await begin()
  })
  afterEach(async ({ task }) => {
    if (spoilt !== null || work === null) return
    spoilt = task.name
    await isWell(work).catch((cause: unknown) => {
      const ends = servers.map(({ output }) => output().slice(-2_000))
      throw new Error(`All is not well after: ${spoilt}. The servers wrote last:\n${ends.join("\n\n")}`, { cause })
    })
    spoilt = null
  }, patience)
}

/** ms that all has to come to rest, and to be judged. */
const patience = 240_000

const senders = 4

type Work = Awaited<ReturnType<typeof beginWork>>

/** Has letters sent and read at both servers; answers when they are under way. */
const beginWork = async ({ servers, scribe }: Pick<Office, "servers" | "scribe">) => {
  const seed = randomInt(1_000_000_000)
  const began = scribe.operations.length
  const stop = new AbortController()
  const ended = atWork({ servers, scribe, senders, seed }, stop.signal)
  // It is heard at the end.
  ended.catch(() => undefined)
  await expect.poll(() => scribe.operations.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(began + senders)
  return {
    end: () => {
      stop.abort()
      return inTime(ended, 60_000, () => "every letter comes to its end")
    },
    /** Else a judgement says nothing: something broke, and letters were taken in all the same. */
    wasMet: () => {
      const operations = scribe.operations.slice(began)
      expect(operations.filter(({ answer }) => answer._tag === "Indeterminate").length).toBeGreaterThan(0)
      const acknowledged = operations.filter(({ _tag, answer }) => _tag === "Commit" && answer._tag === "Acknowledged")
      expect(acknowledged.length).toBeGreaterThan(senders)
    }
  }
}

/** Keeps every answer that anybody has had: what it was, and how long it took. */
const answersKept = () => {
  const answers: Array<{
    readonly status: number
    readonly problem: string | null
    /** Seconds after which to come again, or 0. */
    readonly again: number
    readonly millis: number
  }> = []
  const ask = async (asking: () => Promise<Response>): Promise<Response> => {
    const began = performance.now()
    const response = await inTime(asking(), 60_000, () => "the server answers")
    const { status, headers } = response
    const isProblem = headers.get("content-type") === "application/problem+json"
    const problem = isProblem ? ((await response.clone().json()) as { code: string }).code : null
    answers.push({ status, problem, again: Number(headers.get("retry-after")), millis: performance.now() - began })
    return response
  }
  /** Nobody was told of a fault of ours, everybody else of when to come again, and nobody waited long. */
  const areWell = () => {
    const broken = answers.filter(({ status }) => status >= 500)
    expect(broken.filter(({ status, again }) => !(status === 503 || status === 507) || !(again > 0))).toEqual([])
    expect(Math.max(...answers.map(({ millis }) => millis))).toBeLessThan(20_000)
  }
  return { ask, areWell }
}

/** What may be asked of the servers. */
const askingAt = (sides: ReadonlyArray<Side>, first: Side) => {
  const look = (path: string, { server }: Side = first) =>
    fetch(`${server.origin}${path}`, { signal: AbortSignal.timeout(60_000) })
  /** What both answer. */
  const everywhere = (asking: (at: Side) => Promise<Response>): Promise<ReadonlyArray<number>> =>
    Promise.all(sides.map(async (at) => (await asking(at)).status))
  const isReady = (ready: boolean) =>
    expect
      .poll(() => everywhere((at) => look("/readyz", at)), { timeout: 30_000, interval: 100 })
      .toEqual(sides.map(() => (ready ? 200 : 503)))
  const stateAt = async (at: Side, name: string): Promise<string> => {
    const { parts } = (await (await look("/readyz", at)).json()) as {
      readonly parts: ReadonlyArray<{ readonly part: string; readonly state: string }>
    }
    return parts.find(({ part }) => part === name)?.state ?? "no part"
  }
  const becomes = (part: string, state: "well" | "ill") =>
    expect
      .poll(() => Promise.all(sides.map((at) => stateAt(at, part))), { timeout: 30_000, interval: 100 })
      .toEqual(sides.map(() => state))
  return { look, everywhere, isReady, becomes }
}

/** Letters of a test's own; the scribe writes down what becomes of them. */
const lettersTo = (office: Office, side: Side) => {
  const reader = makeReader(side.server, office.scribe, nationalId)
  const found = async (key: string) => (await reader.list(null)).letters.find((one) => one.key === key)
  /** Its steps are taken one by one. */
  const letter = (bytes: number): Letter => letterOf(office, randomUUID(), [bytes])
  /** One whose sending has begun, at one of the servers. */
  const begun = async (bytes: number, { server }: Side = side) => {
    const one = letter(bytes)
    const { answer } = await one.begin(server)
    if (answer?._tag !== "Acknowledged") throw new Error(`Not begun: ${JSON.stringify(answer)}`)
    return { put: () => one.put(server, answer.told, 0), commit: () => one.commit(server, answer.told) }
  }
  /** Sends one whatever is broken: every step again, under the same key, until it is acknowledged. Answers the key. */
  const send = async (bytes = 2000): Promise<string> => {
    const key = randomUUID()
    const plan = { sizes: [bytes], end: "sent", twice: false, patience: Number.POSITIVE_INFINITY } as const
    await inTime(sendLetter(office, key, plan), 60_000, () => `a letter of ${bytes} bytes is taken in`)
    return key
  }
  const isDelivered = (...keys: ReadonlyArray<string>) =>
    expect.poll(() => Promise.all(keys.map(found)), { timeout: 30_000 }).not.toContain(undefined)
  /** Whether its reader gets a letter as it was sent, once it has come. */
  const isRead = async (key: string): Promise<boolean> => {
    await isDelivered(key)
    const letter = await found(key)
    const read = letter === undefined ? [] : await reader.open(letter)
    return read.join() === office.scribe.intents.find((intent) => intent.key === key)?.documents.join()
  }
  return { letter, begun, send, isDelivered, isRead }
}
