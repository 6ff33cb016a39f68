import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { Person } from "../identity/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { GuessCount, Session } from "./model.ts"

/** Sessions, found by the hash of the secret that the browser holds. Runs in that hash's transaction. */
export class Sessions extends Context.Service<
  Sessions,
  {
    /** Stores a new session. */
    readonly add: (hash: string, session: StoredSession) => Effect.Effect<void, never, Transaction>
    /** The session of the hash, if there is one. */
    readonly find: (hash: string) => Effect.Effect<StoredSession | null, never, Transaction>
    /** Stores the session as `useSession` has made it. */
    readonly record: (hash: string, session: Session) => Effect.Effect<void, never, Transaction>
    /** Forgets the session; harmless where there is none. */
    readonly end: (hash: string) => Effect.Effect<void, never, Transaction>
    /** Forgets up to `limit` sessions last used before `before`; answers how many. */
    readonly sweep: (before: Instant, limit: number) => Effect.Effect<number>
  }
>()("@postkasse/core/Sessions") {}

/** Password hashing and the list of common passwords; a well-kept library's work (AUTH-12). */
export class Passwords extends Context.Service<
  Passwords,
  {
    /** Hashes a password with a salt of its own. */
    readonly hash: (password: string) => Effect.Effect<string>
    /** Whether the password is the one that was hashed. With a null hash it takes as long and answers no. */
    readonly verify: (hash: string | null, password: string) => Effect.Effect<boolean>
    /** Whether a list of breached and common passwords has it. */
    readonly isCommon: (password: string) => boolean
  }
>()("@postkasse/core/Passwords") {}

/** Wrong guesses, counted under a claim: an account's, or an address's (AUTH-12). Runs in that claim's transaction. */
export class Guesses extends Context.Service<
  Guesses,
  {
    /** What is counted under the claim, its row locked until the transaction ends. */
    readonly lock: (claim: string) => Effect.Effect<GuessCount | null, never, Transaction>
    /** Stores what is counted under the claim. */
    readonly record: (claim: string, count: GuessCount) => Effect.Effect<void, never, Transaction>
    /** Counts from nothing again. */
    readonly forget: (claim: string) => Effect.Effect<void, never, Transaction>
    /** Forgets up to `limit` counts whose window began before `before`; answers how many. */
    readonly sweep: (before: Instant, limit: number) => Effect.Effect<number>
  }
>()("@postkasse/core/Guesses") {}

/** A session with what every request needs beside it, so that a request reads one row. */
export interface StoredSession {
  readonly session: Session
  readonly person: Person
  /** The claim on the person's national id, to find the account again without knowing the number. */
  readonly claim: string
  /** The identity provider's token, to end its session at logout (AUTH-10); null after a password login. */
  readonly idToken: string | null
}
