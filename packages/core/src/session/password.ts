import { DateTime, Effect, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import { Claims, type LevelTooLow, type LoggedIn, type NationalId, People } from "../identity/index.ts"
import { Policy } from "../policy/index.ts"
import { Transactor, Unavailable } from "../transaction/index.ts"
import {
  afterWrongGuess,
  guessesPassedBefore,
  judgeGuess,
  judgePassword,
  judgeSession,
  mayChoosePassword,
  passwordMoment,
  renewSession,
  useSession,
  withoutGuess
} from "./policy.ts"
import { Guesses, Passwords, Sessions, type StoredSession } from "./port.ts"
import type { LoginRefused, PasswordRefused, SessionEnded, TooManyGuesses } from "./refusal.ts"
import type { Resumed } from "./workflow.ts"

/** Why no password was chosen. */
type PasswordNotChosen = LevelTooLow | PasswordRefused | SessionEnded

/**
 * Logs in with national id and password (AUTH-1). Guesses are counted per account and per network address, for accounts
 * that do not exist too; a wrong password and an unknown person look and last alike (AUTH-12). Dies of `Unavailable` where
 * the guess could not be heard, which then is none.
 */
export const logInWithPassword = Effect.fnUntraced(function* (attempt: {
  readonly nationalId: NationalId
  readonly password: string
  readonly address: string
}) {
  const claims = yield* Claims
  const { password: policy } = yield* Policy
  const account = yield* claims.ofNationalId(attempt.nationalId)
  const address = yield* claims.ofNetworkAddress(attempt.address)
  // A guess is counted before it is heard, so that many at once pass the limit no more than one after another do.
  const atAddress = yield* countGuess(address, policy.guessesPerAddress)
  if (Result.isFailure(atAddress)) return Result.fail<LoginRefused | TooManyGuesses>(atAddress.failure)
  const atAccount = yield* takingBack(atAddress.success, countGuess(account, policy.guessesPerAccount))
  if (Result.isFailure(atAccount)) return Result.fail<LoginRefused | TooManyGuesses>(atAccount.failure)
  const heard = takingBack(atAccount.success, hear(account, attempt.password))
  const { person, chosen, right } = yield* takingBack(atAddress.success, heard)
  if (!right || person === null) {
    return Result.fail<LoginRefused | TooManyGuesses>({ _tag: "LoginRefused", rules: ["AUTH-1", "AUTH-12"] })
  }
  const guesses = yield* Guesses
  yield* (yield* Transactor).within({ _tag: "Claim", hash: account }, guesses.forget(account))
  // Many who live behind one address are no guesser.
  yield* uncount(atAddress.success)
  return Result.succeed<LoggedIn>({ claim: account, person, passwordChosenAt: chosen?.chosenAt ?? null })
})

/** Whose account it is, and whether the password is its. */
const hear = Effect.fnUntraced(function* (account: string, password: string) {
  const people = yield* People
  const [person, chosen] = yield* (yield* Transactor).within(
    { _tag: "Claim", hash: account },
    Effect.all([people.byClaim(account), people.passwordOf(account)])
  )
  const right = yield* (yield* Passwords).verify(chosen?.hash ?? null, password.normalize("NFC"))
  return { person, chosen, right }
})

/** A guess that was counted under a claim, in the window that began then. */
interface CountedGuess {
  readonly claim: string
  readonly since: Instant
}

/**
 * Work that a guess was counted for, which is taken back where that is `Unavailable`: whoever is told nothing has learnt nothing. Where the
 * server is killed instead, the guess stays counted.
 */
const takingBack = <A, E, R>(counted: CountedGuess, work: Effect.Effect<A, E, R>) =>
  Effect.catchDefect(work, (fault) =>
    Effect.andThen(fault instanceof Unavailable ? uncount(counted) : Effect.void, Effect.die(fault))
  )

/** Takes a guess back that was none. */
const uncount = Effect.fnUntraced(function* ({ claim, since }: CountedGuess) {
  const guesses = yield* Guesses
  yield* (yield* Transactor).within(
    { _tag: "Claim", hash: claim },
    Effect.gen(function* () {
      const count = yield* guesses.lock(claim)
      if (count !== null) yield* guesses.record(claim, withoutGuess(count, since))
    })
  )
})

const countGuess = Effect.fnUntraced(function* (claim: string, most: number) {
  const guesses = yield* Guesses
  const { password: policy } = yield* Policy
  const at = yield* DateTime.now
  return yield* (yield* Transactor).within(
    { _tag: "Claim", hash: claim },
    Effect.gen(function* () {
      const count = yield* guesses.lock(claim)
      const heard = judgeGuess(policy, most, count, at)
      if (Result.isFailure(heard)) return Result.fail(heard.failure)
      const counted = afterWrongGuess(policy, count, at)
      yield* guesses.record(claim, counted)
      return Result.succeed<CountedGuess>({ claim, since: counted.since })
    })
  )
})

/** Forgets guesses that count no more, at most `limit` counts of them; answers how many (AUTH-12). */
export const forgetGuesses = Effect.fnUntraced(function* (limit: number) {
  const { password: policy } = yield* Policy
  return yield* (yield* Guesses).sweep(guessesPassedBefore(policy, yield* DateTime.now), limit)
})

/**
 * Chooses a password, at the level of an electronic ID (AUTH-1, AUTH-12). It ends all of the person's sessions but the one
 * it is chosen in, and that one's secret too: the session goes on under `hash`, a new one's, with the limits that it had.
 */
export const choosePassword = Effect.fnUntraced(function* (
  { stored, standing }: Resumed,
  password: string,
  { from, to }: { readonly from: string; readonly to: string }
) {
  const level = mayChoosePassword(standing.level)
  if (Result.isFailure(level)) return Result.fail<PasswordNotChosen>(level.failure)
  const passwords = yield* Passwords
  const judgement = judgePassword((yield* Policy).password, password, passwords.isCommon)
  if (Result.isFailure(judgement)) return Result.fail<PasswordNotChosen>(judgement.failure)
  const hash = yield* passwords.hash(judgement.success)
  const renewed = yield* setPassword(stored, hash)
  if (Result.isFailure(renewed)) return Result.fail<PasswordNotChosen>(renewed.failure)
  const sessions = yield* Sessions
  const transactor = yield* Transactor
  yield* transactor.within({ _tag: "Claim", hash: to }, sessions.add(to, { ...stored, session: renewed.success }))
  yield* transactor.within({ _tag: "Claim", hash: from }, sessions.end(from))
  return Result.succeed(undefined)
})

/** The session that goes on. Of two sessions that choose a password at once, one is first, and has ended the other. */
const setPassword = Effect.fnUntraced(function* ({ claim, session }: StoredSession, hash: string) {
  const people = yield* People
  const { session: policy } = yield* Policy
  const at = yield* DateTime.now
  return yield* (yield* Transactor).within(
    { _tag: "Claim", hash: claim },
    Effect.gen(function* () {
      const before = (yield* people.lockPassword(claim))?.chosenAt ?? null
      const lives = judgeSession(policy, session, before, at)
      if (Result.isFailure(lives)) return Result.fail(lives.failure)
      const chosenAt = passwordMoment(before, at)
      yield* people.setPassword(claim, hash, chosenAt)
      return Result.succeed(renewSession(useSession(policy, session, at), chosenAt))
    })
  )
})
