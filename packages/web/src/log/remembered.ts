/**
 * What this browser remembers of a mailbox's access log: the head that it last found whole, and since when; the last one of
 * some days before, which show how far back a log was changed; and if the log is shorter by a restore. Whoever
 * remembers a head is told if the log is ever another than it was. Names nothing that the log tells of.
 *
 * @module
 */
import { Schema } from "effect"
import { osloDay } from "../language/index.ts"

const Head = {
  size: Schema.Int,
  root: Schema.String,
  /** When it was signed, in seconds since 1970. Some tell none. */
  time: Schema.optionalKey(Schema.Int)
}
export type RememberedHead = typeof RememberedHead.Type
const RememberedHead = Schema.Struct(Head)

const Shortened = Schema.Struct({ copied: Schema.Int, restored: Schema.Int })
/** That entries between a copy and its restore may be missing, in seconds since 1970. */
export type Shortened = typeof Shortened.Type

const Remembered = Schema.Struct({
  ...Head,
  since: Schema.String,
  older: Schema.optionalKey(Schema.Array(RememberedHead)),
  shortened: Schema.optionalKey(Shortened)
})
export type Remembered = typeof Remembered.Type

const kept = (mailbox: string): string => `postkasse.log.${mailbox}`
const mostDays = 30

/** What is remembered; null where nothing is, or nothing that can be read. */
export const remembered = (mailbox: string): Remembered | null => {
  const text = localStorage.getItem(kept(mailbox))
  if (text === null) return null
  return Schema.decodeUnknownOption(Schema.fromJsonString(Remembered))(text).pipe((found) =>
    found._tag === "Some" ? found.value : null
  )
}

/** Every head that is remembered, the newest first. */
export const headsOf = ({ size, root, time, older = [] }: Remembered): ReadonlyArray<RememberedHead> => [
  time === undefined ? { size, root } : { size, root, time },
  ...older
]

/** Remembers a head that was found whole, beside those that it has grown from; since when is not changed by it. */
export const remember = (mailbox: string, head: RememberedHead): void => {
  const before = remembered(mailbox)
  keep(mailbox, before ?? { since: new Date().toISOString() }, head, before === null ? [] : headsOf(before))
}

/** Remembers, from now on, the head of a log that a restore has made shorter, beside those that were signed before the copy. */
export const rememberShortened = (mailbox: string, head: RememberedHead, shortened: Shortened): void => {
  const before = remembered(mailbox)
  const older =
    before === null ? [] : headsOf(before).filter(({ time }) => time !== undefined && time < shortened.copied)
  keep(mailbox, { since: new Date().toISOString(), shortened }, head, older)
}

const keep = (
  mailbox: string,
  { since, shortened }: Pick<Remembered, "since" | "shortened">,
  head: RememberedHead,
  older: ReadonlyArray<RememberedHead>
): void => {
  const days = new Set([dayOf(head)])
  const lastOfDays = older.filter((one) => !days.has(dayOf(one)) && days.add(dayOf(one)))
  const now: Remembered = {
    ...head,
    since,
    older: lastOfDays.slice(0, mostDays),
    ...(shortened === undefined ? {} : { shortened })
  }
  localStorage.setItem(kept(mailbox), JSON.stringify(now))
}

const dayOf = ({ time }: RememberedHead): string => (time === undefined ? "" : osloDay(new Date(time * 1000)))
