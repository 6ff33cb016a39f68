import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { addMonths, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { Level, PersonId } from "../identity/index.ts"
import { digipost, eBoks, type ProviderProfile } from "../policy/index.ts"
import { type LifeCommand, lifeCommands } from "./command.arbitrary.ts"
import {
  deletionOf,
  enter,
  evolve,
  type Life,
  type LifeActor,
  type Mailbox,
  MailboxAddress,
  MailboxId,
  type Owner,
  openToEstate,
  receives,
  recompute
} from "./index.ts"

// The last moment of the day and the first after it, three months on, six, nine and so forth: every deadline of what began
// at the start falls between two steps, and there is time to spare after the last.
const start = DateTime.makeUnsafe("2026-01-31T12:00:00Z")
const moments: ReadonlyArray<Instant> = [
  start,
  ...[3, 6, 9, 12, 15, 18].flatMap((months) => {
    const end = endOf(addMonths(osloDateOf(start), months))
    return [DateTime.subtract(end, { milliseconds: 1 }), end]
  })
]

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

interface Step {
  readonly from: Life
  readonly to: Life
  readonly command: string
  readonly event: string
  readonly by: LifeActor
  readonly at: Instant
}

interface Walk {
  readonly lives: number
  readonly steps: ReadonlyArray<Step>
  /** Whether more and more lives came of one moment: the walk was given up there. */
  readonly endless: boolean
}

/** Far more lives than a moment adds to those of the moment before. */
const newLives = 400

/** Every life that any series of commands by anybody can lead to within the walk, and every step on the way. */
const walk = (profile: ProviderProfile): Walk => {
  const seen = new Set<string>()
  const taken: Array<Step> = []
  let frontier: ReadonlyArray<Mailbox> = [born]
  for (const at of moments) {
    const reached = new Map<string, Mailbox>(frontier.map((mailbox) => [JSON.stringify(mailbox.life), mailbox]))
    // At each moment one command may follow another, until nothing new comes of it.
    const queue = [...reached.values()]
    for (let mailbox = queue.pop(); mailbox !== undefined; mailbox = queue.pop()) {
      for (const [command, decide] of Object.entries<LifeCommand>(lifeCommands)) {
        for (const by of actors) {
          const answer = decide(profile, mailbox, by, at)
          if (Result.isFailure(answer)) continue
          const next = evolve(mailbox, answer.success)
          taken.push({ from: mailbox.life, to: next.life, command, event: answer.success._tag, by, at })
          const key = JSON.stringify(next.life)
          if (reached.has(key)) continue
          if (reached.size - frontier.length > newLives) return { lives: seen.size, steps: taken, endless: true }
          reached.set(key, next)
          queue.push(next)
        }
      }
    }
    for (const key of reached.keys()) seen.add(`${DateTime.formatIso(at)} ${key}`)
    frontier = [...reached.values()]
  }
  return { lives: seen.size, steps: taken, endless: false }
}

const isDue = (life: Life, at: Instant): boolean => {
  const deletion = deletionOf(life)
  return deletion !== null && deletion.ground !== "right" && DateTime.isGreaterThanOrEqualTo(at, endOf(deletion.day))
}

const walks = [digipost, eBoks].map((profile) => {
  const { lives, steps, endless } = walk(profile)
  return {
    profile,
    steps,
    endless,
    title: `${profile.provider}, eighteen months: ${lives} situations, ${steps.length} steps`
  }
})

describe.each(walks)("every life of a mailbox at $title", ({ profile, steps, endless }) => {
  const led = (to: Life["_tag"]) => steps.filter((step) => step.to._tag === to)

  it("LIFE-1: visits every state, by every command that the policy has use for", () => {
    expect(new Set(steps.map((step) => step.to._tag))).toEqual(
      new Set(["Active", "Deactivated", "Closed", "Deceased", "Deleted"])
    )
    const useless = profile.life.deceasedDeletion === "duty" ? ["decideDeletion"] : []
    expect([...steps.map((step) => step.command), ...useless].every((command) => command in lifeCommands)).toBe(true)
    expect(new Set([...steps.map((step) => step.command), ...useless])).toEqual(new Set(Object.keys(lifeCommands)))
  })

  it("LIFE-1: each command leads to an event of its own, but the two that tell of a death to one", () => {
    const events: Readonly<Record<string, string>> = {
      deactivate: "MailboxDeactivated",
      reactivate: "MailboxReactivated",
      close: "MailboxClosed",
      reopen: "MailboxReopened",
      noticeDeath: "DeathNoticed",
      handInCertificate: "DeathNoticed",
      withdrawDeathNotice: "DeathNoticeWithdrawn",
      bringDeletionForward: "DeletionBroughtForward",
      decideDeletion: "DeletionDecided",
      deleteForGood: "MailboxDeleted"
    }
    for (const { command, event } of steps) expect(event).toBe(events[command])
  })

  it("LIFE-1: of whatever is done at one moment only so many lives can come", () => {
    expect(endless).toBe(false)
  })

  it("LIFE-1: nothing leads out of deleted", () => {
    expect(steps.filter((step) => step.from._tag === "Deleted")).toEqual([])
  })

  it("LIFE-5: nothing revives a deceased mailbox but its notice being withdrawn, and then it is what it was", () => {
    const revived = steps.filter(
      ({ from, to }) => from._tag === "Deceased" && !["Deceased", "Deleted"].includes(to._tag)
    )
    expect(revived.length).toBeGreaterThan(0)
    for (const { from, to, command, by } of revived) {
      expect(command).toBe("withdrawDeathNotice")
      expect(by._tag).toBe("OperatorActs")
      expect(from._tag === "Deceased" && from.before._tag).toBe(to._tag)
    }
  })

  it("LIFE-3, LIFE-7: content is deleted when its day has ended, and a mere right only by decision", () => {
    const from = led("Deleted").map((step) => {
      expect(isDue(step.from, step.at)).toBe(true)
      return step.from._tag === "Deceased" ? step.from.ground : step.from._tag
    })
    const sooner = profile.life.deceasedDeletion === "duty" ? "duty" : "decision"
    expect(new Set(from)).toEqual(new Set(["Closed", "request", sooner]))
  })

  it("LIFE-3, LIFE-7: nothing brings back content that is due", () => {
    const late = steps.filter(({ from, at }) => isDue(from, at))
    expect(new Set(late.map(({ to }) => to._tag))).toEqual(new Set(["Deleted"]))
  })

  it("LIFE-7, LIFE-11: months pass from a death to deletion, as many as the policy says, unless the estate asks for less", () => {
    for (const { from } of led("Deleted")) {
      if (from._tag !== "Deceased" || from.ground === "request") continue
      expect(from.deletionDay).toBe(addMonths(osloDateOf(from.since), profile.life.deceasedMonths))
    }
  })

  it("LIFE-2, LIFE-5, LIFE-9: a stranger does nothing; the operator only what follows from a death or a deadline", () => {
    for (const { from, to, by } of steps) {
      if (by._tag === "OwnerActs") expect(by.owner).toEqual(owner)
      const ofDeath = [from, to].some((life) => life._tag === "Deceased") || to._tag === "Deleted"
      expect(by._tag === "OperatorActs").toBe(ofDeath)
    }
  })

  it("LIFE-3: a closed mailbox is reopened at the level of the policy alone", () => {
    const reopened = steps.filter((step) => step.from._tag === "Closed" && step.to._tag === "Active")
    expect(reopened.length).toBeGreaterThan(0)
    for (const { by } of reopened) expect(by).toMatchObject({ level: profile.life.reopenLevel })
  })

  it("LIFE-1: where mail arrives its owner can read it, and nobody reads for an estate", () => {
    const receiving = steps.filter(({ to }) => receives({ ...born, life: to }))
    expect(receiving.length).toBeGreaterThan(0)
    for (const { to: life, at } of receiving) {
      expect(Result.isSuccess(enter(profile, { ...born, life }, owner, at))).toBe(true)
      expect(openToEstate({ ...born, life }, at)).toBe(false)
    }
  })

  it("LIFE-5, LIFE-7: what is deceased is the estate's to read until it is due, and its owner's login leads nowhere", () => {
    for (const { from: life, at } of steps) {
      expect(openToEstate({ ...born, life }, at)).toBe(life._tag === "Deceased" && !isDue(life, at))
      if (life._tag === "Deceased") expect(Result.isFailure(enter(profile, { ...born, life }, owner, at))).toBe(true)
    }
  })

  it("LIFE-8: computing a day again under the same policy changes nothing anywhere", () => {
    for (const { to: life, at } of steps) expect(recompute(profile, { ...born, life }, at)).toBeNull()
  })
})
