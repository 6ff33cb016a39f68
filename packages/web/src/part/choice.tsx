import { createUniqueId, For, type JSX } from "solid-js"

/** One of a few, all in sight. */
export const Choice = <A extends string>(props: {
  readonly label: string
  readonly options: ReadonlyArray<A>
  readonly chosen: A
  readonly nameOf: (option: A) => string
  /** The language of an option's own name, where it differs from the page's. */
  readonly langOf?: (option: A) => string
  readonly onChoose: (option: A) => void
  readonly labelHidden?: boolean
}): JSX.Element => {
  const id = createUniqueId()
  return (
    <div class="choice" role="radiogroup" aria-labelledby={id}>
      <div id={id} class={props.labelHidden ? "ds-sr-only" : "choice-label"}>
        {props.label}
      </div>
      <div class="choice-options">
        <For each={props.options}>
          {(option) => (
            <label lang={props.langOf?.(option)}>
              <input
                class="ds-sr-only"
                type="radio"
                name={id}
                checked={props.chosen === option}
                onChange={() => props.onChoose(option)}
              />
              <span>{props.nameOf(option)}</span>
            </label>
          )}
        </For>
      </div>
    </div>
  )
}
