/**
 * The demo town, Fjordmyr: people, senders and letters to try Postkasse with. Everything in it is made up; national id
 * numbers are synthetic (month + 80) and belong to nobody.
 *
 * @module
 */
import { letters } from "./letters.ts"
import { hikingClub, hospital, municipality, organisations, powerCompany, taxOffice, works } from "./organisations.ts"
import { anneLovise, birger, dagny, elena, iben, ingrid, jonas, people, sjur, solveig, torvald } from "./people.ts"

export { hostileHtml } from "./hostile.ts"
export { type HostileFile, hostileFiles, hostilePdf } from "./hostile-files.ts"
export type { Language, LetterDocument, Organisation, Person, TownLetter } from "./model.ts"

/** All of it. Documents are made when their bytes are first asked for. */
export const demoTown = {
  /** Everyone, the one to begin with first. */
  people,
  /** The same by name. */
  person: { solveig, ingrid, birger, iben, jonas, sjur, elena, anneLovise, dagny, torvald },
  /** Every sender. */
  organisations,
  /** The same by what they are. */
  organisation: { municipality, taxOffice, hospital, powerCompany, works, hikingClub },
  letters
} as const
