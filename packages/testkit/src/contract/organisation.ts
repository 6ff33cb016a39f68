import { Organisations } from "@postkasse/core/organisation"
import { organisation } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inOrganisation } from "./within.ts"

export type OrganisationPorts = Transactor | Organisations

/** Organisations are kept under their number. */
export const organisationContract = (on: Case<OrganisationPorts>) => {
  describe("organisations", () => {
    on(
      "BUSINESS-3: are one to a number, as last put",
      forAll(fc.tuple(organisation, organisation), ([one, other]) =>
        Effect.gen(function* () {
          const organisations = yield* Organisations
          const number = fresh.organisationNumber()
          expect(yield* inOrganisation(number, organisations.find(number))).toBeNull()
          expect(yield* inOrganisation(number, organisations.lock(number))).toBeNull()
          for (const put of [one, other]) {
            yield* inOrganisation(number, organisations.put({ ...put, number }))
            expect(yield* inOrganisation(number, organisations.find(number))).toEqual({ ...put, number })
            expect(yield* inOrganisation(number, organisations.lock(number))).toEqual({ ...put, number })
          }
        })
      )
    )
  })
}
