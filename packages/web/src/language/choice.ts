/**
 * Which language the page speaks: the one chosen here, else the first the browser asks for that we have, else Bokmål.
 * `public/before-paint.js` reads the same choice before anything is drawn.
 *
 * @module
 */
import type { Language } from "@postkasse/core/text"
import { createSignal } from "solid-js"

export type { Language }

/** In the order they are offered. */
export const languages = ["nb", "nn", "en"] as const satisfies ReadonlyArray<Language>

const kept = "postkasse.language"

const isLanguage = (text: string | null): text is Language => languages.some((language) => language === text)

const fromBrowser = (): Language => {
  for (const tag of navigator.languages) {
    const primary = tag.toLowerCase().split("-")[0] ?? ""
    if (primary === "no") return "nb"
    if (isLanguage(primary)) return primary
  }
  return "nb"
}

const chosen = localStorage.getItem(kept)
const [language, setLanguage] = createSignal<Language>(isLanguage(chosen) ? chosen : fromBrowser())

/** The language in use; reactive. */
export const languageInUse = language

/** Takes up `next` and remembers it. The page must have its messages first: see `speak`. */
export const chooseLanguage = (next: Language): void => {
  localStorage.setItem(kept, next)
  setLanguage(next)
}
