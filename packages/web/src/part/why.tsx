import { For, type JSX, Show } from "solid-js"
import { languageInUse, t, textOfRule } from "../language/index.ts"
import { Icon } from "./icon.tsx"

/** The rules behind an answer, in plain words, folded away until asked for. `children` say what they mean here. */
export const Why = (props: {
  readonly rules: ReadonlyArray<string>
  /** Which answer of the help says more. */
  readonly help?: string
  readonly children?: JSX.Element
}): JSX.Element => (
  <details class="why">
    <summary>
      <Icon name="forward" />
      {t("action.why")}
    </summary>
    <div class="why-body">
      {props.children}
      <For each={props.rules}>
        {(rule) => (
          <Show when={textOfRule(rule, languageInUse())}>
            {(text) => (
              <p>
                {text()} <span class="rule-id">{rule}</span>
              </p>
            )}
          </Show>
        )}
      </For>
      <p>
        <a class="ds-link" href={props.help === undefined ? "/help" : `/help#${props.help}`}>
          {t("action.more")}
        </a>
      </p>
    </div>
  </details>
)
