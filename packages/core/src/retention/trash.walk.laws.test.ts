import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { type Folders, move, moved, type Thing } from "../folder/index.ts"
import { close, evolve as evolveLife, type Mailbox, noticeDeath, reopen } from "../mailbox/index.ts"
import { digipost, type ProviderProfile } from "../policy/index.ts"
import { actors, folder, folders, mailbox, owner, thing, type Who } from "./beginning.arbitrary.ts"
import { deleteDue, deleteForGood, deletionOf, evolve, putBack, putInTrash, seeAgain } from "./index.ts"

// Two days in the trash, four for the owner to see what a delegate put there, a month until a closed mailbox goes.
const profile: ProviderProfile = {
  ...digipost,
  life: { ...digipost.life, closedMonths: 1, deceasedMonths: 2 },
  retention: { trashDays: 2 },
  delegation: { ...digipost.delegation, trashSeenDays: 4 }
}
const start = DateTime.makeUnsafe("2026-10-23T12:00:00Z")
const days = [0, 1, 3, 6, 29, 40, 64]

interface Situation {
  readonly mailbox: Mailbox
  /** Null once it is deleted for good. */
  readonly thing: Thing | null
  readonly folders: Folders
  /** When the owner was last let in: at the beginning, or on reopening. */
  readonly openSince: DateTime.Utc
  /** Whether the owner had had the days to see it when they were shut out. */
  readonly spent: boolean
}
interface Step {
  readonly from: Situation
  readonly to: Situation
  readonly what: string
  readonly who: Who | "operator"
  readonly at: DateTime.Utc
}

const born: Situation = { mailbox, thing, folders, openSince: start, spent: false }

const ended = (from: DateTime.Utc, days: number, at: DateTime.Utc) =>
  DateTime.isGreaterThanOrEqualTo(at, endOf(addDays(osloDateOf(from), days)))

const lifeSteps = (from: Situation, at: DateTime.Utc): ReadonlyArray<readonly [string, Step["who"], Situation]> => {
  const { mailbox, thing } = from
  const by = { _tag: "OwnerActs", owner, level: "high" } as const
  const closing = close(profile, mailbox, by, at)
  const reopening = reopen(profile, mailbox, by, at)
  const dying = noticeDeath(profile, mailbox, { _tag: "OperatorActs" }, "register", at)
  const place = thing?.lies
  const open = mailbox.life._tag === "Active"
  const spent =
    from.spent || (open && place?._tag === "InTrash" && ended(DateTime.max(place.since, from.openSince), 4, at))
  const again = thing === null ? null : seeAgain(profile, thing, mailbox.life, at)
  const seen = thing === null || again === null ? thing : evolve(thing, again)
  return [
    ...(Result.isSuccess(closing)
      ? [["close", "owner", { ...from, spent, mailbox: evolveLife(mailbox, closing.success) }] as const]
      : []),
    ...(Result.isSuccess(reopening)
      ? [
          [
            "reopen",
            "owner",
            { ...from, thing: seen, openSince: at, mailbox: evolveLife(mailbox, reopening.success) }
          ] as const
        ]
      : []),
    ...(Result.isSuccess(dying)
      ? [["die", "operator", { ...from, spent, mailbox: evolveLife(mailbox, dying.success) }] as const]
      : [])
  ]
}

const thingSteps = (from: Situation, at: DateTime.Utc): ReadonlyArray<readonly [string, Step["who"], Situation]> => {
  const { mailbox, thing, folders } = from
  if (thing === null) return []
  const steps: Array<readonly [string, Step["who"], Situation]> = []
  for (const who of ["owner", "delegate", "stranger"] as const) {
    const actor = actors[who]
    const filing = move(profile, mailbox, folders, thing, { _tag: "InFolder", folder }, actor, at)
    const trashing = putInTrash(profile, mailbox, thing, [], actor, at)
    const back = putBack(profile, mailbox, folders, thing, actor, at)
    const deleting = deleteForGood(profile, mailbox, thing, actor, at)
    if (Result.isSuccess(filing)) steps.push(["file", who, { ...from, thing: moved(thing, filing.success) }])
    if (Result.isSuccess(trashing)) steps.push(["putInTrash", who, { ...from, thing: evolve(thing, trashing.success) }])
    if (Result.isSuccess(back)) steps.push(["putBack", who, { ...from, thing: evolve(thing, back.success) }])
    if (Result.isSuccess(deleting))
      steps.push(["deleteForGood", who, { ...from, thing: evolve(thing, deleting.success) }])
  }
  const due = deleteDue(thing, mailbox, at)
  if (due !== null) steps.push(["deleteDue", "operator", { ...from, thing: evolve(thing, due) }])
  return steps
}

