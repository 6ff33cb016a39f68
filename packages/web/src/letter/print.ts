/**
 * Printing a document (RECEIVE-6). A PDF is drawn page by page, fit for paper, into a part of the page that only the
 * printer sees; a picture or text is printed as it stands.
 *
 * @module
 */
import type { OpenDocument } from "../api/index.ts"

/** Which page is being made ready, and of how many; none known yet where `of` is 0. */
export interface Printing {
  readonly page: number
  readonly of: number
}

type Print = (progress: (at: Printing) => void) => Promise<void>

/** How to print the document, or null where it is printed from its own window or program. */
export const printFor = (document: OpenDocument): Print | null => {
  switch (document.shown) {
    case "pdf":
      return async (progress) => (await import("./pdf/print.ts")).printPdf(document.href, progress)
    case "picture":
    case "text":
      return () => Promise.resolve(globalThis.print())
    case "html":
    case "download":
      return null
  }
}
