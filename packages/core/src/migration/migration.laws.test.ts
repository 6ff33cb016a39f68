import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { channelChoice } from "../channel/arbitrary.ts"
import { nationalId } from "../identity/arbitrary.ts"
import { letter, letterId, letterIn, sha256 } from "../letter/arbitrary.ts"
import { documentsOf, isVisible, LetterId } from "../letter/index.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import { enter, type Mailbox, MailboxId, receives } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { migration, migrationId } from "./arbitrary.ts"
import {
  acceptMoved,
  cancelMigration,
  completeMigration,
  evolve,
  judgeMove,
  type Migration,
  type MigrationEvent,
  MigrationId,
  packageOf,
  planMigration,
  recordFailed,
  recordMoved,
  startMigration
} from "./index.ts"
import { MigrationPlanned, MovedLetterAccepted } from "./model.ts"

const due = fc.array(instant, { maxLength: 3 })
const scene = fc.record({ profile, mailbox, choice: channelChoice, id: migrationId, at: instant }).chain((scene) =>
  fc
    .array(fc.record({ letter: fc.oneof(letterIn(scene.mailbox.id), letter), dueNotifications: due }), {
      maxLength: 4
    })
    .map((letters) => ({ ...scene, letters }))
)
const eventOf = (answer: Result.Result<MigrationEvent | null, unknown>): MigrationEvent | null =>
  Result.isSuccess(answer) ? answer.success : null
const after = (migration: Migration, event: MigrationEvent | null): Migration =>
  event === null ? migration : evolve(migration, event)

describe("whether a letter can move", () => {
  it("FIELD-18: every hindrance is told, with the moment that ends it, and where there is none it moves", () => {
    fc.assert(
      fc.property(letter, due, instant, (letter, dueNotifications, at) => {
        const { hindrances, ...line } = judgeMove({ letter, dueNotifications }, at)
        expect(line).toEqual({ letter: letter.id })
        const of = (why: string) => hindrances.filter((hindrance) => hindrance.why === why)
        const told = (hindered: boolean, why: string, until: unknown) =>
          expect(of(why)).toEqual(hindered ? [{ why, until }] : [])
        told(letter.sender.kind !== "public", "NotPublic", null)
        told(!isVisible(letter, at), "NotVisibleYet", letter.visibleAt)
        told(letter.asksConfirmation && letter.confirmedAt === null, "ConfirmationAwaited", null)
        const last = dueNotifications.toSorted((one, other) => Number(DateTime.isGreaterThan(one, other)) || -1).at(-1)
        told(dueNotifications.length > 0, "NotificationsDue", last)
      })
    )
  })

  it("FIELD-18: once each hindrance is over, the letter moves", () => {
    fc.assert(
      fc.property(letter, instant, (given, at) => {
        const letter = { ...given, sender: { ...given.sender, kind: "public" as const } }
        const then = DateTime.max(at, letter.visibleAt)
        const confirmed = { ...letter, confirmedAt: letter.asksConfirmation ? then : null }
        expect(judgeMove({ letter: confirmed, dueNotifications: [] }, then).hindrances).toEqual([])
      })
    )
  })
})

describe("planning a migration", () => {
  const planned = writtenAs(MigrationPlanned)

  it("CHOICE-5: goes to the provider that is chosen, from ours, and to no other", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, choice, letters, id, at }) => {
        const answer = planMigration(profile, mailbox, mailbox.owner, choice, letters, id, at)
        if (Result.isFailure(enter(profile, mailbox, mailbox.owner, at))) {
          expect(answer).toEqual(enter(profile, mailbox, mailbox.owner, at))
          return
        }
        const { chosen } = choice
        if (chosen === null || chosen === profile.provider) {
          expect(answer).toEqual(Result.fail({ _tag: "NotChosenProvider", rules: ["CHOICE-5"], chosen }))
          return
        }
        expect(answer).toMatchObject({
          success: {
            migration: { id, mailbox: mailbox.id, from: profile.provider, to: chosen, phase: "planned" },
            at,
            rules: ["CHOICE-5", "FIELD-18"],
            policy: profile.version
          }
        })
      })
    )
  })

  it("FIELD-18, FIELD-6: the report tells of every letter that shows, and those without hindrance wait to move; it is read again as it was written", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, letters, id, at }) => {
        const open: Mailbox = { ...mailbox, life: { _tag: "Active" } }
        const to = profile.provider === "digipost" ? "e-boks" : "digipost"
        const answer = planMigration(profile, open, open.owner, { chosen: to, reserved: false }, letters, id, at)
        if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
        expect(planned.again(answer.success)).toEqual(answer.success)
        expect(planned.takenBroken(answer.success)).toEqual([])
        const { report, letters: moves } = answer.success.migration
        const seen = letters.filter(({ letter }) => letter.mailbox === open.id && isVisible(letter, at))
        expect(report).toEqual(seen.map((one) => judgeMove(one, at)))
        const free = seen.filter((one) => judgeMove(one, at).hindrances.length === 0)
        expect(moves).toEqual(free.map(({ letter }) => ({ letter: letter.id, state: "waiting" })))
      })
    )
  })

  it("FIELD-25: only the owner asks; to anybody else the mailbox is not found", () => {
    fc.assert(
      fc.property(scene, mailbox, ({ profile, mailbox, choice, letters, id, at }, { owner }) => {
        fc.pre(JSON.stringify(owner) !== JSON.stringify(mailbox.owner))
        const answer = planMigration(profile, mailbox, owner, choice, letters, id, at)
        expect(answer).toEqual(Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] }))
      })
    )
  })
})

