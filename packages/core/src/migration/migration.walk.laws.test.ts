import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LetterId } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import {
  cancelMigration,
  completeMigration,
  evolve,
  type LetterMove,
  type Migration,
  type MigrationEvent,
  MigrationId,
  recordFailed,
  recordMoved,
  startMigration
} from "./index.ts"

const at = DateTime.makeUnsafe("2026-12-03T10:15:00Z")
const letters = [1, 2, 3].map((digit) => LetterId.make(`0190b5a0-0000-7000-8000-00000000000${digit}`))
const planned: Migration = {
  id: MigrationId.make("0190b5a0-0000-7000-8000-000000000004"),
  mailbox: MailboxId.make("0190b5a0-0000-7000-8000-000000000005"),
  from: "digipost",
  to: "e-boks",
  report: letters.map((letter) => ({ letter, hindrances: [] })),
  letters: letters.map((letter) => ({ letter, state: "waiting" })),
  phase: "planned"
}

const commands = {
  start: (migration: Migration) => startMigration(migration, at),
  complete: (migration: Migration) => completeMigration(migration, at),
  cancel: (migration: Migration) => cancelMigration(migration, at),
  ...Object.fromEntries(
    letters.flatMap((letter, place) => [
      [`moved ${place}`, (migration: Migration) => recordMoved(migration, letter, at)],
      [`failed ${place}`, (migration: Migration) => recordFailed(migration, letter, at)]
    ])
  )
} satisfies Record<string, (migration: Migration) => Result.Result<MigrationEvent | null, unknown>>
const command = fc.constantFrom(...Object.keys(commands))
const answerTo = (migration: Migration, name: string) =>
  Object.entries(commands).find(([one]) => one === name)?.[1](migration)

interface Step {
  readonly from: Migration
  readonly to: Migration
}

/** Every migration of three letters that any series of commands can lead to. */
const walk = (): { readonly seen: ReadonlyArray<Migration>; readonly steps: ReadonlyArray<Step> } => {
  const seen = new Map([[JSON.stringify(planned), planned]])
  const steps: Array<Step> = []
  const queue = [planned]
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    for (const decide of Object.values(commands)) {
      const answer = decide(from)
      if (Result.isFailure(answer) || answer.success === null) continue
      const to = evolve(from, answer.success)
      steps.push({ from, to })
      if (seen.has(JSON.stringify(to))) continue
      seen.set(JSON.stringify(to), to)
      queue.push(to)
    }
  }
  return { seen: [...seen.values()], steps }
}

const { seen, steps } = walk()
const stateOf = ({ letters }: Migration, letter: LetterId) => letters.find((move) => move.letter === letter)?.state

describe(`every migration of three letters: ${seen.length} migrations, ${steps.length} steps`, () => {
  it("FIELD-18: is planned, runs, and is completed or cancelled, and never goes back", () => {
    const ways = new Set(steps.map(({ from, to }) => `${from.phase} ${to.phase}`))
    expect([...ways].toSorted()).toEqual([
      "planned cancelled",
      "planned running",
      "running cancelled",
      "running completed",
      "running running"
    ])
  })

  it("FIELD-18: nothing moves before it runs, and it is completed when all have moved, and not before", () => {
    for (const migration of seen) {
      const states = new Set(migration.letters.map(({ state }) => state))
      if (migration.phase === "planned") expect([...states]).toEqual(["waiting"])
      if (migration.phase === "completed") expect([...states]).toEqual(["moved"])
      const completes = answerTo(migration, "complete")
      const complete = migration.phase === "running" && migration.letters.every(({ state }) => state === "moved")
      expect(completes !== undefined && Result.isSuccess(completes) && completes.success !== null).toBe(complete)
    }
  })

  it("FIELD-18, CHOICE-5: what has moved stays moved, and a letter's fate touches no other letter", () => {
    for (const { from, to } of steps) {
      const changed = letters.filter((letter) => stateOf(from, letter) !== stateOf(to, letter))
      expect(changed.length).toBe(from.phase === "running" && to.phase === "running" && changed.length > 0 ? 1 : 0)
      for (const letter of changed) expect(stateOf(from, letter)).not.toBe("moved")
      expect(to.letters.map(({ letter }) => letter)).toEqual(letters)
    }
  })
})

/** The slow second opinion: a diary of all that was asked, read from its first page for every answer. */
class Diary {
  private readonly lines: Array<string> = []

  write(line: string): void {
    this.lines.push(line)
  }

  private first(line: string): number {
    const at = this.lines.indexOf(line)
    return at < 0 ? Number.POSITIVE_INFINITY : at
  }

  /** The lines that counted: written while it ran. */
  private get counted(): ReadonlyArray<string> {
    const start = this.first("start")
    const stop = Math.min(this.first("cancel"), this.completedAt)
    return this.lines.filter((_, at) => at > start && at < stop)
  }

  private get completedAt(): number {
    const done = this.lines.findIndex(
      (line, at) =>
        line === "complete" &&
        at > this.first("start") &&
        letters.every((_, place) => this.lines.slice(this.first("start"), at).includes(`moved ${place}`))
    )
    return done < 0 ? Number.POSITIVE_INFINITY : done
  }

  get phase(): Migration["phase"] {
    const [start, cancel] = [this.first("start"), this.first("cancel")]
    if (cancel < this.completedAt) return "cancelled"
    if (this.completedAt < Number.POSITIVE_INFINITY) return "completed"
    return start < Number.POSITIVE_INFINITY ? "running" : "planned"
  }

  stateOf(place: number): LetterMove["state"] {
    const counted = this.phase === "planned" || this.first("cancel") < this.first("start") ? [] : this.counted
    if (counted.includes(`moved ${place}`)) return "moved"
    return counted.includes(`failed ${place}`) ? "failed" : "waiting"
  }
}

describe("a migration beside a diary of it", () => {
  it("FIELD-18: is after any series of commands what the diary says", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), fc.boolean(), (series, started) => {
        const diary = new Diary()
        let migration = planned
        for (const name of started ? ["start", ...series] : series) {
          const answer = answerTo(migration, name)
          if (answer === undefined) throw new Error(name)
          diary.write(name)
          if (Result.isSuccess(answer) && answer.success !== null) migration = evolve(migration, answer.success)
          expect(migration.phase).toBe(diary.phase)
          expect(migration.letters.map(({ state }) => state)).toEqual(letters.map((_, place) => diary.stateOf(place)))
        }
      }),
      { numRuns: 500 }
    )
  })
})
