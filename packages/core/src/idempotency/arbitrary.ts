import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { sendingId, sha256 } from "../letter/arbitrary.ts"
import { IdempotencyKey, type KeyRecord } from "./index.ts"

/** Keys as senders choose them: a UUID, or anything printable without spaces. */
export const idempotencyKey: fc.Arbitrary<IdempotencyKey> = fc
  .oneof(
    fc.uuid(),
    fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 255
    })
  )
  .map((key) => IdempotencyKey.make(key))

export const keyRecord: fc.Arbitrary<KeyRecord> = fc.record({ fingerprint: sha256, sending: sendingId, at: instant })
