import { For, type JSX } from "solid-js"

/** A mailbox address, broken at its dots where it must be. */
export const Address = (props: { readonly address: string }): JSX.Element => (
  <span class="address">
    <For each={props.address.split(/(?<=[.#])/u)}>
      {(part) => (
        <>
          {part}
          <wbr />
        </>
      )}
    </For>
  </span>
)
