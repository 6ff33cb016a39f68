import type { JSX } from "solid-js"
import { t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"

/** What a page shows when it has itself failed. */
export const Failed = (props: { readonly error: unknown }): JSX.Element => {
  // For whoever looks in the browser's own log: nothing of it is shown.
  queueMicrotask(() => reportError(props.error))
  return (
    <div class="trouble" role="alert">
      <Icon name="alert" class="trouble-icon" />
      <h1 class="ds-heading" data-size="xs">
        {t("trouble.unexpected.title")}
      </h1>
      <p>{t("trouble.unexpected.detail")}</p>
      <button type="button" class="ds-button" data-variant="secondary" onClick={() => location.reload()}>
        {t("trouble.reload")}
      </button>
    </div>
  )
}
