import { describe, expect, it } from "vitest"
import { en } from "./en.ts"
import { nb } from "./nb.ts"
import { nn } from "./nn.ts"

type Tree = { readonly [key: string]: unknown }

/** Every text with its key; those with a blank are given words to fill it with. */
const texts = (tree: Tree, path = ""): ReadonlyArray<readonly [string, string]> =>
  Object.entries(tree).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`
    if (typeof value === "object" && value !== null) return texts(value as Tree, here)
    return [[here, typeof value === "function" ? String(value("Ola", false)) : String(value)] as const]
  })

describe("messages", () => {
  it.each([
    ["nb", nb],
    ["nn", nn],
    ["en", en]
  ])("%s leaves nothing unsaid and nothing half said", (_, messages) => {
    for (const [key, text] of texts(messages)) {
      expect(text.trim(), key).not.toBe("")
      expect(text, key).not.toMatch(/undefined|\s{2}|\.\.\.| - /u)
    }
  })

  it("no sentence is left in another language: Nynorsk and English say it in their own words", () => {
    const bokmal = new Map(texts(nb))
    const sentences = (messages: Tree) => texts(messages).filter(([, text]) => text.split(" ").length > 5)
    for (const [key, text] of [...sentences(nn), ...sentences(en)]) expect(bokmal.get(key), key).not.toBe(text)
  })

  it("ID-porten and e-post do not break at the end of a line", () => {
    for (const [key, text] of [nb, nn, en].flatMap((messages) => texts(messages))) {
      expect(text, key).not.toMatch(/ID-porten|[Ee]-post/u)
    }
  })
})
