import { sha256 } from "@noble/hashes/sha2.js"
import { DateTime, Result, Schema } from "effect"
import { Base64 } from "effect/encoding"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 as anyDigest } from "../letter/arbitrary.ts"
import { logKeys } from "./arbitrary.ts"
import {
  checkpointOf,
  LogHead,
  LogKey,
  type SignedHead,
  type SigningKey,
  secondsOf,
  signedText,
  signHead,
  verifyHead
} from "./index.ts"

const utf8 = new TextEncoder()
const head = fc.record({ size: fc.nat(), root: anyDigest }).map((state) => LogHead.make({ origin: "a/log", ...state }))
/** From before the first key of the arbitrary keys to after the last one. */
const second = fc.integer({ min: 1_799_999_000, max: 1_800_006_000 })
const atSecond = (seconds: number, millis = 0) => DateTime.makeUnsafe(seconds * 1_000 + millis)

// What signing is to these laws: only the holder of the key's name can have hashed it with the message.
const by = ({ kid }: LogKey, message: Uint8Array): Uint8Array => sha256(Uint8Array.of(...utf8.encode(kid), ...message))
const verifies = (key: LogKey, message: Uint8Array, signature: Uint8Array) =>
  Base64.encode(by(key, message)) === Base64.encode(signature)

/** Keys as their holder has them: those that have ended are there by their public half alone. */
const held = (keys: ReadonlyArray<LogKey>): ReadonlyArray<SigningKey> =>
  keys.map((published) => ({
    published,
    sign: published.until === undefined ? (message) => by(published, message) : null
  }))
const signedBy = (key: LogKey, head: LogHead, time?: number): SignedHead => ({
  head,
  signature: {
    ...{ key: key.kid, signature: Base64.encode(by(key, utf8.encode(signedText(head, time)))) },
    ...(time === undefined ? {} : { time })
  }
})
const whyNot = (keys: ReadonlyArray<LogKey>, signed: SignedHead) => {
  const answer = verifyHead({ keys, verifies }, signed)
  if (Result.isSuccess(answer)) return null
  const { why, ...told } = answer.failure
  expect(told).toEqual({ _tag: "HeadRefused", rules: ["FIELD-24", "TRUST-3"] })
  return why
}

