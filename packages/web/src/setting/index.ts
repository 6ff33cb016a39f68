export { chooseShortcuts, shortcutsOn } from "./shortcut.ts"
export { chooseTheme, type Theme, theme, themes } from "./theme.ts"
