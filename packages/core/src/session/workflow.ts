import { DateTime, Effect, Result } from "effect"
import { Claims, type LevelTooLow, type LoggedIn, type NationalId, People } from "../identity/index.ts"
import { Policy } from "../policy/index.ts"
import { Identifiers, Transactor } from "../transaction/index.ts"
import { type Device, type Proof, type Session, SessionId } from "./model.ts"
import {
  afterRightGuess,
  afterWrongGuess,
  endedBefore,
  judgeGuess,
  judgePassword,
  judgeSession,
  mayChoosePassword,
  useSession
} from "./policy.ts"
import { Guesses, Passwords, Sessions, type StoredSession } from "./port.ts"
import type { LoginRefused, PasswordRefused, SessionEnded, SessionStanding, TooManyGuesses } from "./refusal.ts"

/** A new login. `hash` is of the secret that the browser keeps; the secret itself never comes this far. */
export interface NewSession extends LoggedIn {
  readonly hash: string
  readonly proof: Proof
  readonly device: Device
  readonly idToken: string | null
}

/** A living session and what it is worth now. */
export interface Resumed {
  readonly stored: StoredSession
  readonly standing: SessionStanding
}

/** Begins a session. A step-up begins a new one, with limits of its own (AUTH-10). */
export const beginSession = Effect.fnUntraced(function* (login: NewSession) {
  const sessions = yield* Sessions
  const transactor = yield* Transactor
  const at = yield* DateTime.now
  const { hash, person, claim, proof, device, idToken } = login
  const id = SessionId.make(yield* (yield* Identifiers).next)
  const session: Session = { id, person: person.id, device, proof, startedAt: at, lastUse: at }
  const stored: StoredSession = { session, person, claim, idToken }
  yield* transactor.within({ _tag: "Claim", hash }, sessions.add(hash, stored))
  return stored
})

/** The session behind a secret, used now by the person (AUTH-8, AUTH-10). */
export const resumeSession = (hash: string) => judged(hash, (sessions, used) => sessions.record(hash, used))

/** The same for background traffic, which never counts as use (AUTH-9). */
export const peekSession = (hash: string) => judged(hash, () => Effect.void)

const judged = Effect.fnUntraced(function* <R>(
  hash: string,
  record: (sessions: Sessions["Service"], used: Session) => Effect.Effect<void, never, R>
) {
  const sessions = yield* Sessions
  const { session: policy } = yield* Policy
  const at = yield* DateTime.now
  return yield* (yield* Transactor).within(
    { _tag: "Claim", hash },
    Effect.gen(function* () {
      const stored = yield* sessions.find(hash)
      if (stored === null) return Result.fail<SessionEnded>({ _tag: "SessionEnded", rules: ["AUTH-13"] })
      const before = judgeSession(policy, stored.session, at)
      if (Result.isFailure(before)) return Result.fail(before.failure)
      yield* record(sessions, useSession(policy, stored.session, at))
      return Result.succeed<Resumed>({ stored, standing: before.success })
    })
  )
})

/** Ends a session at the server, at once (AUTH-10). Answers what it was, if it was. */
export const endSession = Effect.fnUntraced(function* (hash: string) {
  const sessions = yield* Sessions
  return yield* (yield* Transactor).within(
    { _tag: "Claim", hash },
    Effect.gen(function* () {
      const stored = yield* sessions.find(hash)
      if (stored !== null) yield* sessions.end(hash)
      return stored
    })
  )
})

/**
 * Logs in with national id and password (AUTH-1). Guesses are counted per account and per network address, for accounts
 * that do not exist too; a wrong password and an unknown person look and last alike (AUTH-12).
 */
export const logInWithPassword = Effect.fnUntraced(function* (attempt: {
  readonly nationalId: NationalId
  readonly password: string
  readonly address: string
}) {
  const claims = yield* Claims
  const passwords = yield* Passwords
  const { password: policy } = yield* Policy
  const account = yield* claims.ofNationalId(attempt.nationalId)
  const address = yield* claims.ofNetworkAddress(attempt.address)
  // A guess is counted before it is heard, so that many at once pass the limit no more than one after another do.
  for (const [claim, most] of [
    [address, policy.guessesPerAddress],
    [account, policy.guessesPerAccount]
  ] as const) {
    const heard = yield* countGuess(claim, most)
    if (Result.isFailure(heard)) return Result.fail<LoginRefused | TooManyGuesses>(heard.failure)
  }
  const people = yield* People
  const transactor = yield* Transactor
  const known = yield* transactor.within(
    { _tag: "Claim", hash: account },
    Effect.all([people.byClaim(account), people.passwordOf(account)])
  )
  const [person, chosen] = known
  const right = yield* passwords.verify(chosen?.hash ?? null, attempt.password.normalize("NFC"))
  if (!right || person === null) {
    return Result.fail<LoginRefused | TooManyGuesses>({ _tag: "LoginRefused", rules: ["AUTH-1", "AUTH-12"] })
  }
  const guesses = yield* Guesses
  yield* transactor.within({ _tag: "Claim", hash: account }, guesses.forget(account))
  yield* transactor.within({ _tag: "Claim", hash: address }, uncount(guesses, address))
  return Result.succeed<LoggedIn>({ claim: account, person })
})

/** Takes back the guess that was counted against a network address: many who live behind one are no guesser. */
const uncount = Effect.fnUntraced(function* (guesses: Guesses["Service"], claim: string) {
  const count = yield* guesses.lock(claim)
  if (count !== null) yield* guesses.record(claim, afterRightGuess(count))
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
      if (Result.isSuccess(heard)) yield* guesses.record(claim, afterWrongGuess(policy, count, at))
      return heard
    })
  )
})

/** Chooses a password, at the level of an electronic ID (AUTH-1, AUTH-12). */
export const choosePassword = Effect.fnUntraced(function* ({ stored, standing }: Resumed, password: string) {
  const level = mayChoosePassword(standing.level)
  if (Result.isFailure(level)) return Result.fail<LevelTooLow | PasswordRefused>(level.failure)
  const passwords = yield* Passwords
  const people = yield* People
  const judgement = judgePassword((yield* Policy).password, password, passwords.isCommon)
  if (Result.isFailure(judgement)) return Result.fail<LevelTooLow | PasswordRefused>(judgement.failure)
  const hash = yield* passwords.hash(judgement.success)
  yield* (yield* Transactor).within({ _tag: "Claim", hash: stored.claim }, people.setPassword(stored.claim, hash))
  return Result.succeed(undefined)
})

/** Forgets sessions that have long ended, at most `limit`; answers how many. */
export const forgetSessions = Effect.fnUntraced(function* (limit: number) {
  const { session: policy } = yield* Policy
  return yield* (yield* Sessions).sweep(endedBefore(policy, yield* DateTime.now), limit)
})
