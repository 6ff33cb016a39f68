import type { JSX } from "solid-js"
import { t } from "../language/index.ts"

/** The mark and the name, leading home. */
export const Wordmark = (): JSX.Element => (
  <a class="wordmark" href="/" aria-label={t("frame.home")}>
    <img src="/icon/mark.svg" alt="" width="32" height="32" />
    <span>{t("name")}</span>
  </a>
)
