import type { JSX } from "solid-js"
import { t } from "../language/index.ts"
import { Envelope } from "../part/envelope.tsx"
import { Icon } from "../part/icon.tsx"
import { Why } from "../part/why.tsx"

/** A letter whose content is on its sender's own site, behind a login of its own (AUTH-11). */
export const ContentElsewhere = (props: { readonly url: string }): JSX.Element => {
  const host = () => new URL(props.url).host
  return (
    <section class="closed" aria-labelledby="elsewhere">
      <Envelope seal="elsewhere" />
      <h2 id="elsewhere" class="ds-heading" data-size="sm">
        {t("elsewhere.title")}
      </h2>
      <p>{t("elsewhere.detail", host())}</p>
      <a class="ds-button" href={props.url} target="_blank" rel="noopener noreferrer external">
        {t("elsewhere.go", host())}
        <Icon name="external" />
      </a>
      <p class="closed-note">{t("elsewhere.newWindow")}</p>
      <Why help="elsewhere" rules={["AUTH-11"]}>
        <p>{t("elsewhere.why")}</p>
      </Why>
    </section>
  )
}
