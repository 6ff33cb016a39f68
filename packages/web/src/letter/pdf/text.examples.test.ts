import { expect, it } from "vitest"
import { paragraphsOf } from "./text.ts"

const line = (str: string, y: number, height = 11) => ({ str, hasEOL: true, transform: [1, 0, 0, 1, 72, y], height })

it("lines close together are one paragraph, a gap or another size of letter begins a new one", () => {
  expect(
    paragraphsOf([
      line("Skatteoppgjøret for 2025", 700, 20),
      line("Vi har behandlet skattemeldingen din. Du får", 670),
      line("igjen 4 312 kroner.", 657),
      line("Er du uenig, kan du klage.", 620)
    ])
  ).toEqual([
    "Skatteoppgjøret for 2025",
    "Vi har behandlet skattemeldingen din. Du får igjen 4 312 kroner.",
    "Er du uenig, kan du klage."
  ])
})

it("pieces of one line stay on it", () => {
  expect(
    paragraphsOf([
      { str: "Frist: ", hasEOL: false, transform: [1, 0, 0, 1, 72, 700], height: 11 },
      { str: "3. desember", hasEOL: true, transform: [1, 0, 0, 1, 110, 700], height: 11 }
    ])
  ).toEqual(["Frist: 3. desember"])
})

it("a page without text has no paragraphs", () => {
  expect(paragraphsOf([])).toEqual([])
  expect(paragraphsOf([line("  ", 700)])).toEqual([])
})