/** Every situation that any series of acts by anybody can lead to on these days, and every step on the way. */
const walk = () => {
  const taken: Array<Step> = []
  let situations = 0
  let frontier: ReadonlyArray<Situation> = [born]
  for (const day of days) {
    const at = DateTime.add(start, { days: day })
    const reached = new Map(frontier.map((one) => [JSON.stringify(one), one]))
    const queue = [...reached.values()]
    for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
      for (const [what, who, to] of [...lifeSteps(from, at), ...thingSteps(from, at)]) {
        taken.push({ from, to, what, who, at })
        const key = JSON.stringify(to)
        if (reached.has(key)) continue
        reached.set(key, to)
        queue.push(to)
      }
    }
    situations += reached.size
    frontier = [...reached.values()]
  }
  return { situations, steps: taken }
}

const walked = walk()
const where = (forbidden: (step: Step) => boolean) => walked.steps.filter((step) => forbidden(step)).slice(0, 2)
const deletions = walked.steps.filter(({ from, to }) => from.thing !== null && to.thing === null)
const mailboxIsDue = ({ mailbox: { life } }: Situation, at: DateTime.Utc) =>
  "deletionDay" in life && DateTime.isGreaterThanOrEqualTo(at, endOf(life.deletionDay))
const lies = (situation: Situation) => situation.thing?.lies ?? null

describe(`one thing and its mailbox on ${days.length} days: ${walked.situations} situations, ${walked.steps.length} steps`, () => {
  it("RETAIN-1, RETAIN-2: visits every place, by every act", () => {
    const places = walked.steps.map(({ to }) => lies(to)?._tag ?? "deleted")
    expect(new Set(places)).toEqual(new Set(["Inbox", "InFolder", "InTrash", "deleted"]))
    expect(new Set(walked.steps.map(({ what }) => what))).toEqual(
      new Set(["close", "reopen", "die", "file", "putInTrash", "putBack", "deleteForGood", "deleteDue"])
    )
  })

  it("LIFE-9, FIELD-25: a stranger does nothing at all", () => {
    expect(where(({ who }) => who === "stranger")).toEqual([])
  })

  it("ACCESS-4, LIFE-9: nothing is deleted for good by a delegate, nor by its owner from anywhere but the trash", () => {
    expect(where(({ who, to }) => who === "delegate" && to.thing === null)).toEqual([])
    expect(deletions.filter(({ who, from }) => who === "owner" && lies(from)?._tag !== "InTrash")).toEqual([])
    expect(deletions.some(({ who }) => who === "owner")).toBe(true)
  })

  it("RETAIN-2, LIFE-3, LIFE-7: nothing goes by itself but what lay in the trash for its days, or lay in a mailbox whose day had ended", () => {
    const jobs = deletions.filter(({ who }) => who === "operator")
    const reasons = jobs.map(({ from, at }) => {
      const { life } = from.mailbox
      if (mailboxIsDue(from, at)) return life._tag
      const place = lies(from)
      return place?._tag === "InTrash" && ended(place.since, 2, at) ? "InTrash" : "none"
    })
    expect(new Set(reasons)).toEqual(new Set(["Closed", "Deceased", "InTrash"]))
  })

  it("ACCESS-4: what a delegate threw away never goes by the trash before its owner, let in, has had four days to see it", () => {
    const byTrash = deletions.filter(({ who, from, at }) => who === "operator" && !mailboxIsDue(from, at))
    const early = byTrash.filter(({ from, at }) => {
      const place = lies(from)
      if (place?._tag !== "InTrash" || place.by.as === "owner" || from.spent) return false
      return from.mailbox.life._tag !== "Active" || !ended(DateTime.max(place.since, from.openSince), 4, at)
    })
    expect(early.slice(0, 2)).toEqual([])
    const hands = byTrash.map(({ from }) => lies(from)).map((place) => (place?._tag === "InTrash" ? place.by.as : null))
    expect(new Set(hands)).toEqual(new Set(["owner", "delegate"]))
  })

  it("RETAIN-2: nothing leads out of what is due but deletion: whatever is done, it stays due", () => {
    const due = ({ thing, mailbox }: Situation, at: DateTime.Utc) => {
      if (thing === null) return true
      const deletion = deletionOf(thing, mailbox.life, at)
      return deletion._tag === "GoesOn" && deletion.isDue
    }
    expect(where(({ from, to, at }) => due(from, at) && !due(to, at))).toEqual([])
  })
})
