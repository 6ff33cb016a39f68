/**
 * Log: who has seen what in the mailbox, in plain words, day by day, and that nothing of it was changed (FIELD-24, TRUST-4).
 *
 * @module
 */
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js"
import { groupOf, languageInUse, longDay, t } from "../language/index.ts"
import { useMailboxes } from "../mailbox/index.ts"
import { Envelope } from "../part/envelope.tsx"
import { PageHeading } from "../part/heading.tsx"
import { nameTab } from "../part/navigation.ts"
import { TroubleNote } from "../part/trouble.tsx"
import { SignedIn } from "../session/index.ts"
import { EntryLine } from "./entry.tsx"
import { daysOf } from "./group.ts"
import { useLog } from "./query.ts"
import { WholeNote } from "./whole.tsx"
import "./log.css"

export const LogRoom = (): JSX.Element => {
  nameTab(() => t("page.log"))
  return (
    <div class="page">
      <PageHeading>{t("log.heading")}</PageHeading>
      <p class="page-lead">{t("log.lead")}</p>
      <SignedIn waiting={<WaitingLog />}>
        <Log />
      </SignedIn>
    </div>
  )
}

const Log = (): JSX.Element => {
  const mailboxes = useMailboxes()
  const mailbox = () => mailboxes.data?.[0]?.id
  const log = useLog(mailbox)
  const error = () => mailboxes.error ?? (log.data === undefined ? log.error : null)
  const again = () => void (mailboxes.error === null ? log.refetch() : mailboxes.refetch())
  return (
    <Switch fallback={<WaitingLog />}>
      <Match when={error()}>{(error) => <TroubleNote error={error()} retry={again} />}</Match>
      <Match when={mailboxes.data?.length === 0}>
        <p>{t("inbox.none.detail")}</p>
      </Match>
      <Match when={log.data?.pages[0]?.signed === null}>
        <WholeNote mailbox={mailbox() ?? ""} pages={log.data?.pages ?? []} />
        <div class="empty">
          <Envelope />
          <h2 class="ds-heading" data-size="xs">
            {t("log.empty.title")}
          </h2>
          <p>{t("log.empty.detail")}</p>
        </div>
      </Match>
      <Match when={mailbox() !== undefined && log.data !== undefined}>
        <Days mailbox={mailbox() ?? ""} log={log} />
      </Match>
    </Switch>
  )
}

const Days = (props: { readonly mailbox: string; readonly log: ReturnType<typeof useLog> }): JSX.Element => {
  const pages = () => props.log.data?.pages ?? []
  const days = createMemo(() => daysOf(pages()))
  return (
    <>
      <WholeNote mailbox={props.mailbox} pages={pages()} />
      <For each={days()}>
        {(day) => (
          <section class="log-day">
            <h2 class="list-group">{headingOf(day.at)}</h2>
            <ul>
              <For each={day.entries}>{(told) => <EntryLine told={told} mailbox={props.mailbox} />}</For>
            </ul>
          </section>
        )}
      </For>
      <Show when={props.log.hasNextPage}>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          aria-busy={props.log.isFetchingNextPage}
          onClick={() => void props.log.fetchNextPage()}
        >
          {t("log.more")}
        </button>
      </Show>
      <Show when={props.log.isFetchNextPageError}>
        <TroubleNote error={props.log.error} />
      </Show>
    </>
  )
}

const headingOf = (at: Date): string => {
  const group = groupOf(at, new Date(), languageInUse())
  return typeof group === "string" ? t(`inbox.${group}`) : longDay(at, languageInUse())
}

const WaitingLog = (): JSX.Element => (
  <div>
    <p class="ds-sr-only" role="status">
      {t("log.loading")}
    </p>
    <div class="ds-skeleton document-wait" />
  </div>
)