describe("the signature of a log's head", () => {
  it("FIELD-24, TRUST-3: what is signed verifies, whatever keys there are and whatever the clock says", () => {
    fc.assert(
      fc.property(logKeys, head, second, fc.nat(999), (keys, head, seconds, millis) => {
        const signature = signHead(held(keys), head, atSecond(seconds, millis)) ?? expect.fail("the newest signs")
        expect(verifyHead({ keys, verifies }, { head, signature })).toEqual(Result.succeed(head))
        expect(signature.time).toBeGreaterThanOrEqual(seconds)
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-24: tells the second it was made in, by the newest key whose time has come", () => {
    fc.assert(
      fc.property(logKeys, head, second, (keys, head, seconds) => {
        const come = keys.filter(({ until, from = 0 }) => until === undefined && from <= seconds)
        fc.pre(come.length > 0)
        const { key, time } = signHead(held(keys), head, atSecond(seconds, 999)) ?? expect.fail("one signs")
        expect([key, time]).toEqual([come[0]?.kid, seconds])
      })
    )
  })

  it("FIELD-24: where the clock is behind them all, the oldest of those that still sign signs, at its first second", () => {
    fc.assert(
      fc.property(logKeys, head, fc.integer({ min: 1, max: 1_000 }), (keys, head, early) => {
        const oldest = keys.findLast(({ until }) => until === undefined)
        fc.pre(oldest?.from !== undefined)
        const signature = signHead(held(keys), head, atSecond((oldest?.from ?? 0) - early))
        expect(signature).toMatchObject({ key: oldest?.kid, time: oldest?.from })
      })
    )
  })

  it("FIELD-24: a key that is put before the others changes nothing until its time has come", () => {
    fc.assert(
      fc.property(logKeys, head, second, fc.integer({ min: 1, max: 600 }), (keys, head, seconds, lead) => {
        fc.pre(seconds >= (keys[0]?.from ?? 0))
        const next: LogKey = { kty: "OKP", crv: "Ed25519", x: "", kid: "next", from: seconds + lead }
        const both = held([next, ...keys])
        expect(signHead(both, head, atSecond(seconds))).toEqual(signHead(held(keys), head, atSecond(seconds)))
        expect(signHead(both, head, atSecond(seconds + lead))?.key).toBe("next")
      })
    )
  })

  it("TRUST-3: what was signed in a key's time holds when the key has ended; what it signs after its end does not", () => {
    fc.assert(
      fc.property(logKeys, head, second, fc.nat(5_000), (keys, head, end, after) => {
        const [key] = keys
        fc.pre(key !== undefined && end > (key.from ?? 0))
        if (key === undefined) return
        const ended = [{ ...key, until: end }, ...keys.slice(1)]
        expect(whyNot(ended, signedBy(key, head, end - 1))).toBe(null)
        expect(whyNot(ended, signedBy(key, head, end + after))).toBe("KeyNotInTime")
      })
    )
  })

  it("TRUST-3: no key signs before its first second, and none but the first without telling when", () => {
    fc.assert(
      fc.property(logKeys, head, fc.integer({ min: 1, max: 1_000 }), (keys, head, early) => {
        for (const key of keys) {
          expect(whyNot(keys, signedBy(key, head))).toBe(key.from === undefined ? null : "KeyNotInTime")
          if (key.from === undefined) continue
          expect(whyNot(keys, signedBy(key, head, key.from - early))).toBe("KeyNotInTime")
        }
      })
    )
  })

  it("TRUST-3: of a key that is not known nothing holds, and neither head nor time can be altered", () => {
    fc.assert(
      fc.property(logKeys, head, anyDigest, second, (keys, head, root, seconds) => {
        fc.pre(root !== head.root)
        const signature = signHead(held(keys), head, atSecond(seconds)) ?? expect.fail("one signs")
        const others = keys.filter(({ kid }) => kid !== signature.key)
        expect(whyNot(others, { head, signature })).toBe("KeyNotKnown")
        expect(whyNot(keys, { head: { ...head, root }, signature })).toBe("NotSigned")
        expect(whyNot(keys, { head, signature: { ...signature, time: (signature.time ?? 0) + 1 } })).toBe("NotSigned")
        expect(whyNot(keys, { head, signature: { ...signature, signature: "!" } })).toBe("NotSigned")
      })
    )
  })

  it("TRUST-3: there is none where no key is left to sign with", () => {
    fc.assert(
      fc.property(logKeys, head, second, (keys, head, seconds) => {
        const ended = keys.map((published) => ({ published, sign: null }))
        expect(signHead(ended, head, atSecond(seconds))).toBe(null)
      })
    )
  })

  it("FIELD-24: signs that the checkpoint was so at that time; without one the checkpoint alone, as before", () => {
    fc.assert(
      fc.property(head, second, (head, time) => {
        expect(signedText(head, time)).toBe(`cosignature/v1\ntime ${time}\n${checkpointOf(head)}`)
        expect(signedText(head)).toBe(checkpointOf(head))
      })
    )
  })

  it("FIELD-24: counts whole seconds, and none before 1970", () => {
    expect(secondsOf(atSecond(7, 999))).toBe(7)
    expect(secondsOf(DateTime.makeUnsafe(-1))).toBe(0)
  })

  it("TRUST-3: keys are read as they were written", () => {
    fc.assert(
      fc.property(logKeys, (keys) => {
        const read = Schema.decodeUnknownSync(Schema.Array(LogKey))(JSON.parse(JSON.stringify(keys)))
        expect(read).toEqual(keys)
      })
    )
  })
})
