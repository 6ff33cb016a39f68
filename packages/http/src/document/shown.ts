import type { Document } from "@postkasse/core/letter"
import { Schema } from "effect"

/** How a document is read: in place, by its kind; or by downloading it (RECEIVE-6). */
export const Shown = Schema.Literals(["pdf", "picture", "text", "html", "download"]).annotate({ identifier: "Shown" })
export type Shown = typeof Shown.Type

/** The most bytes of HTML that are cleaned and shown; larger ones are downloaded. */
const mostHtml = 1_000_000

/** How this document is read. Pictures that may hold script, as SVG does, are downloaded. */
export const shownAs = ({ mediaType, bytes }: Pick<Document, "mediaType" | "bytes">): Shown => {
  const shown = inPlace[mediaType] ?? "download"
  return shown === "html" && bytes > mostHtml ? "download" : shown
}

const inPlace: Readonly<Record<string, Shown>> = {
  "application/pdf": "pdf",
  "image/png": "picture",
  "image/jpeg": "picture",
  "image/gif": "picture",
  "image/webp": "picture",
  "text/plain": "text",
  "text/html": "html"
}
