import type { DocumentPlace } from "../crypto/index.ts"
import type { stagedFile } from "./table.ts"

export type StagedFile = typeof stagedFile.$inferSelect

/** Where the key of a file on its way belongs: with its recipient, or as earlier versions had it with its organisation. */
export const keyPlaceOf = ({ organisation, sending, document, recipient, letter }: StagedFile): DocumentPlace =>
  recipient === null || letter === null
    ? { holder: { _tag: "Organisation", number: organisation }, letter: sending, document }
    : { holder: { _tag: "Mailbox", id: recipient }, letter, document }
