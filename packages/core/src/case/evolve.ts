import { Array } from "effect"
import type { PaperKind } from "../policy/index.ts"
import type { CaseEvent } from "./event.ts"
import type { Case, CaseState } from "./model.ts"

/**
 * The case after an event. Whatever changes what was prepared makes it *open* again: both pairs of eyes see the same
 * (SUPPORT-1).
 */
export const evolve = (of: Case, event: CaseEvent): Case => {
  switch (event._tag) {
    case "PaperRegistered":
      return { ...of, papers: [...of.papers, event.paper], state: afterPaper(of.state, event.paper.kind) }
    case "ContactGiven":
      return { ...of, contact: event.contact, state: touched(of.state) }
    case "MailboxLinked":
      return { ...of, about: { mailbox: event.mailbox, owner: event.owner }, state: touched(of.state) }
    case "WitnessesRecorded":
      return { ...of, witnesses: event.witnesses, state: touched(of.state) }
    case "NamedRecorded":
      return { ...of, named: event.named, state: touched(of.state) }
    case "ApprovalGiven":
      return { ...of, approvals: [...of.approvals, event.person], state: touched(of.state) }
    case "PersonalDataCorrected":
    case "CaseSeen":
      return of
    case "PapersAskedFor":
      return { ...of, state: { _tag: "AwaitingPapers", kinds: event.kinds } }
    case "CasePrepared":
      return { ...of, state: { _tag: "Prepared", by: event.by, endDay: event.endDay } }
    case "AccessGranted":
    case "DeletionGranted": {
      const { preparedBy, by: approvedBy, at } = event
      const endDay = event._tag === "AccessGranted" ? event.endDay : null
      return { ...of, state: { _tag: "Granted", preparedBy, approvedBy, at, endDay } }
    }
    case "CaseRejected":
      return { ...of, state: { _tag: "Rejected", by: event.by, at: event.at, why: event.why } }
    default:
      return { ...of, state: { _tag: endings[event._tag], by: event.by, at: event.at } }
  }
}

const endings = { CaseWithdrawn: "Withdrawn", CaseAnswered: "Answered", AccessEnded: "Ended" } as const

const touched = (state: CaseState): CaseState => (state._tag === "Prepared" ? { _tag: "Open" } : state)

const afterPaper = (state: CaseState, came: PaperKind): CaseState => {
  if (state._tag !== "AwaitingPapers") return touched(state)
  const kinds = state.kinds.filter((kind) => kind !== came)
  return Array.isArrayNonEmpty(kinds) ? { _tag: "AwaitingPapers", kinds } : { _tag: "Open" }
}
