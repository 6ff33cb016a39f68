import { For, type JSX } from "solid-js"
import { t } from "../language/index.ts"

/** Lines of the right height while the letters are on their way, so that nothing jumps when they come. */
export const WaitingLines = (): JSX.Element => (
  <div class="waiting">
    <p class="ds-sr-only" role="status">
      {t("inbox.loading")}
    </p>
    <For each={[1, 2, 3, 4, 5, 6]}>
      {() => (
        <div class="line" aria-hidden="true">
          <span class="ds-skeleton initials" />
          <span class="ds-skeleton line-sender" />
          <span class="ds-skeleton line-subject" />
        </div>
      )}
    </For>
  </div>
)
