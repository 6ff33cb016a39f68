import { Schema } from "effect"

// What starts a new line or header, turns the direction of writing, or is half a character.
const broken = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu

// What mail programs and phones make links of: names of domains, in any writing of the dot; addresses with a scheme, an @.
const linking = /[.\u3002\uff0e\uff61](?=\p{L})|@|\/{2,}/gu
const scheme = /(?<=\p{L}):(?=\S)/gu

const withoutLinks = (text: string): string =>
  text.replace(broken, " ").replace(linking, " ").replace(scheme, ": ").replace(/\s+/gu, " ").trim()

/** One line of somebody's words of which no mail program makes a link, and which cannot look like another line (NOTIFY-4). */
export const PlainText = Schema.String.check(
  Schema.makeFilter((text: string) => withoutLinks(text) === text, {
    description: "One line without anything that becomes a link"
  })
).pipe(Schema.brand("PlainText"))
export type PlainText = typeof PlainText.Type

/** Somebody's words, as a message may show them: `Finn.no AS` is shown as `Finn no AS` (NOTIFY-4). */
export const plainText = (text: string): PlainText => PlainText.make(withoutLinks(text))
