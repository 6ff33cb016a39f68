export { Frame } from "./frame.tsx"
export { showShortcuts } from "./shortcut-dialog.tsx"
