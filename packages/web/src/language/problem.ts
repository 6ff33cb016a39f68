import type { Refusal } from "@postkasse/core/refusal"
import { textOf } from "@postkasse/core/text"
import type { Lock, Problem } from "../api/index.ts"
import type { Language } from "./choice.ts"

export interface Words {
  readonly title: string
  readonly detail: string
}

/**
 * The refusals that a citizen meets, of which the page may speak in another language than the answer came in. One that
 * names a moment is told in the words it came with.
 */
const spoken: ReadonlySet<string> = new Set<Refusal["_tag"]>([
  "SessionEnded",
  "LoginRefused",
  "PasswordRefused",
  "ElectronicIdTooWeak",
  "MailboxNotFound",
  "MailboxIsClosed",
  "LetterNotFound",
  "LevelTooLow",
  "LetterHeld",
  "ConfirmationAwaited",
  "NoConfirmationAsked",
  "OwnersAlone"
])

/** A problem in the language in use; in the words it came with where it is the edge's own. */
export const wordsOf = (problem: Problem, language: Language): Words => {
  if (!spoken.has(problem.code)) return { title: problem.title, detail: problem.detail }
  const refusal: unknown = { _tag: problem.code, rules: problem.rules, ...problem.facts }
  return textOf(refusal as Refusal, language)
}

/** A lock in the language in use. */
export const wordsOfLock = (lock: Lock, language: Language): Words => textOf(lock as Refusal, language)
