import { sha256 } from "@noble/hashes/sha2.js"
import { DateTime, Result, Schema } from "effect"
import { Base64 } from "effect/encoding"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 as anyDigest } from "../letter/arbitrary.ts"
import type { Sha256 } from "../letter/index.ts"
import { logKeys } from "./arbitrary.ts"
import {
  Comparison,
  compareLog,
  consistencyProof,
  type KnownHead,
  type LogKey,
  Restore,
  rootOf,
  signRestore,
  verifyRestore
} from "./index.ts"

const restoreOf = (copied: number, restored: number): Restore => ({ copied, restored, key: "key", signature: "" })

/** A leaf, and the second that it was added in. */
interface Added {
  readonly leaf: Sha256
  readonly time: number
}
const leavesOf = (log: ReadonlyArray<Added>) => log.map(({ leaf }) => leaf)
const stateOf = (log: ReadonlyArray<Added>) => ({ size: log.length, root: rootOf(sha256, leavesOf(log)) })
/** The head of the first `size` leaves of a log, with the proof that another one gives for it. */
const seenIn = (log: ReadonlyArray<Added>, size: number, now: ReadonlyArray<Added>): KnownHead => ({
  ...stateOf(log.slice(0, size)),
  time: log[size - 1]?.time ?? null,
  proof: consistencyProof(sha256, leavesOf(now), size)
})
const compare = (
  log: ReadonlyArray<Added>,
  sizes: ReadonlyArray<number>,
  now: ReadonlyArray<Added>,
  restores: ReadonlyArray<Restore>
) =>
  compareLog(
    sha256,
    sizes.map((size) => seenIn(log, size, now)),
    stateOf(now),
    restores
  )

/** Leaves added one or more seconds after one another, none of them twice. */
const logFrom = (start: number, lengths: { readonly minLength: number; readonly maxLength: number }) =>
  fc
    .uniqueArray(fc.tuple(anyDigest, fc.integer({ min: 1, max: 50 })), { ...lengths, selector: ([leaf]) => leaf })
    .map((added) => {
      let time = start
      return added.map(([leaf, step]): Added => {
        time += step
        return { leaf, time }
      })
    })

/**
 * A log, and what it is after the installation was put back to a copy of its first lines: those, and what was added since.
 * Somebody remembers heads of what it was.
 */
const restoredLog = fc
  .record({
    log: logFrom(1_000, { minLength: 2, maxLength: 9 }),
    since: logFrom(5_000, { minLength: 0, maxLength: 9 }),
    copiedAt: fc.nat(8),
    remembered: fc.array(fc.nat(8), { minLength: 1, maxLength: 3 })
  })
  .map(({ log, since, copiedAt, remembered }) => {
    const size = copiedAt % log.length
    const sizes = remembered.map((one) => (one % log.length) + 1)
    const restore = restoreOf((log[size - 1]?.time ?? 1_000) + 1, 4_000)
    return { log, size, now: [...log.slice(0, size), ...since], sizes, restore }
  })

