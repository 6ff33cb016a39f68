import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { letterId } from "../letter/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import { identifier } from "../transaction/arbitrary.ts"
import { type Hindrance, type LetterMove, type Migration, MigrationId, type ReportLine } from "./index.ts"

export const migrationId: fc.Arbitrary<MigrationId> = identifier.map((id) => MigrationId.make(id))

const hindrance: fc.Arbitrary<Hindrance> = fc.oneof(
  fc.record({ why: fc.constantFrom("NotPublic" as const, "ConfirmationAwaited" as const), until: fc.constant(null) }),
  fc.record({ why: fc.constantFrom("NotVisibleYet" as const, "NotificationsDue" as const), until: instant })
)

/** A migration in any phase that it can have come to: completed only when every letter has moved. */
export const migration: fc.Arbitrary<Migration> = fc
  .tuple(
    fc.uniqueArray(letterId, { maxLength: 5 }),
    fc.constantFrom("planned" as const, "running" as const, "completed" as const, "cancelled" as const)
  )
  .chain(([letters, phase]) => {
    const state: fc.Arbitrary<LetterMove["state"]> =
      phase === "planned"
        ? fc.constant("waiting")
        : phase === "completed"
          ? fc.constant("moved")
          : fc.constantFrom("waiting", "moved", "failed")
    const hindered: fc.Arbitrary<ReportLine> = fc.record({
      letter: letterId,
      hindrances: fc.array(hindrance, { minLength: 1, maxLength: 2 })
    })
    return fc.record({
      id: migrationId,
      mailbox: mailboxId,
      from: fc.constant("digipost" as const),
      to: fc.constant("e-boks" as const),
      report: fc
        .array(hindered, { maxLength: 3 })
        .map((lines) => [...letters.map((letter) => ({ letter, hindrances: [] })), ...lines]),
      letters: fc.tuple(...letters.map((letter) => state.map((state) => ({ letter, state })))),
      phase: fc.constant(phase)
    })
  })
