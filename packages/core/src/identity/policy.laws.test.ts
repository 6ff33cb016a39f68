import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { apiScope, integration } from "./arbitrary.ts"
import { mayCall } from "./index.ts"

describe("what an integration may call", () => {
  it("BUSINESS-4, FIELD-2: an operation is open exactly to the tokens that have its scope, whoever the organisation is", () => {
    fc.assert(
      fc.property(integration, integration, apiScope, (one, other, needs) => {
        expect(Result.isSuccess(mayCall(one, needs))).toBe(one.scopes.includes(needs))
        const same = { ...other, scopes: one.scopes }
        expect(Result.isSuccess(mayCall(same, needs))).toBe(Result.isSuccess(mayCall(one, needs)))
      })
    )
  })

  it("FIELD-2: the scope that a refusal names is the one that was missing, and is enough", () => {
    fc.assert(
      fc.property(integration, apiScope, (one, needs) => {
        const refused = mayCall({ ...one, scopes: one.scopes.filter((scope) => scope !== needs) }, needs)
        if (Result.isSuccess(refused)) throw new Error("called without its scope")
        expect(refused.failure).toMatchObject({ _tag: "ScopeMissing", needs })
        expect(Result.isSuccess(mayCall({ ...one, scopes: [refused.failure.needs] }, needs))).toBe(true)
      })
    )
  })
})