describe("a migration under way", () => {
  const running = migration.filter(({ phase, letters }) => phase === "running" && letters.length > 0)
  const firstOf = ({ letters }: Migration) =>
    letters[0]?.letter ?? LetterId.make("0190b5a0-0000-7000-8000-000000000000")

  it("FIELD-18: starts once, from what was planned; is cancelled until it is over; and what has moved stays moved", () => {
    fc.assert(
      fc.property(migration, instant, (migration, at) => {
        const { phase, id } = migration
        const marks = { migration: id, at, rules: ["FIELD-18"] }
        const notOpen = Result.fail({ _tag: "MigrationNotOpen", rules: ["FIELD-18"], phase })
        const started = startMigration(migration, at)
        expect(started).toEqual(phase === "planned" ? Result.succeed({ _tag: "MigrationStarted", ...marks }) : notOpen)
        const cancelled = cancelMigration(migration, at)
        const open = phase === "planned" || phase === "running"
        expect(cancelled).toEqual(open ? Result.succeed({ _tag: "MigrationCancelled", ...marks }) : notOpen)
        if (open) expect(after(migration, eventOf(cancelled))).toEqual({ ...migration, phase: "cancelled" })
        if (phase === "planned") expect(after(migration, eventOf(started))).toEqual({ ...migration, phase: "running" })
        if (phase === "running") return
        for (const answer of [recordMoved, recordFailed].map((record) => record(migration, firstOf(migration), at))) {
          expect(answer).toEqual(notOpen)
        }
        expect(completeMigration(migration, at)).toEqual(notOpen)
      })
    )
  })

  it("FIELD-18: each letter moves once: told again, nothing happens, and a failure can be tried again", () => {
    fc.assert(
      fc.property(running, letterId, instant, (migration, other, at) => {
        for (const { letter, state } of migration.letters) {
          const marks = { letter, migration: migration.id, at, rules: ["FIELD-18"] }
          const moved = recordMoved(migration, letter, at)
          expect(moved).toEqual(Result.succeed(state === "moved" ? null : { _tag: "LetterMoved", ...marks }))
          const failed = recordFailed(migration, letter, at)
          expect(failed).toEqual(Result.succeed(state === "moved" ? null : { _tag: "LetterMoveFailed", ...marks }))
          const then = after(migration, eventOf(moved))
          expect(then).toEqual({
            ...migration,
            letters: migration.letters.map((one) => (one.letter === letter ? { letter, state: "moved" } : one))
          })
          expect(recordMoved(then, letter, at)).toEqual(Result.succeed(null))
          const retry = after(migration, eventOf(failed))
          expect(eventOf(recordMoved(retry, letter, at)) === null).toBe(state === "moved")
          if (state !== "moved") expect(retry.letters.find((one) => one.letter === letter)?.state).toBe("failed")
        }
        expect(recordMoved(migration, other, at)).toEqual(Result.succeed(null))
      })
    )
  })

  it("FIELD-18: is complete when every letter has moved, and not before", () => {
    fc.assert(
      fc.property(running, instant, (migration, at) => {
        const done = migration.letters.every(({ state }) => state === "moved")
        const completed = { _tag: "MigrationCompleted", migration: migration.id, at, rules: ["FIELD-18"] }
        expect(completeMigration(migration, at)).toEqual(Result.succeed(done ? completed : null))
        const all = migration.letters.reduce(
          (one, { letter }) => after(one, eventOf(recordMoved(one, letter, at))),
          migration
        )
        expect(completeMigration(all, at)).toEqual(Result.succeed(completed))
        expect(after(all, eventOf(completeMigration(all, at)))).toEqual({ ...all, phase: "completed" })
      })
    )
  })

  it("FIELD-18, CHOICE-5: carries the original as it is, when it was received and whether it was opened, and no letter twice", () => {
    fc.assert(
      fc.property(migration, nationalId, letter, due, instant, (migration, recipient, given, dueNotifications, at) => {
        const letter = { ...given, mailbox: migration.mailbox }
        const movable = { letter, dueNotifications }
        expect(packageOf(migration, recipient, movable, at)).toBeNull()
        for (const state of ["waiting", "failed", "moved"] as const) {
          const listed = { ...migration, letters: [...migration.letters, { letter: letter.id, state }] }
          const carried = packageOf(listed, recipient, movable, at)
          const goes =
            migration.phase === "running" && state !== "moved" && judgeMove(movable, at).hindrances.length === 0
          const { visibleAt: receivedAt, openedAt } = letter
          expect(carried).toEqual(goes ? { migration: migration.id, recipient, letter, receivedAt, openedAt } : null)
        }
      })
    )
  })
})

