import type { ListedLetter } from "../api/index.ts"
import { groupOf, type Language } from "../language/index.ts"

/** Letters that stand under one heading of the list. */
export interface Group {
  readonly heading: "today" | "yesterday" | { readonly month: string }
  readonly letters: ReadonlyArray<ListedLetter>
}

/** Parts a list, newest first, where the day or month changes. */
export const groupLetters = (
  letters: ReadonlyArray<ListedLetter>,
  now: Date,
  language: Language
): ReadonlyArray<Group> => {
  const groups: Array<{ heading: Group["heading"]; letters: Array<ListedLetter> }> = []
  for (const letter of letters) {
    const heading = groupOf(new Date(letter.visibleAt), now, language)
    const last = groups.at(-1)
    if (last !== undefined && nameOf(last.heading) === nameOf(heading)) last.letters.push(letter)
    else groups.push({ heading, letters: [letter] })
  }
  return groups
}

const nameOf = (heading: Group["heading"]): string => (typeof heading === "string" ? heading : `month ${heading.month}`)
