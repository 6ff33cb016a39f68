import { DocumentId, LetterId } from "@postkasse/core/letter"
import { MailboxId } from "@postkasse/core/mailbox"
import { type LetterNotFound, readDocument } from "@postkasse/core/opening"
import { Effect, Result, Schema } from "effect"
import { Hono } from "hono"
import { type Operate, raw } from "../operation/index.ts"
import { type BrokeOff, respondDocument } from "./respond.ts"

const header = (description: string) => ({ description, schema: { type: "string" } }) as const
const bytes = {
  headers: {
    ETag: header("The document's SHA-256; absent for HTML shown in place"),
    "Content-Disposition": header("`inline` for what is safe to show, else `attachment`; with the document's name")
  },
  content: { "*/*": { schema: {} } }
}

/** The bytes of documents. */
export const documentRoutes = (operate: Operate, { brokeOff }: { readonly brokeOff: BrokeOff }) =>
  new Hono().get(
    "/mailboxes/:mailbox/letters/:letter/documents/:document",
    operate({
      name: "readDocument",
      word: "Letter",
      summary: "Read a document",
      description:
        "The same decision as opening the letter, logged once a session, day and document, and once more where it is saved. HTML is cleaned before it is shown (FIELD-16); with `download` every document comes as it was sent.",
      caller: "person",
      params: {
        schema: Schema.Struct({ mailbox: MailboxId, letter: LetterId, document: DocumentId }),
        unknown: noLetter
      },
      query: Schema.Struct({ download: Schema.optionalKey(Schema.String) }),
      headers: Schema.Struct({
        range: Schema.optionalKey(Schema.String.annotate({ description: "One range of bytes" })),
        "if-range": Schema.optionalKey(Schema.String),
        "if-none-match": Schema.optionalKey(Schema.String)
      }),
      answer: raw({
        200: { description: "The document", ...bytes },
        206: { description: "The range asked for", ...bytes },
        304: { description: "The caller has it already" }
      }),
      refusals: [
        "LetterNotFound",
        "MailboxIsClosed",
        "LevelTooLow",
        "LetterHeld",
        "ConfirmationAwaited",
        "OwnersAlone",
        "RangeNotSatisfiable"
      ],
      handle: Effect.fnUntraced(function* ({ caller, params, query, c }) {
        const { mailbox, letter } = params
        const download = query.download !== undefined
        const session = caller.stored.session.id
        const how = download ? "downloaded" : "read"
        const read = yield* readDocument(mailbox, letter, params.document, caller.reader, session, how)
        if (Result.isFailure(read)) return Result.fail(read.failure)
        const path = { mailbox, letter, document: read.success }
        return yield* respondDocument(c, path, download, brokeOff)
      })
    })
  )

const noLetter: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
