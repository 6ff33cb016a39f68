import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { OsloDate } from "../calendar/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { Bytes, digipost } from "../policy/index.ts"
import { buy, commit, emptyAccount, evolve, ReservationId, receive, reserve, spaceOf } from "./index.ts"

const MB = 1_000_000
const at = DateTime.makeUnsafe("2026-11-22T12:00:00Z")
const id = ReservationId.make("0190b5a0-0000-7000-8000-000000000001")
const empty = emptyAccount(MailboxId.make("0190b5a0-0000-7000-8000-000000000009"))
const holding = (size: number) => ({ ...empty, used: Bytes.make(size) })
const upload = (size: number) => ({ id, purpose: "upload" as const, bytes: Bytes.make(size) })

describe("storage: cases", () => {
  it("QUOTA-1: a gigabyte is a thousand million bytes, and the last of them can be used", () => {
    const almost = holding(999 * MB)
    expect(Result.isSuccess(reserve(digipost, almost, upload(MB), at))).toBe(true)
    expect(reserve(digipost, almost, upload(MB + 1), at)).toEqual(
      Result.fail({ _tag: "StorageFull", rules: ["SEND-4", "QUOTA-3"], missing: 1, left: MB })
    )
  })

  it("SEND-4: a hundred megabytes may be uploaded at once, a byte more may not", () => {
    expect(Result.isSuccess(reserve(digipost, empty, upload(100 * MB), at))).toBe(true)
    expect(reserve(digipost, empty, upload(100 * MB + 1), at)).toMatchObject({ failure: { _tag: "DocumentTooLarge" } })
  })

  it("QUOTA-3: a full mailbox that gets 30 MB from an insurance company misses those too before it uploads again", () => {
    const full = holding(1000 * MB)
    const fuller = evolve(full, receive(full, "company", Bytes.make(30 * MB), at))
    expect(spaceOf(digipost.storage, fuller, at)).toMatchObject({ used: 1030 * MB, left: 0 })
    expect(reserve(digipost, fuller, upload(5 * MB), at)).toMatchObject({ failure: { missing: 35 * MB } })
  })

  it("QUOTA-3: nor does it upload an empty file, though one byte would be room enough for that", () => {
    expect(reserve(digipost, holding(1000 * MB), upload(0), at)).toMatchObject({ failure: { missing: 1 } })
    expect(Result.isSuccess(reserve(digipost, holding(1000 * MB - 1), upload(0), at))).toBe(true)
  })

  it("QUOTA-4, LIFE-8: a reservation lives for 24 hours by the clock, also in the night that has 25", () => {
    const evening = DateTime.makeUnsafe("2026-10-24T20:00:00Z")
    const promise = reserve(digipost, empty, upload(MB), evening)
    if (Result.isFailure(promise)) throw new Error(promise.failure._tag)
    expect(promise.success.reservation.lapsesAt).toEqual(DateTime.makeUnsafe("2026-10-25T20:00:00Z"))
    const account = evolve(empty, promise.success)
    const arrives = (time: string) => commit(account, id, Bytes.make(MB), DateTime.makeUnsafe(time))
    expect(Result.isSuccess(arrives("2026-10-25T19:59:59.999Z"))).toBe(true)
    expect(Result.isSuccess(arrives("2026-10-25T20:00:00Z"))).toBe(false)
  })

  it("QUOTA-2: space bought until the end of the year is there on New Year's Eve and not on New Year's Day", () => {
    const account = evolve(empty, buy(empty, Bytes.make(MB), OsloDate.make("2026-12-31"), at))
    const limit = (time: string) => spaceOf(digipost.storage, account, DateTime.makeUnsafe(time)).limit
    expect(limit("2026-12-31T22:59:59.999Z")).toBe(1001 * MB)
    expect(limit("2026-12-31T23:00:00Z")).toBe(1000 * MB)
  })
})
