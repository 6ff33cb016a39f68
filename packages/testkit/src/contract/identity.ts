import { Claims, People, type Person } from "@postkasse/core/identity"
import { instant, nationalId, person } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect, Exit } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inClaim } from "./within.ts"

export type IdentityPorts = Transactor | Claims | People

/** People are found by the claim on their national id. */
export const identityContract = (on: Case<IdentityPorts>) => {
  describe("claims", () => {
    on(
      "name the same thing always, two things differently, and tell none of it",
      forAll(fc.tuple(nationalId, nationalId), ([one, other]) =>
        Effect.gen(function* () {
          const claims = yield* Claims
          const claim = yield* claims.ofNationalId(one)
          expect(yield* claims.ofNationalId(one)).toBe(claim)
          if (one !== other) expect(yield* claims.ofNationalId(other)).not.toBe(claim)
          expect(yield* claims.ofNetworkAddress(one)).not.toBe(claim)
          expect(claim).not.toContain(one)
        })
      )
    )
  })

  describe("people", () => {
    on(
      "are found under their claim as they were added, with the password they last chose",
      forAll(fc.tuple(person, instant), ([added, chosenAt]) =>
        Effect.gen(function* () {
          const people = yield* People
          const claim = fresh.claim()
          expect(yield* inClaim(claim, people.byClaim(claim))).toBeNull()
          expect(yield* inClaim(claim, people.passwordChosenAt(claim))).toBeNull()
          yield* inClaim(claim, people.add(claim, added))
          expect(yield* inClaim(claim, people.byClaim(claim))).toEqual(added)
          expect(yield* inClaim(claim, people.passwordOf(claim))).toBeNull()
          expect(yield* inClaim(claim, people.passwordChosenAt(claim))).toBeNull()
          for (const [hash, when] of [
            ["$argon2id$1", chosenAt],
            ["$argon2id$2", DateTime.add(chosenAt, { milliseconds: 1 })]
          ] as const) {
            yield* inClaim(claim, people.setPassword(claim, hash, when))
            const chosen = { person: added.id, hash, chosenAt: when }
            expect(yield* inClaim(claim, people.passwordOf(claim))).toEqual(chosen)
            expect(yield* inClaim(claim, people.lockPassword(claim))).toEqual(chosen)
            expect(yield* inClaim(claim, people.passwordChosenAt(claim))).toEqual(when)
          }
        })
      )
    )

    on(
      "are one to a claim, and without one have no password to set",
      Effect.gen(function* () {
        const people = yield* People
        const claim = fresh.claim()
        const somebody: Person = { id: fresh.person(), name: { first: "Åse", last: "Prøve" } }
        expect(
          Exit.isFailure(
            yield* Effect.exit(inClaim(claim, people.setPassword(claim, "$argon2id$", DateTime.makeUnsafe(0))))
          )
        ).toBe(true)
        yield* inClaim(claim, people.add(claim, somebody))
        const again = yield* Effect.exit(inClaim(claim, people.add(claim, { ...somebody, id: fresh.person() })))
        expect(Exit.isFailure(again)).toBe(true)
        expect(yield* inClaim(claim, people.byClaim(claim))).toEqual(somebody)
      })
    )
  })
}
