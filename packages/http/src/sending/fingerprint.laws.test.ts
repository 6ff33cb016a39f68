import { HttpsUrl, Subject } from "@postkasse/core/letter"
import type { SendingRequest } from "@postkasse/core/sending"
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

  it("FIELD-10: is what it was before letters had a kind or could be for the recipient only", () => {
    const old: SendingRequest = {
      recipient: { _tag: "MailboxAddress", mailboxAddress: "ola.nordmann#123" },
      subject: Subject.make("Vedtak"),
      kind: "information",
      requires: "high",
      sensitivity: "normal",
      asksConfirmation: false,
      recipientOnly: false,
      visibleAt: null,
      contents: { _tag: "LinkElsewhere", url: HttpsUrl.make("https://example.no/a") }
    }
    expect(fingerprintOf(old)).toBe("269a7ff4b3763f547f1aad2925ddf3ec169e3d0df781141d2fa9c9bdb9df0122")
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
          { ...request, recipientOnly: !request.recipientOnly },
          { ...request, kind: request.kind === "information" ? "decision" : "information" } as const,
          { ...request, sensitivity: request.sensitivity === "normal" ? "sensitive" : "normal" } as const,
          { ...request, requires: request.requires === "high" ? "substantial" : "high" } as const
        ]
        for (const other of changed) expect(fingerprintOf(other)).not.toBe(fingerprintOf(request))
      })
    )
  })
})
