import { sendingRequest } from "@postkasse/core/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fingerprintOf } from "./fingerprint.ts"

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, shuffled(inner)])
  )
}

describe("a request's fingerprint", () => {
  it("FIELD-10: is the same however its fields are ordered", () => {
    fc.assert(
      fc.property(sendingRequest, (request) => {
        expect(fingerprintOf(shuffled(request) as typeof request)).toBe(fingerprintOf(request))
      })
    )
  })

  it("FIELD-10: is another for another request", () => {
    fc.assert(
      fc.property(sendingRequest, sendingRequest, (one, other) => {
        const same = JSON.stringify(shuffled(shuffled(one))) === JSON.stringify(shuffled(shuffled(other)))
        expect(fingerprintOf(one) === fingerprintOf(other)).toBe(same)
      })
    )
  })

  it("FIELD-10: is another when anything in it is changed", () => {
    fc.assert(
      fc.property(sendingRequest, (request) => {
        const changed = [
          { ...request, asksConfirmation: !request.asksConfirmation },
          { ...request, sensitivity: request.sensitivity === "normal" ? "sensitive" : "normal" } as const,
          { ...request, requires: request.requires === "high" ? "substantial" : "high" } as const
        ]
        for (const other of changed) expect(fingerprintOf(other)).not.toBe(fingerprintOf(request))
      })
    )
  })
})
