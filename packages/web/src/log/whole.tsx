import { type JSX, Match, Show, Switch } from "solid-js"
import type { LogPage } from "../api/index.ts"
import { fullMoment, languageInUse, longDay, t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"
import { useCheck } from "./query.ts"
import type { Shortened } from "./remembered.ts"

/** Whether the log is what it was: a calm line where it is, what is missing since a restore, and what to do where it is not. */
export const WholeNote = (props: { readonly mailbox: string; readonly pages: ReadonlyArray<LogPage> }): JSX.Element => {
  const check = useCheck(
    () => props.mailbox,
    () => props.pages
  )
  return (
    <Switch>
      <Match when={check.data?._tag === "Altered"}>
        <div class="ds-alert log-note" data-color="danger" role="alert">
          <h2 class="ds-heading" data-size="xs">
            {t("log.altered.title")}
          </h2>
          <p>{t("log.altered.detail")}</p>
          <p>{t("log.altered.now")}</p>
        </div>
      </Match>
      <Match when={true}>
        <Show when={check.data?._tag === "Whole" && check.data.shortened}>
          {(shortened) => <ShorterNote shortened={shortened()} />}
        </Show>
        <div class="log-whole">
          <Icon name={check.data?._tag === "Whole" ? "verified" : "shield"} />
          <div>
            <p role="status">
              <Switch>
                <Match when={check.data?._tag === "Whole" && check.data}>
                  {(whole) => (
                    <Show when={whole().since} fallback={t("log.whole.first")}>
                      {(since) =>
                        t(
                          whole().shortened === null ? "log.whole.since" : "log.whole.sinceRestore",
                          longDay(new Date(since()), languageInUse())
                        )
                      }
                    </Show>
                  )}
                </Match>
                <Match when={check.error !== null}>{t("log.whole.unknown")}</Match>
                <Match when={true}>{t("log.whole.checking")}</Match>
              </Switch>
            </p>
            <details class="why">
              <summary>
                <Icon name="forward" />
                {t("log.whole.how")}
              </summary>
              <p class="why-body">{t("log.whole.explained")}</p>
            </details>
          </div>
        </div>
      </Match>
    </Switch>
  )
}

/** That the log is shorter since a restore, and which entries may be missing. */
const ShorterNote = (props: { readonly shortened: Shortened }): JSX.Element => {
  const moment = (seconds: number) => fullMoment(new Date(seconds * 1000), languageInUse())
  const copied = () => moment(props.shortened.copied)
  const restored = () => moment(props.shortened.restored)
  return (
    <div class="ds-alert log-note" data-color="warning">
      <h2 class="ds-heading" data-size="xs">
        {t("log.shorter.title")}
      </h2>
      <p>{t("log.shorter.detail", restored(), copied())}</p>
      <p>{t("log.shorter.missing")}</p>
      <p>{t("log.shorter.now")}</p>
    </div>
  )
}
