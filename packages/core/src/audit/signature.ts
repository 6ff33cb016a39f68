/**
 * Who vouches for a log's head, and when (FIELD-24, TRUST-3). A signature names its key and tells its time, so that the key
 * can be changed: what the old one signed in its time holds for ever, and what it signs after that does not.
 *
 * @module
 */
import { DateTime, Result, Schema } from "effect"
import { Base64 } from "effect/encoding"
import type { Instant } from "../calendar/index.ts"
import { RuleId } from "../rule/index.ts"
import { checkpointOf, type LogHead } from "./log.ts"
import type { HashFunction } from "./merkle.ts"

/** Whole seconds since 1970, as JOSE (RFC 7519) and C2SP's cosignatures count. */
export const Seconds = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** A public key that logs are verified by: a JWK (RFC 8037), by a name that is its own, and when it signs. */
export const LogKey = Schema.Struct({
  kty: Schema.Literal("OKP"),
  crv: Schema.Literal("Ed25519"),
  x: Schema.String,
  kid: Schema.NonEmptyString,
  /** From when on it signs. Only the first key of an installation has none, if its signatures once told no time. */
  from: Schema.optionalKey(Seconds),
  /** Up to, and without, when. Of the keys that sign now there is none. */
  until: Schema.optionalKey(Seconds)
}).annotate({ identifier: "LogKey" })
export type LogKey = typeof LogKey.Type

/** The signature of a log's head, the name of the key that made it, and when. */
export const HeadSignature = Schema.Struct({
  key: Schema.NonEmptyString,
  /** In base 64. */
  signature: Schema.String,
  /** Told in what is signed. There is none in signatures from before they told it. */
  time: Schema.optionalKey(Seconds)
})
export type HeadSignature = typeof HeadSignature.Type

/** A signature as it is made now: it tells its time. */
export type TimedSignature = Required<HeadSignature>

/** The head of a log and who vouches for it. */
export interface SignedHead {
  readonly head: LogHead
  readonly signature: HeadSignature
}

/** What verifying takes of the platform, and the keys that are published. Hash and signature are well-kept libraries' to do. */
export interface Verifier {
  readonly sha256: HashFunction
  readonly keys: ReadonlyArray<LogKey>
  /** Whether `signature` of `message` was made with this key (Ed25519). */
  readonly verifies: (key: LogKey, message: Uint8Array, signature: Uint8Array) => boolean
}

/** A key as whoever signs has it. */
export interface SigningKey {
  readonly published: LogKey
  /** Signs a message (Ed25519); null where only the public half is kept. */
  readonly sign: ((message: Uint8Array) => Uint8Array) | null
}

/** The head is not to be believed: no key of this name is known, the key was not yet or no longer to sign then, or it did not sign. */
export const HeadRefused = Schema.TaggedStruct("HeadRefused", {
  rules: Schema.Array(RuleId),
  why: Schema.Literals(["KeyNotKnown", "KeyNotInTime", "NotSigned"])
})
export type HeadRefused = typeof HeadRefused.Type

/**
 * The text that is signed: the head's checkpoint, and before it that it was so at this time (C2SP tlog-cosignature, version 1).
 * Without a time the checkpoint alone, as it was signed before.
 */
export const signedText = (head: LogHead, time?: number): string =>
  time === undefined ? checkpointOf(head) : `cosignature/v1\ntime ${time}\n${checkpointOf(head)}`

/**
 * Signs a head with the newest key whose time has come. A server whose clock is so far behind that it has none left signs
 * with the oldest it has, at its first second: sooner nobody would take it. Null where no key signs.
 */
export const signHead = (keys: ReadonlyArray<SigningKey>, head: LogHead, at: Instant): TimedSignature | null =>
  signText(keys, (time) => signedText(head, time), at)

/** Verifies that the head of a log was signed by a key that is known, in that key's time, as far as the signature tells it. */
export const verifyHead = (
  verifier: Pick<Verifier, "keys" | "verifies">,
  { head, signature }: SignedHead
): Result.Result<LogHead, HeadRefused> =>
  Result.map(verifyText(verifier, signature, signedText(head, signature.time)), () => head)

/** Signs what `textAt` says of the second that it is signed in, as `signHead` does. */
export const signText = (
  keys: ReadonlyArray<SigningKey>,
  textAt: (time: number) => string,
  at: Instant
): TimedSignature | null => {
  const now = secondsOf(at)
  const signing = keys.flatMap(({ published, sign }) => (sign === null ? [] : [{ published, sign }]))
  const key = signing.find(({ published: { from = 0 } }) => from <= now) ?? signing.at(-1)
  if (key === undefined) return null
  const time = Math.max(now, key.published.from ?? 0)
  return { key: key.published.kid, signature: Base64.encode(key.sign(utf8.encode(textAt(time)))), time }
}

/** Verifies the signature of a text, as `verifyHead` does. */
export const verifyText = (
  { keys, verifies }: Pick<Verifier, "keys" | "verifies">,
  { key: name, time, signature }: HeadSignature,
  text: string
): Result.Result<void, HeadRefused> => {
  const key = keys.find(({ kid }) => kid === name)
  if (key === undefined) return refused("KeyNotKnown")
  if (!isInTime(key, time)) return refused("KeyNotInTime")
  const bytes = Base64.decode(signature)
  if (Result.isFailure(bytes)) return refused("NotSigned")
  return verifies(key, utf8.encode(text), bytes.success) ? Result.succeed(undefined) : refused("NotSigned")
}

/** Whole seconds since 1970; before that none. */
export const secondsOf = (at: Instant): number => Math.max(0, Math.floor(DateTime.toEpochMillis(at) / 1000))

// What tells no time is from before the first key was changed: no later key signed like that.
const isInTime = ({ from, until }: LogKey, time: number | undefined): boolean =>
  time === undefined ? from === undefined : (from ?? 0) <= time && (until === undefined || time < until)

const refused = (why: HeadRefused["why"]): Result.Result<never, HeadRefused> =>
  Result.fail({ _tag: "HeadRefused", rules: ["FIELD-24", "TRUST-3"], why })

const utf8 = new TextEncoder()
