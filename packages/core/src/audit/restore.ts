/**
 * A log that is not what somebody remembers of it: was it changed, or has the installation been put back to an older copy? A
 * restore is published, signed, and explains that what was written between the copy and the restore is gone, and no more
 * than that (FIELD-24).
 *
 * @module
 */
import { Result, Schema } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { Sha256 } from "../letter/index.ts"
import { type HashFunction, type LogState, verifyConsistency } from "./merkle.ts"
import {
  type HeadRefused,
  Seconds,
  type SigningKey,
  secondsOf,
  signText,
  type Verifier,
  verifyText
} from "./signature.ts"

/** That an installation was put back to a copy: when the copy was made, when it was put back, and which key says so. */
export const Restore = Schema.Struct({
  copied: Seconds,
  restored: Seconds,
  key: Schema.NonEmptyString,
  /** In base 64. */
  signature: Schema.String
}).annotate({ identifier: "Restore" })
export type Restore = typeof Restore.Type

/** The head of a log as somebody remembers it. */
export interface KnownHead extends LogState {
  /** When it was signed; null where it told no time. Nothing explains that one of those is gone. */
  readonly time: number | null
  /** The proof that the log has grown from it; null where there is none. */
  readonly proof: ReadonlyArray<Sha256> | null
}

/** What a log is to whoever remembers earlier heads of it. */
export const Comparison = Schema.Union([
  /** It is what it was, or has grown from it. */
  Schema.TaggedStruct("Grown", {}),
  /** It is not, but all that is missing was signed between this restore's copy and the restore. */
  Schema.TaggedStruct("ShortenedByRestore", { restore: Restore }),
  /** It is not, and nothing explains it. */
  Schema.TaggedStruct("NotTheSame", {})
])
export type Comparison = typeof Comparison.Type

/** Says that the installation was put back, now, to a copy from then. Null where no key signs. */
export const signRestore = (keys: ReadonlyArray<SigningKey>, copied: Instant, at: Instant): Restore | null => {
  const made = signText(keys, (restored) => restoreText({ copied: secondsOf(copied), restored }), at)
  if (made === null) return null
  const { time: restored, ...by } = made
  return { copied: secondsOf(copied), restored, ...by }
}

/** Verifies that a restore was signed by a key that is known and signed then. */
export const verifyRestore = (
  verifier: Pick<Verifier, "keys" | "verifies">,
  restore: Restore
): Result.Result<Restore, HeadRefused> => {
  const { key, signature, restored: time } = restore
  return Result.map(verifyText(verifier, { key, signature, time }, restoreText(restore)), () => restore)
}

/**
 * Compares a log with the heads that somebody remembers of it. Restores are to be verified before; of several that explain
 * what is missing, it is the last. A head from before the copy is in the copy, so that it is gone no restore explains.
 */
export const compareLog = (
  hash: HashFunction,
  known: ReadonlyArray<KnownHead>,
  now: LogState,
  restores: ReadonlyArray<Restore>
): Comparison => {
  const gone = known.filter((head) => head.proof === null || !verifyConsistency(hash, head, now, head.proof))
  if (gone.length === 0) return { _tag: "Grown" }
  const explaining = restores.filter((restore) => gone.every(({ time }) => isLost(restore, time)))
  const [restore] = explaining.toSorted((one, other) => other.restored - one.restored)
  return restore === undefined ? { _tag: "NotTheSame" } : { _tag: "ShortenedByRestore", restore }
}

const isLost = ({ copied, restored }: Restore, time: number | null): boolean =>
  time !== null && copied <= time && time <= restored

const restoreText = ({ copied, restored }: Pick<Restore, "copied" | "restored">): string =>
  `postkasse-restore/v1\ntime ${restored}\ncopied ${copied}\n`
