/**
 * Frame: what stays while the rooms change: the way between them, whose mailbox it is, and what concerns all of them.
 *
 * @module
 */
import { useLocation } from "@solidjs/router"
import { createMemo, ErrorBoundary, type JSX, Show } from "solid-js"
import { t } from "../language/index.ts"
import { Announcer } from "../part/announcer.tsx"
import { watchNavigation } from "../part/navigation.ts"
import { ExpiredDialog, useSession, watchSession } from "../session/index.ts"
import { Failed } from "./failed.tsx"
import { GuestHeader } from "./guest-header.tsx"
import { OfflineNote } from "./offline.tsx"
import { Rail } from "./rail.tsx"
import { ShortcutDialog } from "./shortcut-dialog.tsx"
import "./frame.css"

/** Without a step in the history: one is where one was. */
const skip = (event: MouseEvent): void => {
  event.preventDefault()
  document.getElementById("main")?.focus()
}

export const Frame = (props: { readonly children?: JSX.Element }): JSX.Element => {
  const location = useLocation()
  const session = useSession()
  watchNavigation()
  watchSession()
  const guest = createMemo(() => location.pathname === "/login" || (session.data === undefined && !session.isPending))
  const reading = () => location.pathname.startsWith("/letters/")
  return (
    <div class="frame" data-guest={guest() ? "" : undefined} data-reading={reading() ? "" : undefined}>
      <a class="ds-skip-link skip" href="#main" rel="external" onClick={skip}>
        {t("frame.skipToContent")}
      </a>
      <Show when={!guest()} fallback={<GuestHeader />}>
        <Rail />
      </Show>
      <main id="main" tabindex="-1">
        <OfflineNote />
        <ErrorBoundary fallback={(error: unknown) => <Failed error={error} />}>{props.children}</ErrorBoundary>
      </main>
      <ExpiredDialog />
      <ShortcutDialog />
      <Announcer />
    </div>
  )
}
