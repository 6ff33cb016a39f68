import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { endOf, osloDateOf } from "../calendar/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { type SenderKind } from "../organisation/index.ts"
import { Bytes, digipost, type ProviderProfile } from "../policy/index.ts"
import {
  buy,
  commit,
  emptyAccount,
  evolve,
  free,
  lapse,
  type Purpose,
  ReservationId,
  receive,
  release,
  reserve,
  type StorageAccount,
  spaceOf
} from "./index.ts"

const hour = 3_600_000
const profile: ProviderProfile = {
  ...digipost,
  storage: { included: Bytes.make(12), maxUpload: Bytes.make(8), reservationLives: 3 * hour }
}

const idOf = (which: number) => ReservationId.make(`0190b5a0-0000-7000-8000-00000000000${which % 3}`)

/** What can be done to a mailbox's space. `which` picks among the ids, or among the things that are stored. */
type Command =
  | { readonly do: "reserve"; readonly which: number; readonly purpose: Purpose; readonly size: number }
  | { readonly do: "commit"; readonly which: number; readonly size: number }
  | { readonly do: "release"; readonly which: number }
  | { readonly do: "receive"; readonly sender: SenderKind; readonly size: number }
  | { readonly do: "delete"; readonly which: number }
  | { readonly do: "buy"; readonly size: number; readonly endsToday: boolean }
  | { readonly do: "lapse" }
  | { readonly do: "wait"; readonly hours: number }

// The slow second opinion: a list of everything that lies in the mailbox or is on its way, added up each time.
interface Lying {
  readonly is: "stored" | "on its way" | "bought"
  readonly id: string | null
  readonly size: number
  readonly public: boolean
  readonly until: number
}
const total = (list: ReadonlyArray<Lying>, is: Lying["is"], now: number): number =>
  list.reduce((total, one) => (one.is === is && !one.public && now < one.until ? total + one.size : total), 0)
const limitOf = (list: ReadonlyArray<Lying>, now: number) => profile.storage.included + total(list, "bought", now)
const heldOf = (list: ReadonlyArray<Lying>, now: number) => total(list, "stored", now) + total(list, "on its way", now)
const lying = (is: Lying["is"], size: number, more: Partial<Lying> = {}): Lying => ({
  is,
  id: null,
  size,
  public: false,
  until: Number.POSITIVE_INFINITY,
  ...more
})

interface World {
  readonly account: StorageAccount
  readonly list: ReadonlyArray<Lying>
  readonly now: number
}

const stepped = ({ account, list, now }: World, command: Command): World => {
  const at = DateTime.makeUnsafe(now)
  switch (command.do) {
    case "reserve": {
      const id = idOf(command.which)
      const answer = reserve(profile, account, { ...command, id, bytes: Bytes.make(command.size) }, at)
      const others = list.filter((one) => one.id !== id)
      const tooLarge = command.purpose === "upload" && command.size > profile.storage.maxUpload
      const missing = heldOf(others, now) + Math.max(1, command.size) - limitOf(list, now)
      if (Result.isFailure(answer)) {
        if (tooLarge) expect(answer.failure._tag).toBe("DocumentTooLarge")
        else expect(answer.failure).toMatchObject({ _tag: "StorageFull", missing })
        return { account, list, now }
      }
      expect(tooLarge || missing > 0).toBe(false)
      const onItsWay = lying("on its way", command.size, { id, until: now + profile.storage.reservationLives })
      return { account: evolve(account, answer.success), list: [...others, onItsWay], now }
    }
    case "commit": {
      const id = idOf(command.which)
      const answer = commit(account, id, Bytes.make(command.size), at)
      const promised = list.find((one) => one.id === id && now < one.until)
      expect(Result.isSuccess(answer)).toBe(promised !== undefined && command.size <= promised.size)
      if (Result.isFailure(answer)) return { account, list, now }
      const stored = lying("stored", command.size)
      return { account: evolve(account, answer.success), list: [...list.filter((one) => one.id !== id), stored], now }
    }
    case "release": {
      const id = idOf(command.which)
      return { account: evolve(account, release(account, id, at)), list: list.filter((one) => one.id !== id), now }
    }
    case "receive": {
      const { sender, size } = command
      const stored = lying("stored", size, { public: sender === "public" })
      return { account: evolve(account, receive(account, sender, Bytes.make(size), at)), list: [...list, stored], now }
    }
    case "delete": {
      const stored = list.filter((one) => one.is === "stored")
      const one = stored[command.which % Math.max(1, stored.length)]
      if (one === undefined) return { account, list, now }
      const origin = one.public ? ({ _tag: "Received", sender: "public" } as const) : ({ _tag: "Uploaded" } as const)
      const freed = evolve(account, free(account, origin, Bytes.make(one.size), at))
      return { account: freed, list: list.filter((other) => other !== one), now }
    }
    case "buy": {
      const until = command.endsToday ? osloDateOf(at) : null
      const ends = until === null ? Number.POSITIVE_INFINITY : DateTime.toEpochMillis(endOf(until))
      const bought = evolve(account, buy(account, Bytes.make(command.size), until, at))
      return { account: bought, list: [...list, lying("bought", command.size, { until: ends })], now }
    }
    case "lapse":
      return { account: lapse(account, at).reduce(evolve, account), list, now }
    case "wait":
      return { account, list, now: now + command.hours * hour }
  }
}

const which = fc.nat(5)
const size = fc.nat(9)
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant("reserve" as const), which, purpose: fc.constantFrom("upload", "sentCopy"), size }),
  fc.record({ do: fc.constant("commit" as const), which, size }),
  fc.record({ do: fc.constant("release" as const), which }),
  fc.record({
    do: fc.constant("receive" as const),
    sender: fc.constantFrom<SenderKind>("person", "company", "voluntary", "public"),
    size
  }),
  fc.record({ do: fc.constant("delete" as const), which }),
  fc.record({ do: fc.constant("buy" as const), size, endsToday: fc.boolean() }),
  fc.constant({ do: "lapse" as const }),
  fc.record({ do: fc.constant("wait" as const), hours: fc.nat(6) })
)

describe("the account and a list of all that lies in the mailbox", () => {
  const start: World = {
    account: emptyAccount(MailboxId.make("0190b5a0-0000-7000-8000-000000000009")),
    list: [],
    now: Date.parse("2026-03-28T20:00:00Z")
  }

  it("QUOTA-1, QUOTA-4, QUOTA-5: agree after whatever has happened, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        commands.reduce((world, command) => {
          const then = stepped(world, command)
          const space = spaceOf(profile.storage, then.account, DateTime.makeUnsafe(then.now))
          expect(space).toEqual({
            limit: limitOf(then.list, then.now),
            used: total(then.list, "stored", then.now),
            reserved: total(then.list, "on its way", then.now),
            left: Math.max(0, limitOf(then.list, then.now) - heldOf(then.list, then.now))
          })
          return then
        }, start)
      }),
      { numRuns: 400 }
    )
  })

  it("QUOTA-5: where nothing is received and no bought space ends, the limit is never passed", () => {
    const own = command.filter((one) => one.do !== "receive" && !(one.do === "buy" && one.endsToday))
    fc.assert(
      fc.property(fc.array(own, { maxLength: 40 }), (commands) => {
        commands.reduce((world, command) => {
          const then = stepped(world, command)
          const { limit, used, reserved } = spaceOf(profile.storage, then.account, DateTime.makeUnsafe(then.now))
          expect(used + reserved).toBeLessThanOrEqual(limit)
          return then
        }, start)
      }),
      { numRuns: 400 }
    )
  })
})
