import type { JSX } from "solid-js"
import { t } from "../language/index.ts"
import { Address } from "../part/address.tsx"
import { Envelope } from "../part/envelope.tsx"

/** A mailbox that nothing has come to yet: what will, and where it finds one. */
export const EmptyMailbox = (props: { readonly address: string }): JSX.Element => (
  <div class="empty">
    <Envelope />
    <h2 class="ds-heading" data-size="xs">
      {t("inbox.empty.title")}
    </h2>
    <p>{t("inbox.empty.detail")}</p>
    <p>
      {t("inbox.empty.address")}{" "}
      <strong>
        <Address address={props.address} />
      </strong>
      .
    </p>
  </div>
)
