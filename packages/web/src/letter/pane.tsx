/**
 * Letter: what one reads. Whether it opens, and why not, is the server's to say.
 *
 * @module
 */
import { type JSX, Match, Switch } from "solid-js"
import type { ListedLetter } from "../api/index.ts"
import { t } from "../language/index.ts"
import { LockedLetter } from "../opening/index.ts"
import { Icon } from "../part/icon.tsx"
import { goBackTo, nameTab } from "../part/navigation.ts"
import { TroubleNote } from "../part/trouble.tsx"
import { LetterContents } from "./contents.tsx"
import { LetterHead } from "./head.tsx"
import { useConfirmation, useLetter, useOpening } from "./query.ts"
import { WaitingLetter } from "./waiting.tsx"
import "./letter.css"

export const LetterPane = (props: { readonly mailbox: string; readonly letter: string }): JSX.Element => {
  const letter = useLetter(props.mailbox, props.letter)
  const opening = useOpening(props.mailbox, props.letter, () => letter.data?.lock === null)
  const confirmation = useConfirmation(props.mailbox, props.letter)
  nameTab(() => letter.data?.subject ?? t("page.letter"))
  return (
    <article class="letter" aria-busy={letter.isPending || opening.isLoading}>
      <a class="letter-back" href="/" onClick={goBackTo("/")}>
        <Icon name="back" />
        {t("page.inbox")}
      </a>
      <Switch fallback={<WaitingLetter />}>
        <Match when={letter.data}>
          {(listed) => (
            <>
              <LetterHead letter={listed()} />
              <Switch fallback={<WaitingContents />}>
                <Match when={lockOf(listed())}>
                  {(lock) => (
                    <LockedLetter
                      letter={listed()}
                      lock={lock()}
                      confirmation={confirmation}
                      seeAgain={() => void letter.refetch()}
                      looking={letter.isFetching}
                    />
                  )}
                </Match>
                <Match when={opening.data}>
                  {(opened) => <LetterContents letter={opened().letter} contents={opened().contents} />}
                </Match>
                <Match when={opening.error}>
                  {(error) => <TroubleNote error={error()} retry={() => void opening.refetch()} />}
                </Match>
              </Switch>
            </>
          )}
        </Match>
        <Match when={letter.error}>
          {(error) => <TroubleNote isPage error={error()} retry={() => void letter.refetch()} />}
        </Match>
      </Switch>
    </article>
  )
}

const lockOf = (letter: ListedLetter) => letter.lock

const WaitingContents = (): JSX.Element => (
  <div class="letter-body">
    <p class="ds-sr-only" role="status">
      {t("letter.loading")}
    </p>
    <div class="ds-skeleton document-wait" />
  </div>
)
