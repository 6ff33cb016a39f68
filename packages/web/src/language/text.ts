import { type Flatten, flatten, translator } from "@solid-primitives/i18n"
import { createSignal } from "solid-js"
import { chooseLanguage, type Language, languageInUse } from "./choice.ts"
import type { Messages } from "./nb.ts"

type Flat = Flatten<Messages>

const [messages, setMessages] = createSignal<Flat>()

/** The words for a key, in the language in use; reactive. */
export const t = translator<Flat>(() => {
  const spoken = messages()
  if (spoken === undefined) throw new Error("No language has been taken up yet")
  return spoken
})

/** Takes up a language once its messages are here, and remembers it. */
export const speak = async (language: Language): Promise<void> => {
  const spoken = flatten(await load[language]())
  setMessages(() => spoken)
  chooseLanguage(language)
  document.documentElement.lang = language
}

/** Takes up the language that was chosen before, or that the browser asks for. */
export const beginToSpeak = (): Promise<void> => speak(languageInUse())

const load: Readonly<Record<Language, () => Promise<Messages>>> = {
  nb: async () => (await import("./nb.ts")).nb,
  nn: async () => (await import("./nn.ts")).nn,
  en: async () => (await import("./en.ts")).en
}
