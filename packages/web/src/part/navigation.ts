import { useLocation } from "@solidjs/router"
import { createEffect, untrack } from "solid-js"
import { t } from "../language/index.ts"

let navigated = false
let cameFrom: string | null = null

/** Whether the page shown is not the one that was loaded first: only then does focus move by itself. */
export const hasNavigated = (): boolean => navigated

/** Keeps count of it; once, in the frame. */
export const watchNavigation = (): void => {
  const location = useLocation()
  let here = untrack(() => location.pathname)
  createEffect(() => {
    if (location.pathname === here) return
    navigated = true
    cameFrom = here
    here = location.pathname
  })
}

/**
 * For a link that leads back: goes back in the browser's own history where that is the same step, so that the list stands
 * where it stood.
 */
export const goBackTo =
  (path: string) =>
  (event: MouseEvent): void => {
    if (cameFrom !== path || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.back()
  }

/** Names the page in the browser's tab and history. */
export const nameTab = (title: () => string): void => {
  createEffect(() => {
    const own = title()
    document.title = own === "" ? t("name") : `${own} – ${t("name")}`
  })
}
