import { createHash } from "node:crypto"
import { Sha256 } from "@postkasse/core/letter"
import type { SendingRequest } from "@postkasse/core/sending"

/**
 * What makes two requests the same (FIELD-10): SHA-256 over what they ask for, written in one way. Order of fields, spaces
 * and left-out defaults make no difference.
 */
export const fingerprintOf = (request: SendingRequest): Sha256 =>
  Sha256.make(
    createHash("sha256")
      .update(canonical(asFirstWritten(request)))
      .digest("hex")
  )

// Fields that requests once did not have count only where they say something: what was sent before an upgrade is the
// same request when it is tried again after.
const asFirstWritten = ({ kind, recipientOnly, ...rest }: SendingRequest) => ({
  ...rest,
  ...(kind === "information" ? {} : { kind }),
  ...(recipientOnly ? { recipientOnly } : {})
})

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner))

const sorted = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
