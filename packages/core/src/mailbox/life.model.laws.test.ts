import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import type { Instant } from "../calendar/index.ts"
import { digipost, eBoks, type ProviderProfile } from "../policy/index.ts"
import { lifeActorOn, openMailbox } from "./arbitrary.ts"
import { type LifeCommand, lifeCommands } from "./command.arbitrary.ts"
import { deletionOf, enter, evolve, type LifeActor, type Mailbox, openToEstate, receives } from "./index.ts"

type Name = keyof typeof lifeCommands
interface Fact {
  readonly name: Name
  readonly at: Instant
}

const oslo = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Oslo", dateStyle: "short" })
const dayOf = (at: Instant): string => oslo.format(DateTime.toEpochMillis(at))

/** The day so many months on: the last of the days in that month that is no later in its month. One day at a time. */
const monthsAfter = (at: Instant, months: number): string => {
  const from = dayOf(at)
  const known = counted.get(`${from} ${months}`)
  if (known !== undefined) return known
  let [day, left, found] = [new Date(`${from}T12:00:00Z`), months, ""]
  while (left >= 0) {
    day = new Date(day.getTime() + 86_400_000)
    const text = day.toISOString().slice(0, 10)
    if (text.endsWith("-01")) left -= 1
    if (left === 0 && text.slice(8) <= from.slice(8)) found = text
  }
  counted.set(`${from} ${months}`, found)
  return found
}
// A story asks of the same day after each of its steps.
const counted = new Map<string, string>()

/**
 * A mailbox's life as a clerk would tell it: every question is answered by reading the whole file from the start. It keeps
 * no state, counts days one by one and looks at the calendar on the wall.
 */
const clerk = (profile: ProviderProfile, file: ReadonlyArray<Fact>) => {
  const last = (...names: ReadonlyArray<Name>): Fact | undefined => file.findLast(({ name }) => names.includes(name))
  const since = (fact: Fact, name: Name): Fact | undefined =>
    file.slice(file.indexOf(fact)).find((later) => later.name === name)
  const lastDeath = last("noticeDeath", "handInCertificate", "withdrawDeathNotice")
  const death = lastDeath?.name === "withdrawDeathNotice" ? undefined : lastDeath
  // What a withdrawn notice leads back to is what the owner did before it; of a closing, the day counts from there.
  const owners = last("deactivate", "reactivate", "close", "reopen")
  const closing =
    owners?.name !== "close"
      ? undefined
      : lastDeath !== undefined && file.indexOf(lastDeath) > file.indexOf(owners)
        ? lastDeath
        : owners
  const gone = last("deleteForGood") !== undefined
  const state = gone
    ? "Deleted"
    : death !== undefined
      ? "Deceased"
      : closing !== undefined
        ? "Closed"
        : owners?.name === "deactivate"
          ? "Deactivated"
          : "Active"
  const asked = death && since(death, "bringDeletionForward")
  const askedLast = asked && file.findLast(({ name }) => name === "bringDeletionForward")
  const day =
    death !== undefined
      ? askedLast !== undefined
        ? dayOf(askedLast.at)
        : monthsAfter(death.at, profile.life.deceasedMonths)
      : closing !== undefined
        ? monthsAfter(closing.at, profile.life.closedMonths)
        : null
  const undecided =
    death !== undefined &&
    asked === undefined &&
    profile.life.deceasedDeletion === "right" &&
    since(death, "decideDeletion") === undefined
  const passed = (at: Instant): boolean => !gone && day !== null && dayOf(at) > day
  return { state, day: gone ? null : day, undecided, passed, due: (at: Instant) => passed(at) && !undecided } as const
}

const may = (
  profile: ProviderProfile,
  file: ReadonlyArray<Fact>,
  name: Name,
  mailbox: Mailbox,
  by: LifeActor,
  at: Instant
): boolean => {
  const { state, undecided, passed, due } = clerk(profile, file)
  const isOwner = by._tag === "OwnerActs" && JSON.stringify(by.owner) === JSON.stringify(mailbox.owner)
  const isOperator = by._tag === "OperatorActs"
  switch (name) {
    case "deactivate":
      return isOwner && state === "Active"
    case "reactivate":
      return isOwner && state === "Deactivated"
    case "close":
      return isOwner && ["Active", "Deactivated"].includes(state)
    case "reopen":
      return isOwner && state === "Closed" && !due(at) && by.level === "high"
    case "noticeDeath":
    case "handInCertificate":
      return isOperator && ["Active", "Deactivated", "Closed"].includes(state) && !due(at)
    case "withdrawDeathNotice":
    case "bringDeletionForward":
      return isOperator && state === "Deceased" && !due(at)
    case "decideDeletion":
      return isOperator && undecided && passed(at) && state === "Deceased"
    case "deleteForGood":
      return isOperator && due(at)
  }
}

// Short waits mostly, so that what has an end is now and then done before it.
const gap = fc.oneof(
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(0, 1, 30, 91, 92, 93, 273, 274, 275, 364, 365, 366, 456, 457, 458)
      .map((days) => days * 86_400_000)
  },
  { weight: 2, arbitrary: fc.nat(40 * 86_400_000) }
)

const story = openMailbox.chain((mailbox) =>
  fc.record({
    profile: fc.constantFrom(digipost, eBoks),
    mailbox: fc.constant<Mailbox>({ ...mailbox, life: { _tag: "Active" } }),
    start: instant,
    acts: fc.array(
      fc.record({
        name: fc.constantFrom(...(Object.keys(lifeCommands) as Array<Name>)),
        by: fc.oneof(
          { weight: 2, arbitrary: lifeActorOn(mailbox) },
          { weight: 1, arbitrary: fc.constant({ _tag: "OwnerActs", owner: mailbox.owner, level: "high" } as const) }
        ),
        gap
      }),
      { maxLength: 25, size: "max" }
    )
  })
)

describe("a mailbox's life and its clerk", () => {
  it("LIFE-1, LIFE-2, LIFE-3, LIFE-5, LIFE-7, LIFE-11: agree after any story on who may do what, who may look inside, and when it ends", () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(story, ({ profile, mailbox: born, start, acts }) => {
        let [mailbox, at] = [born, start]
        const file: Array<Fact> = []
        for (const { name, by, gap } of acts) {
          at = DateTime.add(at, { milliseconds: gap })
          const decide: LifeCommand = lifeCommands[name]
          const answer = decide(profile, mailbox, by, at)
          expect([name, Result.isSuccess(answer)]).toEqual([name, may(profile, file, name, mailbox, by, at)])
          if (Result.isSuccess(answer)) {
            mailbox = evolve(mailbox, answer.success)
            file.push({ name, at })
            seen.add(name)
          }
          const { state, day, due } = clerk(profile, file)
          expect(mailbox.life._tag).toBe(state)
          expect(deletionOf(mailbox.life)?.day ?? null).toBe(day)
          expect(receives(mailbox)).toBe(state === "Active")
          expect(openToEstate(mailbox, at)).toBe(state === "Deceased" && !due(at))
          const entered = Result.isSuccess(enter(profile, mailbox, mailbox.owner, at))
          expect(entered).toBe(state === "Active" || state === "Deactivated")
        }
      }),
      { numRuns: 1500 }
    )
    expect(seen).toEqual(new Set(Object.keys(lifeCommands)))
  })
})
