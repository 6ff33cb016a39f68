export { LetterPane } from "./pane.tsx"
