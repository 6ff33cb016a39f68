import {
  DocumentReceipt,
  HeadSignature,
  LogEntry,
  type LogGrowth,
  LogHead,
  LogKey,
  type LogPage,
  Restore,
  Salt
} from "@postkasse/core/audit"
import { Sha256 } from "@postkasse/core/letter"
import { MailboxId } from "@postkasse/core/mailbox"
import { type ListedLetter as Line } from "@postkasse/core/opening"
import { Schema } from "effect"
import { InstantText, wholeNumber } from "../input/text.ts"
import { ListedLetter } from "../opening/representation.ts"

const Index = wholeNumber(0, 999_999_999)
const Size = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

const Entry = Schema.Struct({ ...LogEntry.fields, at: InstantText }).annotate({ identifier: "LogEntry" })
const Signed = Schema.Struct({ head: LogHead, signature: HeadSignature }).annotate({ identifier: "SignedHead" })

export const LogPath = Schema.Struct({ mailbox: MailboxId })
export const EntryAsked = Schema.Struct({ index: Index })
export const PageAsked = { before: Schema.optionalKey(Index) }
export const GrowthAsked = Schema.Struct({ size: Index })

/** A stretch of the log, oldest line first; what it goes on from; and what its reader may know of the letters it names. */
export const AccessLog = Schema.Struct({
  signed: Schema.NullOr(Signed),
  /** The right edge of the log before the first line: with the lines it makes the head, or the next page's edge. */
  before: Schema.Struct({ size: Size, roots: Schema.Array(Sha256) }),
  lines: Schema.Array(
    Schema.Union([
      Schema.TaggedStruct("Kept", { entry: Entry, salt: Salt }),
      Schema.TaggedStruct("Erased", { commitment: Sha256 })
    ])
  ),
  letters: Schema.Array(ListedLetter)
}).annotate({ identifier: "AccessLog" })

export const accessLog = ({ signed, before, lines }: LogPage, letters: ReadonlyArray<Line>): typeof AccessLog.Type => ({
  ...{ signed, before, lines, letters }
})

/** An entry, that it stands in the log, and who vouches for the log: verified offline by the core's `verifyReceipt`. */
export const Receipt = Schema.Struct({ ...DocumentReceipt.fields, entry: Entry }).annotate({
  identifier: "DocumentReceipt"
})

/** That the log has grown from what it was (RFC 9162, section 2.1.4). */
export const Growth = Schema.Struct({ before: LogHead, now: Signed, proof: Schema.Array(Sha256) }).annotate({
  identifier: "LogGrowth"
})
export const growth = (told: LogGrowth): typeof Growth.Type => told

/** The keys that heads are signed with, as a JWK set. */
export const LogKeys = Schema.Struct({ keys: Schema.Array(LogKey) }).annotate({ identifier: "LogKeys" })

/** Each time that the installation was put back to a copy, the last one first. */
export const Restores = Schema.Struct({ restores: Schema.Array(Restore) }).annotate({ identifier: "Restores" })
