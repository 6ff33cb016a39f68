import type { History, LogPage, ToldEvent, Violation } from "./model.ts"

/** Whether the log is one: no position left out or given twice, no event told twice, nothing put in behind a reader. */
export const judgeLog = ({ log, followed }: History): ReadonlyArray<Violation> => {
  const events = log.flatMap((page) => page.events)
  return [...judgePages(log), ...judgeIds(events), ...judgeTypes(events), ...judgeFollowed(events, followed)]
}

const judgePages = (log: ReadonlyArray<LogPage>): ReadonlyArray<Violation> =>
  log.flatMap(({ after, next, events }, index): ReadonlyArray<Violation> => {
    const before = log[index - 1]?.next ?? 0
    if (after !== before)
      return [{ kind: "gap", words: `the log goes on after ${after} where it had come to ${before}` }]
    if (next - after === events.length) return []
    return [{ kind: "gap", words: `between positions ${after} and ${next} stand ${events.length} events` }]
  })

const judgeIds = (events: ReadonlyArray<ToldEvent>): ReadonlyArray<Violation> =>
  repeated(events, ({ id }) => id).map((id) => ({ kind: "told twice", words: `event ${id} stands twice in the log` }))

const judgeTypes = (events: ReadonlyArray<ToldEvent>): ReadonlyArray<Violation> =>
  repeated(events, ({ sending, type }) => `${type} of ${sending}`).map((what) => ({
    kind: "told twice",
    words: `${what} is told of twice`
  }))

const repeated = (events: ReadonlyArray<ToldEvent>, name: (event: ToldEvent) => string): ReadonlyArray<string> =>
  [...Map.groupBy(events, name)].filter(([, same]) => same.length > 1).map(([what]) => what)

const judgeFollowed = (events: ReadonlyArray<ToldEvent>, followed: ReadonlyArray<string>): ReadonlyArray<Violation> => {
  const at = followed.findIndex((id, index) => events[index]?.id !== id)
  if (at < 0) return []
  return [
    { kind: "rewritten", words: `who followed the log read ${followed[at]} as its event ${at + 1}; now it is not` }
  ]
}
