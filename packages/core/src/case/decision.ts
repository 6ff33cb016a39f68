import { Result } from "effect"
import type { Instant, OsloDate } from "../calendar/index.ts"
import type { Mailbox } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { AccessGranted, CaseEvent, CorrectedField, CorrectionReason } from "./event.ts"
import {
  type GrantRefusal,
  givesAccess,
  grantRefused,
  isComplete,
  lastDay,
  missingFrom,
  papersDayOf,
  rulesOf
} from "./judgement.ts"
import type { Case, CaseActor, RejectionReason } from "./model.ts"
import { event, forbids, notStaff, refusedToStaff } from "./policy.ts"
import type { CaseForbids, CaseIncomplete, CaseNotFound, FourEyesNeeded, PartyToCase } from "./refusal.ts"

type Answer<E = never> = Result.Result<CaseEvent, CaseNotFound | PartyToCase | CaseForbids | E>

/**
 * Prepares a grant for another of the staff to see: the first two of the four eyes (SUPPORT-1). `endDay` is the last Oslo
 * day of what the papers give, null for no end; an estate's follows from the mailbox (LIFE-7).
 */
export const prepare = (
  profile: ProviderProfile,
  of: Case,
  mailbox: Mailbox,
  endDay: OsloDate | null,
  by: CaseActor,
  at: Instant
): Answer<GrantRefusal> => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  if (of.state._tag !== "Open") return forbids(of)
  const barred = grantRefused(profile, of, mailbox, endDay, at)
  if (barred !== null) return Result.fail(barred)
  return Result.succeed({
    _tag: "CasePrepared",
    ...event(of, by, at, ["SUPPORT-1", ...rulesOf[of.kind]]),
    endDay: lastDay(of.kind, mailbox, endDay),
    policy: profile.version
  })
}

/**
 * Grants what was prepared, all of it judged anew: another of the staff's doing, who like the first is no party to it
 * (SUPPORT-1). What comes of it is a grant of access, or a deletion brought forward, for others to carry out.
 */
export const approve = (
  profile: ProviderProfile,
  of: Case,
  mailbox: Mailbox,
  by: CaseActor,
  at: Instant
): Answer<GrantRefusal | FourEyesNeeded> => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  const { kind, state } = of
  if (state._tag !== "Prepared") return forbids(of)
  if (state.by === by.person) return Result.fail({ _tag: "FourEyesNeeded", rules: ["SUPPORT-1"] })
  const barred = grantRefused(profile, of, mailbox, state.endDay, at)
  if (barred !== null) return Result.fail(barred)
  const rules = ["SUPPORT-1", ...rulesOf[kind]] as const
  const granted = { preparedBy: state.by, mailbox: mailbox.id, policy: profile.version }
  if (!givesAccess(kind)) {
    return Result.succeed({ _tag: "DeletionGranted", ...event(of, by, at, rules), ...granted })
  }
  const unlimited = kind === "Estate" && papersDayOf(of, mailbox) === null
  const access: AccessGranted = {
    _tag: "AccessGranted",
    ...event(of, by, at, unlimited ? [...rules, "LIFE-12"] : rules),
    ...granted,
    person: of.asker,
    kind,
    endDay: lastDay(kind, mailbox, state.endDay)
  }
  return Result.succeed(access)
}

/**
 * Turns the case down; one pair of eyes is enough for a no.
 *
 * @example
 * ```ts
 * import { CaseId, evolve, openByMessage, reject } from "@postkasse/core/case"
 * import { PersonId } from "@postkasse/core/identity"
 * import { LetterId } from "@postkasse/core/letter"
 * import { DateTime, Result } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const asker = PersonId.make("0190b5a0-0000-7000-8000-000000000001")
 * const contact = { email: null, phone: null }
 * const request = { id: CaseId.make("0190b5a0-0000-7000-8000-000000000002"), kind: "Other", contact, papers: [] } as const
 * const { opened } = openByMessage(request, LetterId.make("0190b5a0-0000-7000-8000-000000000003"), asker, at)
 *
 * // Whoever asks is no party to the decision, of the staff or not.
 * const own = reject(opened, "NothingToDo", { _tag: "StaffActs", person: asker }, at)
 * if (Result.isFailure(own)) console.log(own.failure._tag) // → PartyToCase
 * const staff = { _tag: "StaffActs", person: PersonId.make("0190b5a0-0000-7000-8000-000000000004") } as const
 * const rejected = Result.getOrThrow(reject(opened, "NothingToDo", staff, at))
 * console.log(evolve(opened, rejected).state._tag) // → Rejected
 * ```
 */
export const reject = (of: Case, why: RejectionReason, by: CaseActor, at: Instant): Answer => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  return Result.succeed({ _tag: "CaseRejected", ...event(of, by, at, ["SUPPORT-1", ...rulesOf[of.kind]]), why })
}

/** Ends the access that the case gave: the operator's doing alone, never the owner's or the delegate's (ACCESS-11). */
export const endAccess = (of: Case, by: CaseActor, at: Instant): Answer => {
  const refused = notStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  const { kind, state, about } = of
  if (state._tag !== "Granted" || !givesAccess(kind) || about === null) return forbids(of)
  const { mailbox } = about
  return Result.succeed({ _tag: "AccessEnded", ...event(of, by, at, ["ACCESS-11"]), mailbox, person: of.asker, kind })
}

/**
 * Puts something right about the mailbox's owner (SUPPORT-6). What was written before and after is the record's alone:
 * here stands who did it, which field and why.
 */
export const correct = (
  profile: ProviderProfile,
  of: Case,
  mailbox: Mailbox,
  { field, why }: { readonly field: CorrectedField; readonly why: CorrectionReason },
  by: CaseActor,
  at: Instant
): Answer<CaseIncomplete> => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  if (of.kind !== "Correction") return forbids(of)
  const missing = missingFrom(profile, of, mailbox)
  if (of.about === null || !isComplete(missing)) {
    return Result.fail({ _tag: "CaseIncomplete", rules: ["SUPPORT-6"], missing })
  }
  const { owner: person } = of.about
  return Result.succeed({
    _tag: "PersonalDataCorrected",
    ...event(of, by, at, ["SUPPORT-6", "TRUST-2"]),
    person,
    field,
    why
  })
}

/** Ends a case that gives nothing: what was asked is answered, or put right (SUPPORT-1, SUPPORT-6). */
export const answer = (of: Case, by: CaseActor, at: Instant): Answer => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  if (of.kind !== "Correction" && of.kind !== "Other") return forbids(of)
  return Result.succeed({ _tag: "CaseAnswered", ...event(of, by, at, rulesOf[of.kind]) })
}
