import fc from "fast-check"
import { FileName, HttpsUrl, MediaType, Sha256, Subject } from "./index.ts"

/** Any text at all, as it may come from outside: half surrogates, control characters, now and then very long. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 40 })
  },
  { weight: 10, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom("a", "é", "0", " ", "\ud800", "e\u0301").map((text) => text.repeat(100_000)) }
)

const hexadecimal = fc.constantFrom(..."0123456789abcdef")

export const sha256: fc.Arbitrary<Sha256> = fc
  .string({ unit: hexadecimal, minLength: 64, maxLength: 64 })
  .map((digits) => Sha256.make(digits))

// What trips up stores, headers and pages: quotes, per cent, angle brackets, other writing, letters of two code points.
const letters = fc.constantFrom(..."aÅæø 1.,-–'\"%&<>;:=#?()[]{}ıßΩжع漢🎉", "a\u030a", "👩‍👩‍👧")

const line = (most: number) =>
  fc.oneof(
    fc.string({ unit: letters, maxLength: Math.floor(most / 10) }).map((rest) => `B${rest}`),
    fc.string({ unit: fc.constant("å"), minLength: most, maxLength: most })
  )

export const subject: fc.Arbitrary<Subject> = fc
  .oneof(fc.constantFrom("Vedtak om støtte", "Timeavtale", "Årsoppgave 2026"), line(150))
  .map((text) => Subject.make(text))

export const fileName: fc.Arbitrary<FileName> = fc
  .oneof(fc.constantFrom("vedtak.pdf", "bilde 1.png", "søknad – kopi.docx"), line(200))
  .map((text) => FileName.make(text))

export const mediaType: fc.Arbitrary<MediaType> = fc
  .constantFrom("application/pdf", "image/png", "text/plain", "text/html", "application/vnd.ms-excel.sheet+xml", "a/b")
  .map((text) => MediaType.make(text))

// fast-check's own paths know all of Unicode, which costs whoever imports this a second.
const urlPart = fc
  .tuple(fc.string({ unit: letters, maxLength: 8 }), fc.constantFrom("", "~", "!$'()*+,;:", "&a=b"))
  .map(([text, plain]) => encodeURIComponent(text) + plain)

export const httpsUrl: fc.Arbitrary<HttpsUrl> = fc
  .tuple(
    fc.domain(),
    fc.array(
      urlPart.map((part) => `/${part}`),
      { maxLength: 4 }
    ),
    fc.oneof(
      fc.constant(""),
      urlPart.map((part) => `?${part}`)
    ),
    fc.oneof(
      fc.constant(""),
      urlPart.map((part) => `#${part}`)
    )
  )
  .map(([domain, path, query, fragment]) => HttpsUrl.make(`https://${domain}${path.join("")}${query}${fragment}`))
