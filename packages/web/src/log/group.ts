import type { ListedLetter, LogEntry, LogPage } from "../api/index.ts"
import { osloDay } from "../language/index.ts"

/** An entry, and the letter that it is about, as far as its reader may know of it. */
export interface ToldEntry {
  readonly index: number
  readonly entry: LogEntry
  readonly letter: ListedLetter | null
}

/** The entries of one day. */
export interface Day {
  readonly at: Date
  readonly entries: ReadonlyArray<ToldEntry>
}

/** What the pages tell, newest first, parted where the day changes. What has been erased tells nothing. */
export const daysOf = (pages: ReadonlyArray<LogPage>): ReadonlyArray<Day> => {
  const days: Array<{ at: Date; entries: Array<ToldEntry> }> = []
  for (const told of pages.flatMap(entriesOf)) {
    const at = new Date(told.entry.at)
    const last = days.at(-1)
    if (last !== undefined && osloDay(last.at) === osloDay(at)) last.entries.push(told)
    else days.push({ at, entries: [told] })
  }
  return days
}

const entriesOf = ({ before, lines, letters }: LogPage): ReadonlyArray<ToldEntry> =>
  lines
    .flatMap((line, offset) => {
      if (line._tag !== "Kept") return []
      const { entry } = line
      const letter = letters.find(({ id }) => id === entry.letter) ?? null
      return [{ index: before.size + offset, entry, letter }]
    })
    .toReversed()
