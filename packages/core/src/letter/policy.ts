import type { Instant } from "../calendar/index.ts"
import type { Document, Letter } from "./model.ts"

/** Whether the letter shows at `at`: not before its delivery time (FIELD-6). */
export const isVisible = (letter: Letter, at: Instant): boolean =>
  at.epochMilliseconds >= letter.visibleAt.epochMilliseconds

/** The letter's documents: none where it only links elsewhere (AUTH-11). */
export const documentsOf = (letter: Letter): ReadonlyArray<Document> =>
  letter.contents._tag === "Documents" ? letter.contents.documents : []

/** The letter after its owner first opened it: opening again changes nothing. */
export const opened = (letter: Letter, at: Instant): Letter =>
  letter.openedAt === null ? { ...letter, openedAt: at } : letter

/** The letter after its owner confirmed it: confirming again changes nothing (FIELD-8). */
export const confirmed = (letter: Letter, at: Instant): Letter =>
  letter.confirmedAt === null ? { ...letter, confirmedAt: at } : letter
