import { readFile } from "node:fs/promises"
import type { Level } from "@postkasse/core/identity"
import type { LetterKind } from "@postkasse/core/letter"
import type { Language, LetterDocument, Organisation, Person } from "../model.ts"
import { type Part, typeset } from "../paper/index.ts"
import type { Days } from "../wording.ts"

/** A letter as the town's senders write it: who, when, what; `letters.ts` makes it one to be sent. */
export interface Draft {
  readonly from: Organisation
  readonly to: Person
  /** Days from the loading. */
  readonly day: number
  readonly subject: string
  /** *Information* where it is not said. */
  readonly kind?: LetterKind
  readonly requires: Level
  readonly sensitive?: true
  readonly asksConfirmation?: true
  readonly recipientOnly?: true
  readonly contents: readonly [Enclosure, ...ReadonlyArray<Enclosure>] | { readonly url: string }
}

/** Makes one document for the letter that it is put into. */
export type Enclosure = (draft: Draft, days: Days) => LetterDocument

interface Sheet {
  readonly title: string
  readonly reference: string
  readonly body: ReadonlyArray<Part>
  readonly signed?: string
}

/** A letter on the sender's paper, in the recipient's language. */
export const pdf =
  (name: string, sheet: Sheet): Enclosure =>
  ({ from, to, day }, days) => ({
    name,
    mediaType: "application/pdf",
    bytes: once(() => {
      const language: Language = to.language
      const recipient = { name: `${to.name.first} ${to.name.last}` }
      return typeset({ ...sheet, language, sender: from, recipient, date: days.date(day, language) }, days.moment(day))
    })
  })

export const text = (name: string, mediaType: "text/plain" | "text/html" | "text/csv", content: string): Enclosure => {
  const bytes = once(async () => new TextEncoder().encode(content))
  return () => ({ name, mediaType, bytes })
}

/** A picture that lies beside this code. */
export const png = (name: string, file: URL): Enclosure => {
  const bytes = once(async () => new Uint8Array(await readFile(file)))
  return () => ({ name, mediaType: "image/png", bytes })
}

const once = <A>(make: () => Promise<A>): (() => Promise<A>) => {
  let made: Promise<A> | undefined
  return () => {
    made ??= make()
    return made
  }
}
