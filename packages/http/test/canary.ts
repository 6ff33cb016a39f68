import { randomBytes } from "node:crypto"

/** A text found nowhere else, to be looked for where it must not be. */
export const canary = (): string => `Kanarifugl ${randomBytes(9).toString("hex")} på ferde`

/** The ways that a text may be written: as it is, in other letters, and in the encodings that people and libraries use. */
const spellings = (text: string): ReadonlyArray<string> => {
  const bytes = Buffer.from(text)
  // In base64 a text looks otherwise by where in a triple it begins; what depends on its neighbours is cut off.
  const shifted = [0, 1, 2].map((at) =>
    Buffer.concat([Buffer.alloc(at), bytes])
      .toString("base64")
      .replace(/=+$/u, "")
      .slice(4, -2)
  )
  return [
    text,
    text.toLowerCase(),
    text.toUpperCase(),
    bytes.toString("hex"),
    encodeURIComponent(text),
    new URLSearchParams({ a: text }).toString().slice(2),
    JSON.stringify(text).slice(1, -1),
    ...shifted,
    ...shifted.map((one) => one.replaceAll("+", "-").replaceAll("/", "_"))
  ]
}

/** Which of these texts a place holds, however they are spelled there. */
export const foundIn = (place: string, texts: Readonly<Record<string, string>>): ReadonlyArray<string> =>
  Object.entries(texts)
    .filter(([, text]) => spellings(text).some((spelling) => place.includes(spelling)))
    .map(([name]) => name)