describe("a log that somebody remembers", () => {
  it("FIELD-24: has grown where it holds all that is remembered, whatever restores there were", () => {
    fc.assert(
      fc.property(logFrom(1_000, { minLength: 1, maxLength: 9 }), fc.array(fc.nat(8)), (log, sizes) => {
        const known = sizes.map((size) => (size % log.length) + 1)
        for (const restores of [[], [restoreOf(0, 9_000)]]) {
          expect(compare(log, known, log, restores)).toEqual({ _tag: "Grown" })
        }
      })
    )
  })

  it("FIELD-24: that lines are gone is explained by a restore of a copy from before them, which came after them", () => {
    fc.assert(
      fc.property(restoredLog, ({ log, size, now, sizes, restore }) => {
        const isShorter = sizes.some((one) => one > size)
        const expected = isShorter ? { _tag: "ShortenedByRestore", restore } : { _tag: "Grown" }
        expect(compare(log, sizes, now, [restore])).toEqual(expected)
        expect(compare(log, sizes, now, [])).toEqual({ _tag: isShorter ? "NotTheSame" : "Grown" })
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-24: no restore explains that what was there before its copy is gone, or what was signed after it", () => {
    fc.assert(
      fc.property(restoredLog, fc.nat(3_000), ({ log, size, now, sizes }, more) => {
        const gone = sizes.filter((one) => one > size).map((one) => log[one - 1]?.time ?? 0)
        fc.pre(gone.length > 0)
        const tooLate = restoreOf(Math.min(...gone) + 1, 4_000)
        const tooEarly = restoreOf(0, Math.max(...gone) - 1 - (more % 10))
        for (const restore of [tooLate, tooEarly]) {
          expect(compare(log, sizes, now, [restore])).toEqual({ _tag: "NotTheSame" })
        }
        // The second itself may be of either side of the copy, or of the restore.
        const just = restoreOf(Math.min(...gone), Math.max(...gone))
        expect(compare(log, sizes, now, [tooLate, just, tooEarly])).toEqual({
          _tag: "ShortenedByRestore",
          restore: just
        })
      })
    )
  })

  it("FIELD-24: a line that was changed before the copy is found, though lines after it are rightly gone", () => {
    fc.assert(
      fc.property(restoredLog, anyDigest, ({ log, size, now, restore }, other) => {
        fc.pre(size > 0 && log[0]?.leaf !== other)
        const changed = now.with(0, { leaf: other, time: 0 })
        expect(compare(log, [log.length, size], changed, [restore])).toEqual({ _tag: "NotTheSame" })
        expect(compare(log, [log.length, size], now, [restore])).toEqual({ _tag: "ShortenedByRestore", restore })
      })
    )
  })

  it("FIELD-24: of several restores that explain it, it is the last; one head that tells no time is explained by none", () => {
    fc.assert(
      fc.property(restoredLog, ({ log, size, now, sizes, restore }) => {
        fc.pre(sizes.some((one) => one > size))
        const later = { ...restore, restored: restore.restored + 1 }
        for (const restores of [
          [restore, later],
          [later, restore]
        ]) {
          expect(compare(log, sizes, now, restores)).toEqual({ _tag: "ShortenedByRestore", restore: later })
        }
        const untold = sizes.map((one) => ({ ...seenIn(log, one, now), time: null }))
        for (const any of [restore, restoreOf(0, 9_000)]) {
          expect(compareLog(sha256, untold, stateOf(now), [any])).toEqual({ _tag: "NotTheSame" })
        }
      })
    )
  })

  it("FIELD-24: where no proof is given nothing has grown", () => {
    fc.assert(
      fc.property(logFrom(1_000, { minLength: 1, maxLength: 9 }), (log) => {
        const known = { ...seenIn(log, log.length, log), proof: null }
        expect(compareLog(sha256, [known], stateOf(log), [])).toEqual({ _tag: "NotTheSame" })
      })
    )
  })
})

describe("a restore that is published", () => {
  const verifies = ({ kid }: LogKey, message: Uint8Array, signature: Uint8Array) =>
    Base64.encode(sha256(Uint8Array.of(...new TextEncoder().encode(kid), ...message))) === Base64.encode(signature)
  const sign = (keys: ReadonlyArray<LogKey>, copied: number, at: number) =>
    signRestore(
      keys.map((published) => ({
        published,
        sign:
          published.until === undefined
            ? (message) => sha256(Uint8Array.of(...new TextEncoder().encode(published.kid), ...message))
            : null
      })),
      DateTime.makeUnsafe(copied * 1_000 + 999),
      DateTime.makeUnsafe(at * 1_000)
    )

  it("FIELD-24: says when, and of a copy from when, and nothing of it can be altered", () => {
    fc.assert(
      fc.property(logKeys, fc.nat(1_800_000_000), (keys, copied) => {
        const at = 1_800_005_000
        const restore = sign(keys, copied, at) ?? expect.fail("the newest signs")
        expect(restore).toMatchObject({ copied, restored: at })
        expect(verifyRestore({ keys, verifies }, restore)).toEqual(Result.succeed(restore))
        for (const forged of [
          { ...restore, copied: copied + 1 },
          { ...restore, restored: at + 1 },
          { ...restore, key: "another" },
          { ...restore, signature: "" }
        ]) {
          expect(Result.isFailure(verifyRestore({ keys, verifies }, forged))).toBe(true)
        }
        const ended = keys.map((key) => ({ ...key, until: at }))
        expect(Result.isFailure(verifyRestore({ keys: ended, verifies }, restore))).toBe(true)
      })
    )
  })

  it("FIELD-24: is read as it was written, whole or not at all, and told whole of a log that it explains", () => {
    const restore = restoreOf(1, 2)
    const shortened = { _tag: "ShortenedByRestore", restore }
    expect(Schema.decodeUnknownSync(Restore)(JSON.parse(JSON.stringify(restore)))).toEqual(restore)
    expect(Schema.decodeUnknownSync(Comparison)(JSON.parse(JSON.stringify(shortened)))).toEqual(shortened)
    expect(Schema.is(Comparison)({ _tag: "ShortenedByRestore" })).toBe(false)
    for (const field of Object.keys(restore)) {
      expect(Schema.is(Restore)({ ...restore, [field]: undefined })).toBe(false)
    }
  })

  it("FIELD-24: there is none where no key is left to sign with", () => {
    expect(sign([{ kty: "OKP", crv: "Ed25519", x: "", kid: "0", until: 1 }], 0, 0)).toBe(null)
  })
})
