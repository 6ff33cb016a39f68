import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { Bytes } from "../policy/index.ts"
import { explain, type Refusal, type Remedy } from "../refusal/index.ts"
import { spaceRequest, storageAccount } from "./arbitrary.ts"
import { buy, commit, evolve, free, reserve } from "./index.ts"

const remedyFor = (answer: Result.Result<unknown, Refusal>): Remedy | null =>
  Result.isFailure(answer) ? explain(answer.failure).remedy : null

describe("a remedy is enough", () => {
  it("QUOTA-3, SEND-4: freeing or buying so many bytes as it says, or uploading something no larger than it says", () => {
    fc.assert(
      fc.property(profile, storageAccount, spaceRequest, instant, (profile, account, request, at) => {
        const remedy = remedyFor(reserve(profile, account, request, at))
        fc.pre(remedy !== null)
        if (remedy?._tag === "FreeSpace") {
          const bought = evolve(account, buy(account, remedy.bytes, null, at))
          expect(Result.isSuccess(reserve(profile, bought, request, at))).toBe(true)
          fc.pre(remedy.bytes <= account.used)
          const freed = evolve(account, free(account, { _tag: "Uploaded" }, remedy.bytes, at))
          expect(Result.isSuccess(reserve(profile, freed, request, at))).toBe(true)
        } else {
          if (remedy?._tag !== "Reduce") throw new Error("a remedy of another kind")
          const answer = reserve(profile, account, { ...request, bytes: Bytes.make(remedy.to) }, at)
          expect(Result.isFailure(answer) && answer.failure._tag === "DocumentTooLarge").toBe(false)
        }
      })
    )
  })

  it("QUOTA-4, QUOTA-5: handing over no more than was reserved, and beginning again where nothing is", () => {
    fc.assert(
      fc.property(profile, storageAccount, spaceRequest, instant, (profile, account, request, at) => {
        fc.pre(account.reservations.every(({ id }) => id !== request.id))
        expect(remedyFor(commit(account, request.id, request.bytes, at))).toEqual({ _tag: "BeginAgain" })
        const reserved = reserve(profile, account, request, at)
        fc.pre(Result.isSuccess(reserved))
        if (Result.isFailure(reserved)) return
        const promised = evolve(account, reserved.success)
        const remedy = remedyFor(commit(promised, request.id, Bytes.make(request.bytes + 1), at))
        if (remedy?._tag !== "Reduce") throw new Error("more than was reserved is not refused")
        expect(Result.isSuccess(commit(promised, request.id, Bytes.make(remedy.to), at))).toBe(true)
      })
    )
  })
})
