import { type JSX, Show } from "solid-js"
import { t } from "../language/index.ts"
import { Envelope } from "../part/envelope.tsx"
import { shortcutsOn } from "../setting/index.ts"

/** The letter's place while no letter is chosen; not shown on a phone, which has no such place. */
export const NothingPicked = (): JSX.Element => (
  <div class="nothing-picked">
    <Envelope />
    <p>{t("inbox.pick")}</p>
    <Show when={shortcutsOn()}>
      <p class="nothing-keys">
        <kbd>j</kbd> <kbd>k</kbd> {t("inbox.pickKeys")}
      </p>
    </Show>
  </div>
)
