import { INK, LEFT, LINE, type Pdf, QUIET, type Structure } from "./ink.ts"

/** Labels and what they say. */
export const factTable = (pdf: Pdf, root: Structure, all: ReadonlyArray<readonly [string, string]>): void => {
  const rows = all.map(([label, fact]) => [
    { text: label, head: "Row" as const },
    { text: fact, bold: true }
  ])
  grid(pdf, root, [150, 303], rows)
}

/** A head, then rows of a word and numbers. */
export const numberTable = (pdf: Pdf, root: Structure, rows: ReadonlyArray<ReadonlyArray<string>>): void => {
  const numbers = (rows[0]?.length ?? 1) - 1
  const cells = rows.map((row, index) =>
    row.map((text, column) => ({
      text,
      ...(index === 0 ? { head: "Column" as const } : {}),
      bold: index > 0 && /^(sum|å betale|utbetalt)/i.test(row[0] ?? ""),
      right: column > 0
    }))
  )
  grid(pdf, root, [453 - 92 * numbers, ...Array.from({ length: numbers }, () => 92)], cells)
}

interface Cell {
  readonly text: string
  readonly head?: "Row" | "Column"
  readonly bold?: boolean
  readonly right?: boolean
}

/** Rows under hairlines, tagged as a table. `widths` in points, 453 together. */
const grid = (
  pdf: Pdf,
  root: Structure,
  widths: ReadonlyArray<number>,
  rows: ReadonlyArray<ReadonlyArray<Cell>>
): void => {
  const table = pdf.struct("Table")
  root.add(table)
  for (const row of rows) {
    // A gap between a cell and numbers that come from the right.
    const width = (cell: Cell, column: number) => (widths[column] ?? 0) - (cell.right ? 0 : 8)
    const height = Math.max(
      ...row.map((cell, column) => lettering(pdf, cell).heightOfString(cell.text, { width: width(cell, column) }))
    )
    if (pdf.y + height + 12 > pdf.page.height - pdf.page.margins.bottom) pdf.addPage()
    const top = pdf.y + 6
    const tagged = pdf.struct("TR")
    table.add(tagged)
    let left = LEFT
    for (const [column, cell] of row.entries()) {
      const x = left
      const options: { alt?: string; scope?: string } = cell.head === undefined ? {} : { scope: cell.head }
      tagged.add(
        pdf.struct(cell.head === undefined ? "TD" : "TH", options, [
          () =>
            void lettering(pdf, cell).text(cell.text, x, top, {
              width: width(cell, column),
              align: cell.right ? "right" : "left"
            })
        ])
      )
      left += widths[column] ?? 0
    }
    pdf.x = LEFT
    pdf.y = top + height + 6
    pdf.markContent("Artifact", { type: "Layout" })
    pdf.moveTo(LEFT, pdf.y).lineTo(left, pdf.y).lineWidth(0.5).strokeColor(LINE).stroke()
    pdf.endMarkedContent()
  }
  pdf.y += 14
}

const lettering = (pdf: Pdf, { head, bold }: Cell): Pdf =>
  pdf
    .font(bold ? "bold" : "regular")
    .fontSize(11)
    .fillColor(head === undefined ? INK : QUIET)
