import { type JSX, onMount } from "solid-js"
import { hasNavigated } from "./navigation.ts"

/** A room's heading. It takes the focus when one has come here from another room, so that a screen reader begins there. */
export const PageHeading = (props: { readonly children: JSX.Element; readonly class?: string }): JSX.Element => {
  let heading: HTMLHeadingElement | undefined
  onMount(() => {
    if (hasNavigated()) heading?.focus({ preventScroll: true })
  })
  return (
    <h1 ref={(element) => (heading = element)} tabindex="-1" class={`page-heading ${props.class ?? ""}`}>
      {props.children}
    </h1>
  )
}
