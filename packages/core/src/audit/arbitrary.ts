import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { personId } from "../identity/arbitrary.ts"
import { documentId, letterId } from "../letter/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import { sessionId } from "../session/arbitrary.ts"
import type { AccessEntry } from "./index.ts"

const entry = {
  mailbox: mailboxId,
  letter: letterId,
  person: personId,
  session: sessionId,
  at: instant,
  rules: fc.constant(["AUTH-3"]),
  policy: fc.constant("digipost-2026-01")
}

/** An act on a letter, or the reading of one of its documents. */
export const accessEntry: fc.Arbitrary<AccessEntry> = fc.oneof(
  fc.record({ ...entry, act: fc.constantFrom("opened" as const, "confirmed" as const), document: fc.constant(null) }),
  fc.record({ ...entry, act: fc.constant("read" as const), document: documentId })
)
