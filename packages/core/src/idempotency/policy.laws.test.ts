import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { sha256 } from "../letter/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { SendingPolicy } from "../policy/index.ts"
import { idempotencyKey, keyRecord } from "./arbitrary.ts"
import { forgottenBefore, IdempotencyKey, judgeKey, rememberedUntil } from "./index.ts"

const policy = profile.map((profile) => profile.sending)
const held = fc.tuple(policy, keyRecord).chain(([policy, record]) => {
  const lives = DateTime.toEpochMillis(rememberedUntil(policy, record.at)) - DateTime.toEpochMillis(record.at)
  return fc.record({ policy: fc.constant(policy), record: fc.constant(record), at: instantAfter(record.at, lives - 1) })
})

describe("an idempotency key", () => {
  it("FIELD-10: the same key and the same content tell the first answer again", () => {
    fc.assert(
      fc.property(held, ({ policy, record, at }) => {
        expect(judgeKey(policy, record, record.fingerprint, at)).toEqual(Result.succeed(record.sending))
      })
    )
  })

  it("FIELD-10: the same key and other content is an error of its own", () => {
    fc.assert(
      fc.property(held, sha256, ({ policy, record, at }, other) => {
        fc.pre(other !== record.fingerprint)
        expect(judgeKey(policy, record, other, at)).toEqual(Result.fail({ _tag: "KeyReused", rules: ["FIELD-10"] }))
      })
    )
  })

  it("FIELD-10: while the first request is under way a second one waits, whatever its content", () => {
    fc.assert(
      fc.property(policy, sha256, instant, (policy, fingerprint, at) => {
        const answer = judgeKey(policy, "UnderWay", fingerprint, at)
        expect(answer).toEqual(Result.fail({ _tag: "KeyUnderWay", rules: ["FIELD-10"] }))
        expect(judgeKey(policy, null, fingerprint, at)).toEqual(Result.succeed(null))
      })
    )
  })

  it("FIELD-10, LIFE-8: is remembered to the end of its last day in Oslo, and is new again after it", () => {
    fc.assert(
      fc.property(policy, keyRecord, sha256, (policy, record, other) => {
        const end = rememberedUntil(policy, record.at)
        expect(osloDateOf(end)).toBe(addDays(osloDateOf(record.at), policy.idempotencyDays + 1))
        for (const fingerprint of [record.fingerprint, other]) {
          expect(judgeKey(policy, record, fingerprint, end)).toEqual(Result.succeed(null))
          const before = judgeKey(policy, record, fingerprint, DateTime.subtract(end, { milliseconds: 1 }))
          expect(before).not.toEqual(Result.succeed(null))
        }
      })
    )
  })

  it("FIELD-10, LIFE-8: the keys that are forgotten now are those made before a moment, and no others", () => {
    fc.assert(
      fc.property(policy, keyRecord, instantAfter(DateTime.makeUnsafe(0)), (policy, { at: made }, later) => {
        const at = DateTime.add(made, { milliseconds: DateTime.toEpochMillis(later) })
        const end = rememberedUntil(policy, made)
        for (const now of [at, end, DateTime.subtract(end, { milliseconds: 1 })]) {
          const forgotten = DateTime.isGreaterThanOrEqualTo(now, end)
          expect(DateTime.isLessThan(made, forgottenBefore(policy, now))).toBe(forgotten)
        }
      })
    )
  })

  it("FIELD-10: is printable, without spaces, and of at most 255 characters", () => {
    fc.assert(
      fc.property(idempotencyKey, fc.constantFrom(" ", "\n", "å", "\u007f", "\u0000"), (key, odd) => {
        expect(Schema.is(IdempotencyKey)(key)).toBe(true)
        for (const other of [odd + key, key + odd, "", key + "x".repeat(256 - key.length)]) {
          expect(Schema.is(IdempotencyKey)(other)).toBe(false)
        }
      })
    )
  })

  it("FIELD-10: lives through thirty whole days at least, under every policy that there can be", () => {
    fc.assert(
      fc.property(policy, instant, (policy, at) => {
        const thirtieth = endOf(addDays(osloDateOf(at), 30))
        expect(DateTime.isGreaterThanOrEqualTo(rememberedUntil(policy, at), thirtieth)).toBe(true)
        expect(Schema.is(SendingPolicy)({ ...policy, idempotencyDays: 29 })).toBe(false)
      })
    )
  })
})
