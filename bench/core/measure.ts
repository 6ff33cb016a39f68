/**
 * What a decision costs: time and memory, of two functions side by side. Machines are noisy and caches fickle, so they
 * take turns over the same few inputs at a time, in one order for all.
 */
import { GCProfiler, getHeapStatistics } from "node:v8"

export interface Cost {
  /** Time of one decision, in ns: with inputs that the processor has at hand, as those of a request are that was just read. */
  readonly nanoseconds: number
  /** The same with inputs that come from memory, each looked at after all others were. */
  readonly fromMemory: number
  /** Bytes allocated by one decision. */
  readonly bytes: number
}

/** So many inputs at a time are decided again and again: few enough to stay in the processor's caches. */
const blockSize = 50
const laps = 10

// Whoever asks for an answer does something with it: one that nobody keeps might never be made.
const kept: { answer: unknown } = { answer: null }

type Run<Input> = (inputs: ReadonlyArray<Input>) => void | Promise<void>

/** A function that answers at once, made to answer for many. */
export const atOnce =
  <Input>(decide: (input: Input) => unknown): Run<Input> =>
  (inputs) => {
    for (const input of inputs) kept.answer = decide(input)
  }

/** One that promises its answer, and is waited for each time. */
export const inTime =
  <Input>(decide: (input: Input) => unknown): Run<Input> =>
  async (inputs) => {
    for (const input of inputs) kept.answer = await decide(input)
  }

const timed = async <Input>(run: Run<Input>, inputs: ReadonlyArray<Input>): Promise<number> => {
  const began = process.hrtime.bigint()
  await run(inputs)
  return Number(process.hrtime.bigint() - began)
}

/**
 * The heap grows by what is allocated, and shrinks only where garbage is collected: between two collections all growth is
 * allocation, and V8's profiler of collections tells the heap's size before and after each.
 */
const allocated = async (work: () => void | Promise<void>): Promise<number> => {
  const profiler = new GCProfiler()
  profiler.start()
  let total = -getHeapStatistics().used_heap_size
  await work()
  total += getHeapStatistics().used_heap_size
  for (const { beforeGC, afterGC } of profiler.stop().statistics) {
    total += beforeGC.heapStatistics.usedHeapSize - afterGC.heapStatistics.usedHeapSize
  }
  return total
}

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * The costs of two functions over the same inputs, each decided `decisions` times in all. In every lap each block is decided
 * by both, turn about; a function's time is the sum of its blocks', each the median of all its turns: whatever else the machine
 * does falls into some turns and not into most.
 */
export const costsOf = async <Input>(
  runs: readonly [Run<Input>, Run<Input>],
  inputs: ReadonlyArray<Input>,
  decisions: number
): Promise<readonly [Cost, Cost]> => {
  const blocks = Array.from({ length: Math.ceil(inputs.length / blockSize) }, (_, block) =>
    inputs.slice(block * blockSize, (block + 1) * blockSize)
  )
  const times = Math.max(1, Math.round(decisions / laps / inputs.length))
  const measured = runs.map((run) => ({ run, turns: blocks.map(() => new Array<number>()), cold: new Array<number>() }))
  for (let lap = 0; lap < laps; lap += 1) {
    const order = lap % 2 === 0 ? measured : measured.toReversed()
    for (const { run, cold } of order) cold.push((await timed(run, inputs)) / inputs.length)
    for (const [number, block] of blocks.entries()) {
      for (const { run } of order) await run(block)
      for (let time = 0; time < times; time += 1) {
        for (const { run, turns } of order) turns[number]?.push(await timed(run, block))
      }
    }
  }
  const costOf = async ({ run, turns, cold }: (typeof measured)[number]): Promise<Cost> => ({
    nanoseconds: turns.reduce((sum, ofBlock) => sum + median(ofBlock), 0) / inputs.length,
    fromMemory: median(cold),
    bytes: Math.max(0, (await allocated(() => run(inputs))) / inputs.length)
  })
  const [one, other] = measured
  if (one === undefined || other === undefined) throw new Error("Two functions are compared")
  return [await costOf(one), await costOf(other)]
}
