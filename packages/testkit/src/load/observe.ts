import type { FoundLetter, History, ToldEvent } from "../history/index.ts"
import { demoTown } from "../town/index.ts"
import { moment } from "./attempt.ts"
import type { Server } from "./fleet.ts"
import { wholeLog } from "./log.ts"
import { makeReader, type Reader } from "./reader.ts"
import type { Scribe } from "./scribe.ts"
import { replay } from "./sender.ts"
import { type OpenStores, type Place, remainsIn, sweep } from "./stores.ts"

const { solveig } = demoTown.person

/** What was found before: the documents of letters, by their addresses, and keys that were asked for once more. */
export interface Known {
  readonly letters: Map<string, FoundLetter["documents"]>
  readonly keys: Set<string>
}

/** To be filled by what is found. */
export const nothingKnown = (): Known => ({ letters: new Map(), keys: new Set() })

/**
 * What is found when everything has come to rest. What is known is not opened, and not asked for, again; what is found now is
 * known from then on.
 */
export const observe = async (
  [server]: ReadonlyArray<Server>,
  scribe: Scribe,
  known = nothingKnown()
): Promise<Pick<History, "log" | "letters">> => {
  if (server === undefined) throw new Error("There is no server to ask")
  await settled(server, (told) => {
    const judged = [...told("Delivered"), ...told("Refused")]
    return isWithin(told("Accepted"), new Set(judged))
  })
  const letters = await readAll(makeReader(server, scribe, solveig.nationalId), known)
  await settled(server, (told) =>
    isWithin(
      letters.map(({ sending }) => sending),
      told("Opened")
    )
  )
  const office = { servers: [server], scribe, nationalId: solveig.nationalId }
  for (const [key, sizes] of scribe.begun) {
    if (!known.keys.has(key)) await replay(office, key, sizes)
    known.keys.add(key)
  }
  return { letters, log: await wholeLog(server, 97) }
}

/** The whole history: no server is at work any more. */
export const conclude = async (
  open: OpenStores,
  place: Place,
  scribe: Scribe,
  observed: Pick<History, "log" | "letters">
): Promise<History> => {
  await sweep(open, place)
  return { ...scribe, ...observed, remains: await remainsIn(place) }
}

/**
 * Waits for the jobs to have done all that there is; not for ever: what is left undone is for the judge. A scan that a killed server
 * held comes again after a minute and a half at most.
 */
const settled = async (
  server: Server,
  isDone: (told: (type: ToldEvent["type"]) => Set<string>) => boolean
): Promise<void> => {
  const late = Date.now() + 150_000
  while (Date.now() < late) {
    const events = (await wholeLog(server, 1_000)).flatMap((page) => page.events)
    const told = (type: string) => new Set(events.filter((event) => event.type === type).map(({ sending }) => sending))
    if (isDone(told)) return
    await moment(250)
  }
}

const isWithin = (some: Iterable<string>, all: ReadonlySet<string>): boolean => [...some].every((one) => all.has(one))

const readAll = async (reader: Reader, { letters }: Known): Promise<ReadonlyArray<FoundLetter>> => {
  const found: Array<FoundLetter> = []
  for (let after: string | null = null; ; ) {
    const page = await reader.list(after)
    for (const letter of page.letters) {
      const documents = letters.get(letter.href) ?? (await reader.open(letter))
      letters.set(letter.href, documents)
      found.push({ ...letter, documents })
    }
    if (page.next === null) return found
    after = page.next
  }
}
