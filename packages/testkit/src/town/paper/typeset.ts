// oxlint-disable-next-line import/no-named-as-default -- its types know only the default
import PDFDocument from "pdfkit"
import type { Language } from "../model.ts"
import { fonts } from "./font.ts"
import { INK, LEFT, LINE, type Pdf, QUIET, SPRUCE, type Structure } from "./ink.ts"
import type { Paper, Part } from "./model.ts"
import { factTable, numberTable } from "./table.ts"

/** Typesets a paper as tagged PDF with its fonts embedded. The same paper and moment give the same bytes. */
export const typeset = (paper: Paper, at: Date): Promise<Uint8Array> => {
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: 56, bottom: 72, left: LEFT, right: LEFT },
    bufferPages: true,
    displayTitle: true,
    info: { Title: paper.title, Author: paper.sender.name, CreationDate: at },
    lang: LANG[paper.language],
    pdfVersion: "1.7",
    tagged: true
  })
  const bytes = collected(pdf)
  pdf.registerFont("regular", fonts().regular)
  pdf.registerFont("bold", fonts().bold)
  const root = pdf.struct("Document")
  pdf.addStructure(root)
  letterhead(pdf, root, paper)
  for (const part of paper.body) write(pdf, root, part)
  if (paper.signed !== undefined) sign(pdf, root, paper)
  root.end()
  footers(pdf, paper)
  pdf.end()
  return bytes
}

const LANG: Readonly<Record<Language, string>> = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" }

const letterhead = (pdf: Pdf, root: Structure, paper: Paper): void => {
  const right = pdf.page.width - LEFT
  pdf.markContent("Artifact", { type: "Layout" })
  pdf.roundedRect(LEFT, 56, 28, 28, 4).fill(SPRUCE)
  pdf.font("bold").fontSize(14).fillColor("#ffffff")
  pdf.text(paper.sender.name.slice(0, 1), LEFT, 63, { width: 28, align: "center" })
  pdf.endMarkedContent()
  paragraph(pdf, root, "P", () => {
    pdf
      .font("bold")
      .fontSize(12)
      .fillColor(INK)
      .text(paper.sender.name, LEFT + 38, 64)
  })
  paragraph(pdf, root, "P", () => {
    pdf.font("regular").fontSize(11).text(paper.recipient.name, LEFT, 120, { width: 250, lineGap: 2 })
  })
  const below = pdf.y
  paragraph(pdf, root, "P", () => {
    pdf.fontSize(10).fillColor(QUIET)
    pdf.text(`${paper.date}\n${paper.reference}`, right - 170, 120, { width: 170, align: "right", lineGap: 3 })
  })
  pdf.y = Math.max(pdf.y, below, 150) + 34
  paragraph(pdf, root, "H1", () => {
    pdf.font("bold").fontSize(18).fillColor(INK).text(paper.title, LEFT, pdf.y, { lineGap: 2 })
  })
  pdf.y += 10
}

const write = (pdf: Pdf, root: Structure, part: Part): void => {
  pdf.font("regular").fontSize(11).fillColor(INK)
  if (typeof part === "string") {
    paragraph(pdf, root, "P", () => pdf.text(part, LEFT, pdf.y, { lineGap: 3.5 }))
    pdf.y += 8
    return
  }
  switch (part._tag) {
    case "Heading":
      // A heading never ends a page.
      if (pdf.y > pdf.page.height - 150) pdf.addPage()
      pdf.y += 6
      paragraph(pdf, root, "H2", () => pdf.font("bold").fontSize(13).text(part.text, LEFT, pdf.y))
      pdf.y += 5
      return
    case "Items":
      return list(pdf, root, part.items)
    case "Facts":
      return factTable(pdf, root, part.facts)
    case "Table":
      return numberTable(pdf, root, part.rows)
    case "Landscape":
      return hills(pdf, root, part.alt)
  }
}

const list = (pdf: Pdf, root: Structure, all: ReadonlyArray<string>): void => {
  const bullets = pdf.struct("L")
  root.add(bullets)
  for (const item of all) {
    const line = pdf.struct("LI")
    bullets.add(line)
    const top = pdf.y
    paragraph(pdf, line, "Lbl", () => pdf.text("•", LEFT + 4, top, { lineBreak: false }))
    paragraph(pdf, line, "LBody", () => pdf.text(item, LEFT + 18, top, { lineGap: 3 }))
    pdf.y += 3
  }
  pdf.x = LEFT
  pdf.y += 8
}

const hills = (pdf: Pdf, root: Structure, alt: string): void => {
  const width = pdf.page.width - 2 * LEFT
  const top = pdf.y
  const figure = pdf.struct("Figure", { alt }, [
    () => {
      pdf.save().translate(LEFT, top)
      pdf.roundedRect(0, 0, width, 130, 4).clip().rect(0, 0, width, 130).fill("#e7eef0")
      pdf.circle(width * 0.76, 38, 17).fill("#e8b04a")
      pdf.path(`M0 96 L70 52 L120 82 L190 30 L270 92 L340 58 L${width} 104 V130 H0 Z`).fill("#8fa9a3")
      pdf.path(`M0 118 L96 78 L170 112 L250 84 L360 120 L${width} 92 V130 H0 Z`).fill("#4d7767")
      pdf.path(`M0 126 L140 104 L300 126 L${width} 114 V130 H0 Z`).fill(SPRUCE)
      pdf.restore()
    }
  ])
  root.add(figure)
  pdf.y = top + 146
}

const sign = (pdf: Pdf, root: Structure, { language, sender, signed = "" }: Paper): void => {
  const greeting = language === "en" ? "Kind regards" : language === "nn" ? "Vennleg helsing" : "Vennlig hilsen"
  pdf.font("regular").fontSize(11).fillColor(INK)
  paragraph(pdf, root, "P", () => {
    pdf.text(`${greeting}\n${signed}\n${sender.name}`, LEFT, pdf.y + 8, { lineGap: 3.5 })
  })
}

const footers = (pdf: Pdf, { sender, language }: Paper): void => {
  const { start, count } = pdf.bufferedPageRange()
  const number = sender.number.replace(/(\d{3})(?=\d)/g, "$1\u00a0")
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    const top = pdf.page.height - 48
    const width = pdf.page.width - 2 * LEFT
    // Below the margin, where text would otherwise begin a page of its own.
    pdf.page.margins.bottom = 0
    pdf.markContent("Artifact", { type: "Pagination" })
    pdf
      .moveTo(LEFT, top - 10)
      .lineTo(LEFT + width, top - 10)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke()
    pdf.font("regular").fontSize(8.5).fillColor(QUIET)
    pdf.text(`${sender.name} · ${number} · ${MADE_UP[language]}`, LEFT, top, { lineBreak: false })
    pdf.text(`${page + 1} / ${count}`, LEFT, top, { width, align: "right", lineBreak: false })
    pdf.endMarkedContent()
  }
}

const MADE_UP: Readonly<Record<Language, string>> = {
  nb: "Oppdiktet brev",
  nn: "Oppdikta brev",
  en: "A made-up letter"
}

const paragraph = (pdf: Pdf, parent: Structure, type: string, draw: () => unknown): void => {
  parent.add(pdf.struct(type, {}, [() => void draw()]))
}

const collected = (pdf: Pdf): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Array<Uint8Array> = []
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on("error", reject)
  })
