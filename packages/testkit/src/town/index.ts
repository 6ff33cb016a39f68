/**
 * The demo town, Fjordmyr: people, senders and letters to try Postkasse with. Everything in it is made up; national id
 * numbers are synthetic (month + 80) and belong to nobody.
 *
 * @module
 */
import { letters } from "./letters.ts"
import { organisations } from "./organisations.ts"
import { people } from "./people.ts"

export { hostileHtml } from "./hostile.ts"
export type {
  Language,
  LetterDocument,
  Organisation,
  Person,
  TownLetter
} from "./model.ts"
export {
  hikingClub,
  hospital,
  municipality,
  powerCompany,
  taxOffice,
  works
} from "./organisations.ts"
export { anneLovise, birger, dagny, elena, iben, ingrid, jonas, sjur, solveig, torvald } from "./people.ts"

/** All of it. Documents are made when their bytes are first asked for. */
export const demoTown = { people, organisations, letters } as const
