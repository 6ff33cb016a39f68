import { For, type JSX } from "solid-js"
import { type Language, languageInUse, languages, speak, t } from "../language/index.ts"
import { Choice } from "../part/choice.tsx"
import { Wordmark } from "../part/mark.tsx"
import { rooms } from "./rooms.ts"

/** The head of the pages one can read without logging in. */
export const GuestHeader = (): JSX.Element => (
  <header class="guest-header">
    <Wordmark />
    <nav class="guest-rooms" aria-label={t("frame.rooms")}>
      <For each={rooms.filter((room) => room.path === "/help" || room.path === "/security")}>
        {(room) => (
          <a class="ds-link" href={room.path}>
            {t(room.name)}
          </a>
        )}
      </For>
    </nav>
    <Choice<Language>
      label={t("language.choose")}
      labelHidden
      options={languages}
      chosen={languageInUse()}
      nameOf={(language) => t(`language.${language}`)}
      langOf={(language) => language}
      onChoose={(language) => void speak(language)}
    />
  </header>
)