describe("a letter of another mailbox", () => {
  it("FIELD-18: is not carried over, even where the migration lists it", () => {
    fc.assert(
      fc.property(migration, nationalId, letter, instant, (migration, recipient, given, at) => {
        fc.pre(given.mailbox !== migration.mailbox)
        const then = DateTime.max(at, given.visibleAt)
        const letter = { ...given, sender: { ...given.sender, kind: "public" as const }, asksConfirmation: false }
        const running = { ...migration, phase: "running" as const }
        const listed = { ...running, letters: [{ letter: letter.id, state: "waiting" as const }] }
        const carried = (mailbox: MailboxId) =>
          packageOf(listed, recipient, { letter: { ...letter, mailbox }, dueNotifications: [] }, then)
        expect(carried(given.mailbox)).toBeNull()
        expect(carried(migration.mailbox)).toMatchObject({ recipient, migration: migration.id })
      })
    )
  })
})

describe("a letter that is moved here", () => {
  const accepted = writtenAs(MovedLetterAccepted)
  const arrival = fc
    .tuple(mailbox, nationalId, letter, migrationId, instant)
    .map(([mailbox, owner, letter, migration, at]) => ({
      mailbox: { ...mailbox, life: { _tag: "Active" as const } },
      owner,
      parcel: {
        migration,
        recipient: owner,
        letter: { ...letter, sender: { ...letter.sender, kind: "public" as const } },
        receivedAt: letter.visibleAt,
        openedAt: letter.openedAt
      },
      arrived: new Map(documentsOf(letter).map(({ id, sha256 }) => [id, sha256])),
      at
    }))

  it("FIELD-18: is taken in whole and unchanged, with its own times, and once", () => {
    fc.assert(
      fc.property(arrival, ({ mailbox, owner, parcel, arrived, at }) => {
        const { letter } = parcel
        const taken = {
          _tag: "MovedLetterAccepted",
          letter: { ...letter, mailbox: mailbox.id },
          at,
          rules: ["FIELD-18", "CHOICE-5", "TRUST-3"]
        }
        expect(acceptMoved(mailbox, owner, parcel, arrived, new Set(), at)).toEqual(Result.succeed(taken))
        expect(accepted.again(taken)).toEqual(taken)
        expect(accepted.takenBroken(taken)).toEqual([])
        expect(acceptMoved(mailbox, owner, parcel, arrived, new Set([letter.id]), at)).toEqual(Result.succeed(null))
      })
    )
  })

  it("FIELD-18, FIELD-25: goes to the person whom it was sent to; into anybody else's mailbox nothing comes, whatever it is", () => {
    fc.assert(
      fc.property(arrival, mailbox, nationalId, letter, (arrival, home, other, another) => {
        const { owner, parcel, arrived, at } = arrival
        fc.pre(other !== owner)
        const nobody = Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
        for (const one of [parcel, { ...parcel, letter: another }]) {
          for (const here of [new Set<LetterId>(), new Set([one.letter.id])]) {
            expect(acceptMoved(home, other, one, arrived, here, at)).toEqual(nobody)
          }
        }
      })
    )
  })

  it("FIELD-18, TRUST-3: is refused where a document is missing or is not the one that was sent", () => {
    fc.assert(
      fc.property(arrival, sha256, fc.nat(), ({ mailbox, owner, parcel, arrived, at }, other, which) => {
        const document = documentsOf(parcel.letter)[which % Math.max(1, documentsOf(parcel.letter).length)]
        fc.pre(document !== undefined && document.sha256 !== other)
        if (document === undefined) return
        const altered = Result.fail({ _tag: "PackageRefused", rules: ["FIELD-18", "TRUST-3"], why: "Altered" })
        const missing = new Map([...arrived].filter(([id]) => id !== document.id))
        expect(acceptMoved(mailbox, owner, parcel, missing, new Set(), at)).toEqual(altered)
        expect(acceptMoved(mailbox, owner, parcel, new Map(arrived).set(document.id, other), new Set(), at)).toEqual(
          altered
        )
      })
    )
  })

  it("FIELD-18, LIFE-1: only public mail moves, and only into a mailbox that receives", () => {
    fc.assert(
      fc.property(arrival, mailbox, fc.constantFrom("person", "company", "voluntary"), (arrival, home, kind) => {
        const { owner, parcel, arrived, at } = arrival
        const { letter } = parcel
        const private_ = { ...parcel, letter: { ...letter, sender: { ...letter.sender, kind: kind as "person" } } }
        const notPublic = Result.fail({ _tag: "PackageRefused", rules: ["FIELD-18", "TRUST-3"], why: "NotPublic" })
        expect(acceptMoved(arrival.mailbox, owner, private_, arrived, new Set(), at)).toEqual(notPublic)
        const elsewhere = acceptMoved(home, owner, parcel, arrived, new Set(), at)
        expect(Result.isSuccess(elsewhere)).toBe(receives(home))
        if (Result.isSuccess(elsewhere)) return
        const result = { _tag: "IdentifiedNotDigital" }
        expect(elsewhere.failure).toEqual({ _tag: "RecipientNotDigital", rules: ["LIFE-1", "FIELD-9"], result })
      })
    )
  })
})

