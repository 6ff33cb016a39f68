import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { mayLookUp, type RecipientQuery } from "../directory/index.ts"
import { judgeKey } from "../idempotency/index.ts"
import { electronicLevel, integration } from "../identity/arbitrary.ts"
import { ElectronicId, levelOfElectronicId, mayCall, reaches } from "../identity/index.ts"
import { invoiceOf, paymentId } from "../invoice/arbitrary.ts"
import { evolveInvoice, pay, unmarkPaid } from "../invoice/index.ts"
import { sha256 } from "../letter/arbitrary.ts"
import { confirmed, documentsOf, type Letter } from "../letter/index.ts"
import { lifeActorOn, mailbox } from "../mailbox/arbitrary.ts"
import { decideDeletion, deleteForGood, enter, evolve, type Mailbox, reopen } from "../mailbox/index.ts"
import { ownersRequest, request } from "../opening/arbitrary.ts"
import { confirm, open, type Reader } from "../opening/index.ts"
import { organisation } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { priceLists } from "../price/arbitrary.ts"
import { priceOf } from "../price/index.ts"
import { addressee, fitPdf, printRequest } from "../print/arbitrary.ts"
import { askPrintIfUnread, mayPrint } from "../print/index.ts"
import { sending } from "../sending/arbitrary.ts"
import { commit } from "../sending/index.ts"
import { guessCount } from "../session/arbitrary.ts"
import { judgeGuess, mayRegister } from "../session/index.ts"
import { refusal } from "./arbitrary.ts"
import { explain, type Refusal, type Remedy } from "./index.ts"

const failureOf = <E>(answer: Result.Result<unknown, E>): E | null => (Result.isFailure(answer) ? answer.failure : null)
/** The remedy for a refusal: nothing to do where nothing was refused. */
const remedyFor = (failure: Refusal | null): Remedy | null => (failure === null ? null : explain(failure).remedy)

