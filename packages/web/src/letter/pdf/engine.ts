/**
 * pdf.js, loaded when a PDF is to be read. Scripts in documents are never run; fonts, maps and decoders come from our own
 * origin (see `pdf-files.ts` beside the Vite configuration).
 *
 * @module
 */
import {
  GlobalWorkerOptions,
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  ResponseException
} from "pdfjs-dist"
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url"
import { noticeSessionEnd } from "../../api/index.ts"

GlobalWorkerOptions.workerSrc = workerUrl

/** What kept a document from being shown. */
export type PdfTrouble = "protected" | "broken"

/** Opens the document; it is fetched in parts, as they are needed. Whoever opens it destroys it. */
export const openPdf = async (href: string): Promise<PDFDocumentProxy> => {
  const task = getDocument({
    url: href,
    cMapUrl: "/pdf/cmaps/",
    iccUrl: "/pdf/iccs/",
    standardFontDataUrl: "/pdf/standard_fonts/",
    wasmUrl: "/pdf/wasm/",
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0
  })
  return task.promise.catch(async (error: unknown) => {
    await task.destroy()
    if (error instanceof ResponseException && error.status === 401) noticeSessionEnd()
    throw error
  })
}

export const troubleOf = (error: unknown): PdfTrouble => (error instanceof PasswordException ? "protected" : "broken")
