import type { JSX } from "solid-js"
import type { OpenDocument } from "../api/index.ts"
import { t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"

/**
 * A letter in HTML, cleansed by the server and shut in besides: no script, no form, no way to this page (FIELD-16). Links
 * open in windows of their own.
 */
export const HtmlView = (props: { readonly document: OpenDocument }): JSX.Element => (
  <>
    <iframe
      class="document-paper document-html"
      src={props.document.href}
      title={t("document.html", props.document.name)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerpolicy="no-referrer"
    />
    <p class="document-own">
      <a
        class="ds-link"
        href={props.document.href}
        target="_blank"
        rel="noopener noreferrer external"
        aria-label={t("document.ownWindowOf", props.document.name)}
      >
        {t("document.ownWindow")}
        <Icon name="external" />
      </a>
    </p>
  </>
)
