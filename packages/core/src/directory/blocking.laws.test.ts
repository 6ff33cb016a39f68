import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { personId } from "../identity/arbitrary.ts"
import { blocklist } from "./arbitrary.ts"
import { block, evolveBlocklist, isBlocked, unblock } from "./index.ts"

describe("blocking", () => {
  it("RECEIVE-2: those who have written before can be blocked, and nobody else", () => {
    fc.assert(
      fc.property(blocklist, personId, fc.boolean(), instant, (list, person, hasWritten, at) => {
        const answer = block(list, person, hasWritten, at)
        const event = { _tag: "PersonBlocked", mailbox: list.mailbox, person, at, rules: ["RECEIVE-2"] }
        const never = Result.fail({ _tag: "NeverWrote", rules: ["RECEIVE-2"] })
        const first = hasWritten ? Result.succeed(event) : never
        expect(answer).toEqual(isBlocked(list, person) ? Result.succeed(null) : first)
      })
    )
  })

  it("RECEIVE-2: a block holds for the one who is blocked until it is lifted, and for nobody else", () => {
    fc.assert(
      fc.property(blocklist, personId, personId, instant, (list, person, other, at) => {
        fc.pre(person !== other)
        const event = Result.getOrThrow(block(list, person, true, at))
        const blocking = event === null ? list : evolveBlocklist(list, event)
        expect(isBlocked(blocking, person)).toBe(true)
        expect(isBlocked(blocking, other)).toBe(isBlocked(list, other))
        expect(block(blocking, person, false, at)).toEqual(Result.succeed(null))

        const lifted = unblock(blocking, person, at)
        expect(lifted).toEqual({ _tag: "PersonUnblocked", mailbox: list.mailbox, person, at, rules: ["RECEIVE-2"] })
        const free = evolveBlocklist(blocking, lifted ?? expect.fail())
        expect(isBlocked(free, person)).toBe(false)
        expect(unblock(free, person, at)).toBeNull()
        expect(free.blocked).toEqual(list.blocked.filter((blocked) => blocked !== person))
      })
    )
  })
})
