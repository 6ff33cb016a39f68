import { shortcutsOn } from "../setting/index.ts"

/**
 * Listens for single keys, unless they are turned off, something is being written, a dialog is open or another key is held.
 * Gives the way to stop listening.
 */
export const onShortcut = (listener: (key: string, event: KeyboardEvent) => void): (() => void) => {
  const hear = (event: KeyboardEvent) => {
    if (!shortcutsOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const at = event.target
    if (at instanceof Element && at.closest("input:not([type=radio]), textarea, select, dialog, [contenteditable]"))
      return
    listener(event.key, event)
  }
  addEventListener("keydown", hear)
  return () => removeEventListener("keydown", hear)
}
