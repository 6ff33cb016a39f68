import { hasEnded, type Instant, type OsloDate } from "../calendar/index.ts"
import { deletionOf, type LifeForbids, type Mailbox, openToEstate } from "../mailbox/index.ts"
import type { CaseKind, CaseNeeds, PaperKind, ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type { AccessKind, Case } from "./model.ts"
import type { AuthorityEnded, CaseForbids, CaseIncomplete, EstateTooLate, Missing } from "./refusal.ts"

/** What stands in the way of a grant. */
export type GrantRefusal = CaseForbids | LifeForbids | EstateTooLate | AuthorityEnded | CaseIncomplete

/** The rules that speak of each kind of case. */
export const rulesOf = {
  Guardian: ["ACCESS-5"],
  Attorney: ["ACCESS-6", "ACCESS-10"],
  Estate: ["LIFE-6", "ACCESS-7"],
  Deletion: ["LIFE-11"],
  Correction: ["SUPPORT-6"],
  Other: ["SUPPORT-1"]
} as const satisfies Record<CaseKind, ReadonlyArray<RuleId>>

export const givesAccess = (kind: CaseKind): kind is AccessKind =>
  kind === "Guardian" || kind === "Attorney" || kind === "Estate"

/** Whether a case of this kind takes four eyes: it lets somebody in, or deletes for good. */
export const isGranted = (kind: CaseKind): kind is AccessKind | "Deletion" => givesAccess(kind) || kind === "Deletion"

/**
 * What the case still needs, by the provider's table; `mailbox` is the one it is about, or null where nobody has found it.
 * For an estate only papers that came in time count (LIFE-6, LIFE-7); e-mail address and phone number may follow.
 */
export const missingFrom = (profile: ProviderProfile, of: Case, mailbox: Mailbox | null): Missing => {
  const { needs, papersByPost } = profile.case
  const { papers, contact, named, witnesses } = needs[of.kind]
  const limit = papersDayOf(of, mailbox)
  const byPost = of.origin._tag === "ByPost" ? papersByPost : []
  return {
    mailbox: of.about === null || mailbox?.id !== of.about.mailbox,
    papers: [
      ...papers.filter((kind) => !hasCome(of, kind, limit)),
      ...byPost.filter((kind) => !papers.includes(kind) && !hasCome(of, kind, null))
    ],
    contact: missingContact(contact, of.contact.email === null, of.contact.phone === null),
    named: named && !of.named.people.includes(of.asker),
    witnesses: Math.max(0, witnesses - of.witnesses.filter(({ person }) => !isInterested(of, person)).length),
    approvals: of.named.approvalNeeded
      ? of.named.people.filter((person) => person !== of.asker && !of.approvals.includes(person)).length
      : 0
  }
}

/** Whether nothing is missing. */
export const isComplete = ({ mailbox, papers, contact, named, witnesses, approvals }: Missing): boolean =>
  !mailbox && papers.length === 0 && contact === "none" && !named && witnesses === 0 && approvals === 0

/** What keeps the case from being granted now, or null for nothing: asked when it is prepared, and when it is approved. */
export const grantRefused = (
  profile: ProviderProfile,
  of: Case,
  mailbox: Mailbox,
  endDay: OsloDate | null,
  at: Instant
): GrantRefusal | null => {
  if (!isGranted(of.kind)) return { _tag: "CaseForbids", rules: rulesOf[of.kind], from: of.state._tag }
  const rules = rulesOf[of.kind]
  const missing = missingFrom(profile, of, mailbox)
  if (!missing.mailbox && !isOpenTo(of.kind, mailbox, at)) {
    return { _tag: "LifeForbids", rules, from: mailbox.life._tag }
  }
  const limit = papersDayOf(of, mailbox)
  const { papers } = profile.case.needs[of.kind]
  if (limit !== null && hasEnded(limit, at) && papers.some((kind) => !hasCome(of, kind, limit))) {
    return { _tag: "EstateTooLate", rules, endedOn: limit }
  }
  if (endDay !== null && isForLife(of.kind) && hasEnded(endDay, at)) return { _tag: "AuthorityEnded", rules, endDay }
  return isComplete(missing) ? null : { _tag: "CaseIncomplete", rules, missing }
}

/** The last Oslo day of the access that a grant gives: an estate reads until the content goes (LIFE-7). */
export const lastDay = (kind: CaseKind, mailbox: Mailbox, endDay: OsloDate | null): OsloDate | null => {
  if (kind !== "Estate") return isForLife(kind) ? endDay : null
  const deletion = deletionOf(mailbox.life)
  return deletion === null || deletion.ground === "right" ? null : deletion.day
}

// Whoever is named in a power of attorney does not witness it.
const isInterested = (of: Case, person: Case["asker"] | null): boolean =>
  person !== null && (person === of.asker || of.named.people.includes(person))

/** Whether it is about somebody who lives. */
const isForLife = (kind: CaseKind): boolean => kind === "Guardian" || kind === "Attorney"

const isOpenTo = (kind: CaseKind, mailbox: Mailbox, at: Instant): boolean =>
  isForLife(kind) ? mailbox.life._tag === "Active" || mailbox.life._tag === "Deactivated" : openToEstate(mailbox, at)

/** The last Oslo day for an estate's papers; null where there is none, and for every other kind of case (LIFE-6, LIFE-12). */
export const papersDayOf = (of: Case, mailbox: Mailbox | null): OsloDate | null =>
  of.kind === "Estate" && mailbox?.life._tag === "Deceased" && mailbox.id === of.about?.mailbox
    ? mailbox.life.papersDay
    : null

const hasCome = (of: Case, kind: PaperKind, limit: OsloDate | null): boolean =>
  of.papers.some((paper) => paper.kind === kind && (limit === null || !hasEnded(limit, paper.receivedAt)))

const missingContact = (needs: CaseNeeds["contact"], noEmail: boolean, noPhone: boolean): Missing["contact"] => {
  if (needs === "either") return noEmail && noPhone ? "either" : "none"
  if (needs === "none" || !(noEmail || noPhone)) return "none"
  return noEmail && noPhone ? "both" : noEmail ? "email" : "phone"
}
