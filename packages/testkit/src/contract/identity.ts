import { Claims, People, type Person } from "@postkasse/core/identity"
import { nationalId, person } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { Effect, Exit } from "effect"
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
      forAll(person, (added) =>
        Effect.gen(function* () {
          const people = yield* People
          const claim = fresh.claim()
          expect(yield* inClaim(claim, people.byClaim(claim))).toBeNull()
          yield* inClaim(claim, people.add(claim, added))
          expect(yield* inClaim(claim, people.byClaim(claim))).toEqual(added)
          expect(yield* inClaim(claim, people.passwordOf(claim))).toBeNull()
          for (const hash of ["$argon2id$1", "$argon2id$2"]) {
            yield* inClaim(claim, people.setPassword(claim, hash))
            expect(yield* inClaim(claim, people.passwordOf(claim))).toEqual({ person: added.id, hash })
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
        expect(Exit.isFailure(yield* Effect.exit(inClaim(claim, people.setPassword(claim, "$argon2id$"))))).toBe(true)
        yield* inClaim(claim, people.add(claim, somebody))
        const again = yield* Effect.exit(inClaim(claim, people.add(claim, { ...somebody, id: fresh.person() })))
        expect(Exit.isFailure(again)).toBe(true)
        expect(yield* inClaim(claim, people.byClaim(claim))).toEqual(somebody)
      })
    )
  })
}
