import {
  type AccessLog,
  follow,
  type LogEntry,
  type LogLine,
  type LogPage,
  type LogSeal,
  leafOf,
  proveEntry,
  proveGrowth,
  rootOfFrontier,
  verifyConsistency,
  verifyHead,
  verifyInclusion,
  viewAccessLog,
  writeDown
} from "@postkasse/core/audit"
import { addMillis, endOf, osloDateOf } from "@postkasse/core/calendar"
import type { PersonId } from "@postkasse/core/identity"
import { type Mailbox, Mailboxes } from "@postkasse/core/mailbox"
import type { Policy } from "@postkasse/core/policy"
import { logEntry } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { sealVerifier } from "../memory/seal.ts"
import { type Case, forAll, sample } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inMailbox } from "./within.ts"

export type AuditPorts = Transactor | AccessLog | LogSeal | Mailboxes | Policy

/** The access log holds each access once, in order, and shows of each line that it stands in a log that has only grown. */
export const auditContract = (on: Case<AuditPorts>) => {
  describe("the access log", () => {
    on(
      "FIELD-24, TRUST-4: shows its owner the newest entries, page by page back to the first, each page going on from the next",
      forAll(fc.array(logEntry, { minLength: 1, maxLength: 9 }), (some) =>
        Effect.gen(function* () {
          const { mailbox, person } = yield* settle
          const entries = yield* writeAll(mailbox, some)
          const seen: Array<LogEntry> = []
          let edge: LogPage["before"] | null = null
          let before: number | null = null
          do {
            const page: LogPage = succeeded(yield* viewAccessLog(mailbox.id, person, { limit: 4, before }))
            const end = follow(sealVerifier.sha256, page.before, page.lines)
            if (edge === null) expect(rootOfFrontier(sealVerifier.sha256, end)).toBe(page.signed?.head.root)
            else expect(end).toEqual(edge)
            seen.unshift(...page.lines.map(entryOf))
            edge = page.before
            before = page.before.size
          } while (before > 0)
          expect(seen).toEqual(entries)
        })
      )
    )

    on(
      "FIELD-24: has one entry a session, Oslo day, act, letter and document, the first one; without a session one ever",
      forAll(logEntry, (some) =>
        Effect.gen(function* () {
          const { mailbox, person } = yield* settle
          const entry = { ...some, mailbox: mailbox.id }
          const tomorrow = endOf(osloDateOf(entry.at))
          const tonight = addMillis(tomorrow, -1)
          const session = fresh.session()
          const write = (one: LogEntry, by: typeof session | null) => inMailbox(mailbox.id, writeDown(one, by))
          yield* write(entry, session)
          yield* write({ ...entry, policy: "another", at: tonight }, session)
          const others = [
            { ...entry, at: tomorrow },
            { ...entry, letter: fresh.letter() },
            { ...entry, document: fresh.document() },
            { ...entry, act: entry.act === "opened" ? "confirmed" : "opened", sha256: null }
          ] as const
          for (const other of others) yield* write(other, session)
          yield* write(entry, fresh.session())
          for (const at of [entry.at, tomorrow]) yield* write({ ...entry, at }, null)
          expect(yield* entriesOf(mailbox, person)).toEqual([entry, ...others, entry, entry])
        })
      )
    )

    on(
      "FIELD-24, TRUST-3: proves of each entry that it stands in the log whose signed head it shows",
      forAll(fc.array(logEntry, { minLength: 1, maxLength: 20 }), (some) =>
        Effect.gen(function* () {
          const { mailbox, person } = yield* settle
          const entries = yield* writeAll(mailbox, some)
          for (const [index, entry] of entries.entries()) {
            const told = succeeded(yield* proveEntry(mailbox.id, person, index))
            expect(told).toMatchObject({ entry, index, head: { size: entries.length } })
            const leaf = leafOf(sealVerifier.sha256, { _tag: "Kept", entry, salt: told.salt })
            expect(verifyInclusion(sealVerifier.sha256, { leaf, index, ...told.head }, told.proof)).toBe(true)
            expect(Result.isSuccess(verifyHead(sealVerifier, told))).toBe(true)
          }
          const beyond = yield* proveEntry(mailbox.id, person, entries.length)
          expect(Result.isFailure(beyond) ? beyond.failure._tag : null).toBe("LogEntryNotFound")
        })
      )
    )

    on(
      "FIELD-24: proves of each head it has had that it has only grown since",
      forAll(fc.array(logEntry, { minLength: 1, maxLength: 12 }), (some) =>
        Effect.gen(function* () {
          const { mailbox, person } = yield* settle
          const heads = []
          for (const one of some) {
            yield* writeAll(mailbox, [one])
            const { signed } = succeeded(yield* viewAccessLog(mailbox.id, person, { limit: 1, before: null }))
            heads.push(signed?.head ?? expect.fail())
          }
          expect(heads.map(({ size }) => size)).toEqual(some.map((_, index) => index + 1))
          for (const head of heads) {
            const { before, now, proof } = succeeded(yield* proveGrowth(mailbox.id, person, head.size))
            expect([before, now.head]).toEqual([head, heads.at(-1)])
            expect(verifyConsistency(sealVerifier.sha256, head, now.head, proof)).toBe(true)
          }
          const beyond = yield* proveGrowth(mailbox.id, person, some.length + 1)
          expect(Result.isFailure(beyond) ? beyond.failure._tag : null).toBe("LogEntryNotFound")
        })
      )
    )

    on(
      "FIELD-24: does not fork where many are written down at once, by the same session or by others",
      Effect.gen(function* () {
        const { mailbox, person } = yield* settle
        const entry = { ...sample(logEntry), mailbox: mailbox.id }
        const sessions = Array.from({ length: 8 }, fresh.session)
        const all = [...sessions, ...sessions].map((session) => inMailbox(mailbox.id, writeDown(entry, session)))
        yield* Effect.all(all, { concurrency: "unbounded" })
        expect(yield* entriesOf(mailbox, person)).toEqual(sessions.map(() => entry))
      })
    )

    on(
      "FIELD-24: keeps no entry of what was rolled back, and goes on without a gap",
      Effect.gen(function* () {
        const { mailbox, person } = yield* settle
        const [first, lost, next] = [0, 1, 2].map(() => ({ ...sample(logEntry), mailbox: mailbox.id }))
        if (first === undefined || lost === undefined || next === undefined) throw new Error("There are three")
        yield* writeAll(mailbox, [first])
        yield* Effect.exit(inMailbox(mailbox.id, Effect.andThen(writeDown(lost, null), Effect.die("broken"))))
        yield* writeAll(mailbox, [next])
        expect(yield* entriesOf(mailbox, person)).toEqual([first, next])
      })
    )

    on(
      "FIELD-25: is there for the mailbox's owner alone, and empty until something has happened",
      Effect.gen(function* () {
        const { mailbox, person } = yield* settle
        const page = { limit: 10, before: null }
        expect(succeeded(yield* viewAccessLog(mailbox.id, person, page))).toMatchObject({ signed: null, lines: [] })
        yield* writeAll(mailbox, [sample(logEntry)])
        const stranger = fresh.person()
        const answers = [
          yield* viewAccessLog(mailbox.id, stranger, page),
          yield* proveEntry(mailbox.id, stranger, 0),
          yield* proveGrowth(mailbox.id, stranger, 0),
          yield* viewAccessLog(fresh.mailbox(), person, page)
        ]
        const notFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }
        expect(answers).toEqual(answers.map(() => Result.fail(notFound)))
      })
    )
  })
}

