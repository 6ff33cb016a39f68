/**
 * Letters of 50 kB per second, delivered and told of, with 1, 4 and 16 senders at a time, beside the floor: the same bytes
 * encrypted, written and synced by hand, with the same rows, in one transaction and in as many as a letter has moments that must
 * last, each letter by itself and sharing what can be shared; and beside a server that does nothing but answer.
 *
 *   pnpm bench send [LETTERS] [LAPS] [AT_A_TIME...]
 */
import assert from "node:assert/strict"
import { type Bare, startBare } from "./send/bare.ts"
import { type Floor, floorLike } from "./send/floor.ts"
import { pdfOf, recipients, type Sender, sendersOf } from "./world/sender.ts"
import { type Server, withServer } from "./world/server.ts"
import { line, median, ratio, timed } from "./world/statistics.ts"

const letters = Number(process.argv[2] ?? 200)
const laps = Number(process.argv[3] ?? 5)
const counts = process.argv.length > 4 ? process.argv.slice(4).map(Number) : [1, 4, 16]
const content = pdfOf(50_000)

/** Letters a second of one lap, and ms of the processor for each: the server's, its database's, the floor's in one, in steps and shared, and a bare server's. */
interface Lap {
  readonly accepted: number
  readonly delivered: number
  readonly floor: number
  readonly steps: number
  readonly shared: number
  readonly server: number
  readonly database: number
  readonly byHand: number
  readonly inSteps: number
  readonly sharing: number
  readonly http: number
}

const titles: Readonly<Record<keyof Lap, string>> = {
  accepted: "accepted/s",
  delivered: "delivered/s",
  floor: "floor/s",
  steps: "in steps/s",
  shared: "shared/s",
  server: "server ms",
  database: "database ms",
  byHand: "floor ms",
  inSteps: "in steps ms",
  sharing: "shared ms",
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

const lap = async (server: Server, senders: ReadonlyArray<Sender>, floor: Floor, bare: Bare): Promise<Lap> => {
  const start = await server.cpu()
  const began = performance.now()
  await atATime(senders.length, async (number, piece) => {
    await senders[number]?.send(recipients[piece % recipients.length] ?? "", content)
  })
  const accepted = performance.now() - began
  await allDone(server)
  const delivered = performance.now() - began
  const sent = await server.cpu()
  const byHand = await written(server, () => atATime(senders.length, (number) => floor.write(number, content)))
  const inSteps = await written(server, () => atATime(senders.length, (number) => floor.writeInSteps(number, content)))
  const shared = await written(server, async () => {
    const { write, done } = floor.sharing()
    await atATime(senders.length, (number) => write(number, content))
    await done()
  })
  const before = await bare.cpu()
  await atATime(senders.length, () => bare.send(content))
  const answered = await bare.cpu()
  return {
    accepted: perSecond(accepted),
    delivered: perSecond(delivered),
    floor: perSecond(byHand.took),
    steps: perSecond(inSteps.took),
    shared: perSecond(shared.took),
    server: (sent.server - start.server) / letters,
    database: (sent.database - start.database) / letters,
    byHand: byHand.cpu / letters,
    inSteps: inSteps.cpu / letters,
    sharing: shared.cpu / letters,
    http: (answered - before) / letters
  }
}

/** Letters written by hand: how long it took, and what this process and the database spent on it, in ms. */
const written = async (server: Server, work: () => Promise<void>) => {
  const start = await server.cpu()
  const own = process.cpuUsage()
  const [took] = await timed(work)
  const { user, system } = process.cpuUsage(own)
  const end = await server.cpu()
  return { took, cpu: end.database - start.database + (user + system) / 1000 }
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
  const floor = await floorLike(server.databaseUrl, sending, all.length)
  const bare = await startBare()
  const told = [
    ...(["accepted", "delivered", "floor", "steps", "shared"] as const),
    ...(["server", "database", "byHand", "inSteps", "sharing", "http"] as const)
  ]
  line("letters of 50 kB", ...told.map((what) => titles[what]))
  const ratios = new Array<readonly [string, number]>()
  for (const count of counts) {
    const senders = all.slice(0, count)
    await lap(server, senders, floor, bare)
    const rates = new Array<Lap>()
    for (let number = 0; number < laps; number += 1) rates.push(await lap(server, senders, floor, bare))
    const of = (what: keyof Lap) => median(rates.map((one) => one[what]))
    line(`${count} at a time`, ...told.map(of))
    const compared = (what: string, ratio: (one: Lap) => number) => ratios.push([what, median(rates.map(ratio))])
    compared(`send-${count}/floor`, ({ delivered, floor }) => delivered / floor)
    compared(`send-${count}/steps`, ({ delivered, steps }) => delivered / steps)
    compared(`send-${count}/shared`, ({ delivered, shared }) => delivered / shared)
    compared(`steps-${count}/floor`, ({ steps, floor }) => steps / floor)
    compared(`shared-${count}/floor`, ({ shared, floor }) => shared / floor)
    compared(`send-${count}-cpu/floor`, (one) => one.byHand / (one.server + one.database))
    compared(`send-${count}-cpu/steps`, (one) => one.inSteps / (one.server + one.database))
    compared(`send-${count}-cpu/shared`, (one) => one.sharing / (one.server + one.database))
    compared(`steps-${count}-cpu/floor`, (one) => one.byHand / one.inSteps)
    compared(`shared-${count}-cpu/floor`, (one) => one.byHand / one.sharing)
  }
  await floor.close()
  bare.close()
  for (const [what, value] of ratios) ratio(what, value)
})
process.exit(0)
