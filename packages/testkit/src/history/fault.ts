import type { FoundLetter, History, LogPage, Operation, ToldEvent, ViolationKind } from "./model.ts"

/** Something that goes wrong in a history: `at` chooses what it befalls. */
export type Fault = (history: History, at: number) => History

/** For each kind of violation, what brings it about. */
export const faults = {
  lost: [(history, at) => ({ ...history, letters: without(history.letters, letterAt(history, at)) })],
  doubled: [
    (history, at) => ({ ...history, letters: [...history.letters, letterAt(history, at)] }),
    (history, at) => ({ ...history, letters: [...history.letters, { ...letterAt(history, at), sending: "again" }] })
  ],
  half: [
    (history, at) => onLetter(history, at, ({ documents }) => documents.slice(1)),
    (history, at) => onLetter(history, at, ({ documents }) => [null, ...documents.slice(1)]),
    (history, at) => onLetter(history, at, ({ documents }) => [...documents, documents[0] ?? null])
  ],
  differing: [
    (history, at) => onLetter(history, at, ({ documents }) => ["another", ...documents.slice(1)]),
    (history, at) => ({
      ...history,
      operations: history.operations.map((one) =>
        one._tag === "Open" && one.key === letterAt(history, at).key
          ? {
              ...one,
              answer: { _tag: "Acknowledged", told: letterAt(history, at).documents.map(() => "another") }
            }
          : one
      )
    })
  ],
  uninvited: [
    (history, at) => ({
      ...history,
      operations: without(history.operations, (one) => one._tag === "Commit" && one.key === letterAt(history, at).key)
    }),
    (history, at) => ({ ...history, letters: [...history.letters, { ...letterAt(history, at), key: "nobody's" }] })
  ],
  "turned away": [
    (history, at) => ({
      ...history,
      operations: [
        { _tag: "Begin", key: letterAt(history, at).key, answer: { _tag: "Refused", status: 422 } },
        ...history.operations
      ]
    }),
    (history, at) => ({
      ...history,
      operations: [
        ...history.operations,
        { _tag: "Commit", key: letterAt(history, at).key, answer: { _tag: "Refused", status: 404 } }
      ]
    }),
    // Every letter of which is refused, so that none is sent.
    (history, at) => {
      const turnedAway = history.operations.flatMap((one): ReadonlyArray<Operation> => {
        if (one._tag === "Begin") return [one]
        return one._tag === "Put" ? [{ ...one, answer: { _tag: "Refused", status: at % 2 === 0 ? 404 : 409 } }] : []
      })
      return { ...history, operations: turnedAway, followed: [], log: [], letters: [] }
    },
    (history, at) => ({
      ...history,
      operations: [
        ...history.operations,
        { _tag: "Open", key: letterAt(history, at).key, answer: { _tag: "Refused", status: 404 } }
      ]
    })
  ],
  "another sending": [
    (history, at) => ({
      ...history,
      operations: [
        ...history.operations,
        {
          _tag: "Begin",
          key: letterAt(history, at).key,
          answer: { _tag: "Acknowledged", told: { sending: "another" } }
        }
      ]
    }),
    (history, at) => ({
      ...history,
      letters: history.letters.map((one) => (one === letterAt(history, at) ? { ...one, sending: "another" } : one))
    })
  ],
  gap: [
    (history, at) => ({ ...history, log: without(history.log, elementAt(history.log.slice(0, -1), at) ?? null) }),
    (history, at) => onPage(history, at, (page) => ({ ...page, events: page.events.slice(1) })),
    (history, at) => onPage(history, at, (page) => ({ ...page, next: page.next + 1 }))
  ],
  "told twice": [
    (history, at) => toldAlso(history, eventAt(history, at)),
    (history, at) => toldAlso(history, { ...eventAt(history, at), id: "another" })
  ],
  "out of order": [
    (history, at) => {
      const { sending } = letterAt(history, at)
      const other = (type: ToldEvent["type"]) => (type === "Accepted" ? "Delivered" : "Accepted")
      const swapped = (event: ToldEvent): ToldEvent =>
        event.sending === sending && event.type !== "Opened" ? { ...event, type: other(event.type) } : event
      return { ...history, log: history.log.map((page) => ({ ...page, events: page.events.map(swapped) })) }
    }
  ],
  untold: [
    (history, at) => onSending(history, at, (event) => (event.type === "Delivered" ? null : event)),
    (history, at) => onSending(history, at, (event) => (event.type === "Opened" ? null : event)),
    (history, at) => onSending(history, at, () => null)
  ],
  untrue: [
    (history, at) =>
      onSending(history, at, (event) => (event.type === "Opened" ? { ...event, type: "Refused" } : event)),
    (history, at) => ({ ...history, letters: without(history.letters, letterAt(history, at)), operations: [] }),
    // Of a double that came to nothing.
    (history) => toldAlso(toldAlso(history, eventOf("Accepted")), eventOf("Refused"))
  ],
  rewritten: [
    (history, at) => {
      const ids = history.log.flatMap(({ events }) => events.map(({ id }) => id))
      return { ...history, followed: ids.toSpliced(at % ids.length, 0, "one that is gone") }
    },
    (history, at) => {
      const ids = history.log.flatMap(({ events }) => events.map(({ id }) => id))
      // Read to its end, with one missing that was put in behind.
      return { ...history, followed: ids.toSpliced(at % (ids.length - 1), 1) }
    }
  ],
  "staged left": [(history) => ({ ...history, remains: { ...history.remains, staged: ["attempt"] } })],
  "orphan blob": [
    (history) => ({ ...history, remains: { ...history.remains, files: [...history.remains.files, "nobody's"] } })
  ],
  "missing blob": [
    (history, at) => {
      const { files } = history.remains
      return { ...history, remains: { ...history.remains, files: without(files, elementAt(files, at) ?? null) } }
    }
  ],
  "missing key": [
    (history, at) => {
      const { keys, holders } = history.remains
      return { ...history, remains: { ...history.remains, keys: without(keys, elementAt(holders, at) ?? null) } }
    }
  ],
  "key left": [(history) => ({ ...history, remains: { ...history.remains, halfKeys: [".root.key.next"] } })],
  "left waiting": [(history) => ({ ...history, remains: { ...history.remains, waiting: 1 } })]
} as const satisfies Record<ViolationKind, ReadonlyArray<Fault>>

