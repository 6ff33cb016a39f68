import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { organisationNumber, personId } from "../identity/arbitrary.ts"
import { documentId, letterId, sha256 } from "../letter/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import { identifier } from "../transaction/arbitrary.ts"
import { LogAct, type LogActor, type LogEntry, type LogKey, Salt } from "./index.ts"

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

/** The keys of an installation, the newest first: each signs from a later second than the one before it, and some have ended since. */
export const logKeys: fc.Arbitrary<ReadonlyArray<LogKey>> = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 4 }),
    fc.nat(3),
    fc.boolean(),
    fc.nat(1_000)
  )
  .map(([steps, ended, isOld, more]) => {
    const froms = steps.map((_, index) => 1_800_000_000 + steps.slice(0, index).reduce((sum, step) => sum + step, 0))
    const keys = froms.map((from, index): LogKey => {
      // Ended some time after the next one had begun.
      const next = froms[index + 1]
      return {
        ...{ kty: "OKP", crv: "Ed25519", x: "", kid: String(index) },
        ...(index === 0 && isOld ? {} : { from }),
        ...(next !== undefined && index < ended ? { until: next + more } : {})
      }
    })
    return keys.toReversed()
  })
