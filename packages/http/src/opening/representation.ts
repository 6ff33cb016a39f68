import { Level } from "@postkasse/core/identity"
import {
  type Document,
  DocumentId,
  FileName,
  HttpsUrl,
  LetterId,
  LetterKind,
  MediaType,
  SendingId,
  Sha256,
  Subject
} from "@postkasse/core/letter"
import { MailboxId } from "@postkasse/core/mailbox"
import { type LetterPage, Lock, type OpenedLetter } from "@postkasse/core/opening"
import { Sender } from "@postkasse/core/organisation"
import { Bytes } from "@postkasse/core/policy"
import { Schema } from "effect"
import { Shown, shownAs } from "../document/shown.ts"
import { cursorOf, InstantText } from "../input/text.ts"

/** A line of the list: what the reader may know without opening (AUTH-5, FIELD-3). */
export const ListedLetter = Schema.Struct({
  id: LetterId,
  mailbox: MailboxId,
  sending: SendingId,
  sender: Sender,
  subject: Schema.NullOr(Subject),
  kind: Schema.NullOr(LetterKind),
  visibleAt: InstantText,
  opensAt: Level,
  asksConfirmation: Schema.Boolean,
  recipientOnly: Schema.Boolean,
  lock: Schema.NullOr(Lock),
  openedAt: Schema.NullOr(InstantText),
  confirmedAt: Schema.NullOr(InstantText)
}).annotate({ identifier: "Letter" })

const Cursor = cursorOf(Schema.fromJsonString(Schema.Struct({ visibleAt: InstantText, id: LetterId })))

export const LetterPath = Schema.Struct({ mailbox: MailboxId, letter: LetterId })

/** Which letters a page asks for. */
export const PageAsked = { after: Schema.optionalKey(Cursor) }

export const Letters = Schema.Struct({
  letters: Schema.Array(ListedLetter),
  /** Where the next page begins; null where there is none. */
  next: Schema.NullOr(Cursor)
}).annotate({ identifier: "Letters" })

export const letters = ({ letters, next }: LetterPage): typeof Letters.Type => ({ letters, next })

const OpenDocument = Schema.Struct({
  id: DocumentId,
  name: FileName,
  mediaType: MediaType,
  bytes: Bytes,
  sha256: Sha256,
  shown: Shown,
  /** Where its bytes are; with `?download`, as they were sent. */
  href: Schema.String
}).annotate({ identifier: "Document" })

/** A letter that has been opened, and what it holds: its documents, the main one first, or a link elsewhere (AUTH-11). */
export const Opened = Schema.Struct({
  letter: ListedLetter,
  contents: Schema.Union([
    Schema.TaggedStruct("Documents", { documents: Schema.NonEmptyArray(OpenDocument) }),
    Schema.TaggedStruct("LinkElsewhere", { url: HttpsUrl })
  ])
}).annotate({ identifier: "OpenedLetter" })

export const opened = ({ listed, contents }: OpenedLetter): typeof Opened.Type => {
  if (contents._tag === "LinkElsewhere") return { letter: listed, contents }
  const told = (document: Document) => ({ ...document, shown: shownAs(document), href: hrefOf(listed, document) })
  const [main, ...attachments] = contents.documents
  return { letter: listed, contents: { _tag: "Documents", documents: [told(main), ...attachments.map(told)] } }
}

const hrefOf = ({ mailbox, id }: OpenedLetter["listed"], document: Document): string =>
  `/api/v1/mailboxes/${mailbox}/letters/${id}/documents/${document.id}`
