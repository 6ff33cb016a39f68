import { AccessLog } from "@postkasse/core/audit"
import { accessEntry } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inMailbox } from "./within.ts"

export type AuditPorts = Transactor | AccessLog

/** The access log holds each access once, newest first. */
export const auditContract = (on: Case<AuditPorts>) => {
  describe("the access log", () => {
    on(
      "FIELD-24: shows the newest entries first, as many as asked for, of one mailbox only",
      forAll(fc.array(accessEntry, { minLength: 2, maxLength: 5 }), (some) =>
        Effect.gen(function* () {
          const log = yield* AccessLog
          const [mailbox, other] = [fresh.mailbox(), fresh.mailbox()]
          const entries = some.map((entry) => ({ ...entry, mailbox, session: fresh.session() }))
          for (const entry of entries) yield* inMailbox(mailbox, log.add(entry))
          expect(yield* inMailbox(mailbox, log.newest(mailbox, 100))).toEqual(entries.toReversed())
          expect(yield* inMailbox(mailbox, log.newest(mailbox, 1))).toEqual(entries.slice(-1))
          expect(yield* inMailbox(other, log.newest(other, 100))).toEqual([])
        })
      )
    )

    on(
      "FIELD-24: has one entry a session, letter, document and act, the first one",
      forAll(accessEntry, (entry) =>
        Effect.gen(function* () {
          const log = yield* AccessLog
          const mailbox = fresh.mailbox()
          const first = { ...entry, mailbox }
          yield* inMailbox(mailbox, log.add(first))
          yield* inMailbox(mailbox, log.add({ ...first, policy: "another" }))
          expect(yield* inMailbox(mailbox, log.newest(mailbox, 100))).toEqual([first])
          const act = entry.act === "opened" ? "confirmed" : "opened"
          const others = [
            { ...first, session: fresh.session() },
            { ...first, letter: fresh.letter() },
            { ...first, document: fresh.document() },
            { ...first, act }
          ] as const
          for (const other of others) yield* inMailbox(mailbox, log.add(other))
          expect(yield* inMailbox(mailbox, log.newest(mailbox, 100))).toEqual([...others.toReversed(), first])
        })
      )
    )
  })
}
