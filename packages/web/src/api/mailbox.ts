import type { AnswerOf } from "@postkasse/http/client"
import { api, ask, said } from "./client.ts"

const letters = api.mailboxes[":mailbox"].letters
const letter = letters[":letter"]

export type LetterPage = AnswerOf<typeof letters.$get>
/** What one may know of a letter without opening it. */
export type ListedLetter = LetterPage["letters"][number]
/** What stands between the reader and a letter. */
export type Lock = NonNullable<ListedLetter["lock"]>

export type Opened = AnswerOf<typeof letter.openings.$post>
export type OpenContents = Opened["contents"]
export type OpenDocument = Extract<OpenContents, { _tag: "Documents" }>["documents"][number]

export type OwnMailbox = AnswerOf<typeof api.mailboxes.$get>["mailboxes"][number]

/** The mailboxes of the one who is logged in. */
export const readMailboxes = async (): Promise<ReadonlyArray<OwnMailbox>> =>
  (await said(api.mailboxes.$get())).mailboxes

/** A page of the mailbox, newest first. `after` is the page before's `next`. */
export const readLetters = (mailbox: string, after: string | null, signal: AbortSignal): Promise<LetterPage> =>
  said(letters.$get({ param: { mailbox }, query: after === null ? {} : { after } }, { init: { signal } }))

/** What one may know of a letter without opening it. */
export const readLetter = (mailbox: string, id: string): Promise<ListedLetter> =>
  said(letter.$get({ param: { mailbox, letter: id } }))

/** Opens a letter: the server decides, and writes it down. */
export const openLetter = (mailbox: string, id: string): Promise<Opened> =>
  said(letter.openings.$post({ param: { mailbox, letter: id } }))

/** Confirms that the letter has come, before reading it (FIELD-8). */
export const confirmLetter = (mailbox: string, id: string): Promise<ListedLetter> =>
  said(letter.confirmation.$post({ param: { mailbox, letter: id } }))

/** A document's text. */
export const readText = async (href: string, signal: AbortSignal): Promise<string> =>
  (await ask(href, { signal })).text()
