/**
 * What this browser remembers of a mailbox's access log: the head that it last found whole, and since when. Whoever remembers a
 * head is told if the log is ever another than it was. Names nothing that the log tells of.
 *
 * @module
 */
import { Schema } from "effect"
import type { LogHead } from "../api/index.ts"

const Remembered = Schema.Struct({ size: Schema.Int, root: Schema.String, since: Schema.String })
export type Remembered = typeof Remembered.Type

const kept = (mailbox: string): string => `postkasse.log.${mailbox}`

/** What is remembered; null where nothing is, or nothing that can be read. */
export const remembered = (mailbox: string): Remembered | null => {
  const text = localStorage.getItem(kept(mailbox))
  if (text === null) return null
  return Schema.decodeUnknownOption(Schema.fromJsonString(Remembered))(text).pipe((found) =>
    found._tag === "Some" ? found.value : null
  )
}

/** Remembers a head that was found whole; since when is not changed by it. */
export const remember = (mailbox: string, { size, root }: LogHead): void => {
  const since = remembered(mailbox)?.since ?? new Date().toISOString()
  localStorage.setItem(kept(mailbox), JSON.stringify({ size, root, since } satisfies Remembered))
}
