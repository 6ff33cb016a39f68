/**
 * Letters of 50 kB per second, delivered and told of, with 1, 4 and 16 senders at a time, beside the floor: the same bytes
 * encrypted, written and synced by hand, with the same rows, in one transaction and in as many as a letter has moments that must
 * last, each letter by itself and sharing what can be shared; with all that is promised of it, behind a server that does nothing but
 * answer; and beside that server alone.
 *
 *   pnpm bench send [LETTERS] [LAPS] [AT_A_TIME...]
 */
import assert from "node:assert/strict"
import { type Bare, startBare } from "./send/bare.ts"
import { type Hands, handsFor, type Sharing } from "./send/by-hand.ts"
import { sharingSteps, writeInOne, writeInSteps } from "./send/floor.ts"
import { sharingPromises } from "./send/promised.ts"
import { pdfOf, recipients, type Sender, sendersOf } from "./world/sender.ts"
import { type Server, withServer } from "./world/server.ts"
import { line, median, ratio, timed } from "./world/statistics.ts"

const letters = Number(process.argv[2] ?? 200)
const laps = Number(process.argv[3] ?? 5)
const counts = process.argv.length > 4 ? process.argv.slice(4).map(Number) : [1, 4, 16]
const content = pdfOf(50_000)

/**
 * Letters a second of one lap, and ms of the processor for each: the server's, its database's, by hand in one, in steps, shared, with
 * all promises, with all but the bytes carried, and a bare server's.
 */
interface Lap {
  readonly accepted: number
  readonly delivered: number
  readonly floor: number
  readonly steps: number
  readonly shared: number
  readonly promised: number
  readonly uncarried: number
  readonly server: number
  readonly database: number
  readonly floorCpu: number
  readonly stepsCpu: number
  readonly sharedCpu: number
  readonly promisedCpu: number
  readonly uncarriedCpu: number
  readonly http: number
}

const titles: Readonly<Record<keyof Lap, string>> = {
  accepted: "accepted/s",
  delivered: "delivered/s",
  floor: "floor/s",
  steps: "in steps/s",
  shared: "shared/s",
  promised: "promised/s",
  uncarried: "uncarried/s",
  server: "server ms",
  database: "database ms",
  floorCpu: "floor ms",
  stepsCpu: "in steps ms",
  sharedCpu: "shared ms",
  promisedCpu: "promised ms",
  uncarriedCpu: "uncarried ms",
  http: "http ms"
}

/** Each of so many workers does the next piece of the work until none is left. */
const atATime = async (workers: number, work: (worker: number, piece: number) => Promise<void>): Promise<void> => {
  let next = 0
  const worker = async (number: number) => {
    while (next < letters) await work(number, next++)
  }
  await Promise.all(Array.from({ length: workers }, (_, number) => worker(number)))
}

const lap = async (server: Server, senders: ReadonlyArray<Sender>, hands: Hands, bare: Bare): Promise<Lap> => {
  const start = await server.cpu()
  const began = performance.now()
  await atATime(senders.length, async (number, piece) => {
    await senders[number]?.send(recipients[piece % recipients.length] ?? "", content)
  })
  const accepted = performance.now() - began
  await allDone(server)
  const delivered = performance.now() - began
  const sent = await server.cpu()
  const byHand = await lapByHand(server, senders.length, hands, bare)
  return {
    accepted: perSecond(accepted),
    delivered: perSecond(delivered),
    server: (sent.server - start.server) / letters,
    database: (sent.database - start.database) / letters,
    ...byHand
  }
}

