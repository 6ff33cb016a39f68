import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { MailboxId } from "../mailbox/index.ts"
import { Bytes, digipost, type ProviderProfile } from "../policy/index.ts"
import {
  commit,
  emptyAccount,
  evolve,
  ReservationId,
  receive,
  release,
  reserve,
  type StorageAccount,
  spaceOf
} from "./index.ts"

// Three uploads at once into a small space: each asks for room, and then comes whole, comes smaller, is broken off or is
// left to lapse; meanwhile a letter may come in. Every order of all of it is walked.
const sizes = [0, 1, 3]
const limits = [0, 1, 3, 4, 6]
const start = DateTime.makeUnsafe("2026-10-24T23:59:00Z")
const later = DateTime.add(start, { milliseconds: digipost.storage.reservationLives })
const idOf = (index: number) => ReservationId.make(`0190b5a0-0000-7000-8000-00000000000${index}`)
const born = emptyAccount(MailboxId.make("0190b5a0-0000-7000-8000-000000000009"))
const bytes = (size: number) => Bytes.make(size)

/** An upload of `size`: not begun, promised its room, turned away, or over with so many bytes stored. */
interface Upload {
  readonly id: ReservationId
  readonly size: number
  readonly is: "waiting" | "promised" | "refused" | number
}
interface Situation {
  readonly account: StorageAccount
  readonly uploads: ReadonlyArray<Upload>
  readonly mail: number
  readonly lapsed: boolean
}
interface Seen extends Situation {
  readonly profile: ProviderProfile
  /** In how many orders of events the situation came about. */
  orders: number
}

const next = (profile: ProviderProfile, from: Situation): ReadonlyArray<Situation> => {
  const at = from.lapsed ? later : start
  const moved: Array<Situation> = []
  const go = (account: StorageAccount, upload: Upload, is: Upload["is"]) =>
    moved.push({ ...from, account, uploads: from.uploads.map((one) => (one === upload ? { ...one, is } : one)) })
  for (const upload of from.uploads) {
    const { id, size } = upload
    if (upload.is === "waiting" && !from.lapsed) {
      const answer = reserve(profile, from.account, { id, purpose: "upload", bytes: bytes(size) }, at)
      if (Result.isFailure(answer)) go(from.account, upload, "refused")
      else go(evolve(from.account, answer.success), upload, "promised")
    }
    if (upload.is !== "promised") continue
    go(evolve(from.account, release(from.account, id, at)), upload, 0)
    for (const comes of sizes) {
      const answer = commit(from.account, id, bytes(comes), at)
      if (Result.isSuccess(answer)) go(evolve(from.account, answer.success), upload, comes)
    }
  }
  if (from.mail === 0) {
    moved.push({ ...from, account: evolve(from.account, receive(from.account, "company", bytes(2), at)), mail: 2 })
  }
  if (!from.lapsed) moved.push({ ...from, lapsed: true })
  return moved
}

/** Every situation that any order of events can lead to, with the number of orders that do. */
const walk = (): ReadonlyArray<Seen> => {
  const seen: Array<Seen> = []
  for (const limit of limits) {
    const profile = { ...digipost, storage: { ...digipost.storage, included: bytes(limit) } }
    for (const asked of sizes.flatMap((a) => sizes.flatMap((b) => sizes.map((c) => [a, b, c])))) {
      const uploads = asked.map((size, index) => ({ id: idOf(index), size, is: "waiting" as const }))
      let frontier: ReadonlyArray<Seen> = [{ account: born, uploads, mail: 0, lapsed: false, profile, orders: 1 }]
      while (frontier.length > 0) {
        seen.push(...frontier)
        const reached = new Map<string, Seen>()
        for (const from of frontier) {
          for (const to of next(profile, from)) {
            const key = JSON.stringify([to.account, to.uploads, to.mail, to.lapsed])
            const known = reached.get(key)
            if (known === undefined) reached.set(key, { ...to, profile, orders: from.orders })
            else known.orders += from.orders
          }
        }
        frontier = [...reached.values()]
      }
    }
  }
  return seen
}

const walked = walk()
const orders = walked.reduce((sum, one) => sum + one.orders, 0)
const total = ({ uploads }: Situation, bytesOf: (upload: Upload) => number) =>
  uploads.reduce((sum, upload) => sum + bytesOf(upload), 0)
const stored = ({ is }: Upload) => (typeof is === "number" ? is : 0)
const spaceIn = ({ profile, account, lapsed }: Seen) => spaceOf(profile.storage, account, lapsed ? later : start)
const where = (forbidden: (one: Seen) => boolean) => walked.filter((one) => forbidden(one)).slice(0, 3)
const getsIn = ({ account }: Seen, { id }: Upload, size: number, at: DateTime.Utc) =>
  Result.isSuccess(commit(account, id, bytes(size), at))

describe(`three uploads at once into 0 to 6 bytes of space: ${walked.length} situations, come about in ${orders} orders`, () => {
  it("QUOTA-5: in none of them do the uploads that came and those that are promised pass the limit together", () => {
    const together = (upload: Upload) => (upload.is === "promised" ? upload.size : stored(upload))
    expect(where((one) => total(one, stored) > one.profile.storage.included)).toEqual([])
    expect(where((one) => !one.lapsed && total(one, together) > one.profile.storage.included)).toEqual([])
    expect(where((one) => one.mail === 0 && one.account.used + spaceIn(one).reserved > spaceIn(one).limit)).toEqual([])
  })

  it("QUOTA-1, QUOTA-3: in all of them what is used is just what has come, upload or letter, each byte once", () => {
    expect(where((one) => one.account.used !== total(one, stored) + one.mail)).toEqual([])
  })

  it("QUOTA-5: who was promised room and is not late gets in, letter or no letter; and nobody else", () => {
    const wrong = (one: Seen) =>
      one.uploads.some((upload) => getsIn(one, upload, upload.size, start) !== (upload.is === "promised"))
    expect(where((one) => !one.lapsed && wrong(one))).toEqual([])
  })

  it("QUOTA-4: once the time is over nothing more of it gets in, and no room is held", () => {
    const held = (one: Seen) => spaceIn(one).reserved > 0 || one.uploads.some((upload) => getsIn(one, upload, 0, later))
    expect(where((one) => one.lapsed && held(one))).toEqual([])
  })

  it("SEND-4, QUOTA-5: where there is room for all nobody is turned away, and where there is not somebody is", () => {
    const over = walked.filter(({ mail, uploads }) => mail === 0 && uploads.every(({ is }) => is !== "waiting"))
    const asked = (one: Seen) => total(one, ({ size }) => size)
    const whole = (one: Seen) => one.uploads.every(({ is, size }) => is === size)
    const turnedAway = (one: Seen) => one.uploads.some(({ is }) => is === "refused")
    const hasRoom = (one: Seen) => asked(one) < one.profile.storage.included
    const lacksRoom = (one: Seen) => asked(one) > one.profile.storage.included
    expect(over.filter((one) => hasRoom(one) && turnedAway(one))).toEqual([])
    expect(over.filter((one) => lacksRoom(one) && whole(one))).toEqual([])
    expect(over.filter((one) => hasRoom(one) && whole(one)).length).toBeGreaterThan(50)
    expect(over.filter((one) => lacksRoom(one) && turnedAway(one)).length).toBeGreaterThan(50)
  })
})
