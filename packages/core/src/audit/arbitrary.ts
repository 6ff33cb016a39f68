import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { organisationNumber, personId } from "../identity/arbitrary.ts"
import { documentId, letterId, sha256 } from "../letter/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import { identifier } from "../transaction/arbitrary.ts"
import { LogAct, type LogActor, type LogEntry, Salt } from "./index.ts"

export const logActor: fc.Arbitrary<LogActor> = fc.oneof(
  fc.record({ _tag: fc.constant("Owner" as const), person: personId }),
  fc.record({ _tag: fc.constant("Sender" as const), organisation: organisationNumber }),
  fc.record({ _tag: fc.constant("Delegate" as const), person: personId }),
  fc.record({ _tag: fc.constant("Staff" as const), staff: identifier, case: fc.option(identifier) }),
  fc.record({ _tag: fc.constant("Kontroll" as const), organisation: organisationNumber, request: identifier }),
  fc.record({
    _tag: fc.constant("Integration" as const),
    client: fc.string({ minLength: 1 }),
    consumer: organisationNumber
  }),
  fc.constant({ _tag: "Deadline" as const })
)

/** An entry of the readable log: what arrived has a digest, and nothing else but an upload has one. */
export const logEntry: fc.Arbitrary<LogEntry> = fc.constantFrom(...LogAct.literals).chain((act) =>
  fc.record({
    mailbox: mailboxId,
    at: instant,
    who: logActor,
    act: fc.constant(act),
    letter: fc.option(letterId),
    document: fc.option(documentId),
    sha256: act === "arrived" || act === "uploaded" ? sha256 : fc.constant(null),
    rules: fc.subarray(["AUTH-3", "ACCESS-4", "RETAIN-2"]),
    policy: fc.constant("digipost-2026-01")
  })
)

export const salt: fc.Arbitrary<Salt> = sha256.map((digits) => Salt.make(digits))
