import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { inflateSync } from "node:zlib"

/** Inter, its Latin letters: Norwegian and English. Read once. */
export const fonts = (): { readonly regular: Uint8Array; readonly bold: Uint8Array } => {
  loaded ??= {
    regular: unwrapped(readFileSync(require.resolve("@fontsource/inter/files/inter-latin-400-normal.woff"))),
    bold: unwrapped(readFileSync(require.resolve("@fontsource/inter/files/inter-latin-600-normal.woff")))
  }
  return loaded
}
let loaded: { readonly regular: Uint8Array; readonly bold: Uint8Array } | undefined

const require = createRequire(import.meta.url)

/**
 * The font inside a WOFF (W3C WOFF 1.0, sections 3 to 5). The typesetter reads WOFF itself, but inflates a table anew for
 * every glyph it measures: eight times slower.
 */
const unwrapped = (woff: Buffer): Uint8Array => {
  const count = woff.readUInt16BE(12)
  const directory = 12 + 16 * count
  const font = Buffer.alloc(woff.readUInt32BE(16))
  woff.copy(font, 0, 4, 8)
  font.writeUInt16BE(count, 4)
  let end = directory
  for (let table = 0; table < count; table++) {
    const entry = 44 + 20 * table
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as Four
    const data = woff.subarray(offset, offset + packed)
    font.set(packed < length ? inflateSync(data) : data, end)
    woff.copy(font, directory - 16 * (count - table), entry, entry + 4)
    for (const [index, word] of [checksum, end, length].entries()) {
      font.writeUInt32BE(word, directory - 16 * (count - table) + 4 * (index + 1))
    }
    end += Math.ceil(length / 4) * 4
  }
  return font
}

type Four = [number, number, number, number]
