/**
 * What the rules say, in plain words, fetched a language at a time when the first of them is shown. An answer names the rules
 * that spoke; what it means for this letter is told beside it.
 *
 * @module
 */
import type { RuleTexts } from "@postkasse/core/text"
import { createSignal } from "solid-js"
import type { Language } from "./choice.ts"

const sources: Readonly<Record<Language, () => Promise<{ readonly rules: RuleTexts }>>> = {
  nb: () => import("@postkasse/core/text/nb/rule"),
  nn: () => import("@postkasse/core/text/nn/rule"),
  en: () => import("@postkasse/core/text/en/rule")
}

const [known, setKnown] = createSignal<Partial<Record<Language, RuleTexts>>>({})
const fetching = new Set<Language>()

/** The rule in plain words; null while they are on their way, and for a rule that this version does not know. */
export const textOfRule = (rule: string, language: Language): string | null => {
  const texts: Readonly<Record<string, string>> | undefined = known()[language]
  if (texts === undefined) {
    void fetchTexts(language)
    return null
  }
  return texts[rule]?.replaceAll(unbroken, "\u2011") ?? null
}

// Where they do not come, the next one that is shown asks again.
const fetchTexts = async (language: Language): Promise<void> => {
  if (fetching.has(language)) return
  fetching.add(language)
  try {
    const { rules } = await sources[language]()
    setKnown((texts) => ({ ...texts, [language]: rules }))
  } catch {
    fetching.delete(language)
  }
}

/** The hyphens at which a line does not break. */
const unbroken = /(?<=\bID)-(?=porten)|(?<=\b[Ee])-(?=post|mail)/gu
