import type { JSX } from "solid-js"
import { t } from "../language/index.ts"

/** A letter of the right size while it is on its way. */
export const WaitingLetter = (): JSX.Element => (
  <div>
    <p class="ds-sr-only" role="status">
      {t("letter.loading")}
    </p>
    <div class="letter-head" aria-hidden="true">
      <div class="letter-from">
        <span class="ds-skeleton initials" />
        <span class="ds-skeleton letter-name-wait" />
      </div>
      <div class="ds-skeleton letter-subject-wait" />
      <div class="ds-skeleton letter-facts-wait" />
    </div>
    <div class="letter-body" aria-hidden="true">
      <div class="ds-skeleton document-wait" />
    </div>
  </div>
)
