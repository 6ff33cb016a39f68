/**
 * Help: short answers, searched as one types, with the rules behind them (SUPPORT-2).
 *
 * @module
 */
import { useLocation } from "@solidjs/router"
import { createMemo, createSignal, For, type JSX, onMount, Show } from "solid-js"
import { count, type Language, languageInUse, t, textOfRule } from "../language/index.ts"
import { PageHeading } from "../part/heading.tsx"
import { Icon } from "../part/icon.tsx"
import { nameTab } from "../part/navigation.ts"
import { en } from "./en.ts"
import { type Answers, type Entry, entries } from "./entry.ts"
import { nb } from "./nb.ts"
import { nn } from "./nn.ts"
import { matches } from "./search.ts"
import "./help.css"

const answers = { nb, nn, en } as const satisfies Record<Language, Answers>
const all = Object.keys(entries) as ReadonlyArray<Entry>

export const HelpRoom = (): JSX.Element => {
  const [sought, setSought] = createSignal("")
  const found = createMemo(() =>
    all.filter((entry) => {
      const { question, answer } = answers[languageInUse()][entry]
      return matches(sought(), [question, ...answer])
    })
  )
  nameTab(() => t("page.help"))
  return (
    <div class="page">
      <PageHeading>{t("help.heading")}</PageHeading>
      <p class="page-lead">{t("help.lead")}</p>
      <div class="help-search" role="search">
        <label class="ds-label" for="help-search">
          {t("help.search")}
        </label>
        <div class="help-field">
          <Icon name="search" />
          <input
            id="help-search"
            class="ds-input"
            type="search"
            autocomplete="off"
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </div>
        <p class="ds-sr-only" role="status">
          {sought() === "" ? "" : t("help.found", count(found().length, languageInUse()), found().length === 1)}
        </p>
      </div>
      <Show when={found().length > 0} fallback={<p>{t("help.nothing")}</p>}>
        <div class="answers">
          <For each={found()}>{(entry) => <AnswerOf entry={entry} />}</For>
        </div>
      </Show>
    </div>
  )
}

const AnswerOf = (props: { readonly entry: Entry }): JSX.Element => {
  const answer = () => answers[languageInUse()][props.entry]
  const location = useLocation()
  const isAsked = () => location.hash === `#${props.entry}`
  let details: HTMLDetailsElement | undefined
  onMount(() => {
    if (isAsked()) details?.scrollIntoView()
  })
  return (
    <details class="answer" id={props.entry} open={isAsked()} ref={(element) => (details = element)}>
      <summary>
        <h2>{answer().question}</h2>
        <Icon name="down" />
      </summary>
      <div class="answer-body">
        <For each={answer().answer}>{(paragraph) => <p>{paragraph}</p>}</For>
        <Show when={entries[props.entry].length > 0}>
          <h3>{t("help.rules")}</h3>
          <ul>
            <For each={entries[props.entry]}>
              {(rule) => (
                <li>
                  {textOfRule(rule, languageInUse())} <span class="rule-id">{rule}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </details>
  )
}
