import { createEffect, createSignal, type JSX, on, onCleanup, Show } from "solid-js"
import { t } from "../language/index.ts"
import { announce } from "../part/announcer.tsx"
import { Icon } from "../part/icon.tsx"

/** Says that the network is gone, for as long as it is. */
export const OfflineNote = (): JSX.Element => {
  const [online, setOnline] = createSignal(navigator.onLine)
  const look = () => setOnline(navigator.onLine)
  for (const change of ["online", "offline"] as const) {
    addEventListener(change, look)
    onCleanup(() => removeEventListener(change, look))
  }
  createEffect(on(online, (is) => announce(is ? t("frame.online") : t("frame.offline")), { defer: true }))
  return (
    <Show when={!online()}>
      <p class="offline">
        <Icon name="offline" />
        {t("frame.offline")}
      </p>
    </Show>
  )
}
