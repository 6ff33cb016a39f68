import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, osloDate } from "../calendar/arbitrary.ts"
import { endOf } from "../calendar/index.ts"
import { senderKind } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { Bytes, type ProviderProfile } from "../policy/index.ts"
import { instantOn, origin, reservationId, spaceRequest, storageAccount, storedBytes } from "./arbitrary.ts"
import {
  buy,
  commit,
  counted,
  counts,
  emptyAccount,
  evolve,
  free,
  lapse,
  type Origin,
  receive,
  release,
  reserve,
  type Space,
  type SpaceRequest,
  type StorageAccount,
  spaceOf
} from "./index.ts"

const scene = fc
  .tuple(profile, storageAccount, spaceRequest)
  .filter(([, account, { id }]) => account.reservations.every((one) => one.id !== id))
  .chain(([profile, account, request]) => instantOn(account).map((at) => ({ profile, account, request, at })))
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never

/** A mailbox with room for the request, as far as its limit goes: what is missing is bought. */
const withRoom = ({ profile, account, request, at }: Scene): StorageAccount => {
  const answer = reserve(profile, account, request, at)
  if (Result.isSuccess(answer) || answer.failure._tag !== "StorageFull") return account
  return evolve(account, buy(account, answer.failure.missing, null, at))
}
const successOf = <A, E extends { readonly _tag: string }>(answer: Result.Result<A, E>): A => {
  if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
  return answer.success
}
const tagOf = (answer: Result.Result<unknown, { readonly _tag: string }>): string =>
  Result.isFailure(answer) ? answer.failure._tag : "yes"
const small = (profile: ProviderProfile, request: SpaceRequest): SpaceRequest => ({
  ...request,
  bytes: Bytes.make(Math.min(request.bytes, profile.storage.maxUpload))
})
const before = (at: DateTime.Utc) => DateTime.subtract(at, { milliseconds: 1 })
const bytes = (size: number) => Bytes.make(size)

describe("what counts", () => {
  it("QUOTA-1, QUOTA-4: everything but public mail, to the byte: mail of voluntary organisations too", () => {
    fc.assert(
      fc.property(origin, storedBytes, (origin, size) => {
        const isPublic = origin._tag === "Received" && origin.sender === "public"
        expect(counts(origin)).toBe(!isPublic)
        expect(counted(origin, size)).toBe(isPublic ? 0 : size)
      })
    )
  })

  it("QUOTA-1, RECEIVE-4: public mail takes no space when it comes and gives none when it goes", () => {
    fc.assert(
      fc.property(storageAccount, storedBytes, instant, (account, size, at) => {
        expect(evolve(account, receive(account, "public", size, at))).toEqual(account)
        expect(evolve(account, free(account, { _tag: "Received", sender: "public" }, size, at))).toEqual(account)
      })
    )
  })

  it("QUOTA-1: a new mailbox has all that is included left, and nothing in it", () => {
    fc.assert(
      fc.property(scene, ({ profile, account, at }) => {
        const { included } = profile.storage
        const space: Space = { limit: included, used: bytes(0), reserved: bytes(0), left: included }
        expect(spaceOf(profile.storage, emptyAccount(account.mailbox), at)).toEqual(space)
        expect(emptyAccount(account.mailbox).mailbox).toBe(account.mailbox)
      })
    )
  })

  it("QUOTA-1: what is left is the limit less what is used and what is on its way, and nothing is less than nothing", () => {
    fc.assert(
      fc.property(scene, ({ profile, account, at }) => {
        const { limit, used, reserved, left } = spaceOf(profile.storage, account, at)
        expect(used).toBe(account.used)
        expect(left).toBe(Math.max(0, limit - used - reserved))
      })
    )
  })
})

