/**
 * Light or dark: as the device says, unless one is chosen here. `public/before-paint.js` reads the same choice before
 * anything is drawn, so that the page never flashes in the wrong one.
 *
 * @module
 */
import { createSignal } from "solid-js"

/** In the order they are offered. */
export const themes = ["auto", "light", "dark"] as const
export type Theme = (typeof themes)[number]

const kept = "postkasse.theme"

const read = (): Theme => themes.find((theme) => theme === localStorage.getItem(kept)) ?? "auto"

const [theme, setTheme] = createSignal<Theme>(read())

export { theme }

/** Takes up a theme and remembers it. */
export const chooseTheme = (next: Theme): void => {
  localStorage.setItem(kept, next)
  document.documentElement.dataset["colorScheme"] = next
  setTheme(next)
}
