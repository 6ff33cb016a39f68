import { type LogLine, proveEntry, proveGrowth, viewAccessLog } from "@postkasse/core/audit"
import { DocumentId, LetterId } from "@postkasse/core/letter"
import { MailboxId, type MailboxNotFound } from "@postkasse/core/mailbox"
import { type LetterNotFound, lookUpLetters, readReceipt } from "@postkasse/core/opening"
import { Effect, Result, Schema } from "effect"
import { Hono } from "hono"
import { wholeNumber } from "../input/text.ts"
import { json, type Operate } from "../operation/index.ts"
import type { Surroundings } from "../surroundings.ts"
import {
  AccessLog,
  accessLog,
  EntryAsked,
  Growth,
  GrowthAsked,
  growth,
  LogKeys,
  LogPath,
  PageAsked,
  Receipt,
  Restores
} from "./representation.ts"

/** The access log of a mailbox, and what shows that it was not changed. */
export const auditRoutes = (operate: Operate, { logKeys, restores }: Surroundings) =>
  new Hono()
    .get(
      "/mailboxes/:mailbox/access-log",
      operate({
        name: "viewAccessLog",
        word: "Access log",
        summary: "Who has seen what in a mailbox",
        description:
          "The newest entries before `before`, oldest of them first, for the mailbox's owner (FIELD-24). With the edge that they go on from they make the signed head, or the edge of the page before.",
        caller: "person",
        params: { schema: LogPath, unknown: noMailbox },
        query: Schema.Struct({ limit: Schema.optionalKey(wholeNumber(1, 100)), ...PageAsked }),
        answer: json(200, AccessLog, "A page of the log"),
        refusals: ["MailboxNotFound", "MailboxIsClosed", "LogAltered", "HeadRefused"],
        handle: Effect.fnUntraced(function* ({ caller, params: { mailbox }, query: { limit = 50, before = null } }) {
          const { reader } = caller
          const page = yield* viewAccessLog(mailbox, reader.person, { limit, before })
          if (Result.isFailure(page)) return Result.fail(page.failure)
          const letters = yield* lookUpLetters(mailbox, page.success.lines.flatMap(letterOf), reader)
          return Result.succeed(accessLog(page.success, letters))
        })
      })
    )
    .get(
      "/mailboxes/:mailbox/access-log/proof",
      operate({
        name: "proveEntry",
        word: "Access log",
        summary: "The entry at `index`, counted from 0, and the proof that it stands there",
        caller: "person",
        params: { schema: LogPath, unknown: noMailbox },
        query: EntryAsked,
        answer: json(200, Receipt, "The entry and its proof"),
        refusals: ["MailboxNotFound", "MailboxIsClosed", "LogEntryNotFound"],
        handle: ({ caller, params: { mailbox }, query: { index } }) => proveEntry(mailbox, caller.reader.person, index)
      })
    )
    .get(
      "/mailboxes/:mailbox/access-log/growth",
      operate({
        name: "proveGrowth",
        word: "Access log",
        summary: "The proof that the log has only grown since it had `size` lines",
        caller: "person",
        params: { schema: LogPath, unknown: noMailbox },
        query: GrowthAsked,
        answer: json(200, Growth, "The proof"),
        refusals: ["MailboxNotFound", "MailboxIsClosed", "LogEntryNotFound"],
        handle: ({ caller, params: { mailbox }, query: { size } }) =>
          Effect.map(proveGrowth(mailbox, caller.reader.person, size), Result.map(growth))
      })
    )
    .get(
      "/mailboxes/:mailbox/letters/:letter/documents/:document/receipt",
      operate({
        name: "readReceipt",
        word: "Letter",
        summary: "The receipt of a document",
        description:
          "Shows offline that just this document arrived then, from that sender (TRUST-3). For whom the document opens to.",
        caller: "person",
        params: {
          schema: Schema.Struct({ mailbox: MailboxId, letter: LetterId, document: DocumentId }),
          unknown: noLetter
        },
        answer: json(200, Receipt, "The receipt"),
        refusals: [
          "LetterNotFound",
          "MailboxIsClosed",
          "LevelTooLow",
          "LetterHeld",
          "ConfirmationAwaited",
          "OwnersAlone",
          "LogEntryNotFound"
        ],
        handle: ({ caller, params: { mailbox, letter, document } }) =>
          readReceipt(mailbox, letter, document, caller.reader)
      })
    )
    .get(
      "/log-keys",
      operate({
        name: "listLogKeys",
        word: "Access log",
        summary: "The keys that access logs and receipts are verified by",
        description:
          "Every key that ever signed them, the newest first, with the seconds `from` and `until` which it signs (TRUST-3). A head names its key, and holds if it was signed in that key's time.",
        caller: "anyone",
        answer: json(200, LogKeys, "A JWK set (RFC 7517)"),
        refusals: [],
        handle: () => Effect.promise(async () => Result.succeed({ keys: await logKeys() }))
      })
    )
    .get(
      "/restores",
      operate({
        name: "listRestores",
        word: "Access log",
        summary: "When everything was put back to an older copy",
        description:
          "Signed, the last one first: what was written between `copied` and `restored` (seconds since 1970) is gone. Whoever remembers a longer log is told by it why it is shorter (FIELD-24).",
        caller: "anyone",
        answer: json(200, Restores, "The restores"),
        refusals: [],
        handle: () => Effect.promise(async () => Result.succeed({ restores: await restores() }))
      })
    )

const letterOf = (line: LogLine): ReadonlyArray<LetterId> =>
  line._tag === "Kept" && line.entry.letter !== null ? [line.entry.letter] : []

const noMailbox: MailboxNotFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }
const noLetter: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
