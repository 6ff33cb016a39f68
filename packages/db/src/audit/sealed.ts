import { LogEntry, type LogLine, Salt } from "@postkasse/core/audit"
import type { MailboxId } from "@postkasse/core/mailbox"
import { Schema } from "effect"
import { json } from "../codec/index.ts"
import { type HolderKey, type HolderKeys, openWith, place, sealText, Unopenable, unsealText } from "../crypto/index.ts"

const stored = json("log line", Schema.Struct({ entry: LogEntry, salt: Salt }))

type Kept = Extract<LogLine, { readonly _tag: "Kept" }>

/** Seals an entry and its salt for its place in the mailbox's log: with the mailbox's key goes what the log told (LIFE-10). */
export const sealLine = (key: HolderKey, index: number, { entry, salt }: Pick<Kept, "entry" | "salt">): Buffer =>
  sealText(key, JSON.stringify(stored.encode({ entry, salt })), linePlace(entry.mailbox, String(index)))

interface Sealed {
  readonly index: number
  readonly sealed: Buffer
}

/** The line that was sealed for this place; throws `Unopenable`. */
export const unsealLine = (keys: HolderKeys, mailbox: MailboxId, { index, sealed }: Sealed): LogLine => {
  const at = linePlace(mailbox, String(index))
  return { _tag: "Kept", ...stored.decode(JSON.parse(openWith(keys, (key) => unsealText(key, sealed, at)))) }
}

/** The same, or none where it was tampered with: what is missing is then found to be. */
export const unsealWhole = (keys: HolderKeys, mailbox: MailboxId, line: Sealed): ReadonlyArray<LogLine> => {
  try {
    return [unsealLine(keys, mailbox, line)]
  } catch (fault) {
    if (fault instanceof Unopenable) return []
    throw fault
  }
}

/** Where a line belongs. */
export const linePlace = (mailbox: string, index: string): Buffer => place("log-line", mailbox, index)
