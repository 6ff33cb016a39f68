import { describe, expect, it } from "vitest"
import { ruleIds } from "../rule/index.ts"
import { rules as en } from "./en/rule/index.ts"
import type { RuleTexts } from "./index.ts"
import { rules as nb } from "./nb/rule/index.ts"
import { rules as nn } from "./nn/rule/index.ts"

const languages: ReadonlyArray<readonly [string, RuleTexts, RegExp]> = [
  ["nb", nb, /\b(ikkje|eg|noko|frå|korleis|kva|ein|eit|berre|sjølv|blir sendt?e|the|your)\b/u],
  ["nn", nn, /\b(ikke|jeg|noe|fra|hvordan|hva|hvem|bare|selv|en|et|the|your)\b/u],
  ["en", en, /\b(ikke|ikkje|og|eller|for å)\b/u]
]

describe("what the rules say to people", () => {
  it.each(languages)(
    "SUPPORT-2, TRUST-6: %s: every rule is a line or two that end, and tell no id and no rule of style",
    (_, rules, foreign) => {
      expect(Object.keys(rules)).toEqual(ruleIds)
      for (const [rule, text] of Object.entries(rules)) {
        expect(text, rule).toMatch(/^\p{Lu}[^\n]{10,180}\.$/u)
        expect(text, rule).not.toMatch(/[A-Z]+-[0-9]|\s{2}|\.\.|\b(loa|acr)\b|[\p{Ll},] (De|Dem|Deres)\b/u)
        expect(text, rule).not.toMatch(foreign)
      }
    }
  )

  it("TRUST-6: each language says them in its own words, and no two rules alike", () => {
    for (const rule of ruleIds) expect(new Set([nb[rule], nn[rule], en[rule]]).size, rule).toBe(3)
    for (const [, rules] of languages) expect(new Set(Object.values(rules)).size).toBe(ruleIds.length)
  })
})
