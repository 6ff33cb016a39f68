/**
 * Inbox: the list beside the letter on a wide screen, one after the other on a phone. One room for both addresses, so
 * that the list stays where it was.
 *
 * @module
 */
import { useBeforeLeave, useLocation, useNavigate, useParams } from "@solidjs/router"
import { createEffect, createMemo, type JSX, Match, on, onCleanup, Show, Switch } from "solid-js"
import { t } from "../language/index.ts"
import { LetterPane } from "../letter/index.ts"
import { LetterList, useLetters, useMailboxes, WaitingLines } from "../mailbox/index.ts"
import { PageHeading } from "../part/heading.tsx"
import { nameTab } from "../part/navigation.ts"
import { onShortcut } from "../part/shortcut.ts"
import { TroubleNote } from "../part/trouble.tsx"
import { SignedIn } from "../session/index.ts"
import { NothingPicked } from "./nothing-picked.tsx"
import "./inbox.css"

export const InboxRoom = (): JSX.Element => (
  <SignedIn waiting={<WaitingRoom />}>
    <Panes />
  </SignedIn>
)

const Panes = (): JSX.Element => {
  const params = useParams<{ mailbox?: string; letter?: string }>()
  const location = useLocation()
  const navigate = useNavigate()
  const mailboxes = useMailboxes()
  const mailbox = createMemo(() => mailboxes.data?.find(({ id }) => id === params.mailbox) ?? mailboxes.data?.[0])
  const letters = useLetters(() => mailbox()?.id)
  const hasLetters = () => (letters.data?.pages[0]?.letters.length ?? 0) > 0
  const picked = createMemo(
    () =>
      params.mailbox === undefined || params.letter === undefined
        ? null
        : { mailbox: params.mailbox, letter: params.letter },
    null,
    { equals: (one, other) => one?.letter === other?.letter && one?.mailbox === other?.mailbox }
  )
  let list: HTMLDivElement | undefined
  let letter: HTMLDivElement | undefined
  const lines = () => [...(list?.querySelectorAll<HTMLAnchorElement>("a.line") ?? [])]
  const standOn = (id: string) => {
    const line = lines().find((line) => line.dataset["letter"] === id)
    line?.focus({ preventScroll: true })
    line?.scrollIntoView({ block: "nearest" })
  }

  onCleanup(
    onShortcut((key, event) => {
      const all = lines()
      const at = all.findIndex((line) => line === document.activeElement)
      const from = at >= 0 ? at : all.findIndex((line) => line.dataset["letter"] === picked()?.letter)
      if (key === "j") all[Math.min(from + 1, all.length - 1)]?.focus()
      if (key === "k") all[Math.max(from - 1, 0)]?.focus()
      if (key === "o" && at >= 0) all[at]?.click()
      if (key === "Escape" && picked() !== null) navigate("/")
      if (key === "j" || key === "k") event.preventDefault()
    })
  )
  // On a phone the page scrolls, and the list is gone from it while a letter is read.
  let scrolled = 0
  useBeforeLeave(() => {
    if (picked() === null) scrolled = scrollY
  })
  const backTo = (id: string) => {
    scrollTo(0, scrolled)
    standOn(id)
  }
  // Back in the list, one stands on the letter one came from; a new letter begins at its top.
  createEffect(
    on(picked, (now, before) => {
      if (now === null && before) queueMicrotask(() => backTo(before.letter))
      if (now !== null) letter?.scrollTo(0, 0)
    })
  )
  nameTab(() => (location.pathname === "/" ? t("page.inbox") : t("page.letter")))
  return (
    <div class="panes" data-picked={picked() === null ? undefined : ""}>
      <div class="pane-list" ref={(element) => (list = element)}>
        <Switch fallback={<WaitingList />}>
          <Match when={mailbox()}>
            {(mailbox) => <LetterList mailbox={mailbox()} letters={letters} current={picked()?.letter} />}
          </Match>
          <Match when={mailboxes.error}>
            {(error) => (
              <section class="list">
                <header class="list-head">
                  <PageHeading>{t("inbox.heading")}</PageHeading>
                </header>
                <TroubleNote error={error()} retry={() => void mailboxes.refetch()} />
              </section>
            )}
          </Match>
          <Match when={mailboxes.data?.length === 0}>
            <div class="empty">
              <PageHeading>{t("inbox.none.title")}</PageHeading>
              <p>{t("inbox.none.detail")}</p>
            </div>
          </Match>
        </Switch>
      </div>
      <div class="pane-letter" ref={(element) => (letter = element)}>
        <Show
          when={picked()}
          keyed
          fallback={
            <Show when={hasLetters()}>
              <NothingPicked />
            </Show>
          }
        >
          {({ mailbox, letter }) => <LetterPane mailbox={mailbox} letter={letter} />}
        </Show>
      </div>
    </div>
  )
}

const WaitingList = (): JSX.Element => (
  <section class="list" aria-busy="true">
    <header class="list-head">
      <h1 class="page-heading">{t("inbox.heading")}</h1>
    </header>
    <WaitingLines />
  </section>
)

/** The room before it is known whose it is. */
const WaitingRoom = (): JSX.Element => (
  <div class="panes">
    <div class="pane-list">
      <WaitingList />
    </div>
    <div class="pane-letter" />
  </div>
)
