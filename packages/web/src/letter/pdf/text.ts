import type { PDFDocumentProxy } from "pdfjs-dist"

/** The text of each page, in paragraphs, for those who cannot or would not read the picture of it. */
export const textOfPages = async (pdf: PDFDocumentProxy): Promise<ReadonlyArray<ReadonlyArray<string>>> => {
  const pages: Array<ReadonlyArray<string>> = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(paragraphsOf(items.filter((item) => "str" in item)))
  }
  return pages
}

interface Piece {
  readonly str: string
  readonly hasEOL: boolean
  readonly transform: ReadonlyArray<number>
  readonly height: number
}

/** Lines that stand close together are one paragraph; a gap of more than a line and a half begins a new one. */
export const paragraphsOf = (pieces: ReadonlyArray<Piece>): ReadonlyArray<string> => {
  const paragraphs: Array<string> = []
  let line = ""
  let lineAt: number | null = null
  let size = 0
  let paragraph = ""
  const endParagraph = () => {
    if (paragraph.trim() !== "") paragraphs.push(paragraph.trim())
    paragraph = ""
  }
  const endLine = () => {
    paragraph = paragraph === "" ? line : `${paragraph} ${line.trim()}`
    line = ""
  }
  for (const piece of pieces) {
    const y = piece.transform[5] ?? 0
    if (piece.str.trim() !== "") {
      const gap = lineAt === null ? 0 : Math.abs(lineAt - y)
      const changes = size > 0 && piece.height > 0 && Math.abs(piece.height - size) > 1
      if (line === "" && (gap > Math.max(size, piece.height) * 1.6 || (changes && gap > 0))) endParagraph()
      lineAt = y
      if (piece.height > 0) size = piece.height
    }
    line += piece.str
    if (piece.hasEOL) endLine()
  }
  endLine()
  endParagraph()
  return paragraphs
}
