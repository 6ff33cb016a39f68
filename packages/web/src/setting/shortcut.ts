import { createSignal } from "solid-js"

const kept = "postkasse.shortcuts"

const [shortcutsOn, setShortcutsOn] = createSignal(localStorage.getItem(kept) !== "off")

export { shortcutsOn }

/** Turns the single-key shortcuts on or off: whoever speaks to the machine must be able to (WCAG 2.1.4). */
export const chooseShortcuts = (on: boolean): void => {
  localStorage.setItem(kept, on ? "on" : "off")
  setShortcutsOn(on)
}
