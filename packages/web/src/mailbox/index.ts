export { LetterList } from "./list.tsx"
export { findListed, listedAt, updateListed, useLetters, useMailboxes } from "./query.ts"
export { WaitingLines } from "./waiting.tsx"