const settle = Effect.gen(function* () {
  const person = fresh.person()
  const mailbox: Mailbox = {
    id: fresh.mailbox(),
    owner: { _tag: "PersonOwner", person },
    address: fresh.address(),
    life: { _tag: "Active" },
    visible: true
  }
  const mailboxes = yield* Mailboxes
  yield* inMailbox(mailbox.id, mailboxes.add(mailbox))
  return { mailbox, person }
})

/** Writes each entry down in a session of its own. */
const writeAll = (mailbox: Mailbox, some: ReadonlyArray<LogEntry>) =>
  Effect.forEach(some, (one) => {
    const entry = { ...one, mailbox: mailbox.id }
    return Effect.as(inMailbox(mailbox.id, writeDown(entry, fresh.session())), entry)
  })

const entriesOf = (mailbox: Mailbox, person: PersonId) =>
  Effect.map(viewAccessLog(mailbox.id, person, { limit: 100, before: null }), (answer) =>
    succeeded(answer).lines.map(entryOf)
  )

const entryOf = (line: LogLine): LogEntry => (line._tag === "Kept" ? line.entry : expect.fail("nothing is erased"))

const succeeded = <A, E>(answer: Result.Result<A, E>): A =>
  Result.isSuccess(answer) ? answer.success : expect.fail(JSON.stringify(answer.failure))
