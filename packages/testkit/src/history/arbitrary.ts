import fc from "fast-check"
import type { Answer, FoundLetter, History, LogPage, Operation, ToldEvent } from "./model.ts"

/** What became of one letter in a service that does everything right. */
interface Story {
  readonly documents: ReadonlyArray<string>
  /** Begins whose answers were lost before the one that came. */
  readonly brokenBegins: number
  readonly brokenPuts: number
  readonly end: "committed" | "commit broke: done" | "commit broke: not done" | "commit refused" | "given up"
  readonly open: "read" | "broke: done" | "broke: not done" | "left"
}

const digest = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 })

const story: fc.Arbitrary<Story> = fc.record({
  documents: fc.array(digest, { minLength: 1, maxLength: 3 }),
  brokenBegins: fc.nat(2),
  brokenPuts: fc.nat(2),
  end: fc.constantFrom("committed", "commit broke: done", "commit broke: not done", "commit refused", "given up"),
  open: fc.constantFrom("read", "broke: done", "broke: not done", "left")
})

/** A letter that went the whole way: what most faults need to happen to. */
const whole: fc.Arbitrary<Story> = fc.record({
  documents: fc.array(digest, { minLength: 1, maxLength: 3 }),
  brokenBegins: fc.nat(2),
  brokenPuts: fc.nat(2),
  end: fc.constant("committed"),
  open: fc.constant("read")
})

/** Histories of services that do everything right, whatever their servers die of. Each holds two whole letters at least. */
export const history: fc.Arbitrary<History> = fc
  .tuple(
    fc.array(whole, { minLength: 2, maxLength: 3 }),
    fc.array(story, { maxLength: 5 }),
    fc.infiniteStream(fc.nat())
  )
  .map(([letters, others, numbers]) => historyOf([...letters, ...others], (most) => next(numbers) % most))

const next = (numbers: Iterator<number>): number => {
  const { value, done } = numbers.next()
  if (done === true) throw new Error("The stream of numbers has no end")
  return value
}

/** What was sent before anybody wrote it down. */
const before: Story = { documents: [], brokenBegins: 0, brokenPuts: 0, end: "committed", open: "read" }

type Pick = (most: number) => number

const historyOf = (stories: ReadonlyArray<Story>, pick: Pick): History => {
  const lives = stories.map((one, index) => lifeOf(one, `key-${index}`, `sending-${index}`))
  const events = merged([lifeOf(before, "town's", "town's").told, ...lives.map(({ told }) => told)], pick)
  const named = lives.flatMap(({ letter }, index) => (letter === null ? [] : [`blob-${index}`]))
  return {
    earlier: ["town's"],
    intents: stories.map(({ documents }, index) => ({ key: `key-${index}`, documents })),
    operations: merged(
      lives.map(({ operations }) => operations),
      pick
    ),
    followed: events.slice(0, pick(events.length + 1)).map(({ id }) => id),
    log: pagesOf(events, pick),
    letters: lives.flatMap(({ letter }) => (letter === null ? [] : [letter])),
    remains: {
      ...{ staged: [], files: named.toReversed(), named, waiting: 0 },
      // One of whom there is nothing else was never committed.
      ...{ holders: ["mailbox", "organisation"], keys: ["organisation", "mailbox", "nobody"], halfKeys: [] }
    }
  }
}

interface Life {
  readonly operations: ReadonlyArray<Operation>
  readonly told: ReadonlyArray<ToldEvent>
  readonly letter: FoundLetter | null
}

const broken = { _tag: "Indeterminate" } as const
const acknowledged = { _tag: "Acknowledged", told: null } as const

const lifeOf = ({ documents, brokenBegins, brokenPuts, end, open }: Story, key: string, sending: string): Life => {
  const begun: Operation = { _tag: "Begin", key, answer: { _tag: "Acknowledged", told: { sending } } }
  const isThere = end === "committed" || end === "commit broke: done"
  const isOpened = isThere && (open === "read" || open === "broke: done")
  const types = [...(isThere ? (["Accepted", "Delivered"] as const) : []), ...(isOpened ? (["Opened"] as const) : [])]
  return {
    operations: [
      ...Array.from({ length: brokenBegins }, (): Operation => ({ _tag: "Begin", key, answer: broken })),
      begun,
      ...Array.from({ length: brokenPuts }, (): Operation => ({ _tag: "Put", key, document: 0, answer: broken })),
      ...documents.map(
        (_, document): Operation => ({
          ...{ _tag: "Put", key, document },
          // What is refused lacks a document.
          answer: end === "commit refused" && document === 0 ? broken : acknowledged
        })
      ),
      ...(end === "given up" ? [] : [{ _tag: "Commit", key, answer: commitAnswer[end] } as const]),
      ...(isThere && open !== "left" ? [{ _tag: "Open", key, answer: openAnswer(open, documents) } as const] : []),
      // Asked for once more, the key tells of the same sending.
      begun
    ],
    told: types.map((type) => ({ id: `${sending} ${type}`, sending, type })),
    letter: isThere ? { key, sending, documents } : null
  }
}

const commitAnswer: Readonly<Record<Exclude<Story["end"], "given up">, Answer<null>>> = {
  committed: acknowledged,
  "commit broke: done": broken,
  "commit broke: not done": broken,
  "commit refused": { _tag: "Refused", status: 409 }
}

const openAnswer = (
  open: Exclude<Story["open"], "left">,
  documents: ReadonlyArray<string>
): Answer<ReadonlyArray<string>> => (open === "read" ? { _tag: "Acknowledged", told: documents } : broken)

/** The lists as one, each in its own order. */
const merged = <A>(lists: ReadonlyArray<ReadonlyArray<A>>, pick: Pick): ReadonlyArray<A> => {
  const left = lists.map((list) => [...list]).filter((list) => list.length > 0)
  const all: Array<A> = []
  while (left.length > 0) {
    const at = pick(left.length)
    all.push(...(left[at]?.splice(0, 1) ?? []))
    if (left[at]?.length === 0) left.splice(at, 1)
  }
  return all
}

const pagesOf = (events: ReadonlyArray<ToldEvent>, pick: Pick): ReadonlyArray<LogPage> => {
  const pages: Array<LogPage> = []
  for (let after = 0; after < events.length; ) {
    const page = events.slice(after, after + 1 + pick(4))
    pages.push({ after, next: after + page.length, events: page })
    after += page.length
  }
  return pages
}
