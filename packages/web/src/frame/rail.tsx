import { useLocation } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import { t } from "../language/index.ts"
import { useMailboxes } from "../mailbox/index.ts"
import { Address } from "../part/address.tsx"
import { Icon } from "../part/icon.tsx"
import { Wordmark } from "../part/mark.tsx"
import { useSession } from "../session/index.ts"
import { isIn, rooms } from "./rooms.ts"

/** The rail of a wide screen and the bar of a phone: one navigation, laid out by the style sheet. */
export const Rail = (): JSX.Element => {
  const location = useLocation()
  return (
    <header class="rail">
      <Wordmark />
      <Whose />
      <nav class="rooms" aria-label={t("frame.rooms")}>
        <For each={rooms}>
          {(room) => (
            <a href={room.path} class="room" aria-current={isIn(room.path, location.pathname) ? "page" : undefined}>
              <Icon name={room.icon} />
              <span>{t(room.name)}</span>
            </a>
          )}
        </For>
      </nav>
    </header>
  )
}

/** Whose mailbox this is, and how firmly one is known. */
const Whose = (): JSX.Element => {
  const session = useSession()
  const mailboxes = useMailboxes()
  return (
    <div class="whose">
      <Show when={session.data} fallback={<span class="ds-skeleton whose-wait" />}>
        {(session) => (
          <>
            <p class="whose-name">
              {session().person.name.first} {session().person.name.last}
            </p>
            <p class="whose-address">
              <Address address={mailboxes.data?.[0]?.address ?? "\u00a0"} />
            </p>
            <p class="whose-level">
              <Icon name="lock" />
              {t(`frame.loggedInAt.${session().level}`)}
            </p>
          </>
        )}
      </Show>
    </div>
  )
}
