import { DateTime, Result } from "effect"
import { addDays, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { PersonId } from "../identity/index.ts"
import type { Mailbox } from "../mailbox/index.ts"
import type { PaperKind, ProviderProfile } from "../policy/index.ts"
import {
  type AskerContact,
  answer,
  approve,
  askForPapers,
  type Case,
  type CaseActor,
  type CaseEvent,
  type CorrectedField,
  type CorrectionReason,
  correct,
  endAccess,
  evolve,
  giveApproval,
  giveContact,
  handIn,
  linkMailbox,
  look,
  type Named,
  type Paper,
  prepare,
  type RejectionReason,
  recordNamed,
  recordWitnesses,
  registerPaper,
  reject,
  type Witness,
  withdraw
} from "./index.ts"

/** What each command is given besides the case, who acts and when. */
interface Given {
  readonly handIn: { readonly paper: Pick<Paper, "document" | "kind"> }
  /** So many days before it is registered it came. */
  readonly registerPaper: { readonly paper: Pick<Paper, "document" | "kind">; readonly daysAgo: number }
  readonly giveContact: { readonly contact: AskerContact }
  readonly linkMailbox: object
  readonly recordWitnesses: { readonly witnesses: ReadonlyArray<Witness> }
  readonly recordNamed: { readonly named: Named }
  readonly giveApproval: { readonly person: PersonId }
  readonly askForPapers: { readonly kinds: readonly [PaperKind, ...ReadonlyArray<PaperKind>] }
  /** The last day of what the papers give, so many days from now. */
  readonly prepare: { readonly endInDays: number | null }
  readonly approve: object
  readonly reject: { readonly why: RejectionReason }
  readonly withdraw: object
  readonly endAccess: object
  readonly correct: { readonly field: CorrectedField; readonly why: CorrectionReason }
  readonly answer: object
  readonly look: object
}
export type CaseCommand = keyof Given
export type CaseAct = { readonly [Name in CaseCommand]: { readonly name: Name } & Given[Name] }[CaseCommand]

type Answer = Result.Result<CaseEvent, { readonly _tag: string }>

/** What comes of an act on a case about `mailbox`, as it is then. */
export const decideAct = (
  profile: ProviderProfile,
  of: Case,
  mailbox: Mailbox,
  act: CaseAct,
  by: CaseActor,
  at: Instant
): Answer => {
  switch (act.name) {
    case "handIn":
      return handIn(of, act.paper, by, at)
    case "registerPaper":
      return registerPaper(profile, of, act.paper, DateTime.subtract(at, { days: act.daysAgo }), by, at)
    case "giveContact":
      return giveContact(of, act.contact, by, at)
    case "linkMailbox":
      return linkMailbox(of, mailbox, by, at)
    case "recordWitnesses":
      return recordWitnesses(of, act.witnesses, by, at)
    case "recordNamed":
      return recordNamed(of, act.named, by, at)
    case "giveApproval":
      return giveApproval(of, act.person, by, at)
    case "askForPapers":
      return askForPapers(of, act.kinds, by, at)
    case "prepare":
      return prepare(profile, of, mailbox, endDayOf(act.endInDays, at), by, at)
    case "approve":
      return approve(profile, of, mailbox, by, at)
    case "reject":
      return reject(of, act.why, by, at)
    case "withdraw":
      return withdraw(of, by, at)
    case "endAccess":
      return endAccess(of, by, at)
    case "correct":
      return correct(profile, of, mailbox, act, by, at)
    case "answer":
      return answer(of, by, at)
    case "look":
      return look(of, by, at)
  }
}

const endDayOf = (days: number | null, at: Instant): OsloDate | null =>
  days === null ? null : addDays(osloDateOf(at), days)

/** Who does what, and how many ms after what came before. */
export interface CaseMove {
  readonly act: CaseAct
  readonly by: CaseActor
  readonly gap: number
}

/** A case as it was opened, about a mailbox that does not change, and what is tried on it. */
export interface CaseStory {
  readonly profile: ProviderProfile
  readonly mailbox: Mailbox
  readonly opened: Case
  readonly moves: ReadonlyArray<CaseMove>
}

export interface CaseStep {
  readonly before: Case
  readonly act: CaseAct
  readonly by: CaseActor
  readonly at: Instant
  readonly answer: Answer
  readonly after: Case
}

/** Every step of a story, refused ones too. */
export const tell = ({ profile, mailbox, opened, moves }: CaseStory): ReadonlyArray<CaseStep> => {
  const steps: Array<CaseStep> = []
  let [now, at] = [opened, opened.openedAt]
  for (const { act, by, gap } of moves) {
    at = DateTime.add(at, { milliseconds: gap })
    const answer = decideAct(profile, now, mailbox, act, by, at)
    const after = Result.isSuccess(answer) ? evolve(now, answer.success) : now
    steps.push({ before: now, act, by, at, answer, after })
    now = after
  }
  return steps
}
