import { IdempotencyKey, IdempotencyKeys } from "@postkasse/core/idempotency"
import { idempotencyKey, keyRecord } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { DateTime, Deferred, Effect, Fiber } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll, sample } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inOrganisation } from "./within.ts"

export type IdempotencyPorts = Transactor | IdempotencyKeys

/** A key belongs to its organisation, is held by one at a time, and stands for what was last recorded under it. */
export const idempotencyContract = (on: Case<IdempotencyPorts>, concurrent: boolean) => {
  describe("idempotency keys", () => {
    on(
      "FIELD-10: stand for what was last recorded, for their own organisation only",
      forAll(fc.tuple(idempotencyKey, keyRecord, keyRecord), ([key, first, second]) =>
        Effect.gen(function* () {
          const keys = yield* IdempotencyKeys
          const [mine, theirs] = [fresh.organisationNumber(), fresh.organisationNumber()]
          expect(yield* inOrganisation(mine, keys.hold(mine, key))).toBeNull()
          for (const record of [first, second]) {
            yield* inOrganisation(mine, Effect.andThen(keys.hold(mine, key), keys.record(mine, key, record)))
            expect(yield* inOrganisation(mine, keys.hold(mine, key))).toEqual(record)
          }
          expect(yield* inOrganisation(theirs, keys.hold(theirs, key))).toBeNull()
        })
      )
    )

    on(
      "FIELD-10: recorded before the moment given are forgotten, as many as asked for, and no other",
      Effect.gen(function* () {
        const keys = yield* IdempotencyKeys
        const some = sample(keyRecord)
        const number = fresh.organisationNumber()
        // Long before every other test's.
        const old = DateTime.makeUnsafe("1990-01-01T00:00:00Z")
        const before = DateTime.add(old, { hours: 1 })
        const record = (name: string, recordedAt: DateTime.Utc) =>
          inOrganisation(number, keys.record(number, IdempotencyKey.make(name), { ...some, at: recordedAt }))
        for (const name of ["one", "two", "three"]) yield* record(name, old)
        yield* record("kept", before)
        expect(yield* keys.sweep(before, 2)).toBe(2)
        expect(yield* keys.sweep(before, 2)).toBe(1)
        expect(yield* keys.sweep(before, 2)).toBe(0)
        expect(yield* inOrganisation(number, keys.hold(number, IdempotencyKey.make("kept")))).not.toBeNull()
        expect(yield* keys.sweep(DateTime.add(before, { milliseconds: 1 }), 2)).toBe(1)
      })
    )

    if (!concurrent) return
    on(
      "FIELD-10: are under way while another holds them, told at once, and free when it is over",
      Effect.gen(function* () {
        const keys = yield* IdempotencyKeys
        const [mine, theirs] = [fresh.organisationNumber(), fresh.organisationNumber()]
        const key = IdempotencyKey.make("the-same")
        const held = yield* Deferred.make<void>()
        const go = yield* Deferred.make<void>()
        const hold = keys
          .hold(mine, key)
          .pipe(Effect.tap(() => Effect.andThen(Deferred.succeed(held, undefined), Deferred.await(go))))
        const holder = yield* Effect.forkChild(inOrganisation(mine, hold))
        yield* Deferred.await(held)
        expect(yield* inOrganisation(mine, keys.hold(mine, key))).toBe("UnderWay")
        expect(yield* inOrganisation(mine, keys.hold(mine, IdempotencyKey.make("another")))).toBeNull()
        expect(yield* inOrganisation(theirs, keys.hold(theirs, key))).toBeNull()
        yield* Deferred.succeed(go, undefined)
        yield* Fiber.join(holder)
        expect(yield* inOrganisation(mine, keys.hold(mine, key))).toBeNull()
      })
    )
  })
}