// Two letters, each step by anybody and again: small enough to see every migration there can be.
const ids = [1, 2].map((digit) => LetterId.make(`0190b5a0-0000-7000-8000-00000000000${digit}`))
const planned: Migration = {
  id: MigrationId.make("0190b5a0-0000-7000-8000-000000000003"),
  mailbox: MailboxId.make("0190b5a0-0000-7000-8000-000000000004"),
  from: "digipost",
  to: "e-boks",
  report: ids.map((letter) => ({ letter, hindrances: [] })),
  letters: ids.map((letter) => ({ letter, state: "waiting" })),
  phase: "planned"
}
const walk = () => {
  const at = DateTime.makeUnsafe("2026-12-03T10:15:00Z")
  const seen = new Map([[JSON.stringify(planned), planned]])
  const steps: Array<{ readonly from: Migration; readonly to: Migration }> = []
  const queue = [planned]
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    const one = from
    const answers = [
      startMigration(one, at),
      completeMigration(one, at),
      cancelMigration(one, at),
      ...ids.flatMap((letter) => [recordMoved(one, letter, at), recordFailed(one, letter, at)])
    ]
    for (const event of answers.map(eventOf)) {
      if (event === null) continue
      const to = evolve(one, event)
      steps.push({ from: one, to })
      if (seen.has(JSON.stringify(to))) continue
      seen.set(JSON.stringify(to), to)
      queue.push(to)
    }
  }
  return { migrations: [...seen.values()], steps }
}
const { migrations, steps } = walk()

describe(`every migration of two letters: ${migrations.length} migrations, ${steps.length} steps`, () => {
  const moved = ({ letters }: Migration) => letters.filter(({ state }) => state === "moved").length

  it("FIELD-18: nothing that has moved ever moves back, and nothing moves before it is started or after it is over", () => {
    for (const { from, to } of steps) {
      expect(moved(to)).toBeGreaterThanOrEqual(moved(from))
      if (moved(to) > moved(from)) expect([from.phase, to.phase]).toEqual(["running", "running"])
      expect(["completed", "cancelled"]).not.toContain(from.phase)
    }
  })

  it("FIELD-18: it completes with every letter moved, and can be brought there from wherever it is running", () => {
    for (const one of migrations) if (one.phase === "completed") expect(moved(one)).toBe(2)
    // Nine ways that two letters wait, fail or move, while it runs; the same when it is cancelled; one planned, one complete.
    expect(migrations.length).toBe(1 + 9 + 9 + 1)
  })
})