describe("space that is bought", () => {
  it("QUOTA-2: adds to the limit until its last day ends in Oslo, and nothing afterwards", () => {
    fc.assert(
      fc.property(scene, storedBytes, osloDate, ({ profile, account, at }, size, until) => {
        const limitAt = (account: StorageAccount, at: DateTime.Utc) => spaceOf(profile.storage, account, at).limit
        const more = evolve(account, buy(account, size, until, at))
        const ends = endOf(until)
        expect(limitAt(more, before(ends)) - limitAt(account, before(ends))).toBe(size)
        expect(limitAt(more, ends)).toBe(limitAt(account, ends))
        const forever = evolve(account, buy(account, size, null, at))
        for (const then of [at, ends, DateTime.makeUnsafe("9999-12-31T12:00:00Z")]) {
          expect(limitAt(forever, then) - limitAt(account, then)).toBe(size)
        }
      })
    )
  })

  it("QUOTA-2, QUOTA-3: when it ends, all that is stored is still there", () => {
    fc.assert(
      fc.property(scene, storedBytes, osloDate, ({ profile, account, at }, size, until) => {
        const more = evolve(account, buy(account, size, until, at))
        expect(spaceOf(profile.storage, more, endOf(until)).used).toBe(account.used)
      })
    )
  })
})

describe("receiving", () => {
  it("QUOTA-3: a full mailbox receives: nobody is asked whether there is room, and what counts may pass the limit", () => {
    fc.assert(
      fc.property(scene, senderKind, storedBytes, ({ profile, account, at }, sender, size) => {
        const event = receive(account, sender, size, at)
        const [then, now] = [evolve(account, event), spaceOf(profile.storage, account, at)]
        expect(event.bytes).toBe(counted({ _tag: "Received", sender }, size))
        expect(then).toEqual({ ...account, used: account.used + event.bytes })
        expect(spaceOf(profile.storage, then, at).left).toBe(
          Math.max(0, now.limit - now.used - now.reserved - event.bytes)
        )
      })
    )
  })

  it("QUOTA-3, QUOTA-5: mail that comes in takes nothing from what was promised to an upload", () => {
    fc.assert(
      fc.property(scene, senderKind, storedBytes, (scene, sender, size) => {
        const request = small(scene.profile, scene.request)
        const account = withRoom({ ...scene, request })
        const promised = evolve(account, successOf(reserve(scene.profile, account, request, scene.at)))
        const fuller = evolve(promised, receive(promised, sender, size, scene.at))
        expect(tagOf(commit(fuller, request.id, request.bytes, scene.at))).toBe("yes")
      })
    )
  })
})

describe("uploading and sending", () => {
  it("SEND-4, QUOTA-3: with no space left nothing is uploaded or sent, not even an empty file", () => {
    fc.assert(
      fc.property(scene, fc.nat(3), ({ profile, account, request, at }, size) => {
        const { limit } = spaceOf(profile.storage, account, at)
        const full = { ...account, used: bytes(Math.max(limit, account.used)) }
        const answer = reserve(profile, full, { ...small(profile, request), bytes: bytes(0) }, at)
        expect(answer).toMatchObject({ failure: { _tag: "StorageFull", left: 0 } })
        expect(tagOf(reserve(profile, full, { ...request, purpose: "sentCopy", bytes: bytes(size) }, at))).toBe(
          "StorageFull"
        )
      })
    )
  })

  it("SEND-4: with space left, whatever fits in it is promised it", () => {
    fc.assert(
      fc.property(scene, ({ profile, account, request, at }) => {
        const { left } = spaceOf(profile.storage, account, at)
        fc.pre(left > 0)
        const fits = { ...request, bytes: bytes(Math.min(left, profile.storage.maxUpload)) }
        expect(tagOf(reserve(profile, account, fits, at))).toBe("yes")
        const all = { ...request, purpose: "sentCopy" as const, bytes: left }
        expect(tagOf(reserve(profile, account, all, at))).toBe("yes")
        expect(tagOf(reserve(profile, account, { ...all, bytes: bytes(left + 1) }, at))).toBe("StorageFull")
      })
    )
  })

  it("SEND-4: no uploaded document is larger than the policy says, however much space there is; a sent copy may be", () => {
    fc.assert(
      fc.property(scene, ({ profile, account, request, at }) => {
        const { maxUpload: most } = profile.storage
        const roomy = evolve(account, buy(account, bytes(9_000_000_000_000), null, at))
        const upload = { ...request, purpose: "upload" as const }
        expect(tagOf(reserve(profile, roomy, { ...upload, bytes: most }, at))).toBe("yes")
        const larger = bytes(most + 1)
        expect(reserve(profile, roomy, { ...upload, bytes: larger }, at)).toEqual(
          Result.fail({ _tag: "DocumentTooLarge", rules: ["SEND-4"], most, has: larger })
        )
        expect(tagOf(reserve(profile, roomy, { ...request, purpose: "sentCopy", bytes: larger }, at))).toBe("yes")
      })
    )
  })

  it("QUOTA-3: the bytes that a refusal names are just those that are missing: with them it goes, with one fewer it does not", () => {
    fc.assert(
      fc.property(scene, ({ profile, account, request, at }) => {
        const refused = reserve(profile, account, request, at)
        fc.pre(Result.isFailure(refused) && refused.failure._tag === "StorageFull")
        if (Result.isSuccess(refused) || refused.failure._tag !== "StorageFull") return
        const { missing, left, rules } = refused.failure
        expect(rules).toEqual(["SEND-4", "QUOTA-3"])
        expect(left).toBe(spaceOf(profile.storage, account, at).left)
        const bought = (size: number) => evolve(account, buy(account, bytes(size), null, at))
        expect(tagOf(reserve(profile, bought(missing), request, at))).toBe("yes")
        expect(tagOf(reserve(profile, bought(missing - 1), request, at))).toBe("StorageFull")
        fc.pre(missing <= account.used)
        const freed = (size: number) => evolve(account, free(account, { _tag: "Uploaded" }, bytes(size), at))
        expect(tagOf(reserve(profile, freed(missing), request, at))).toBe("yes")
        expect(tagOf(reserve(profile, freed(missing - 1), request, at))).toBe("StorageFull")
      }),
      { numRuns: 500 }
    )
  })
})

