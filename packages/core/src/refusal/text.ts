import { bokmal } from "./bokmal.ts"
import { english } from "./english.ts"
import type { Language, Refusal, RefusalText } from "./model.ts"
import { nynorsk } from "./nynorsk.ts"
import { answerFor } from "./policy.ts"

/** A refusal in words for people: what is the matter, why, and what one can do (FIELD-14, SUPPORT-2, TRUST-6). */
export const textOf = (refusal: Refusal, language: Language): RefusalText => {
  const texts = { nb: bokmal, nn: nynorsk, en: english }[language]
  return answerFor(texts, refusal._tag, refusal)
}
