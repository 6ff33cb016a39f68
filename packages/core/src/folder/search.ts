import { Schema } from "effect"
import { type Instant, OsloDate, osloDateOf } from "../calendar/index.ts"
import type { Sender } from "../organisation/index.ts"

const text = Schema.String.check(Schema.isMaxLength(200))

/** What one looks for in a mailbox (RECEIVE-5): all of what is said must fit; what is left out, or blank, fits everything. */
export const MailboxSearch = Schema.Struct({
  /** A part of the sender's name, or the whole organisation number. */
  sender: Schema.optionalKey(text),
  /** A part of the title. */
  title: Schema.optionalKey(text),
  /** The first and last Oslo day of the time span. */
  from: Schema.optionalKey(OsloDate),
  until: Schema.optionalKey(OsloDate)
}).annotate({ identifier: "MailboxSearch" })
export type MailboxSearch = typeof MailboxSearch.Type

/** A line of a list, as its reader sees it: what is hidden from the reader is null here. */
export interface Line {
  /** Null for a document of one's own. */
  readonly sender: Sender | null
  /** The letter's subject or the document's name. */
  readonly subject: string | null
  readonly visibleAt: Instant
}

/**
 * Of these lines, those that fit, in the same order. It looks at nothing but the lines that the reader was shown, so it tells
 * no more than they do: what they hide cannot be found by guessing (FIELD-3, FIELD-25).
 */
export const search = <L extends Line>(lines: ReadonlyArray<L>, sought: MailboxSearch): ReadonlyArray<L> => {
  const [sender, title] = [spelled(sought.sender ?? ""), spelled(sought.title ?? "")]
  return lines.filter((line) => {
    const day = osloDateOf(line.visibleAt)
    return (
      isBetween(day, sought) &&
      (sender === "" || isFrom(line.sender, sender)) &&
      (title === "" || (line.subject !== null && spelled(line.subject).includes(title)))
    )
  })
}

const isBetween = (day: OsloDate, { from, until }: MailboxSearch): boolean =>
  (from === undefined || day >= from) && (until === undefined || day <= until)

const isFrom = (sender: Sender | null, sought: string): boolean =>
  sender !== null && (spelled(sender.name).includes(sought) || sender.organisation === sought.replaceAll(" ", ""))

// One spelling for comparing: case, composition and the length of spaces do not matter.
const spelled = (typed: string): string => typed.toLowerCase().normalize("NFC").trim().replace(/\s+/gu, " ")