const lapByHand = async (server: Server, workers: number, hands: Hands, bare: Bare) => {
  const each = (work: (sender: number) => Promise<void>) => spent(server, bare, () => atATime(workers, work))
  const all = ({ write, done }: Sharing, before: () => Promise<void>) =>
    spent(server, bare, async () => {
      await atATime(workers, async (sender) => {
        await before()
        await write(sender, content)
      })
      await done()
    })
  const inOne = writeInOne(hands)
  const inSteps = writeInSteps(hands)
  const floor = await each((sender) => inOne(sender, content))
  const steps = await each((sender) => inSteps(sender, content))
  const shared = await all(sharingSteps(hands), async () => {})
  const asked = await each(() => bare.send(content))
  const promise = (bytes: "carried" | "not carried") =>
    server.paused(() => all(sharingPromises(hands, bytes), () => bare.send(content)))
  const promised = await promise("carried")
  const uncarried = await promise("not carried")
  return {
    floor: floor.rate,
    steps: steps.rate,
    shared: shared.rate,
    promised: promised.rate,
    uncarried: uncarried.rate,
    floorCpu: floor.cpu,
    stepsCpu: steps.cpu,
    sharedCpu: shared.cpu,
    // What asking takes is the sender's.
    promisedCpu: promised.cpu + promised.http - asked.cpu,
    uncarriedCpu: uncarried.cpu + uncarried.http - asked.cpu,
    http: asked.http
  }
}

/** Work over all letters: how many a second, and ms of the processor for each, of this process and the database, and of the bare server. */
const spent = async (server: Server, bare: Bare, work: () => Promise<void>) => {
  const start = await server.cpu()
  const asked = await bare.cpu()
  const own = process.cpuUsage()
  const [took] = await timed(work)
  const { user, system } = process.cpuUsage(own)
  const end = await server.cpu()
  return {
    rate: perSecond(took),
    cpu: (end.database - start.database + (user + system) / 1000) / letters,
    http: ((await bare.cpu()) - asked) / letters
  }
}

const perSecond = (ms: number): number => (letters * 1000) / ms

/** Waits until nothing is on its way: every letter lies in its mailbox, and every event in its sender's log. */
const allDone = async ({ database }: Server): Promise<void> => {
  const waiting = `select exists (select from delivery_outbox) or exists (select from scan_outbox)
    or exists (select from event_outbox)
    or exists (select from sender_event where position is null) as waiting`
  while ((await database.query<{ waiting: boolean }>(waiting)).rows[0]?.waiting === true) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

await withServer(async (server) => {
  const all = await sendersOf(server, 16)
  const [first] = all
  assert.ok(first)
  const sending = await first.send(recipients[0] ?? "", content)
  await allDone(server)
  const hands = await handsFor(server.databaseUrl, sending, all.length)
  const bare = await startBare()
  const told = [
    ...(["accepted", "delivered", "floor", "steps", "shared", "promised", "uncarried"] as const),
    ...(["server", "database", "floorCpu", "stepsCpu", "sharedCpu", "promisedCpu", "uncarriedCpu", "http"] as const)
  ]
  line("letters of 50 kB", ...told.map((what) => titles[what]))
  const ratios = new Array<readonly [string, number]>()
  for (const count of counts) {
    const senders = all.slice(0, count)
    await lap(server, senders, hands, bare)
    const rates = new Array<Lap>()
    for (let number = 0; number < laps; number += 1) rates.push(await lap(server, senders, hands, bare))
    const of = (what: keyof Lap) => median(rates.map((one) => one[what]))
    line(`${count} at a time`, ...told.map(of))
    const compared = (what: string, ratio: (one: Lap) => number) => ratios.push([what, median(rates.map(ratio))])
    for (const hand of ["floor", "steps", "shared", "promised", "uncarried"] as const) {
      compared(`send-${count}/${hand}`, (one) => one.delivered / one[hand])
      compared(`send-${count}-cpu/${hand}`, (one) => one[`${hand}Cpu`] / (one.server + one.database))
    }
    for (const hand of ["steps", "shared", "promised", "uncarried"] as const) {
      compared(`${hand}-${count}/floor`, (one) => one[hand] / one.floor)
      compared(`${hand}-${count}-cpu/floor`, (one) => one.floorCpu / one[`${hand}Cpu`])
    }
  }
  await hands.close()
  bare.close()
  for (const [what, value] of ratios) ratio(what, value)
})
process.exit(0)