describe("a remedy is enough", () => {
  it("AUTH-5: to a letter, logging in at the level that it names", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        const opening = remedyFor(failureOf(open(profile, mailbox, letter, reader, at)))
        const confirming = remedyFor(failureOf(confirm(profile, mailbox, letter, reader, at)))
        expect(opening?._tag === "StepUp").toBe(confirming?._tag === "StepUp")
        if (opening?._tag !== "StepUp") return
        expect(confirming).toEqual(opening)
        const firmer = { ...reader, level: opening.to }
        expect(failureOf(open(profile, mailbox, letter, firmer, at))?._tag).not.toBe("LevelTooLow")
        expect(failureOf(confirm(profile, mailbox, letter, firmer, at))?._tag).not.toBe("LevelTooLow")
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-8: confirming a letter that awaits it", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        const remedy = remedyFor(failureOf(open(profile, mailbox, letter, reader, at)))
        fc.pre(remedy?._tag === "ConfirmLetter")
        expect(Result.isSuccess(confirm(profile, mailbox, letter, reader, at))).toBe(true)
        expect(Result.isSuccess(open(profile, mailbox, confirmed(letter, at), reader, at))).toBe(true)
      })
    )
  })

  it("FIELD-14: following one remedy after another, a letter's owner opens it or is told that nothing can be done", () => {
    fc.assert(
      fc.property(request, (given) => {
        const { profile, mailbox, at } = given
        fc.pre(mailbox.owner._tag === "PersonOwner")
        if (mailbox.owner._tag !== "PersonOwner") return
        const reader = { ...given.reader, person: mailbox.owner.person }
        const follow = (home: Mailbox, letter: Letter, who: Reader, tries: number): string | undefined => {
          const failure = failureOf(open(profile, home, letter, who, at))
          const remedy = remedyFor(failure)
          if (tries === 0) return "no end of remedies"
          if (remedy?._tag === "StepUp") return follow(home, letter, { ...who, level: remedy.to }, tries - 1)
          if (remedy?._tag === "ConfirmLetter") return follow(home, confirmed(letter, at), who, tries - 1)
          if (remedy?._tag === "Reopen") return follow({ ...home, life: { _tag: "Active" } }, letter, who, tries - 1)
          return remedy === null || remedy._tag === "TryAgain" ? failure?._tag : remedy._tag
        }
        expect([undefined, "LetterNotFound", "LetterHeld"]).toContain(follow(mailbox, given.letter, reader, 4))
      }),
      { numRuns: 500 }
    )
  })

  it("LIFE-3: reopening at the level and before the day that it names, stepping up where that is said", () => {
    const scene = mailbox.chain((mailbox) =>
      fc.record({ profile, mailbox: fc.constant(mailbox), by: lifeActorOn(mailbox), at: instant })
    )
    fc.assert(
      fc.property(scene, ({ profile, mailbox, by, at }) => {
        const owner = mailbox.owner
        const shut = remedyFor(failureOf(enter(profile, mailbox, owner, at)))
        if (shut?._tag === "Reopen") {
          expect(DateTime.isLessThan(at, endOf(shut.before))).toBe(true)
          const answer = reopen(profile, mailbox, { _tag: "OwnerActs", owner, level: shut.level }, at)
          expect(Result.isSuccess(answer)).toBe(true)
        }
        const refused = remedyFor(failureOf(reopen(profile, mailbox, by, at)))
        if (refused?._tag === "StepUp") {
          const answer = reopen(profile, mailbox, { _tag: "OwnerActs", owner, level: refused.to }, at)
          expect(Result.isSuccess(answer)).toBe(true)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("LIFE-3, LIFE-7: deleting a mailbox by waiting until the moment that it names, and deciding where that is said", () => {
    const operator = { _tag: "OperatorActs" } as const
    fc.assert(
      fc.property(mailbox, instant, (mailbox, at) => {
        const early = remedyFor(failureOf(deleteForGood(mailbox, operator, at)))
        const then = early?._tag === "WaitUntil" ? early.at : at
        const undecided = remedyFor(failureOf(deleteForGood(mailbox, operator, then)))
        fc.pre(early !== null || undecided !== null)
        if (undecided === null) return
        expect(undecided).toEqual({ _tag: "DecideDeletion" })
        const decided = decideDeletion(mailbox, operator, then)
        if (Result.isFailure(decided)) throw new Error(decided.failure._tag)
        expect(Result.isSuccess(deleteForGood(evolve(mailbox, decided.success), operator, then))).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  it("AUTH-6: logging in with one of the electronic IDs that it names, and no other would do", () => {
    fc.assert(
      fc.property(electronicLevel, (level) => {
        const remedy = remedyFor(failureOf(mayRegister({ _tag: "ElectronicLogin", level, electronicId: null })))
        if (remedy?._tag !== "LogInWith") throw new Error("a login without an electronic ID creates no mailbox")
        const enough = ElectronicId.literals.filter((electronicId) =>
          Result.isSuccess(
            mayRegister({ _tag: "ElectronicLogin", level: levelOfElectronicId[electronicId], electronicId })
          )
        )
        expect(remedy.anyOf).toEqual(enough)
      })
    )
  })

  it("AUTH-12: waiting until the moment that it names", () => {
    fc.assert(
      fc.property(profile, guessCount, fc.nat(1e8), ({ password }, count, later) => {
        const at = DateTime.add(count.since, { milliseconds: later })
        const remedy = remedyFor(failureOf(judgeGuess(password, count.wrong, count, at)))
        fc.pre(remedy?._tag === "WaitUntil")
        if (remedy?._tag !== "WaitUntil") return
        expect(Result.isSuccess(judgeGuess(password, count.wrong, count, remedy.at))).toBe(true)
      })
    )
  })

  it("SEND-9: a postal address on a letter that has none", () => {
    const scene = profile.chain((profile) =>
      fc.record({ profile: fc.constant(profile), request: printRequest, pdf: fitPdf(profile.print), to: addressee })
    )
    fc.assert(
      fc.property(scene, ({ profile, request, pdf, to }) => {
        const remedy = remedyFor(failureOf(mayPrint(profile, request, [pdf])))
        if (remedy === null) return
        expect(remedy).toEqual({ _tag: "Correct", what: "postalAddress" })
        expect(Result.isSuccess(mayPrint(profile, { ...request, to }, [pdf]))).toBe(true)
      })
    )
  })

  it("SEND-11: waiting for the price list that it names", () => {
    fc.assert(
      fc.property(priceLists, instant, (lists, at) => {
        const letter = { service: "paperLetter", number: 1, size: 1 }
        const remedy = remedyFor(failureOf(priceOf(lists, letter, at)))
        if (remedy === null) return
        if (remedy._tag !== "WaitUntil") throw new Error(remedy._tag)
        expect(Result.isSuccess(priceOf(lists, letter, remedy.at))).toBe(true)
      })
    )
  })

  it("INVOICE-3: taking back the mark on a bill that is to be paid here", () => {
    const scene = ownersRequest.chain((asked) =>
      fc.record({ asked: fc.constant(asked), invoice: invoiceOf(asked.letter.id), id: paymentId })
    )
    fc.assert(
      fc.property(scene, ({ asked: { profile, mailbox, letter, reader, at }, invoice, id }) => {
        const opening = open(profile, mailbox, letter, reader, at)
        const remedy = remedyFor(failureOf(pay(invoice, mailbox, opening, id, at)))
        if (remedy?._tag !== "TakeBackMark") return
        const taken = unmarkPaid(invoice, opening, at)
        if (Result.isFailure(taken) || taken.success === null) throw new Error("what is marked can be unmarked")
        expect(Result.isSuccess(pay(evolveInvoice(invoice, taken.success), mailbox, opening, id, at))).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-17: naming the earliest day that it tells", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -30, max: 30 }), (visibleAt, days) => {
        const refused = failureOf(askPrintIfUnread(addDays(osloDateOf(visibleAt), days), visibleAt))
        if (refused === null) return
        expect(explain(refused).remedy).toEqual({ _tag: "Correct", what: "printDay" })
        expect(Result.isSuccess(askPrintIfUnread(refused.earliest, visibleAt))).toBe(true)
      })
    )
  })

  it("FIELD-2: a token with the scope that it names", () => {
    fc.assert(
      fc.property(integration, (one) => {
        const remedy = remedyFor(failureOf(mayCall({ ...one, scopes: [] }, "postkasse:events.read")))
        if (remedy?._tag !== "GetToken" || remedy.scope === null) throw new Error("no scope is named")
        expect(Result.isSuccess(mayCall({ ...one, scopes: [remedy.scope] }, "postkasse:events.read"))).toBe(true)
      })
    )
  })

  it("FIELD-9, SEND-10: asking for as few recipients as it says, named another way", () => {
    const byId: RecipientQuery = { _tag: "NationalId", nationalId: "" }
    const byAddress: RecipientQuery = { _tag: "MailboxAddress", mailboxAddress: "" }
    fc.assert(
      fc.property(profile, organisation, fc.integer({ min: 1, max: 50 }), ({ directory }, asker, more) => {
        let queries = Array.from({ length: directory.maxQueries + more }, () => byId)
        const banned = { ...asker, mayUseNationalId: false }
        const many = remedyFor(failureOf(mayLookUp(directory, banned, queries)))
        if (many?._tag !== "Reduce") throw new Error("too many is not refused")
        queries = queries.slice(0, many.to)
        expect(remedyFor(failureOf(mayLookUp(directory, banned, queries)))).toEqual({
          _tag: "Correct",
          what: "recipient"
        })
        expect(
          Result.isSuccess(
            mayLookUp(
              directory,
              banned,
              queries.map(() => byAddress)
            )
          )
        ).toBe(true)
      })
    )
  })

  it("FIELD-10: another key where the first was used, and the same again where it is under way", () => {
    fc.assert(
      fc.property(profile, sha256, sha256, instant, ({ sending: policy }, one, other, at) => {
        fc.pre(one !== other)
        const record = { fingerprint: one, sending: "0190b5a0-0000-7000-8000-000000000001" as never, at }
        expect(remedyFor(failureOf(judgeKey(policy, record, other, at)))).toEqual({ _tag: "UseAnotherKey" })
        expect(Result.isSuccess(judgeKey(policy, null, other, at))).toBe(true)
        expect(remedyFor(failureOf(judgeKey(policy, "UnderWay", one, at)))).toEqual({ _tag: "TryAgain" })
        expect(Result.isSuccess(judgeKey(policy, record, one, at))).toBe(true)
      })
    )
  })

  it("TRUST-7: waiting for the scan helps while it is at work, and nothing helps once it has found something", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        const failure = failureOf(open(profile, mailbox, letter, reader, at))
        fc.pre(failure?._tag === "LetterHeld")
        const found = documentsOf(letter).some((document) => document.scan === "refused")
        expect(remedyFor(failure)).toEqual(found ? null : { _tag: "TryAgain" })
      })
    )
  })

  it("SEND-3, SEND-6: beginning anew where the files came too late, and nothing where the letter is sent", () => {
    fc.assert(
      fc.property(sending, instant, (sending, at) => {
        const failure = failureOf(commit(sending, at))
        fc.pre(failure?._tag === "SendingNotOpen")
        const sent = sending.state._tag !== "Open" && sending.state._tag !== "Lapsed"
        expect(remedyFor(failure)).toEqual(sent ? null : { _tag: "BeginAgain" })
      })
    )
  })

  it("AUTH-3: no remedy asks for a level that one has already", () => {
    fc.assert(
      fc.property(refusal, (refusal) => {
        const { remedy } = explain(refusal)
        if (remedy?._tag === "StepUp" && "has" in refusal && typeof refusal.has === "string") {
          expect(reaches(refusal.has, remedy.to)).toBe(false)
        }
      })
    )
  })
})
