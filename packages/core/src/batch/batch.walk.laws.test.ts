import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { IdempotencyKey } from "../idempotency/index.ts"
import { OrganisationNumber } from "../identity/index.ts"
import {
  addItem,
  type Batch,
  BatchChannel,
  type BatchEvent,
  BatchId,
  cancelBatch,
  commitBatch,
  countsOf,
  createBatch,
  evolve,
  finishBatch,
  settleItem
} from "./index.ts"

const at = DateTime.makeUnsafe("2026-12-03T10:15:00Z")
const sender = OrganisationNumber.make("974760673")
const keys = ["a", "b", "c"].map((key) => IdempotencyKey.make(key))
const born = createBatch(BatchId.make("0190b5a0-0000-7000-8000-000000000001"), sender)

/** Everything that can be asked of a batch of three sendings at most. */
const asked = (batch: Batch): ReadonlyArray<readonly [string, BatchEvent | null | "refused"]> => {
  const all = [
    ["commit", commitBatch(batch, sender, at)] as const,
    ["cancel", cancelBatch(batch, sender, at)] as const,
    ["finish", Result.succeed(finishBatch(batch, at))] as const,
    ...keys.flatMap((key) => [
      [`add ${key}`, addItem(batch, sender, key, at)] as const,
      ...BatchChannel.literals.map(
        (channel) => [`settle ${key} ${channel}`, settleItem(batch, key, channel, at)] as const
      )
    ])
  ]
  return all.map(([name, answer]) => [name, Result.isFailure(answer) ? "refused" : answer.success])
}

interface Step {
  readonly from: Batch
  readonly asked: string
  readonly to: Batch
}

const walk = () => {
  const seen = new Map([[JSON.stringify(born), born]])
  const steps: Array<Step> = []
  const queue = [born]
  for (let batch = queue.pop(); batch !== undefined; batch = queue.pop()) {
    for (const [name, answer] of asked(batch)) {
      if (answer === "refused" || answer === null) continue
      const to = evolve(batch, answer)
      steps.push({ from: batch, asked: name, to })
      if (seen.has(JSON.stringify(to))) continue
      seen.set(JSON.stringify(to), to)
      queue.push(to)
    }
  }
  return { batches: [...seen.values()], steps }
}

// The slow second opinion: a notebook of what was asked, in which the answer to each question is looked up from the start.
class Notebook {
  private readonly lines: Array<string> = []
  note(line: string): void {
    this.lines.push(line)
  }
  private has(line: string): boolean {
    return this.lines.includes(line)
  }
  get phase(): Batch["phase"] {
    if (this.has("cancel")) return "cancelled"
    if (!this.has("commit")) return "created"
    return this.has("finish") ? "done" : "committed"
  }
  get items(): Batch["items"] {
    return this.lines
      .filter((line) => line.startsWith("add "))
      .map((line) => {
        const key = line.slice("add ".length)
        const settled = this.lines.find((other) => other.startsWith(`settle ${key} `))
        const channel = BatchChannel.literals.find((channel) => settled?.endsWith(` ${channel}`))
        return { key: IdempotencyKey.make(key), channel: channel ?? null }
      })
  }
}

const { batches, steps } = walk()

describe(`every batch of three sendings: ${batches.length} batches, ${steps.length} steps`, () => {
  it("FIELD-11: a batch goes from created to committed to done, or from created to cancelled, and never back", () => {
    const ways = new Set(steps.map(({ from, to }) => `${from.phase} ${to.phase}`))
    expect([...ways].toSorted()).toEqual([
      "committed committed",
      "committed done",
      "created cancelled",
      "created committed",
      "created created"
    ])
  })

  it("FIELD-11: it is cancelled whole: no sending of a cancelled batch, nor of one that is not committed, has gone", () => {
    for (const batch of batches) {
      if (batch.phase === "created" || batch.phase === "cancelled") {
        expect(countsOf(batch)).toEqual({ digital: 0, print: 0, refused: 0, waiting: batch.items.length })
      }
    }
  })

  it("FIELD-11: it is done once each sending has gone one way, and how it went is never another", () => {
    for (const { from, to } of steps) {
      if (to.phase === "done") expect(countsOf(to).waiting).toBe(0)
      for (const { key, channel } of from.items) {
        if (channel !== null) expect(to.items).toContainEqual({ key, channel })
      }
    }
    for (const batch of batches) {
      const finishes = asked(batch).some(([name, answer]) => name === "finish" && answer !== null)
      expect(finishes).toBe(batch.phase === "committed" && countsOf(batch).waiting === 0)
    }
  })

  it("FIELD-11: along every way there it is what a notebook of what was asked says", () => {
    const walkAlong = (batch: Batch, notes: ReadonlyArray<string>, left: number): number => {
      const notebook = new Notebook()
      for (const note of notes) notebook.note(note)
      expect({ phase: batch.phase, items: batch.items }).toEqual({ phase: notebook.phase, items: notebook.items })
      if (left === 0) return 1
      return asked(batch).reduce(
        (ways, [name, answer]) =>
          answer === "refused" || answer === null
            ? ways
            : ways + walkAlong(evolve(batch, answer), [...notes, name], left - 1),
        0
      )
    }
    expect(walkAlong(born, [], 5)).toBeGreaterThan(100)
  })
})
