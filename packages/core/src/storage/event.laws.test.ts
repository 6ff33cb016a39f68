import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { SenderKind } from "../organisation/index.ts"
import { Bytes, digipost } from "../policy/index.ts"
import { boughtSpace, origin, reservation, reservationId, storageAccount, storedBytes } from "./arbitrary.ts"
import {
  BoughtSpace,
  buy,
  commit,
  emptyAccount,
  evolve,
  free,
  lapse,
  Origin,
  Reservation,
  receive,
  release,
  reserve,
  StorageAccount,
  StorageEvent
} from "./index.ts"

/** What is written to a store and read again. */
const stored = <S extends Schema.Codec<unknown, unknown>>(schema: S, value: S["Type"]): unknown => {
  const codec = Schema.toCodecJson(schema)
  return Schema.decodeUnknownSync(codec)(JSON.parse(JSON.stringify(Schema.encodeSync(codec)(value))))
}

describe("what happens to a mailbox's space", () => {
  const happening = fc
    .record({ account: storageAccount, id: reservationId, size: storedBytes, origin, at: instant })
    .filter(({ account, id }) => account.reservations.every((one) => one.id !== id))
    .map(({ account, id, size, origin, at }) => {
      const roomy = evolve(account, buy(account, Bytes.make(20_000_000_000), null, at))
      const promise = reserve(digipost, roomy, { id, purpose: "sentCopy", bytes: size }, at)
      if (Result.isFailure(promise)) throw new Error(promise.failure._tag)
      const promised = evolve(roomy, promise.success)
      const spending = commit(promised, id, size, at)
      if (Result.isFailure(spending)) throw new Error(spending.failure._tag)
      return {
        reserve: promise.success,
        commit: spending.success,
        release: release(promised, id, at),
        lapse: lapse(promised, promise.success.reservation.lapsesAt).find(({ reservation }) => reservation === id),
        buy: buy(account, size, null, at),
        free: free(account, origin, size, at),
        receive: SenderKind.literals.map((sender) => receive(account, sender, size, at)),
        account: promised,
        at
      }
    })

  it("QUOTA-1: is written down whole, with when it was and whose space: read again it is the same, and does the same", () => {
    fc.assert(
      fc.property(happening, ({ account, at, receive, ...events }) => {
        for (const event of [...Object.values(events), ...receive]) {
          if (event === undefined) throw new Error("nothing has lapsed")
          expect(stored(StorageEvent, event)).toEqual(event)
          expect(event.mailbox).toBe(account.mailbox)
          if (event !== events.lapse) expect(event.at).toEqual(at)
          const then = evolve(account, event)
          expect(stored(StorageAccount, then)).toEqual(then)
        }
      })
    )
  })

  it("QUOTA-1: so are accounts and their parts", () => {
    fc.assert(
      fc.property(storageAccount, origin, reservation, boughtSpace, (account, origin, held, bought) => {
        expect(stored(StorageAccount, account)).toEqual(account)
        expect(stored(StorageAccount, emptyAccount(account.mailbox))).toEqual(emptyAccount(account.mailbox))
        expect(stored(Origin, origin)).toEqual(origin)
        expect(stored(Reservation, held)).toEqual(held)
        expect(stored(BoughtSpace, bought)).toEqual(bought)
      })
    )
  })

  it("QUOTA-1, QUOTA-2, QUOTA-3, QUOTA-4, QUOTA-5: names the rules that it follows from", () => {
    fc.assert(
      fc.property(happening, ({ reserve, commit, release, lapse, buy, free, receive }) => {
        expect([reserve, commit, release, lapse, buy, free].map((event) => event?.rules)).toEqual([
          ["QUOTA-1", "QUOTA-5"],
          ["QUOTA-1", "QUOTA-5"],
          ["QUOTA-5"],
          ["QUOTA-4"],
          ["QUOTA-2"],
          ["QUOTA-4"]
        ])
        const told = receive.map(({ rules }, index) => [SenderKind.literals[index], rules])
        expect(Object.fromEntries(told)).toEqual({
          person: ["QUOTA-1", "QUOTA-3"],
          company: ["QUOTA-1", "QUOTA-3"],
          voluntary: ["QUOTA-1", "QUOTA-3", "QUOTA-4"],
          public: ["QUOTA-1", "RECEIVE-4"]
        })
      })
    )
  })
})
