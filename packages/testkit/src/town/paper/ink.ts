import type PDFDocument from "pdfkit"

export type Pdf = InstanceType<typeof PDFDocument>
export type Structure = ReturnType<Pdf["struct"]>

/** The left margin, in points: 25 mm, so that a printer's bar code fits beside the text. */
export const LEFT = 71

export const INK = "#1f2421"
export const QUIET = "#5a645e"
export const LINE = "#c9cec9"
export const SPRUCE = "#2a5a48"
