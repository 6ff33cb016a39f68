/**
 * Session: one login, and what it is worth as time passes (AUTH-1, AUTH-8, AUTH-9, AUTH-10). A new password ends those
 * that do not know of it (AUTH-12).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { ElectronicId, ElectronicLevel, PersonId } from "../identity/index.ts"
import { Identifier } from "../transaction/index.ts"

export const SessionId = Identifier.pipe(Schema.brand("SessionId"))
export type SessionId = typeof SessionId.Type

/**
 * What a session rests on: a login at ID-porten with an electronic ID, or with national id and password (AUTH-1). An
 * electronic login that was left unused for too long, or grew too old, has *dropped*: it is worth a password from then
 * on, and no use brings its level back (AUTH-9).
 */
export const Proof = Schema.Union([
  Schema.TaggedStruct("ElectronicLogin", { level: ElectronicLevel, electronicId: Schema.NullOr(ElectronicId) }),
  Schema.TaggedStruct("DroppedLogin", { electronicId: Schema.NullOr(ElectronicId) }),
  Schema.TaggedStruct("PasswordLogin", {})
])
export type Proof = typeof Proof.Type

/** Where a session lives: the browser ends it soon (AUTH-10), an installed app keeps it long (AUTH-8). */
export const Device = Schema.Literals(["browser", "mobile"])
export type Device = typeof Device.Type

/**
 * One login. A firmer level is a new session (AUTH-10), so `proof` never gains by use; what the session is worth now is
 * `judgeSession`'s to say.
 */
export const Session = Schema.Struct({
  id: SessionId,
  person: PersonId,
  device: Device,
  proof: Proof,
  /** When the login that proved the level happened. */
  startedAt: Instant,
  /** The last use by the person. Background traffic is not use (AUTH-9). */
  lastUse: Instant,
  /** When the person's password was last chosen, as far as this session knows; null where there was none (AUTH-12). */
  passwordChosenAt: Schema.NullOr(Instant)
})
export type Session = typeof Session.Type

/** Wrong password guesses in a window that began at `since` (AUTH-12). */
export const GuessCount = Schema.Struct({ wrong: Schema.Int, since: Instant })
export type GuessCount = typeof GuessCount.Type
