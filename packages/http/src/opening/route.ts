import { MailboxId, type MailboxNotFound } from "@postkasse/core/mailbox"
import { confirmLetter, type LetterNotFound, listLetters, openLetter, viewLetter } from "@postkasse/core/opening"
import { Effect, Result, Schema } from "effect"
import { Hono } from "hono"
import { wholeNumber } from "../input/text.ts"
import { json, type Operate } from "../operation/index.ts"
import type { Surroundings } from "../surroundings.ts"
import { LetterPath, Letters, ListedLetter, letters, Opened, opened, PageAsked } from "./representation.ts"

/** Listing, opening and confirming letters. */
export const openingRoutes = (operate: Operate, { wake }: Surroundings) =>
  new Hono()
    .get(
      "/mailboxes/:mailbox/letters",
      operate({
        name: "listLetters",
        word: "Letter",
        summary: "The letters of a mailbox, newest first",
        description: "Letters that this session may not open are listed too, each with its lock (AUTH-5).",
        caller: "person",
        params: { schema: Schema.Struct({ mailbox: MailboxId }), unknown: noMailbox },
        query: Schema.Struct({ limit: Schema.optionalKey(wholeNumber(1, 100)), ...PageAsked }),
        answer: json(200, Letters, "A page of letters"),
        refusals: ["MailboxNotFound", "MailboxIsClosed"],
        handle: ({ caller, params, query: { limit = 50, after = null } }) =>
          Effect.map(listLetters(params.mailbox, caller.reader, { limit, after }), Result.map(letters))
      })
    )
    .get(
      "/mailboxes/:mailbox/letters/:letter",
      operate({
        name: "viewLetter",
        word: "Letter",
        summary: "One line of the list",
        description: "Looking is not opening: neither log nor sender hears of it.",
        caller: "person",
        params: { schema: LetterPath, unknown: noLetter },
        answer: json(200, ListedLetter, "The letter"),
        refusals: ["LetterNotFound", "MailboxIsClosed"],
        handle: ({ caller, params }) => viewLetter(params.mailbox, params.letter, caller.reader)
      })
    )
    .post(
      "/mailboxes/:mailbox/letters/:letter/openings",
      operate({
        name: "openLetter",
        word: "Letter",
        summary: "Open a letter",
        description: "Answers what the letter holds. The first opening is told to its sender (FIELD-12).",
        caller: "person",
        params: { schema: LetterPath, unknown: noLetter },
        answer: json(201, Opened, "Opened"),
        refusals: [
          "LetterNotFound",
          "MailboxIsClosed",
          "LevelTooLow",
          "LetterHeld",
          "ConfirmationAwaited",
          "OwnersAlone"
        ],
        handle: ({ caller, params: { mailbox, letter } }) =>
          openLetter(mailbox, letter, caller.reader, caller.stored.session.id).pipe(
            Effect.tap(() => Effect.sync(() => wake("event"))),
            Effect.map(Result.map(opened))
          )
      })
    )
    .post(
      "/mailboxes/:mailbox/letters/:letter/confirmation",
      operate({
        name: "confirmLetter",
        word: "Letter",
        summary: "Confirm that one has received a letter",
        description: "For letters whose sender asks for it before they are read (FIELD-8). Again changes nothing.",
        caller: "person",
        params: { schema: LetterPath, unknown: noLetter },
        answer: json(200, ListedLetter, "Confirmed"),
        refusals: [
          "LetterNotFound",
          "MailboxIsClosed",
          "LevelTooLow",
          "LetterHeld",
          "NoConfirmationAsked",
          "OwnersAlone"
        ],
        handle: ({ caller, params: { mailbox, letter } }) =>
          Effect.tap(confirmLetter(mailbox, letter, caller.reader, caller.stored.session.id), () =>
            Effect.sync(() => wake("event"))
          )
      })
    )

const noMailbox: MailboxNotFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }
const noLetter: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
