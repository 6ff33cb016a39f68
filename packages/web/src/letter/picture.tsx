import { createSignal, type JSX, Show } from "solid-js"
import type { OpenDocument } from "../api/index.ts"
import { t } from "../language/index.ts"
import { CannotShow } from "./cannot-show.tsx"

export const PictureView = (props: { readonly document: OpenDocument }): JSX.Element => {
  const [broken, setBroken] = createSignal(false)
  return (
    <Show when={!broken()} fallback={<CannotShow text={t("document.cannotShow")} />}>
      <img
        class="picture"
        src={props.document.href}
        alt={t("document.picture", props.document.name)}
        decoding="async"
        onError={() => setBroken(true)}
      />
    </Show>
  )
}
