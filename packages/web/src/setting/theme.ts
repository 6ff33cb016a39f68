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

/** The colours of the page's edge, which a phone paints its own bars in. */
const edge = { light: "#f3f4f3", dark: "#1c201e" } as const

const paintBars = (theme: Theme): void => {
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const device = meta.media.includes("dark") ? "dark" : "light"
    meta.content = edge[theme === "auto" ? device : theme]
  }
}

const [theme, setTheme] = createSignal<Theme>(read())

const show = (shown: Theme): void => {
  document.documentElement.dataset["colorScheme"] = shown
}

paintBars(theme())
// Paper is white, whatever the screen is.
addEventListener("beforeprint", () => show("light"))
addEventListener("afterprint", () => show(theme()))

export { theme }

/** Takes up a theme and remembers it. */
export const chooseTheme = (next: Theme): void => {
  localStorage.setItem(kept, next)
  show(next)
  setTheme(next)
  paintBars(next)
}
