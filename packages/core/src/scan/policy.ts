import { DateTime } from "effect"
import { addMillis, type Instant } from "../calendar/index.ts"
import type { DocumentId } from "../letter/index.ts"
import type { ScanPolicy } from "../policy/index.ts"
import type { Finding, RefusalReason } from "../receipt/index.ts"
import type { RuleId } from "../rule/index.ts"
import { filesOf, type Sending } from "../sending/index.ts"
import type { ScanAnswer, ScanJudgement, ScanTurn } from "./model.ts"

/** Whether a sending has files that no scanner has passed (TRUST-7). A link elsewhere holds nothing to look at. */
export const awaitsScan = (sending: Sending): boolean =>
  sending.state._tag === "Accepted" && filesOf(sending).length > 0

/**
 * What the scanner's answers make of an accepted sending, or null while it is held until there are more (TRUST-7). One bad file refuses it for good, whatever is unknown of
 * the others; it goes on only when every file is known to be clean; and what nobody could look at for too long is refused,
 * so that its sender can take another way. One file that is gone refuses it as its delivery would, since its mailbox takes no
 * mail any more (LIFE-1, LIFE-10).
 */
export const judgeScan = (
  policy: ScanPolicy,
  sending: Sending,
  answers: ReadonlyMap<DocumentId, ScanAnswer>,
  at: Instant
): ScanJudgement | null => {
  const files = filesOf(sending)
  const [first, ...others] = files.flatMap(({ document }) => findingIn(document, answers.get(document)))
  if (first !== undefined) return refused({ _tag: "MalwareFound", found: [first, ...others] }, "TRUST-7", at)
  if (files.some(({ document }) => answers.get(document)?._tag === "Gone")) {
    return refused({ _tag: "MailboxTakesNoMail" }, "LIFE-1", at)
  }
  if (files.every(({ document }) => answers.get(document)?._tag === "Clean")) {
    return { event: { _tag: "SendingCleared", at, rules: ["TRUST-7"] }, reason: null }
  }
  return isHeldTooLong(policy, sending, at) ? refused({ _tag: "NeverScanned" }, "TRUST-7", at) : null
}

/**
 * The turn as whoever takes it holds it, or null where it has not come: nobody else's for `turnLives`. It is taken before the
 * scan begins and counted as a try, so that a file that brings down whoever looks at it keeps nobody waiting, and comes
 * again later each time.
 *
 * @example
 * ```ts
 * import { digipost } from "@postkasse/core/policy"
 * import { takeTurn } from "@postkasse/core/scan"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const next = takeTurn(digipost.scan, { tries: 0, dueAt: at }, at)
 * if (next !== null) console.log(next.tries, DateTime.formatIso(next.dueAt)) // → 1 2026-11-26T12:00:35.000Z
 * ```
 */
export const takeTurn = (policy: ScanPolicy, { tries, dueAt }: ScanTurn, at: Instant): ScanTurn | null =>
  DateTime.isGreaterThan(dueAt, at) ? null : renewTurn(policy, { tries: tries + 1, dueAt }, at)

/** The turn of a scan that goes on: held for `turnLives` from `at`. */
export const renewTurn = (policy: ScanPolicy, { tries }: ScanTurn, at: Instant): ScanTurn => ({
  tries,
  dueAt: addMillis(at, policy.turnLives + waitAfter(policy, tries))
})

/** The turn after a try that came to no verdict: later each time. */
export const putOffTurn = (policy: ScanPolicy, { tries }: ScanTurn, at: Instant): ScanTurn => ({
  tries,
  dueAt: addMillis(at, waitAfter(policy, tries))
})

/** The turn of a scan that its server broke off, being told to stop: anybody's now, and no try. */
export const handBackTurn = ({ tries }: ScanTurn, at: Instant): ScanTurn => ({
  tries: Math.max(0, tries - 1),
  dueAt: at
})

/** ms until what was tried so often is tried again. */
const waitAfter = ({ firstRetry, longestRetry }: ScanPolicy, tries: number): number =>
  Math.min(firstRetry * 2 ** Math.max(0, tries - 1), longestRetry)

const findingIn = (document: DocumentId, answer: ScanAnswer | undefined): ReadonlyArray<Finding> =>
  answer?._tag === "Infected" ? [{ document, signature: answer.signature }] : []

const isHeldTooLong = ({ holdsFor }: ScanPolicy, { state }: Sending, at: Instant): boolean =>
  state._tag === "Accepted" && DateTime.isGreaterThanOrEqualTo(at, addMillis(state.at, holdsFor))

const refused = (reason: RefusalReason, by: RuleId, at: Instant): ScanJudgement => ({
  event: { _tag: "SendingRefused", at, rules: [by] },
  reason
})
