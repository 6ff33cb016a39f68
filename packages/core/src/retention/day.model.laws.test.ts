import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { evolve as evolveFolders, type Folders, move, moved, remove, type Thing } from "../folder/index.ts"
import { close, evolve as evolveLife, type Mailbox, reopen } from "../mailbox/index.ts"
import { digipost, type ProviderProfile } from "../policy/index.ts"
import { actors, folder, folders, mailbox, owner, thing, type Who } from "./beginning.arbitrary.ts"
import { deleteDue, deleteForGood, deletionOf, evolve, putBack, putInTrash, seeAgain } from "./index.ts"

const profile: ProviderProfile = {
  ...digipost,
  life: { ...digipost.life, closedMonths: 1 },
  retention: { trashDays: 4 },
  delegation: { ...digipost.delegation, trashSeenDays: 6 }
}
type Command =
  | { readonly do: "putInTrash" | "putBack" | "deleteForGood" | "file" | "removeFolder"; readonly who: Who }
  | { readonly do: "close" | "reopen" | "job" }
  | { readonly do: "sleep"; readonly days: number }

// The slow second opinion lives from day to day, and counts on its fingers how many days have ended since.
interface Diary {
  readonly lies: "inbox" | "folder" | "trash" | "gone"
  readonly was: "inbox" | "folder"
  readonly by: Who
  /** Days that have ended since it was put in the trash; since its owner could see it there; since the mailbox closed. */
  readonly inTrash: number
  readonly seen: number
  readonly closed: number | null
  /** Whether it was in the trash too long, be it noticed or not. */
  readonly over: boolean
  /** How many days have ended when a closed mailbox goes. */
  readonly closedFor: number
  readonly folder: boolean
}

interface World {
  readonly mailbox: Mailbox
  readonly folders: Folders
  readonly thing: Thing | null
  readonly at: DateTime.Utc
  readonly diary: Diary
}

const isOver = ({ lies, over }: Diary): boolean => lies === "trash" && over
const isOpen = ({ closed }: Diary): boolean => closed === null
const isThere = (diary: Diary): boolean => diary.lies !== "gone" && !isOver(diary)

const dayOver = (diary: Diary): Diary => {
  const inTrash = diary.inTrash + 1
  const seen = isOpen(diary) ? diary.seen + 1 : diary.seen
  const ends = inTrash > 4 && (diary.by === "owner" || (isOpen(diary) && seen > 6))
  return { ...diary, inTrash, seen, over: diary.over || ends, closed: diary.closed === null ? null : diary.closed + 1 }
}

const write = (world: World, thing: Thing | null, diary: Partial<Diary>): World => ({
  ...world,
  thing,
  diary: { ...world.diary, ...diary }
})

const stepped = (world: World, command: Command): World => {
  const { mailbox, folders, thing, at, diary } = world
  switch (command.do) {
    case "sleep":
      return Array.from({ length: command.days }).reduce<World>(
        (world) => ({
          ...world,
          at: DateTime.add(endOf(osloDateOf(world.at)), { hours: 1 }),
          diary: dayOver(world.diary)
        }),
        world
      )
    case "job": {
      if (thing === null) return world
      const event = deleteDue(thing, mailbox, at)
      const goes = isOver(diary) || (diary.closed !== null && diary.closed > diary.closedFor)
      expect(event !== null).toBe(goes)
      return event === null ? world : write(world, evolve(thing, event), { lies: "gone" })
    }
    case "close": {
      const event = close(profile, mailbox, { _tag: "OwnerActs", owner, level: "high" }, at)
      if (Result.isFailure(event)) return world
      const closedFor = daysOfMonthFrom(osloDateOf(at))
      return { ...world, mailbox: evolveLife(mailbox, event.success), diary: { ...diary, closed: 0, closedFor } }
    }
    case "reopen": {
      const event = reopen(profile, mailbox, { _tag: "OwnerActs", owner, level: "high" }, at)
      if (Result.isFailure(event)) return world
      const again = thing === null ? null : seeAgain(profile, thing, mailbox.life, at)
      const then = thing !== null && again !== null ? evolve(thing, again) : thing
      const waited = diary.lies === "trash" && diary.by === "delegate" && !diary.over
      expect(again !== null).toBe(waited)
      return {
        ...write(world, then, { closed: null, seen: waited ? 0 : diary.seen }),
        mailbox: evolveLife(mailbox, event.success)
      }
    }
    case "removeFolder": {
      const event = remove(profile, mailbox, folders, thing === null ? [] : [thing], actors[command.who], folder, at)
      const may = isOpen(diary) && command.who === "owner" && diary.folder && diary.lies !== "folder"
      expect(Result.isSuccess(event)).toBe(may)
      if (Result.isFailure(event)) return world
      return { ...world, folders: evolveFolders(folders, event.success), diary: { ...diary, folder: false } }
    }
    case "file": {
      const to = { _tag: "InFolder", folder } as const
      const event = move(profile, mailbox, folders, thing, to, actors[command.who], at)
      const may =
        isOpen(diary) && command.who !== "stranger" && isThere(diary) && diary.lies !== "trash" && diary.folder
      expect(Result.isSuccess(event)).toBe(may)
      if (Result.isFailure(event) || thing === null) return world
      return write(world, moved(thing, event.success), { lies: "folder", was: "folder" })
    }
    case "putInTrash": {
      const event = putInTrash(profile, mailbox, thing, [], actors[command.who], at)
      const may = isOpen(diary) && command.who !== "stranger" && isThere(diary) && diary.lies !== "trash"
      expect(Result.isSuccess(event)).toBe(may)
      if (Result.isFailure(event) || thing === null) return world
      const { lies: was } = diary
      const thrown = { lies: "trash", by: command.who, inTrash: 0, seen: 0, over: false } as const
      return write(world, evolve(thing, event.success), { ...thrown, was: was === "folder" ? "folder" : "inbox" })
    }
    case "putBack": {
      const event = putBack(profile, mailbox, folders, thing, actors[command.who], at)
      const may = isOpen(diary) && command.who !== "stranger" && isThere(diary) && diary.lies === "trash"
      expect(Result.isSuccess(event)).toBe(may)
      if (Result.isFailure(event) || thing === null) return world
      return write(world, evolve(thing, event.success), { lies: diary.folder ? diary.was : "inbox" })
    }
    case "deleteForGood": {
      const event = deleteForGood(profile, mailbox, thing, actors[command.who], at)
      const may = isOpen(diary) && command.who === "owner" && isThere(diary) && diary.lies === "trash"
      expect(Result.isSuccess(event)).toBe(may)
      if (Result.isFailure(event) || thing === null) return world
      return write(world, evolve(thing, event.success), { lies: "gone" })
    }
  }
}

