import { Level } from "@postkasse/core/identity"
import {
  DocumentId,
  FileName,
  HttpsUrl,
  LetterKind,
  MediaType,
  SendingId,
  Sensitivity,
  Sha256,
  Subject
} from "@postkasse/core/letter"
import { Bytes } from "@postkasse/core/policy"
import { RuleId } from "@postkasse/core/rule"
import { SendingRequest as CoreRequest, type Sending as CoreSending } from "@postkasse/core/sending"
import { Effect, Schema } from "effect"
import { InstantText } from "../input/text.ts"

/** What a sender asks for. What most letters have alike can be left out. */
export const SendingRequest = Schema.Struct({
  ...CoreRequest.fields,
  kind: LetterKind.pipe(Schema.withDecodingDefaultKey(Effect.succeed("information" as const))),
  sensitivity: Sensitivity.pipe(Schema.withDecodingDefaultKey(Effect.succeed("normal" as const))),
  asksConfirmation: Schema.Boolean.pipe(Schema.withDecodingDefaultKey(Effect.succeed(false))),
  recipientOnly: Schema.Boolean.pipe(Schema.withDecodingDefaultKey(Effect.succeed(false))),
  visibleAt: Schema.NullOr(InstantText).pipe(Schema.withDecodingDefaultKey(Effect.succeed(null)))
}).annotate({ identifier: "SendingRequest" })

const State = Schema.Union([
  Schema.TaggedStruct("Open", { lapsesAt: InstantText }),
  Schema.TaggedStruct("Accepted", { at: InstantText }),
  Schema.TaggedStruct("Cleared", { at: InstantText }),
  Schema.TaggedStruct("Delivered", { at: InstantText }),
  Schema.TaggedStruct("Refused", { at: InstantText, rules: Schema.Array(RuleId) }),
  Schema.TaggedStruct("Lapsed", { at: InstantText })
]).annotate({ identifier: "SendingState" })

const File = Schema.Struct({
  document: DocumentId,
  name: FileName,
  mediaType: MediaType,
  bytes: Bytes,
  sha256: Sha256,
  received: Schema.Boolean,
  /** Where to PUT its bytes. */
  href: Schema.String
}).annotate({ identifier: "SendingFile" })

/** A sending as its sender sees it: the letter and the mailbox that it goes to are the recipient's business. */
export const Sending = Schema.Struct({
  id: SendingId,
  state: State,
  subject: Subject,
  kind: LetterKind,
  requires: Level,
  sensitivity: Sensitivity,
  asksConfirmation: Schema.Boolean,
  recipientOnly: Schema.Boolean,
  visibleAt: Schema.NullOr(InstantText),
  openedAt: InstantText,
  /** In the order declared, the main document first; none where the letter links elsewhere. */
  files: Schema.Array(File),
  /** Where the letter links, or null. */
  url: Schema.NullOr(HttpsUrl)
}).annotate({ identifier: "Sending" })

export const sending = (told: CoreSending): typeof Sending.Type => {
  const { contents } = told
  const files = contents._tag === "Files" ? contents.files : []
  return {
    ...told,
    files: files.map((file) => ({ ...file, href: `${hrefOf(told)}/files/${file.document}` })),
    url: contents._tag === "LinkElsewhere" ? contents.url : null
  }
}

export const hrefOf = ({ id }: { readonly id: SendingId }): string => `/api/v1/sendings/${id}`