describe("a reservation", () => {
  it("QUOTA-5: what is promised counts at once, and with all that is stored and promised never passes the limit", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { profile, at } = scene
        const request = small(profile, scene.request)
        const account = withRoom({ ...scene, request })
        const event = successOf(reserve(profile, account, request, at))
        expect(event).toMatchObject({ mailbox: account.mailbox, at, policy: profile.version })
        const [had, has] = [account, evolve(account, event)].map((one) => spaceOf(profile.storage, one, at))
        expect(has?.reserved).toBe((had?.reserved ?? 0) + request.bytes)
        expect((has?.used ?? 0) + (has?.reserved ?? 0)).toBeLessThanOrEqual(has?.limit ?? 0)
      })
    )
  })

  it("QUOTA-5: what has come takes the promise's place: it uses its own bytes, never more than were reserved", () => {
    fc.assert(
      fc.property(scene, storedBytes, (scene, size) => {
        const { profile, at } = scene
        const request = small(profile, scene.request)
        const account = withRoom({ ...scene, request })
        const promised = evolve(account, successOf(reserve(profile, account, request, at)))
        const answer = commit(promised, request.id, size, at)
        if (size > request.bytes) {
          const refusal = { _tag: "ReservationExceeded", rules: ["QUOTA-5"], reserved: request.bytes, has: size }
          expect(answer).toEqual(Result.fail(refusal))
        } else {
          expect(evolve(promised, successOf(answer))).toEqual({ ...account, used: account.used + size })
        }
      })
    )
  })

  it("QUOTA-5: is spent once: the same bytes cannot come twice, nor after it was given up, nor where none was made", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { profile, at } = scene
        const request = small(profile, scene.request)
        const account = withRoom({ ...scene, request })
        const promised = evolve(account, successOf(reserve(profile, account, request, at)))
        const spent = evolve(promised, successOf(commit(promised, request.id, request.bytes, at)))
        const givenUp = evolve(promised, release(promised, request.id, at))
        expect(givenUp).toEqual(account)
        for (const none of [account, spent, givenUp]) {
          expect(commit(none, request.id, bytes(0), at)).toEqual(
            Result.fail({ _tag: "SpaceNotReserved", rules: ["QUOTA-4"] })
          )
        }
      })
    )
  })

  it("QUOTA-5: made again under its id it is one reservation, not two", () => {
    fc.assert(
      fc.property(scene, storedBytes, (scene, size) => {
        const { profile, at } = scene
        const request = small(profile, scene.request)
        const account = withRoom({ ...scene, request })
        const promised = evolve(account, successOf(reserve(profile, account, request, at)))
        expect(evolve(promised, successOf(reserve(profile, promised, request, at)))).toEqual(promised)
        const other = { ...request, bytes: size }
        expect(tagOf(reserve(profile, promised, other, at))).toBe(tagOf(reserve(profile, account, other, at)))
      })
    )
  })

  it("QUOTA-4: unused it lapses when its time is over, to the millisecond, whether or not a job has come by", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { profile, at } = scene
        const request = small(profile, scene.request)
        const account = { ...withRoom({ ...scene, request }), reservations: [] }
        const promised = evolve(account, successOf(reserve(profile, account, request, at)))
        const over = DateTime.add(at, { milliseconds: profile.storage.reservationLives })
        expect(tagOf(commit(promised, request.id, request.bytes, before(over)))).toBe("yes")
        expect(tagOf(commit(promised, request.id, request.bytes, over))).toBe("SpaceNotReserved")
        const [last, after] = [before(over), over].map((at) => spaceOf(profile.storage, promised, at))
        expect([last?.reserved, after?.reserved]).toEqual([request.bytes, 0])
        expect([lapse(promised, before(over)).length, lapse(promised, over).length]).toEqual([0, 1])
      })
    )
  })

  it("QUOTA-4: the job that clears lapsed reservations changes nobody's space, and leaves none that has lapsed", () => {
    fc.assert(
      fc.property(scene, ({ profile, account, at }) => {
        const events = lapse(account, at)
        const cleared = events.reduce(evolve, account)
        expect(spaceOf(profile.storage, cleared, at)).toEqual(spaceOf(profile.storage, account, at))
        expect(lapse(cleared, at)).toEqual([])
        expect(cleared.reservations.length).toBe(account.reservations.length - events.length)
        for (const event of events) expect(event).toMatchObject({ mailbox: account.mailbox, at, rules: ["QUOTA-4"] })
      })
    )
  })
})

