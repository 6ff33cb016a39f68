import { IdempotencyKey } from "@postkasse/core/idempotency"
import { DocumentId, MediaType, SendingId } from "@postkasse/core/letter"
import { Bytes } from "@postkasse/core/policy"
import { commitSending } from "@postkasse/core/scan"
import { beginSending, findSending, receiveSendingFile, type SendingNotFound } from "@postkasse/core/sending"
import { Effect, Result, Schema } from "effect"
import { Hono } from "hono"
import { contentOf } from "../input/content.ts"
import { watched } from "../input/type.ts"
import { done, json, type Operate } from "../operation/index.ts"
import type { AnyRefusalByTag } from "../problem/index.ts"
import type { Surroundings } from "../surroundings.ts"
import { checked, digestsIn } from "./digest.ts"
import { fingerprintOf } from "./fingerprint.ts"
import { hrefOf, Sending, SendingRequest, sending } from "./representation.ts"

const Path = Schema.Struct({ sending: SendingId })

/** Sending letters: begun with their metadata, then the files one by one, then committed. */
export const sendingRoutes = (operate: Operate, { wake }: Surroundings) =>
  new Hono()
    .post(
      "/sendings",
      operate({
        name: "beginSending",
        word: "Sending",
        summary: "Begin a sending",
        description:
          "Tells to whom, and which files will come. The same key with the same request answers the same sending again; with another request it is refused (FIELD-10).",
        caller: "postkasse:sendings.write",
        headers: Schema.Struct({
          "idempotency-key": IdempotencyKey.annotate({
            description:
              "A key of one's own for each letter: 1 to 255 printable ASCII characters, remembered for 30 days"
          })
        }),
        body: { schema: SendingRequest, most: 500_000 },
        answer: json(201, Sending, "Begun: PUT the files, then commit", hrefOf),
        refusals: [
          "SenderUnknown",
          "NationalIdNotAllowed",
          "RecipientNotDigital",
          "TooManyFiles",
          "LetterTooLarge",
          "VisibleInThePast",
          "KeyReused",
          "KeyUnderWay"
        ],
        handle: Effect.fnUntraced(function* ({ caller, headers, body, c }) {
          const begun = yield* beginSending(caller.consumer, headers["idempotency-key"], fingerprintOf(body), body)
          if (Result.isFailure(begun)) return Result.fail(begun.failure)
          if (begun.success.replayed) c.header("idempotency-replayed", "true")
          return Result.succeed(sending(begun.success.sending))
        })
      })
    )
    .get(
      "/sendings/:sending",
      operate({
        name: "getSending",
        word: "Sending",
        summary: "How a sending stands",
        caller: "postkasse:sendings.read",
        params: { schema: Path, unknown: notFound },
        answer: json(200, Sending, "The sending"),
        refusals: ["SendingNotFound"],
        handle: ({ caller, params }) => Effect.map(findSending(caller.consumer, params.sending), Result.map(sending))
      })
    )
    .put(
      "/sendings/:sending/files/:document",
      operate({
        name: "putFile",
        word: "Sending",
        summary: "Hand over one file",
        description:
          "The raw bytes, with the media type that was declared. Nothing counts before the file is whole and is what was declared (TRUST-3), and a PDF, GIF, JPEG, PNG or WebP has to begin as one (FIELD-16); the same file again takes the place of the first.",
        caller: "postkasse:sendings.write",
        params: { schema: Schema.Struct({ sending: SendingId, document: DocumentId }), unknown: notFound },
        headers: Schema.Struct({
          "content-digest": Schema.optionalKey(
            Schema.String.annotate({ description: "RFC 9530, sha-256 or sha-512: checked on arrival" })
          )
        }),
        streams: "The file's bytes",
        answer: done("The file has come, whole"),
        refusals: [
          "SendingNotFound",
          "SendingNotOpen",
          "UnsupportedMediaType",
          "FileDiffers",
          "DigestDiffers",
          "FileBrokenOff"
        ],
        handle: Effect.fnUntraced(function* ({ caller, params, headers, c }) {
          const mediaType = mediaTypeIn(c.req.header("content-type"))
          if (mediaType === null || c.req.header("content-encoding") !== undefined) return Result.fail(unsupported)
          const digests =
            digestsIn(headers["content-digest"] ?? "") ?? (headers["content-digest"] === undefined ? [] : null)
          if (digests === null) return Result.fail(differs)
          const { content, looksLike } = watched(contentOf(c))
          const { content: whole, differed } = checked(content, digests)
          const announced = lengthIn(c.req.header("content-length"))
          const file = { mediaType, content: whole, announced, looksLike }
          const received = yield* receiveSendingFile(caller.consumer, params.sending, params.document, file)
          return Result.isFailure(received) && differed() ? Result.fail(differs) : received
        })
      })
    )
    .post(
      "/sendings/:sending/commit",
      operate({
        name: "commitSending",
        word: "Sending",
        summary: "Commit a sending",
        description:
          "From here on Postkasse answers for the letter, and nothing recalls or changes it (SEND-3). How it goes is told in the events. Again answers the same.",
        caller: "postkasse:sendings.write",
        params: { schema: Path, unknown: notFound },
        answer: json(202, Sending, "Accepted, and on its way", hrefOf),
        refusals: ["SendingNotFound", "SendingNotOpen", "FilesMissing"],
        handle: ({ caller, params }) =>
          commitSending(caller.consumer, params.sending).pipe(
            Effect.tap(() => Effect.sync(() => wake("sending"))),
            Effect.map(Result.map(sending))
          )
      })
    )

const mediaTypeIn = (header: string | undefined): MediaType | null => {
  const mediaType = (header ?? "").split(";")[0]?.trim().toLowerCase() ?? ""
  return Schema.is(MediaType)(mediaType) ? mediaType : null
}

const lengthIn = (header: string | undefined): Bytes | null =>
  header !== undefined && /^\d{1,15}$/u.test(header) ? Bytes.make(Number(header)) : null

const notFound: SendingNotFound = { _tag: "SendingNotFound", rules: ["FIELD-25"] }
const differs: AnyRefusalByTag["DigestDiffers"] = { _tag: "DigestDiffers", rules: ["TRUST-3"] }
const unsupported: AnyRefusalByTag["UnsupportedMediaType"] = {
  _tag: "UnsupportedMediaType",
  rules: [],
  supported: ["the media type that was declared, not encoded"]
}
