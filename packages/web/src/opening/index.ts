export { LockedLetter } from "./locked.tsx"
