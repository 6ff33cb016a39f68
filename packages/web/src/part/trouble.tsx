import type { JSX } from "solid-js"
import { Match, Show, Switch } from "solid-js"
import { NoContact, Refused } from "../api/index.ts"
import { languageInUse, t } from "../language/index.ts"
import { wordsOf } from "../language/problem.ts"
import { PageHeading } from "./heading.tsx"
import { Icon } from "./icon.tsx"
import { Why } from "./why.tsx"

/** What went wrong, whether anything is lost, and what one can do now. */
export const TroubleNote = (props: {
  readonly error: unknown
  readonly retry?: () => void
  /** Whether it stands where a page's own heading would. */
  readonly isPage?: boolean
}): JSX.Element => {
  const words = () => troubleWords(props.error)
  return (
    <div class="trouble" role="alert">
      <Icon name={props.error instanceof NoContact ? "offline" : "alert"} class="trouble-icon" />
      <Show
        when={props.isPage}
        fallback={
          <h2 class="ds-heading" data-size="xs">
            {words().title}
          </h2>
        }
      >
        <PageHeading class="trouble-heading">{words().title}</PageHeading>
      </Show>
      <p>{words().detail}</p>
      <Show when={props.retry}>
        {(retry) => (
          <button type="button" class="ds-button" data-variant="secondary" onClick={() => retry()()}>
            {t("action.tryAgain")}
          </button>
        )}
      </Show>
      <Switch>
        <Match when={props.error instanceof Refused && props.error.problem.rules.length > 0 && props.error}>
          {(refused) => <Why rules={refused().problem.rules} />}
        </Match>
      </Switch>
    </div>
  )
}

/** An error in words for people. */
export const troubleWords = (error: unknown): { readonly title: string; readonly detail: string } => {
  if (error instanceof Refused) return wordsOf(error.problem, languageInUse())
  const kind = error instanceof NoContact ? "noContact" : "broken"
  return { title: t(`trouble.${kind}.title`), detail: t(`trouble.${kind}.detail`) }
}
