import type { JSX } from "solid-js"
import { showShortcuts } from "../frame/index.ts"
import { type Language, languageInUse, languages, speak, t } from "../language/index.ts"
import { Choice } from "../part/choice.tsx"
import { chooseShortcuts, chooseTheme, shortcutsOn, type Theme, theme, themes } from "../setting/index.ts"

export const Looks = (): JSX.Element => (
  <section class="card" aria-labelledby="looks">
    <h2 id="looks" class="ds-heading" data-size="xs">
      {t("profile.look")}
    </h2>
    <Choice<Language>
      label={t("profile.language")}
      options={languages}
      chosen={languageInUse()}
      nameOf={(language) => t(`language.${language}`)}
      langOf={(language) => language}
      onChoose={(language) => void speak(language)}
    />
    <Choice<Theme>
      label={t("profile.theme")}
      options={themes}
      chosen={theme()}
      nameOf={(theme) => t(`profile.themes.${theme}`)}
      onChoose={chooseTheme}
    />
    <div>
      <label class="switch">
        <input
          class="ds-input"
          type="checkbox"
          checked={shortcutsOn()}
          aria-describedby="shortcuts-what"
          onChange={(event) => chooseShortcuts(event.currentTarget.checked)}
        />
        {t("profile.shortcutsOn")}
      </label>
      <p id="shortcuts-what" class="facts-note">
        {t("profile.shortcutsWhat")}
      </p>
    </div>
    <button type="button" class="ds-button" data-variant="secondary" data-size="sm" onClick={showShortcuts}>
      {t("profile.shortcutsList")}
    </button>
  </section>
)