const elementAt = <A>(list: ReadonlyArray<A>, at: number): A | undefined => list[at % Math.max(1, list.length)]

/** One of the two letters that go the whole way in every history. */
const letterAt = ({ letters }: History, at: number): FoundLetter => {
  const letter = letters[at % 2]
  if (letter === undefined) throw new Error("A history has two whole letters")
  return letter
}

const eventAt = ({ log }: History, at: number): ToldEvent => {
  const event = elementAt(
    log.flatMap(({ events }) => events),
    at
  )
  if (event === undefined) throw new Error("A history has events")
  return event
}

const without = <A>(list: ReadonlyArray<A>, gone: A | ((one: A) => boolean) | null): ReadonlyArray<A> =>
  list.filter((one) => (typeof gone === "function" ? !(gone as (one: A) => boolean)(one) : one !== gone))

const onLetter = (history: History, at: number, read: (letter: FoundLetter) => FoundLetter["documents"]): History => {
  const befallen = letterAt(history, at)
  return {
    ...history,
    letters: history.letters.map((one) => (one === befallen ? { ...one, documents: read(one) } : one))
  }
}

const onPage = (history: History, at: number, change: (page: LogPage) => LogPage): History => {
  const befallen = elementAt(history.log, at)
  return { ...history, log: history.log.map((page) => (page === befallen ? change(page) : page)) }
}

/** The log without, or with others in place of, events of one sending; its positions closed up again. */
const onSending = (history: History, at: number, change: (event: ToldEvent) => ToldEvent | null): History => {
  const { sending } = letterAt(history, at)
  const events = history.log
    .flatMap((page) => page.events)
    .flatMap((event) => (event.sending === sending ? (change(event) ?? []) : event))
  return { ...history, followed: [], log: [{ after: 0, next: events.length, events }] }
}

const eventOf = (type: ToldEvent["type"]): ToldEvent => ({ id: `nobody's ${type}`, sending: "nobody's", type })

const toldAlso = (history: History, event: ToldEvent): History => {
  const after = history.log.at(-1)?.next ?? 0
  return { ...history, log: [...history.log, { after, next: after + 1, events: [event] }] }
}