describe("deleting for good", () => {
  it("QUOTA-4: gives back what it took: to receive and delete, or to upload and delete, is as if nothing had been", () => {
    fc.assert(
      fc.property(scene, senderKind, storedBytes, (scene, sender, size) => {
        const { profile, at } = scene
        const come = evolve(scene.account, receive(scene.account, sender, size, at))
        expect(evolve(come, free(come, { _tag: "Received", sender }, size, at))).toEqual(scene.account)
        const request = small(profile, scene.request)
        const account = withRoom({ ...scene, request })
        const promised = evolve(account, successOf(reserve(profile, account, request, at)))
        const uploaded = evolve(promised, successOf(commit(promised, request.id, request.bytes, at)))
        const origin: Origin = { _tag: request.purpose === "upload" ? "Uploaded" : "SentCopy" }
        expect(evolve(uploaded, free(uploaded, origin, request.bytes, at))).toEqual(account)
      })
    )
  })
})

describe("totality", () => {
  it("every account and every size gets an answer, up to the largest there is, and no account is worth less than nothing", () => {
    const anySize = fc.oneof(fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER), storedBytes).map(bytes)
    const anyAccount = fc.tuple(storageAccount, anySize, anySize).map(([account, used, size]) => ({
      ...account,
      used,
      bought: [...account.bought, { bytes: size, until: null }]
    }))
    fc.assert(
      fc.property(scene, anyAccount, anySize, origin, reservationId, (scene, account, size, origin, id) => {
        const { profile, at } = scene
        const request = { ...scene.request, id, bytes: size }
        const [promise, spending] = [reserve(profile, account, request, at), commit(account, id, size, at)]
        const events = [
          receive(account, "person", size, at),
          free(account, origin, size, at),
          buy(account, size, null, at),
          release(account, id, at),
          ...(Result.isSuccess(promise) ? [promise.success] : []),
          ...(Result.isSuccess(spending) ? [spending.success] : [])
        ]
        for (const event of events) {
          const then = evolve(account, event)
          for (const number of Object.values(spaceOf(profile.storage, then, at))) {
            expect(Number.isSafeInteger(number) && number >= 0).toBe(true)
          }
        }
      })
    )
  })
})
