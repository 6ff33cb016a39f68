import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { endOf } from "../calendar/index.ts"
import { Level, PersonId } from "../identity/index.ts"
import { digipost } from "../policy/index.ts"
import {
  close,
  deactivate,
  deleteForGood,
  enter,
  evolve,
  type Life,
  type LifeActor,
  type LifeEvent,
  type Mailbox,
  MailboxAddress,
  MailboxId,
  noticeDeath,
  type Owner,
  reactivate,
  receives,
  reopen
} from "./index.ts"

// A month a step: the three months of a closed mailbox (LIFE-3) pass within the walk, with time to spare after them.
const start = DateTime.makeUnsafe("2026-01-15T12:00:00Z")
const steps = 8
const at = (step: number) => DateTime.add(start, { months: step })

const owner: Owner = { _tag: "PersonOwner", person: PersonId.make("0190b5a0-0000-7000-8000-000000000001") }
const stranger: Owner = { _tag: "PersonOwner", person: PersonId.make("0190b5a0-0000-7000-8000-000000000002") }
const actors: ReadonlyArray<LifeActor> = [
  ...Level.literals.map((level) => ({ _tag: "OwnerActs", owner, level }) as const),
  { _tag: "OwnerActs", owner: stranger, level: "high" },
  { _tag: "OperatorActs" }
]
const born: Mailbox = {
  id: MailboxId.make("0190b5a0-0000-7000-8000-000000000003"),
  owner,
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
}

type Answer = Result.Result<LifeEvent, { readonly _tag: string }>
const commands: Readonly<Record<string, (mailbox: Mailbox, by: LifeActor, at: DateTime.Utc) => Answer>> = {
  deactivate,
  reactivate,
  close: (...of) => close(digipost, ...of),
  reopen: (...of) => reopen(digipost, ...of),
  noticeDeath,
  deleteForGood
}

interface Step {
  readonly from: Life
  readonly to: Life
  readonly command: string
  readonly by: LifeActor
  readonly at: DateTime.Utc
}

/** Every life that any series of commands by anybody can lead to within the walk, and every step on the way. */
const walk = (): { readonly lives: number; readonly steps: ReadonlyArray<Step> } => {
  const seen = new Set<string>()
  const taken: Array<Step> = []
  let frontier: ReadonlyArray<Mailbox> = [born]
  for (let step = 0; step < steps; step++) {
    const reached = new Map<string, Mailbox>(frontier.map((mailbox) => [JSON.stringify(mailbox.life), mailbox]))
    // Within a month one command may follow another, until nothing new comes of it.
    const queue = [...reached.values()]
    for (let mailbox = queue.pop(); mailbox !== undefined; mailbox = queue.pop()) {
      for (const [command, decide] of Object.entries(commands)) {
        for (const by of actors) {
          const answer = decide(mailbox, by, at(step))
          if (Result.isFailure(answer)) continue
          const next = evolve(mailbox, answer.success)
          taken.push({ from: mailbox.life, to: next.life, command, by, at: at(step) })
          const key = JSON.stringify(next.life)
          if (reached.has(key)) continue
          reached.set(key, next)
          queue.push(next)
        }
      }
    }
    for (const key of reached.keys()) seen.add(`${step} ${key}`)
    frontier = [...reached.values()]
  }
  return { lives: seen.size, steps: taken }
}

const walked = walk()

describe(`every life of a mailbox within eight months: ${walked.lives} situations, ${walked.steps.length} steps`, () => {
  const led = (to: Life["_tag"]) => walked.steps.filter((step) => step.to._tag === to)

  it("LIFE-1: visits every state, by every command", () => {
    expect(new Set(walked.steps.map((step) => step.to._tag))).toEqual(
      new Set(["Active", "Deactivated", "Closed", "Deceased", "Deleted"])
    )
    expect(new Set(walked.steps.map((step) => step.command))).toEqual(new Set(Object.keys(commands)))
  })

  it("LIFE-1: nothing leads out of deleted, and nothing but time out of deceased", () => {
    expect(walked.steps.filter((step) => step.from._tag === "Deleted" || step.from._tag === "Deceased")).toEqual([])
  })

  it("LIFE-3: content is deleted from closed alone, when its day has ended", () => {
    for (const { from, at } of led("Deleted")) {
      if (from._tag !== "Closed") throw new Error(`deleted from ${from._tag}`)
      expect(DateTime.isGreaterThanOrEqualTo(at, endOf(from.deletionDay))).toBe(true)
    }
  })

  it("LIFE-3: nothing brings back content whose day has ended", () => {
    for (const { from, to, at } of walked.steps) {
      if (from._tag === "Closed" && DateTime.isGreaterThanOrEqualTo(at, endOf(from.deletionDay))) {
        expect(to._tag).toBe("Deleted")
      }
    }
  })

  it("LIFE-2, LIFE-5, LIFE-9: a stranger does nothing; the operator only what follows from a death or a deadline", () => {
    for (const { to, by } of walked.steps) {
      if (by._tag === "OwnerActs") expect(by.owner).toEqual(owner)
      expect(by._tag === "OperatorActs").toBe(to._tag === "Deceased" || to._tag === "Deleted")
    }
  })

  it("LIFE-3: a closed mailbox comes back at level high alone", () => {
    const reopened = walked.steps.filter((step) => step.from._tag === "Closed" && step.to._tag === "Active")
    expect(reopened.length).toBeGreaterThan(0)
    for (const { by } of reopened) expect(by).toMatchObject({ level: "high" })
  })

  it("LIFE-1: where mail arrives its owner can read it", () => {
    const receiving = walked.steps.filter(({ to }) => receives({ ...born, life: to }))
    expect(receiving.length).toBeGreaterThan(0)
    for (const { to: life, at } of receiving) {
      expect(Result.isSuccess(enter(digipost, { ...born, life }, owner, at))).toBe(true)
    }
  })
})
