/** Whether every word sought stands somewhere in the texts, at the beginning of a word or inside one. */
export const matches = (sought: string, texts: ReadonlyArray<string>): boolean => {
  const text = plain(texts.join(" "))
  return plain(sought)
    .split(/\s+/u)
    .every((word) => text.includes(word))
}

// The texts have hyphens that do not break; nobody types those.
const plain = (text: string): string => text.toLocaleLowerCase("nb").replaceAll("\u2011", "-")
