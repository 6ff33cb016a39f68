import type { JSX } from "solid-js"
import { t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"

/** The way to who has seen what (TRUST-4). */
export const LogLink = (): JSX.Element => (
  <section class="card" aria-labelledby="log">
    <h2 id="log" class="ds-heading" data-size="xs">
      {t("profile.log")}
    </h2>
    <p>{t("profile.logWhat")}</p>
    <a class="ds-button" data-variant="secondary" href="/log">
      <Icon name="eye" />
      {t("profile.logShow")}
    </a>
  </section>
)
