import { DateTime, Result } from "effect"
import { addDays, addMillis, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { type ElectronicId, type Level, type LevelTooLow, reaches } from "../identity/index.ts"
import type { PasswordPolicy, SessionPolicy } from "../policy/index.ts"
import type { GuessCount, Proof, Session } from "./model.ts"
import type { ElectronicIdTooWeak, PasswordRefused, SessionEnded, SessionStanding, TooManyGuesses } from "./refusal.ts"

/** The level that a login proved and has not lost (AUTH-1, AUTH-2, AUTH-9). */
export const levelOfProof = (proof: Proof): Level => (proof._tag === "ElectronicLogin" ? proof.level : "password")

/**
 * What a session is worth at `at`: its level, and until when it lives unused; or that it has ended. One that does not know
 * of its person's newest password, chosen at `passwordChosenAt`, has ended with it (AUTH-12). Every request asks this, so
 * a session needs no job to end it.
 */
export const judgeSession = (
  policy: SessionPolicy,
  session: Session,
  passwordChosenAt: Instant | null,
  at: Instant
): Result.Result<SessionStanding, SessionEnded> => {
  const endsAt = session.device === "browser" ? browserEnd(policy, session) : mobileEnd(policy, session)
  if (DateTime.isGreaterThanOrEqualTo(at, endsAt)) {
    return Result.fail({ _tag: "SessionEnded", rules: session.device === "browser" ? ["AUTH-10"] : ["AUTH-8"] })
  }
  if (!knowsPassword(session, passwordChosenAt)) return Result.fail({ _tag: "SessionEnded", rules: ["AUTH-12"] })
  const proof = proofAt(policy, session, at)
  const level = levelOfProof(proof)
  return Result.succeed({ level, rules: proof._tag === "DroppedLogin" ? ["AUTH-9"] : ["AUTH-2"], endsAt })
}

/**
 * The session after the person has used it at `at`; a level that has dropped by then stays dropped. Never call it for
 * polling, push or live updates (AUTH-9).
 */
export const useSession = (policy: SessionPolicy, session: Session, at: Instant): Session => ({
  ...session,
  lastUse: DateTime.max(session.lastUse, at),
  proof: proofAt(policy, session, at)
})

/**
 * The session once its person has chosen a new password in it: it goes on as what it was, and knows of the password, which
 * ends all that do not (AUTH-12). Its limits stay those of the login that began it (AUTH-10).
 */
export const renewSession = (session: Session, passwordChosenAt: Instant): Session => ({ ...session, passwordChosenAt })

/**
 * The moment that a password chosen at `at` counts from. Always later than that of the one before it, `before`, whatever
 * the clocks of two servers say: so that no session knows of the new password that only knew of the old one (AUTH-12).
 */
export const passwordMoment = (before: Instant | null, at: Instant): Instant =>
  before === null ? at : DateTime.max(at, addMillis(before, 1))

const knowsPassword = (session: Session, passwordChosenAt: Instant | null): boolean =>
  passwordChosenAt === null ||
  (session.passwordChosenAt !== null && DateTime.isGreaterThanOrEqualTo(session.passwordChosenAt, passwordChosenAt))

const proofAt = (policy: SessionPolicy, { proof, ...session }: Session, at: Instant): Proof =>
  proof._tag === "ElectronicLogin" && hasDropped(policy, session, at)
    ? { _tag: "DroppedLogin", electronicId: proof.electronicId }
    : proof

/** Sessions last used before this moment have ended at `at`, whatever they live in (AUTH-8, AUTH-10). */
export const endedBefore = (policy: SessionPolicy, at: Instant): Instant =>
  DateTime.min(addMillis(at, -policy.browserIdle), endOf(addDays(osloDateOf(at), -policy.mobileIdleDays - 1)))

const browserEnd = (policy: SessionPolicy, session: Session): Instant =>
  DateTime.min(addMillis(session.lastUse, policy.browserIdle), addMillis(session.startedAt, policy.browserAbsolute))

const mobileEnd = (policy: SessionPolicy, session: Session): Instant =>
  endOf(addDays(osloDateOf(session.lastUse), policy.mobileIdleDays))

// A browser session keeps its level: it ends before there is anything to drop (AUTH-10).
const hasDropped = (policy: SessionPolicy, session: Omit<Session, "proof">, at: Instant): boolean =>
  session.device === "mobile" &&
  (isAfter(session.lastUse, policy.mobileLevelIdle, at) || isAfter(session.startedAt, policy.mobileLevelAge, at))

const isAfter = (since: Instant, millis: number, at: Instant): boolean =>
  DateTime.isGreaterThanOrEqualTo(at, addMillis(since, millis))

/** Whether an electronic ID may create a mailbox: MinID reads what it may, but registers nobody (AUTH-6). */
export const mayRegister = (proof: Proof): Result.Result<ElectronicId, ElectronicIdTooWeak> => {
  const id = proof._tag === "ElectronicLogin" ? proof.electronicId : null
  return id !== null && id !== "minid" && levelOfProof(proof) === "high"
    ? Result.succeed(id)
    : Result.fail({ _tag: "ElectronicIdTooWeak", rules: ["AUTH-6"] })
}

/** Whether a session may choose a password: one that began with an electronic ID, at the least level there is. */
export const mayChoosePassword = (level: Level): Result.Result<Level, LevelTooLow> =>
  reaches(level, "substantial")
    ? Result.succeed(level)
    : Result.fail({ _tag: "LevelTooLow", rules: ["AUTH-1", "AUTH-12"], has: level, stepUpTo: "substantial" })

/**
 * Whether a password may be chosen (AUTH-12): its length in Unicode characters (code points), any of them, and not one
 * that everybody guesses first. `isCommon` answers for a list of breached and common passwords.
 *
 * @example
 * ```ts
 * import { digipost } from "@postkasse/core/policy"
 * import { judgePassword } from "@postkasse/core/session"
 * import { Result } from "effect"
 *
 * const isCommon = (password: string) => password === "passord12345"
 * for (const password of ["fjell", "passord12345", "to fjell og en fjord"]) {
 *   const answer = judgePassword(digipost.password, password, isCommon)
 *   console.log(Result.isSuccess(answer) ? "may be chosen" : answer.failure.why)
 * }
 * // → TooShort
 * // → Common
 * // → may be chosen
 * ```
 */
export const judgePassword = (
  policy: PasswordPolicy,
  password: string,
  isCommon: (password: string) => boolean
): Result.Result<string, PasswordRefused> => {
  // NFC, so that å typed as one character or as two is the same password.
  const normal = password.normalize("NFC")
  const characters = [...normal].length
  if (characters < policy.minCharacters) return refused("TooShort")
  if (characters > policy.maxCharacters) return refused("TooLong")
  if (isCommon(normal.toLowerCase())) return refused("Common")
  return Result.succeed(normal)

  function refused(why: PasswordRefused["why"]): Result.Result<never, PasswordRefused> {
    const { minCharacters, maxCharacters } = policy
    return Result.fail({ _tag: "PasswordRefused", rules: ["AUTH-12"], why, minCharacters, maxCharacters })
  }
}

/** Whether another guess is heard, under a limit of `most` wrong ones in a window (AUTH-12). */
export const judgeGuess = (
  policy: PasswordPolicy,
  most: number,
  count: GuessCount | null,
  at: Instant
): Result.Result<void, TooManyGuesses> => {
  if (count === null || count.wrong < most || hasPassed(policy, count, at)) return Result.succeed(undefined)
  return Result.fail({ _tag: "TooManyGuesses", rules: ["AUTH-12"], retryAt: windowEnd(policy, count) })
}

/** The count after one more wrong guess; a new window begins where the old one has passed (AUTH-12). */
export const afterWrongGuess = (policy: PasswordPolicy, count: GuessCount | null, at: Instant): GuessCount =>
  count === null || hasPassed(policy, count, at)
    ? { wrong: 1, since: at }
    : { wrong: Math.min(count.wrong + 1, Number.MAX_SAFE_INTEGER), since: count.since }

/**
 * The count without a guess that was counted before it was heard, in the window that began at `since`, and was none: it has
 * turned out right, or was never heard (AUTH-12). From another window it takes nothing away: that has forgotten the guess.
 */
export const withoutGuess = (count: GuessCount, since: Instant): GuessCount =>
  DateTime.Equivalence(count.since, since) ? { ...count, wrong: Math.max(0, count.wrong - 1) } : count

/** Guesses in a window that began before this moment count no more at `at`: it is as if there had been none (AUTH-12). */
export const guessesPassedBefore = (policy: PasswordPolicy, at: Instant): Instant => addMillis(at, -policy.guessWindow)

const windowEnd = (policy: PasswordPolicy, count: GuessCount): Instant => addMillis(count.since, policy.guessWindow)

const hasPassed = (policy: PasswordPolicy, count: GuessCount, at: Instant): boolean =>
  DateTime.isGreaterThanOrEqualTo(at, windowEnd(policy, count))
