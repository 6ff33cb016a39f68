import type { NotificationPolicy } from "../policy/index.ts"

/** A text of at most so many characters, cut between characters as people see them; code points are what is counted. */
export const cut = (text: string, most: number, sizeOf: (text: string) => number = characters): string => {
  if (sizeOf(text) <= most) return text
  let kept = ""
  let room = most - sizeOf(dots)
  for (const { segment } of segmenter.segment(text)) {
    room -= sizeOf(segment)
    if (room < 0) break
    kept += segment
  }
  return kept.trimEnd() + dots
}

/** An SMS of one part: fewer characters where GSM-7 cannot write it (FIELD-7). */
export const sms = (policy: NotificationPolicy, text: string): string =>
  septets(text) === null
    ? cut(text, policy.smsUnicodeCharacters, ({ length }) => length)
    : cut(text, policy.smsCharacters, (text) => septets(text) ?? text.length)

/** What a text takes in GSM-7, where some characters take two; null where it cannot be written so (3GPP TS 23.038). */
export const septets = (text: string): number | null => {
  let count = 0
  for (const character of text) {
    if (basic.has(character)) count += 1
    else if (extended.has(character)) count += 2
    else return null
  }
  return count
}

const characters = (text: string): number => [...text].length

const segmenter = new Intl.Segmenter("nb", { granularity: "grapheme" })
// Three dots: GSM-7 has no sign for them.
const dots = "..."

const extended = new Set("\f^{}\\[~]|€")
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
