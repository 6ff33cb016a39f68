import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { personId } from "../identity/arbitrary.ts"
import { type Level, Level as Levels } from "../identity/index.ts"
import { type Letter } from "../letter/index.ts"
import { life } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { type ProviderProfile } from "../policy/index.ts"
import { delegatesRequest, grantedRequest, ownersRequest, request } from "./arbitrary.ts"
import { confirm, levelToOpen, list, open, type Reader } from "./index.ts"
import { shutFrom } from "./standing.ts"

type Request = readonly [ProviderProfile, Mailbox, Letter, Reader, DateTime.Utc]
const answer = (...of: Request): string => {
  const result = open(...of)
  return Result.isFailure(result) ? result.failure._tag : "opened"
}

describe("time and place of a letter", () => {
  it("FIELD-6: before its delivery time it does not open, is not confirmed and is not listed, as if it were not there", () => {
    fc.assert(
      fc.property(ownersRequest, fc.integer({ min: 1, max: 1e10 }), ({ profile, mailbox, letter, reader }, early) => {
        const at = DateTime.subtract(letter.visibleAt, { milliseconds: early })
        const notFound = Result.fail({ _tag: "LetterNotFound", rules: ["FIELD-25"] })
        expect(open(profile, mailbox, letter, reader, at)).toEqual(notFound)
        expect(confirm(profile, mailbox, letter, reader, at)).toEqual(notFound)
        expect(list(profile, mailbox, letter, reader, at)).toBeNull()
        expect(list(profile, mailbox, letter, reader, letter.visibleAt)).not.toBeNull()
      })
    )
  })

  it("RECEIVE-4: what was there once is there ever after: no time passes that takes a letter away", () => {
    fc.assert(
      fc.property(ownersRequest, fc.nat(1e13), ({ profile, mailbox, letter, reader, at }, more) => {
        const later = DateTime.add(at, { milliseconds: more })
        expect(list(profile, mailbox, letter, reader, later)).toEqual(list(profile, mailbox, letter, reader, at))
        expect(answer(profile, mailbox, letter, reader, later)).toBe(answer(profile, mailbox, letter, reader, at))
      })
    )
  })

  it("LIFE-1, LIFE-3, LIFE-5: what is closed, deceased or deleted shows no letter, and what is deactivated shows them all", () => {
    fc.assert(
      fc.property(ownersRequest, life, ({ profile, mailbox, letter, reader, at }, life) => {
        const then = { ...mailbox, life }
        const shut = life._tag === "Closed" || life._tag === "Deceased" || life._tag === "Deleted"
        expect(list(profile, then, letter, reader, at) === null).toBe(shut)
        if (shut) expect(["LetterNotFound", "MailboxIsClosed"]).toContain(answer(profile, then, letter, reader, at))
        else expect(answer(profile, then, letter, reader, at)).toBe(answer(profile, mailbox, letter, reader, at))
      })
    )
  })

  it("FIELD-25: a letter of another mailbox is not found in this one", () => {
    fc.assert(
      fc.property(ownersRequest, request, ({ profile, mailbox, reader, at }, { letter }) => {
        expect(answer(profile, mailbox, letter, reader, at)).toBe("LetterNotFound")
        expect(list(profile, mailbox, letter, reader, at)).toBeNull()
      })
    )
  })
})

describe("strangers", () => {
  it("FIELD-25: get the same answers in any two situations, to opening, confirming and listing", () => {
    fc.assert(
      fc.property(request, request, personId, (one, other, person) => {
        const answers = ({ profile, mailbox, letter, reader, at }: typeof one) => [
          open(profile, mailbox, letter, { ...reader, person }, at),
          confirm(profile, mailbox, letter, { ...reader, person }, at),
          list(profile, mailbox, letter, { ...reader, person }, at)
        ]
        expect(answers(one)).toEqual(answers(other))
      })
    )
  })
})

describe("knowing of a mailbox", () => {
  it("FIELD-25, LIFE-3: who is kept from it, is told that of every letter in it, so that none needs to be looked for", () => {
    const closed = fc.record({ request: ownersRequest, life }).map(({ request, life }) => ({
      ...request,
      mailbox: { ...request.mailbox, life }
    }))
    fc.assert(
      fc.property(fc.oneof(request, grantedRequest, closed), ({ profile, mailbox, letter, reader, at }) => {
        const shut = shutFrom(profile, mailbox, reader, at)
        fc.pre(shut !== null)
        expect(open(profile, mailbox, letter, reader, at)).toEqual(Result.fail(shut))
        expect(confirm(profile, mailbox, letter, reader, at)).toEqual(Result.fail(shut))
        expect(list(profile, mailbox, letter, reader, at)).toBeNull()
      })
    )
  })

  it("FIELD-25: is the owner's, and theirs who have a grant there, and no stranger's", () => {
    fc.assert(
      fc.property(fc.oneof(ownersRequest, delegatesRequest), personId, (given, person) => {
        const { profile, mailbox, reader, at } = given
        fc.pre(person !== reader.person && person !== mailbox.owner.person)
        expect(shutFrom(profile, mailbox, reader, at)).toBeNull()
        expect(shutFrom(profile, mailbox, { ...reader, person }, at)?._tag).toBe("LetterNotFound")
      })
    )
  })

  it("FIELD-25, LIFE-3: is the owner's still while it is closed and can be reopened, but of no letter in it", () => {
    fc.assert(
      fc.property(ownersRequest, life, ({ profile, mailbox, letter, reader, at }, life) => {
        const then = { ...mailbox, life }
        fc.pre(answer(profile, then, letter, reader, at) === "MailboxIsClosed")
        expect(shutFrom(profile, then, reader, at)?._tag).toBe("MailboxIsClosed")
      })
    )
  })
})

describe("totality", () => {
  it("every situation gets an answer, and the same one when asked again", () => {
    fc.assert(
      fc.property(request, profile, ({ mailbox, letter, reader, at }, profile) => {
        for (const decide of [open, confirm, list]) {
          expect(decide(profile, mailbox, letter, reader, at)).toEqual(decide(profile, mailbox, letter, reader, at))
        }
        const levels: ReadonlyArray<Level> = Levels.literals
        expect(levels).toContain(levelToOpen(profile.opening, letter))
      })
    )
  })
})
