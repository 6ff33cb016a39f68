import { Guesses, Sessions } from "@postkasse/core/session"
import { guessCount, person, session } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { DateTime, Deferred, Effect, Fiber } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll, sample } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inClaim } from "./within.ts"

export type SessionPorts = Transactor | Sessions | Guesses

const stored = fc.record({
  session,
  person,
  claim: fc.constant("national-id:0"),
  idToken: fc.option(fc.base64String())
})

/** Sessions are found by the hash of their secret, guesses counted under a claim. */
export const sessionContract = (on: Case<SessionPorts>, concurrent: boolean) => {
  describe("sessions", () => {
    on(
      "are found as they were begun and last used, until they end",
      forAll(stored, (one) =>
        Effect.gen(function* () {
          const sessions = yield* Sessions
          const hash = fresh.claim()
          const begun = { ...one, session: { ...one.session, person: one.person.id } }
          expect(yield* inClaim(hash, sessions.find(hash))).toBeNull()
          yield* inClaim(hash, sessions.add(hash, begun))
          expect(yield* inClaim(hash, sessions.find(hash))).toEqual(begun)
          const lastUse = DateTime.add(begun.session.lastUse, { minutes: 5 })
          // A level that has dropped stays dropped: the proof is recorded with the use (AUTH-9).
          const used = { ...begun.session, lastUse, proof: { _tag: "DroppedLogin", electronicId: "minid" } as const }
          yield* inClaim(hash, sessions.record(hash, used))
          expect(yield* inClaim(hash, sessions.find(hash))).toEqual({ ...begun, session: used })
          yield* inClaim(hash, sessions.end(hash))
          expect(yield* inClaim(hash, sessions.find(hash))).toBeNull()
          yield* inClaim(hash, sessions.record(hash, used))
          expect(yield* inClaim(hash, sessions.find(hash))).toBeNull()
        })
      )
    )

    on(
      "AUTH-10: are swept when last used before the moment given, as many as asked for, and no other",
      Effect.gen(function* () {
        const sessions = yield* Sessions
        const one = sample(stored)
        // Long before every other test's.
        const old = DateTime.makeUnsafe("1990-01-01T00:00:00Z")
        const begin = Effect.fnUntraced(function* (lastUse: DateTime.Utc) {
          const hash = fresh.claim()
          yield* inClaim(hash, sessions.add(hash, { ...one, session: { ...one.session, startedAt: old, lastUse } }))
          return hash
        })
        const kept = yield* begin(DateTime.add(old, { hours: 1 }))
        for (let count = 0; count < 3; count += 1) yield* begin(old)
        const before = DateTime.add(old, { hours: 1 })
        expect(yield* sessions.sweep(before, 2)).toBe(2)
        expect(yield* sessions.sweep(before, 2)).toBe(1)
        expect(yield* sessions.sweep(before, 2)).toBe(0)
        expect(yield* inClaim(kept, sessions.find(kept))).not.toBeNull()
        yield* inClaim(kept, sessions.end(kept))
      })
    )
  })

  describe("guesses", () => {
    on(
      "AUTH-12: are counted as they were recorded, and forgotten when asked",
      forAll(guessCount, (count) =>
        Effect.gen(function* () {
          const guesses = yield* Guesses
          const claim = fresh.claim()
          expect(yield* inClaim(claim, guesses.lock(claim))).toBeNull()
          for (const wrong of [count.wrong, count.wrong + 1]) {
            yield* inClaim(claim, guesses.record(claim, { ...count, wrong }))
            expect(yield* inClaim(claim, guesses.lock(claim))).toEqual({ ...count, wrong })
          }
          yield* inClaim(claim, guesses.forget(claim))
          expect(yield* inClaim(claim, guesses.lock(claim))).toBeNull()
        })
      )
    )

    on(
      "AUTH-12: are swept when their window began before the moment given, as many as asked for, and no other",
      Effect.gen(function* () {
        const guesses = yield* Guesses
        // Long before every other test's.
        const old = DateTime.makeUnsafe("1990-01-01T00:00:00Z")
        const before = DateTime.add(old, { hours: 1 })
        // What others have looked at, and never counted, may be there to be swept too.
        while ((yield* guesses.sweep(before, 100)) > 0);
        const count = Effect.fnUntraced(function* (since: DateTime.Utc) {
          const claim = fresh.claim()
          yield* inClaim(claim, guesses.record(claim, { wrong: 3, since }))
          return claim
        })
        const kept = yield* count(before)
        const swept = [yield* count(old), yield* count(old), yield* count(old)]
        expect(yield* guesses.sweep(before, 2)).toBe(2)
        expect(yield* guesses.sweep(before, 2)).toBe(1)
        expect(yield* guesses.sweep(before, 2)).toBe(0)
        expect(yield* inClaim(kept, guesses.lock(kept))).toEqual({ wrong: 3, since: before })
        for (const claim of swept) expect(yield* inClaim(claim, guesses.lock(claim))).toBeNull()
        yield* inClaim(kept, guesses.forget(kept))
      })
    )

    if (!concurrent) return
    on(
      "AUTH-12: are all counted while what passed is swept",
      Effect.gen(function* () {
        const guesses = yield* Guesses
        const old = DateTime.makeUnsafe("1990-01-01T00:00:00Z")
        const since = DateTime.makeUnsafe("2026-11-22T09:00:00Z")
        const before = DateTime.add(old, { hours: 1 })
        for (let turn = 0; turn < 20; turn += 1) {
          const claim = fresh.claim()
          yield* inClaim(claim, guesses.record(claim, { wrong: 3, since: old }))
          const guess = Effect.gen(function* () {
            const count = yield* guesses.lock(claim)
            const wrong = count === null || DateTime.isLessThan(count.since, before) ? 0 : count.wrong
            yield* guesses.record(claim, { wrong: wrong + 1, since })
          })
          const all = [guesses.sweep(before, 10), inClaim(claim, guess), inClaim(claim, guess), inClaim(claim, guess)]
          yield* Effect.all(all, { concurrency: 4 })
          expect(yield* inClaim(claim, guesses.lock(claim))).toEqual({ wrong: 3, since })
        }
      })
    )

    on(
      "AUTH-12: made at the same time are all counted, the very first ones too",
      Effect.gen(function* () {
        const guesses = yield* Guesses
        const claim = fresh.claim()
        const since = DateTime.makeUnsafe("2026-11-22T09:00:00Z")
        const guess = Effect.gen(function* () {
          const count = yield* guesses.lock(claim)
          yield* guesses.record(claim, { wrong: (count?.wrong ?? 0) + 1, since })
        })
        const held = yield* Deferred.make<void>()
        const go = yield* Deferred.make<void>()
        const slow = guess.pipe(Effect.andThen(Deferred.succeed(held, undefined)), Effect.andThen(Deferred.await(go)))
        const first = yield* Effect.forkChild(inClaim(claim, slow))
        yield* Deferred.await(held)
        const others = yield* Effect.forkChild(
          Effect.all([inClaim(claim, guess), inClaim(claim, guess)], { concurrency: 2 })
        )
        yield* Deferred.succeed(go, undefined)
        yield* Fiber.join(first)
        yield* Fiber.join(others)
        expect(yield* inClaim(claim, guesses.lock(claim))).toEqual({ wrong: 3, since })
      })
    )
  })
}
