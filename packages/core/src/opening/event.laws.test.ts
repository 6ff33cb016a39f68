import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { life } from "../mailbox/arbitrary.ts"
import { enter } from "../mailbox/index.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { delegatesRequest, ownersRequest } from "./arbitrary.ts"
import { ConfirmationAwaited, confirm, LetterConfirmed, LetterOpened, ListedLetter, list, open } from "./index.ts"

const request = fc.oneof(ownersRequest, delegatesRequest)
const successOf = <A>(answer: Result.Result<A, unknown>): A | null => (Result.isSuccess(answer) ? answer.success : null)
const failureOf = <E>(answer: Result.Result<unknown, E>): E | null => (Result.isFailure(answer) ? answer.failure : null)

describe("what an opening leaves behind", () => {
  it("TRUST-2, FIELD-24: is written down whole: who, which letter, when, by which rules and under which policy", () => {
    fc.assert(
      fc.property(request, ({ profile, mailbox, letter, reader, at }) => {
        const marks = { mailbox: mailbox.id, letter: letter.id, person: reader.person, at, policy: profile.version }
        const opened = successOf(open(profile, mailbox, letter, reader, at))
        if (opened !== null) {
          expect(opened).toMatchObject({ _tag: "LetterOpened", ...marks })
          expect(writtenAs(LetterOpened).again(opened)).toEqual(opened)
          expect(writtenAs(LetterOpened).takenBroken(opened)).toEqual([])
        }
        const confirmed = successOf(confirm(profile, mailbox, letter, reader, at))
        if (confirmed !== null) {
          expect(confirmed).toMatchObject({ _tag: "LetterConfirmed", ...marks })
          expect(writtenAs(LetterConfirmed).again(confirmed)).toEqual(confirmed)
          expect(writtenAs(LetterConfirmed).takenBroken(confirmed)).toEqual([])
        }
      }),
      { numRuns: 300 }
    )
  })

  it("AUTH-5: so is a line of the list, with what locks it", () => {
    fc.assert(
      fc.property(request, ({ profile, mailbox, letter, reader, at }) => {
        const line = list(profile, mailbox, letter, reader, at) ?? expect.fail()
        expect(writtenAs(ListedLetter).again(line)).toEqual(line)
        expect(writtenAs(ListedLetter).takenBroken(line)).toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-8: so is that a confirmation is awaited; and a delegate is told that it is the owner's to give", () => {
    fc.assert(
      fc.property(ownersRequest, delegatesRequest, (owners, delegates) => {
        const awaiting = { asksConfirmation: true, confirmedAt: null, openedAt: null, requires: "password" } as const
        const refusalOf = ({ profile, mailbox, letter, reader, at }: typeof owners | typeof delegates) => {
          const high = { ...reader, level: "high" as const }
          return failureOf(open(profile, mailbox, { ...letter, ...awaiting }, high, at))
        }
        const [owner, delegate] = [refusalOf(owners), refusalOf(delegates)]
        if (owner?._tag !== "LetterHeld") {
          expect(owner).toEqual({ _tag: "ConfirmationAwaited", rules: ["FIELD-8"] })
          expect(writtenAs(ConfirmationAwaited).again(owner)).toEqual(owner)
          expect(writtenAs(ConfirmationAwaited).takenBroken(owner)).toEqual([])
        }
        if (delegate?._tag !== "LetterHeld") {
          expect(delegate).toEqual({ _tag: "OwnersAlone", rules: ["FIELD-8", "ACCESS-4"] })
        }
      })
    )
  })

  it("LIFE-3: to the owner of a closed mailbox every letter in it, and every other, is behind the choice to reopen", () => {
    fc.assert(
      fc.property(ownersRequest, life, fc.nat(1e10), ({ profile, letter, reader, at, ...given }, life, later) => {
        const mailbox = { ...given.mailbox, life }
        const then = "since" in life ? DateTime.add(life.since, { milliseconds: later }) : at
        const shut = failureOf(enter(profile, mailbox, mailbox.owner, then))
        fc.pre(shut?._tag === "MailboxIsClosed")
        for (const one of [letter, { ...letter, visibleAt: DateTime.add(then, { days: 1 }) }]) {
          expect(failureOf(open(profile, mailbox, one, reader, then))).toEqual(shut)
          expect(failureOf(confirm(profile, mailbox, one, reader, then))).toEqual(shut)
          expect(list(profile, mailbox, one, reader, then)).toBeNull()
        }
      })
    )
  })
})
