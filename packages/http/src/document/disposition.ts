/** Whether a document is shown in the browser or saved to disk. */
export type Disposition = "inline" | "attachment"

/** A `Content-Disposition` header (RFC 6266): the name in full for those who read UTF-8, and a plain one for the rest. */
export const dispositionOf = (disposition: Disposition, name: string): string => {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\/%]/gu, "_")
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
}

// The characters that encodeURIComponent leaves, and RFC 8187 does not.
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
