import { createEffect, createMemo, For, type JSX, Match, on, onCleanup, Show, Switch } from "solid-js"
import type { ListedLetter, OwnMailbox } from "../api/index.ts"
import { count, languageInUse, t } from "../language/index.ts"
import { announce } from "../part/announcer.tsx"
import { PageHeading } from "../part/heading.tsx"
import { Icon } from "../part/icon.tsx"
import { TroubleNote } from "../part/trouble.tsx"
import { EmptyMailbox } from "./empty.tsx"
import { groupLetters } from "./group.ts"
import { LetterLine } from "./line.tsx"
import type { useLetters } from "./query.ts"
import { WaitingLines } from "./waiting.tsx"
import "./mailbox.css"

/** The list of letters, all states of it. */
export const LetterList = (props: {
  readonly mailbox: OwnMailbox
  readonly letters: ReturnType<typeof useLetters>
  readonly current: string | undefined
}): JSX.Element => {
  const all = createMemo(() => props.letters.data?.pages.flatMap((page) => page.letters) ?? [])
  // Read again whenever the list is, so that «today» does not grow old in an open tab.
  const now = createMemo(
    on(
      () => props.letters.dataUpdatedAt,
      () => new Date()
    )
  )
  const groups = createMemo(() => groupLetters(all(), now(), languageInUse()))
  createEffect(
    on(
      () => all().length,
      (length, before) => {
        if (before !== undefined && before > 0 && length > before) {
          announce(t("inbox.moreCame", count(length - before, languageInUse())))
        }
      }
    )
  )
  return (
    <section class="list" aria-busy={props.letters.isPending}>
      <header class="list-head">
        <PageHeading>{t("inbox.heading")}</PageHeading>
        <UnreadCount letters={all()} complete={!props.letters.hasNextPage} />
      </header>
      <LifeNote mailbox={props.mailbox} />
      <Switch>
        <Match when={props.letters.isPending}>
          <WaitingLines />
        </Match>
        <Match when={props.letters.error !== null && all().length === 0}>
          <TroubleNote error={props.letters.error} retry={() => void props.letters.refetch()} />
        </Match>
        <Match when={all().length === 0}>
          <EmptyMailbox address={props.mailbox.address} />
        </Match>
        <Match when={true}>
          <For each={groups()}>
            {(group) => (
              <>
                <h2 class="list-group">{headingOf(group.heading)}</h2>
                <ul class="lines">
                  <For each={group.letters}>
                    {(letter) => <LetterLine letter={letter} now={now()} current={letter.id === props.current} />}
                  </For>
                </ul>
              </>
            )}
          </For>
          <MoreLetters letters={props.letters} />
        </Match>
      </Switch>
    </section>
  )
}

const headingOf = (heading: "today" | "yesterday" | { readonly month: string }): string =>
  typeof heading === "string" ? t(`inbox.${heading}`) : heading.month

/** How many are unread: said only when all of them are here to be counted. */
const UnreadCount = (props: {
  readonly letters: ReadonlyArray<ListedLetter>
  readonly complete: boolean
}): JSX.Element => {
  const unread = () => (props.complete ? props.letters.filter((letter) => letter.openedAt === null).length : 0)
  return (
    <Show when={unread() > 0}>
      <p class="list-unread">{t("inbox.unread", count(unread(), languageInUse()), unread() === 1)}</p>
    </Show>
  )
}

/** A mailbox that is out of use says so. */
const LifeNote = (props: { readonly mailbox: OwnMailbox }): JSX.Element => (
  <Switch>
    <Match when={props.mailbox.life._tag === "Deactivated"}>
      <p class="list-note">{t("inbox.deactivated")}</p>
    </Match>
    <Match when={props.mailbox.life._tag === "Deceased"}>
      <p class="list-note">{t("inbox.deceased")}</p>
    </Match>
  </Switch>
)

/** Fetches the next page when one comes near the end, or when asked to. */
const MoreLetters = (props: { readonly letters: ReturnType<typeof useLetters> }): JSX.Element => {
  const more = () => {
    if (!props.letters.isFetchingNextPage) void props.letters.fetchNextPage()
  }
  const watch = (element: HTMLElement) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting) && !props.letters.isFetchNextPageError) more()
      },
      { rootMargin: "600px" }
    )
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  }
  return (
    <Show when={props.letters.hasNextPage} fallback={<EndOfList pages={props.letters.data?.pages.length ?? 0} />}>
      <div class="list-more" ref={watch}>
        <Show when={props.letters.isFetchNextPageError}>
          <p class="list-failed">
            <Icon name="alert" />
            {t("inbox.moreFailed")}
          </p>
        </Show>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          aria-busy={props.letters.isFetchingNextPage}
          onClick={more}
        >
          {props.letters.isFetchingNextPage ? t("inbox.loadingMore") : t("inbox.more")}
        </button>
      </div>
    </Show>
  )
}

/** After more than one page it is good to know that there is nothing below. */
const EndOfList = (props: { readonly pages: number }): JSX.Element => (
  <Show when={props.pages > 1}>
    <p class="list-end">{t("inbox.end")}</p>
  </Show>
)
