import { createSignal, type JSX } from "solid-js"

const [said, setSaid] = createSignal("")

/** Tells a screen reader something that is only seen otherwise, once it has finished what it is saying. */
export const announce = (text: string): void => {
  // The same words again are news again.
  setSaid((before) => (before === text ? `${text}\u00a0` : text))
}

/** Where announcements are read from: one for the whole page. */
export const Announcer = (): JSX.Element => (
  <div class="ds-sr-only" role="status" aria-live="polite">
    {said()}
  </div>
)
