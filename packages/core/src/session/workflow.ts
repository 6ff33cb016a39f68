import { DateTime, Effect, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import { type LoggedIn, People } from "../identity/index.ts"
import { Policy } from "../policy/index.ts"
import { Identifiers, isStillRead, Transactor } from "../transaction/index.ts"
import { type Device, type Proof, type Session, SessionId } from "./model.ts"
import { endedBefore, judgeSession, useSession } from "./policy.ts"
import { Sessions, type StoredSession } from "./port.ts"
import type { SessionEnded, SessionStanding } from "./refusal.ts"

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
  const { hash, person, claim, proof, device, idToken, passwordChosenAt } = login
  const id = SessionId.make(yield* (yield* Identifiers).next)
  const session: Session = { id, person: person.id, device, proof, startedAt: at, lastUse: at, passwordChosenAt }
  const stored: StoredSession = { session, person, claim, idToken }
  yield* transactor.within({ _tag: "Claim", hash }, sessions.add(hash, stored))
  return stored
})

/**
 * The session behind a secret, used now by the person (AUTH-8, AUTH-10). Where nothing can be written for now, reading goes
 * on: a use that is not recorded lengthens nothing, and what has dropped since the last one that is has dropped all the same.
 */
export const resumeSession = Effect.fnUntraced(function* (hash: string) {
  const sessions = yield* Sessions
  const { session: policy } = yield* Policy
  const at = yield* DateTime.now
  const resumed = yield* judgedAt(hash, at)
  if (Result.isFailure(resumed)) return resumed
  const used = useSession(policy, resumed.success.stored.session, at)
  yield* (yield* Transactor)
    .within({ _tag: "Claim", hash }, sessions.record(hash, used))
    .pipe(Effect.catchDefect((fault) => (isStillRead(fault) ? Effect.void : Effect.die(fault))))
  return resumed
})

/** The same for background traffic, which never counts as use (AUTH-9). */
export const peekSession = Effect.fnUntraced(function* (hash: string) {
  return yield* judgedAt(hash, yield* DateTime.now)
})

const judgedAt = Effect.fnUntraced(function* (hash: string, at: Instant) {
  const sessions = yield* Sessions
  const people = yield* People
  const transactor = yield* Transactor
  const { session: policy } = yield* Policy
  const stored = yield* transactor.within({ _tag: "Claim", hash }, sessions.find(hash))
  if (stored === null) return Result.fail<SessionEnded>({ _tag: "SessionEnded", rules: ["AUTH-13"] })
  const { claim, session } = stored
  // After the session, so that a password chosen before this answers is known of here.
  const chosenAt = yield* transactor.within({ _tag: "Claim", hash: claim }, people.passwordChosenAt(claim))
  return Result.map(judgeSession(policy, session, chosenAt, at), (standing): Resumed => ({ stored, standing }))
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

/** Forgets sessions that have long ended, at most `limit`; answers how many. */
export const forgetSessions = Effect.fnUntraced(function* (limit: number) {
  const { session: policy } = yield* Policy
  return yield* (yield* Sessions).sweep(endedBefore(policy, yield* DateTime.now), limit)
})
