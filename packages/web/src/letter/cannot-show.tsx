import type { JSX } from "solid-js"
import { t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"

/** A page of the right size while the document is on its way. */
export const WaitingDocument = (): JSX.Element => (
  <div class="document-paper">
    <p class="ds-sr-only" role="status">
      {t("document.loading")}
    </p>
    <div class="ds-skeleton document-wait" />
  </div>
)

/** A document that is not shown, and what one can do instead. */
export const CannotShow = (props: { readonly text: string }): JSX.Element => (
  <p class="document-cannot">
    <Icon name="download" />
    {props.text}
  </p>
)
