import type { Draft } from "./letter/draft.ts"
import { hikingLetters } from "./letter/hiking.ts"
import { hospitalLetters } from "./letter/hospital.ts"
import { municipalityLetters } from "./letter/municipality.ts"
import { powerLetters } from "./letter/power.ts"
import { taxLetters } from "./letter/tax.ts"
import { worksLetters } from "./letter/works.ts"
import type { LetterDocument, TownLetter } from "./model.ts"
import { type Days, daysFrom } from "./wording.ts"

/**
 * The town's letters when it is loaded at `loadedAt`, oldest first. Dates in them count from that moment, so the demo is
 * never out of date. The same moment gives the same bytes.
 */
export const letters = (loadedAt: Date): ReadonlyArray<TownLetter> => {
  const days = daysFrom(loadedAt)
  return [taxLetters, municipalityLetters, hospitalLetters, powerLetters, worksLetters, hikingLetters]
    .flatMap((write) => write(days))
    .toSorted((one, other) => one.day - other.day)
    .map((draft) => sealed(draft, days))
}

const sealed = (draft: Draft, days: Days): TownLetter => ({
  sender: draft.from.number,
  recipient: draft.to.nationalId,
  subject: draft.subject,
  kind: draft.kind ?? "information",
  requires: draft.requires,
  sensitivity: draft.sensitive ? "sensitive" : "normal",
  asksConfirmation: draft.asksConfirmation ?? false,
  recipientOnly: draft.recipientOnly ?? false,
  day: draft.day,
  visibleAt: days.moment(draft.day),
  contents: contentsOf(draft, days)
})

const contentsOf = (draft: Draft, days: Days): TownLetter["contents"] => {
  if ("url" in draft.contents) return { _tag: "LinkElsewhere", url: draft.contents.url }
  const [main, ...more] = draft.contents
  const documents: readonly [LetterDocument, ...ReadonlyArray<LetterDocument>] = [
    main(draft, days),
    ...more.map((enclosure) => enclosure(draft, days))
  ]
  return { _tag: "Documents", documents }
}
