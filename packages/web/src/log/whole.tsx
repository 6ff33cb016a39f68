import { type JSX, Match, Show, Switch } from "solid-js"
import type { LogPage } from "../api/index.ts"
import { languageInUse, longDay, t } from "../language/index.ts"
import { Icon } from "../part/icon.tsx"
import { useCheck } from "./query.ts"

/** Whether the log is what it was: a calm line where it is, and what to do where it is not. */
export const WholeNote = (props: { readonly mailbox: string; readonly pages: ReadonlyArray<LogPage> }): JSX.Element => {
  const check = useCheck(
    () => props.mailbox,
    () => props.pages
  )
  return (
    <Switch>
      <Match when={check.data?._tag === "Altered"}>
        <div class="ds-alert log-altered" data-color="danger" role="alert">
          <h2 class="ds-heading" data-size="xs">
            {t("log.altered.title")}
          </h2>
          <p>{t("log.altered.detail")}</p>
          <p>{t("log.altered.now")}</p>
        </div>
      </Match>
      <Match when={true}>
        <div class="log-whole">
          <Icon name={check.data?._tag === "Whole" ? "verified" : "shield"} />
          <div>
            <p role="status">
              <Switch>
                <Match when={check.data?._tag === "Whole" && check.data}>
                  {(whole) => (
                    <Show when={whole().since} fallback={t("log.whole.first")}>
                      {(since) => t("log.whole.since", longDay(new Date(since()), languageInUse()))}
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