/** How many days a month lasts that begins on this day: to the same day of the next one, or to its last where it has none such. */
const daysOfMonthFrom = (day: string): number => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number)
  const [has, next] = [month, month + 1].map((one) => new Date(Date.UTC(year, one, 0)).getUTCDate())
  return (has ?? 0) - date + Math.min(date, next ?? 0)
}

const who = fc.constantFrom<Who>("owner", "owner", "delegate", "delegate", "stranger")
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("putInTrash", "putInTrash", "putBack", "deleteForGood", "file", "removeFolder"),
      who
    })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("close", "reopen", "job") }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("sleep" as const), days: fc.constantFrom(1, 2, 5, 7, 29) }) }
)

describe("the trash and a diary kept from day to day", () => {
  const born: Omit<World, "at"> = {
    mailbox,
    folders,
    thing,
    diary: {
      ...{ lies: "inbox", was: "inbox", by: "owner", inTrash: 0, seen: 0, over: false, closed: null, closedFor: 0 },
      folder: true
    }
  }

  it("RETAIN-1, RETAIN-2, LIFE-3, ACCESS-4: agree after whatever anybody has done, on each of a hundred days", () => {
    // The nights when clocks change, a leap day, the ends of months and of a year.
    const start = fc.constantFrom("2024-02-10", "2026-03-20", "2026-10-10", "2026-12-20", "2027-01-01")
    fc.assert(
      fc.property(start, fc.array(command, { maxLength: 25 }), (start, commands) => {
        commands.reduce<World>(
          (world, command) => {
            const then = stepped(world, command)
            const { thing, diary } = then
            expect(thing === null).toBe(diary.lies === "gone")
            if (thing === null) return then
            const lies = { Inbox: "inbox", InFolder: "folder", InTrash: "trash" }[thing.lies._tag]
            expect(lies).toBe(diary.lies)
            const deletion = deletionOf(thing, then.mailbox.life, then.at)
            const due = deletion._tag === "GoesOn" && deletion.isDue
            expect(due).toBe(isOver(diary) || (diary.closed !== null && diary.closed > diary.closedFor))
            return then
          },
          { ...born, at: DateTime.makeUnsafe(`${start}T10:00:00Z`) }
        )
      }),
      { numRuns: 1500 }
    )
  })

  it("LIFE-8: the diary's month is the calendar's: a mailbox closed on a day goes on the day so many days later", () => {
    for (const day of ["2024-02-10", "2024-01-30", "2026-03-20", "2026-12-20", "2027-01-01", "2027-01-30"]) {
      const at = DateTime.makeUnsafe(`${day}T10:00:00Z`)
      const event = close(profile, mailbox, { _tag: "OwnerActs", owner, level: "high" }, at)
      expect(event).toMatchObject({ success: { deletionDay: addDays(osloDateOf(at), daysOfMonthFrom(day)) } })
    }
  })
})
