import { answerFor, type Refusal } from "../refusal/index.ts"
import { refusals as en } from "./en/index.ts"
import type { Language, RefusalText, RefusalTexts } from "./model.ts"
import { refusals as nb } from "./nb/index.ts"
import { refusals as nn } from "./nn/index.ts"

const texts = { nb, nn, en } as const satisfies Record<Language, RefusalTexts>

/**
 * A refusal in words for people: what is the matter, why, and what one can do (FIELD-14, SUPPORT-2, TRUST-6).
 *
 * @example
 * ```ts
 * import { textOf } from "@postkasse/core/text"
 *
 * const refusal = { _tag: "LevelTooLow", rules: ["AUTH-4"], has: "password", stepUpTo: "substantial" } as const
 * console.log(textOf(refusal, "nb").title) // → Du må logge inn sikrere
 * console.log(textOf(refusal, "nn").title) // → Du må logge inn sikrare
 * ```
 */
export const textOf = (refusal: Refusal, language: Language): RefusalText =>
  answerFor(texts[language], refusal._tag, refusal)
