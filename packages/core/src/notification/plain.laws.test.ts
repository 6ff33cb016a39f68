import { Schema } from "effect"
import fc from "fast-check"
import { find } from "linkifyjs"
import { describe, expect, it } from "vitest"
import { anyText, subject } from "../letter/arbitrary.ts"
import { PlainText, plainText } from "./index.ts"

const piece = fc.constantFrom(
  ...[
    "www.",
    "http://",
    "https:",
    "//",
    "svindel",
    ".no",
    ".com/x?y=1#z",
    "@",
    "post",
    " ",
    ":",
    "mailto:",
    "tel:",
    "。",
    "．no"
  ],
  ...[
    "\n",
    "\r\n",
    "\u2028",
    "\u202e",
    "\ud800",
    ".",
    "1.000",
    "f.eks.",
    "Ås",
    "xn--a",
    "1",
    "/",
    "\\",
    "bit.ly",
    "\u00ad",
    "漢字"
  ]
)
const words = fc.oneof(
  subject,
  anyText.map((text) => text.slice(0, 300)),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""))
)

describe("somebody's words in a message", () => {
  it("NOTIFY-4: hold nothing of which a mail program or a phone makes a link", () => {
    fc.assert(
      fc.property(words, (text) => {
        const plain = plainText(text)
        expect(find(plain)).toEqual([])
        expect(find(`Avsender: ${plain}. Logg inn.`)).toEqual([])
        // Unknown to that library, known to some: other dots, schemes without slashes.
        expect(plain).not.toMatch(/[.。．｡]\p{L}|@|\/\/|\p{L}:\S/u)
      }),
      { numRuns: 600 }
    )
  })

  it("NOTIFY-4: are one line, in one direction, of whole characters, so that they cannot look like ours", () => {
    fc.assert(
      fc.property(words, (text) => {
        const plain = plainText(text)
        expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
        expect(plain).toBe(plain.trim())
        expect(Schema.is(PlainText)(plain)).toBe(true)
        expect(plainText(plain)).toBe(plain)
      }),
      { numRuns: 500 }
    )
  })

  it("SEND-7: keep every letter and digit, in order", () => {
    const seen = (text: string) => [...text].filter((one) => /[\p{L}\p{N}]/u.test(one)).join("")
    fc.assert(
      fc.property(words, (text) => {
        expect(seen(plainText(text))).toBe(seen(text))
      })
    )
  })

  it.each([
    ["Vedtak om støtte 2026", "Vedtak om støtte 2026"],
    ["Faktura fra Finn.no AS", "Faktura fra Finn no AS"],
    ["Frist 22.11.2026 kl. 10:30, beløp 1.250,50", "Frist 22.11.2026 kl. 10:30, beløp 1.250,50"],
    ["Timeavtale: møt kl. 9", "Timeavtale: møt kl. 9"],
    ["Svar på https://svindel.no/logg-inn nå", "Svar på https: svindel no/logg-inn nå"],
    ["post@svindel.no", "post svindel no"],
    ["mailto:post@svindel.no", "mailto: post svindel no"],
    ["Hei\r\nBcc: alle@svindel.no", "Hei Bcc: alle svindel no"],
    ["og/eller", "og/eller"],
    ["", ""]
  ])("NOTIFY-4: %j is shown as %j", (text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it("NOTIFY-4: what holds a link is no plain text", () => {
    for (const text of ["finn.no", "a@b", "x//y", "tel:1", " a", "a  b", "a\nb"])
      expect(Schema.is(PlainText)(text)).toBe(false)
  })
})
