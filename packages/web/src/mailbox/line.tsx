import { type JSX, Show } from "solid-js"
import type { ListedLetter, Lock } from "../api/index.ts"
import { fullMoment, languageInUse, listMoment, t } from "../language/index.ts"
import { Icon, type IconName } from "../part/icon.tsx"
import { initialsOf } from "../part/initials.ts"

/** One letter in the list: who, what, the one fact that matters, and when. Unread is weight, a dot and a word. */
export const LetterLine = (props: {
  readonly letter: ListedLetter
  readonly now: Date
  readonly current: boolean
}): JSX.Element => {
  const at = () => new Date(props.letter.visibleAt)
  const unread = () => props.letter.openedAt === null
  return (
    <li>
      <a
        class="line"
        href={`/letters/${props.letter.mailbox}/${props.letter.id}`}
        aria-current={props.current ? "true" : undefined}
        data-unread={unread() ? "" : undefined}
        data-letter={props.letter.id}
      >
        <span class="initials" aria-hidden="true">
          {initialsOf(props.letter.sender.name)}
        </span>
        <span class="line-sender">
          <Show when={unread()}>
            <span class="ds-sr-only">{t("inbox.isUnread")} </span>
          </Show>
          {props.letter.sender.name}
        </span>
        <time class="line-date" datetime={props.letter.visibleAt} title={fullMoment(at(), languageInUse())}>
          {listMoment(at(), props.now, languageInUse())}
        </time>
        <span class="line-subject" data-hidden={props.letter.subject === null ? "" : undefined}>
          {props.letter.subject ?? t("inbox.hiddenSubject")}
        </span>
        <Show when={factOf(props.letter)}>
          {(fact) => (
            <span class="line-fact" data-heed={fact().heed ? "" : undefined}>
              <Icon name={fact().icon} />
              {fact().text}
            </span>
          )}
        </Show>
      </a>
    </li>
  )
}

interface Fact {
  readonly icon: IconName
  readonly text: string
  /** Whether it asks something of the reader. */
  readonly heed: boolean
}

/** The one fact that matters, or null where there is nothing to say. */
const factOf = (letter: ListedLetter): Fact | null => {
  if (letter.lock !== null) return factOfLock(letter.lock)
  if (letter.confirmedAt !== null) return { icon: "receipt", text: t("inbox.confirmed"), heed: false }
  return null
}

const factOfLock = (lock: Lock): Fact => {
  switch (lock._tag) {
    case "LevelTooLow":
      return { icon: "lock", text: t(`inbox.locked.${lock.stepUpTo}`), heed: true }
    case "ConfirmationAwaited":
    case "OwnersAlone":
      return { icon: "receipt", text: t("inbox.asksConfirmation"), heed: true }
    case "LetterHeld":
      return lock.scan === "refused"
        ? { icon: "stop", text: t("inbox.refused"), heed: true }
        : { icon: "search", text: t("inbox.quarantined"), heed: false }
  }
}
