import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText, fileName, httpsUrl, mediaType, sha256, subject } from "./arbitrary.ts"
import { FileName, HttpsUrl, MediaType, Sensitivity, Sha256, Subject } from "./index.ts"

const character = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
const forbidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

describe("a line of text", () => {
  it("SEND-7: no subject or file name has a character that breaks the line, stores or the direction of writing", () => {
    fc.assert(
      fc.property(fc.oneof(subject, fileName), character, fc.nat(200), (text, character, place) => {
        fc.pre(forbidden.test(character))
        const broken = text.slice(0, place) + character + text.slice(place)
        expect(Schema.is(Subject)(broken)).toBe(false)
        expect(Schema.is(FileName)(broken)).toBe(false)
      })
    )
  })

  it("SEND-7: it has at most 150 characters of which one can be seen", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("x", "å", "漢", " ", "\u200b", "\u00a0"),
        fc.integer({ min: 0, max: 300 }),
        (one, many) => {
          const visible = ["x", "å", "漢"].includes(one)
          expect(Schema.is(Subject)(one.repeat(many))).toBe(visible && many > 0 && many <= 150)
        }
      )
    )
  })

  it("SEND-6: a file name is a name and never a path", () => {
    const part = fc.constantFrom("..", ".", "a", "b.pdf", "C:")
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), fc.constantFrom("/", "\\"), (parts, separator) => {
        expect(Schema.is(FileName)(parts.join(separator))).toBe(false)
      })
    )
    expect([".", "..", "...a", "a."].map((text) => Schema.is(FileName)(text))).toEqual([false, false, true, true])
  })
})

describe("a link elsewhere", () => {
  it("AUTH-11: leads where it says wherever it is shown: never to a page of ours, never in clear text", () => {
    const tricks = fc.constantFrom(
      "https:page",
      "https:/page",
      "https:\\\\page",
      " https://a.no",
      "https://a.no\n",
      "http://a.no",
      "//a.no",
      "javascript:alert(1)",
      "data:text/html,x",
      "https://user@a.no",
      "https://",
      "HTTPS://a.no",
      "https://a.no/a b",
      "https://[::1",
      "https://a.no:port",
      "https://\u0000a.no"
    )
    fc.assert(
      fc.property(fc.oneof(tricks, anyText, httpsUrl), (text) => {
        fc.pre(Schema.is(HttpsUrl)(text))
        const shown = new URL(text, "https://postkasse.example/letters/1")
        expect(shown.href).toBe(new URL(text).href)
        expect(shown.protocol).toBe("https:")
        expect(shown.username).toBe("")
        expect(text.startsWith(`https://`)).toBe(true)
      })
    )
    fc.assert(
      fc.property(tricks, (text) => {
        expect(Schema.is(HttpsUrl)(text)).toBe(false)
      })
    )
  })
})

describe("parsers of a letter's parts", () => {
  it("TRUST-3: a digest is 64 hexadecimal digits in lower case, and nothing around them", () => {
    fc.assert(
      fc.property(sha256, (digest) => {
        expect(Schema.is(Sha256)(digest)).toBe(true)
        for (const other of [`0${digest}`, `${digest}0`, `${digest}\n`, digest.slice(1), `A${digest.slice(1)}`, ""]) {
          expect(Schema.is(Sha256)(other)).toBe(false)
        }
      })
    )
  })

  it("FIELD-3: a letter is normal or sensitive, and nothing else", () => {
    const taken = ["normal", "sensitive", "", "Normal", "secret"].filter((text) => Schema.is(Sensitivity)(text))
    expect(taken).toEqual(["normal", "sensitive"])
  })

  it("answer for every text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const schema of [Subject, FileName, HttpsUrl, MediaType, Sha256]) {
          expect(typeof Schema.is(schema as Schema.Schema<unknown>)(text)).toBe("boolean")
        }
      })
    )
  })

  it.each([
    "application/pdf",
    "a/b",
    "image/svg+xml",
    "application/vnd.ms-word.document.macroenabled.12",
    "7z/x_!#$&^-"
  ])("RECEIVE-6: %s is a media type", (text) => {
    expect(Schema.is(MediaType)(text)).toBe(true)
  })

  it.each([
    "",
    "pdf",
    "/pdf",
    "application/",
    ".a/pdf",
    "a/.pdf",
    " a/pdf",
    "a /pdf",
    "a/ pdf",
    "a/b/c",
    "a//b",
    "å/b",
    "a/å"
  ])("RECEIVE-6: %j is none", (text) => {
    expect(Schema.is(MediaType)(text)).toBe(false)
  })

  it("RECEIVE-6: a media type has no parameters, spaces or upper case", () => {
    fc.assert(
      fc.property(mediaType, fc.constantFrom("; charset=utf-8", " ", ",text/html", "/x", "\r\n"), (type, extra) => {
        expect(Schema.is(MediaType)(type + extra)).toBe(false)
        expect(Schema.is(MediaType)(type.toUpperCase())).toBe(false)
      })
    )
  })
})
