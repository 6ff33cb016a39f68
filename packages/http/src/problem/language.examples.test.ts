import { describe, expect, it } from "vitest"
import { languageOf } from "./index.ts"

describe("the language of an answer", () => {
  it.each([
    [undefined, "nb"],
    ["", "nb"],
    ["*", "nb"],
    ["nn", "nn"],
    ["nn-NO, nb;q=0.9, en;q=0.8", "nn"],
    ["no", "nb"],
    ["no-bok, en", "nb"],
    ["de, fr;q=0.9, en-GB;q=0.5", "en"],
    ["en;q=0.1, nn;q=0.9", "nn"],
    ["en;q=0, nn;q=0.1", "nn"],
    ["sma, se", "nb"],
    ["x".repeat(10_000), "nb"],
    [";;;,,,q=", "nb"]
  ])("TRUST-6: asked for by %j is %s", (header, language) => {
    expect(languageOf(header)).toBe(language)
  })
})
