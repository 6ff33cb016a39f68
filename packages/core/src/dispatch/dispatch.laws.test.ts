import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { route } from "../channel/index.ts"
import { mailboxOf } from "../directory/index.ts"
import { audienceOf } from "../notification/arbitrary.ts"
import { plan } from "../notification/index.ts"
import { priceOf } from "../price/index.ts"
import { addressee } from "../print/arbitrary.ts"
import { askPrintIfUnread, evolvePrintIfUnread, mayPrint, printUnread } from "../print/index.ts"
import { newIdsFor } from "../sending/arbitrary.ts"
import { openSending } from "../sending/index.ts"
import { dispatchRequest } from "./arbitrary.ts"
import { type DispatchRequest, dispatch, dryRun } from "./index.ts"

/** A letter and when, with the ids that recording it takes. */
const scene = dispatchRequest.chain(({ asked, at }) =>
  fc.record({
    asked: fc.constant(asked),
    at: fc.constant(at),
    ids: newIdsFor(asked.request),
    otherIds: newIdsFor(asked.request),
    returnTo: addressee
  })
)
const runs = { numRuns: 500 }
const sizeOf = ({ request }: DispatchRequest) =>
  request.contents._tag === "Files" ? request.contents.files.reduce((sum, { bytes }) => sum + bytes, 0) : 0
const printOf = ({ profile, request, print }: DispatchRequest) =>
  mayPrint(profile, print.request, request.contents._tag === "Files" ? print.documents : [null])

describe("a dry run", () => {
  it("FIELD-13: is the same decision as the sending's own, unrecorded, under whatever ids that is recorded", () => {
    fc.assert(
      fc.property(scene, ({ asked, at, ids, otherIds, returnTo }) => {
        const dry = dryRun(asked, at)
        for (const some of [ids, otherIds]) {
          const real = dispatch(asked, some, returnTo, at)
          expect(Result.map(real, ({ dispatch }) => dispatch)).toEqual(dry)
        }
      }),
      runs
    )
  })

  it("FIELD-13: says digital exactly where a sending begins, and refuses as that refuses", () => {
    fc.assert(
      fc.property(scene, ({ asked, at, ids, returnTo }) => {
        const { profile, sender, request, to } = asked
        const plain = { ...asked, register: null, printIfUnread: null }
        const dry = dryRun(plain, at)
        const begun = openSending(profile, sender, request, to, ids, at)
        if (Result.isSuccess(begun)) {
          if (Result.isFailure(dry)) {
            expect(dry.failure._tag).toBe("PriceListMissing")
            return
          }
          expect(dry.success.way).toBe("digital")
          const real = dispatch(plain, ids, returnTo, at)
          expect(real).toMatchObject({ success: { sending: begun.success, order: null } })
          return
        }
        if (begun.failure._tag !== "RecipientNotDigital") {
          expect(dry).toEqual(begun)
          return
        }
        const printed = printOf(asked)
        if (Result.isSuccess(dry)) {
          expect(dry.success).toMatchObject({ way: "paper", notifications: [], print: { _tag: "FitForPrint" } })
        } else if (Result.isFailure(printed)) {
          expect(dry).toEqual(printed.failure._tag === "PrintNotAllowed" ? begun : printed)
        } else expect(dry.failure._tag).toBe("PriceListMissing")
      }),
      runs
    )
  })

  it("FIELD-13, CHOICE-4: a public letter goes the way that the channel says, with its reason", () => {
    fc.assert(
      fc.property(scene, ({ asked, at, ids, returnTo }) => {
        const { profile, request, to, register } = asked
        const real = dispatch(asked, ids, returnTo, at)
        if (register === null || Result.isFailure(real)) return
        const isHere = mailboxOf(to.recipient, to.found) !== null
        const way = route(
          profile,
          register.person,
          (provider) => (provider === profile.provider ? isHere : register.receivingElsewhere.includes(provider)),
          {
            kind: request.kind === "decision" ? "decision" : "information",
            despiteReservation: register.despiteReservation
          },
          at
        )
        const { dispatch: told, sending, order } = real.success
        expect(told.route).toEqual(way)
        for (const rule of way.rules) expect(told.rules).toContain(rule)
        if (way._tag === "Print") expect(told.way).toBe("paper")
        else expect(told.way).toBe(way.provider === profile.provider ? "digital" : "otherProvider")
        expect(sending !== null).toBe(told.way === "digital")
        expect(order !== null).toBe(told.way === "paper")
        if (told.way === "otherProvider") expect([told.price, told.notifications]).toEqual([null, []])
      }),
      runs
    )
  })

  it("FIELD-13, SEND-9: tells whether it could be printed, whichever way it goes, and orders what goes on paper", () => {
    fc.assert(
      fc.property(scene, ({ asked, at, ids, returnTo }) => {
        const real = dispatch(asked, ids, returnTo, at)
        if (Result.isFailure(real)) return
        const { dispatch: told, order } = real.success
        const printed = printOf(asked)
        expect(told.print).toEqual(Result.isSuccess(printed) ? printed.success : printed.failure)
        for (const rule of told.print.rules) expect(told.rules).toContain(rule)
        if (told.way !== "paper") return
        expect(Result.isSuccess(printed)).toBe(true)
        const { number, name, kind } = asked.sender
        expect(order).toEqual({
          letter: ids.letter,
          sender: { organisation: number, name, kind },
          to: asked.print.request.to,
          returnTo,
          documents: ids.documents
        })
      }),
      runs
    )
  })

  it("SEND-9: what is printed without an id for each of its files is the caller's mistake, and no order", () => {
    fc.assert(
      fc.property(scene, ({ asked, at, ids, returnTo }) => {
        fc.pre(Result.getOrNull(dryRun(asked, at))?.way === "paper")
        expect(() => dispatch(asked, { ...ids, documents: [] }, returnTo, at)).toThrow("an id for each of its files")
      })
    )
  })

  it("FIELD-13, SEND-11: tells the price of the way that it goes: by its bytes, or by its pages", () => {
    fc.assert(
      fc.property(scene, ({ asked: wanted, at }) => {
        const asked = { ...wanted, printIfUnread: null }
        const dry = dryRun(asked, at)
        const { prices, numbers } = asked
        const printed = printOf(asked)
        const pages = Result.isSuccess(printed) ? printed.success.pages.reduce((sum, one) => sum + one, 0) : 0
        const digital = { service: "digitalLetter", number: numbers.digitalLetter, size: sizeOf(asked) }
        const paper = { service: "paperLetter", number: numbers.paperLetter, size: pages }
        if (Result.isFailure(dry)) {
          if (dry.failure._tag !== "PriceListMissing") return
          const missing = dry.failure.service === "paperLetter" ? paper : digital
          expect(priceOf(prices, missing, at)).toEqual(dry)
          return
        }
        const { way, price, rules } = dry.success
        if (way === "otherProvider") return
        expect(priceOf(prices, way === "digital" ? digital : paper, at)).toEqual(Result.succeed(price))
        expect(rules).toContain("SEND-11")
      }),
      runs
    )
  })

  it("FIELD-13: names every rule that spoke, each once, itself first, and the policy's version", () => {
    fc.assert(
      fc.property(scene, ({ asked, at }) => {
        const dry = dryRun(asked, at)
        if (Result.isFailure(dry)) return
        const { rules, way, route, print, price, ifUnread, policy } = dry.success
        const spoke = [
          ...["FIELD-13", ...(route?.rules ?? []), ...print.rules],
          ...(way === "digital" ? ["SEND-6", "FIELD-9"] : []),
          ...(price?.rules ?? []),
          ...(ifUnread === null ? [] : ["FIELD-17", "LIFE-8"])
        ]
        expect(rules).toEqual([...new Set(spoke)])
        expect(policy).toBe(asked.profile.version)
      }),
      runs
    )
  })
})

const failureOf = <A, E>(answer: Result.Result<A, E>): E | null => (Result.isFailure(answer) ? answer.failure : null)

/** Letters that go digitally whatever they cost, for which the sender asks that they are printed if unread. */
const unread = dispatchRequest
  .chain(({ asked, at }) =>
    fc.record({
      asked: fc.constant(asked),
      at: fc.constant(at),
      days: fc.integer({ min: -1, max: 70 }),
      ids: newIdsFor(asked.request),
      returnTo: addressee
    })
  )
  .map(({ asked, at, days, ...rest }) => {
    const day = addDays(osloDateOf(asked.request.visibleAt ?? at), days)
    return { ...rest, day, at, asked: { ...asked, printIfUnread: day }, plain: { ...asked, printIfUnread: null } }
  })
  .filter(({ plain, at }) => Result.getOrNull(dryRun(plain, at))?.way === "digital")

describe("a letter that is printed if unread", () => {
  it("FIELD-13, FIELD-17, SEND-11: tells what the copy costs when its day has ended, besides the letter itself, which is as without", () => {
    fc.assert(
      fc.property(unread, ({ asked, plain, day, at, ids, returnTo }) => {
        const [real, without] = [dispatch(asked, ids, returnTo, at), dispatch(plain, ids, returnTo, at)]
        if (Result.isFailure(real) || Result.isFailure(without)) return
        const { ifUnread, rules, ...told } = real.success.dispatch
        const { ifUnread: none, rules: fewer, ...toldWithout } = without.success.dispatch
        expect([told, none]).toEqual([toldWithout, null])
        expect(rules).toEqual([...fewer, "FIELD-17", "LIFE-8"])
        expect(real.success.printIfUnread).toEqual({ _tag: "PrintIfUnreadAsked", day, rules: ["FIELD-17", "LIFE-8"] })
        expect(without.success.printIfUnread).toBeNull()
        const printed = printUnread(evolvePrintIfUnread(real.success.printIfUnread ?? expect.fail()), endOf(day))
        expect(printed?._tag).toBe("UnreadLetterPrinted")
        const size = told.print._tag === "FitForPrint" ? told.print.pages.reduce((sum, one) => sum + one, 0) : -1
        const isThisMonth = osloDateOf(endOf(day)).slice(0, 7) === osloDateOf(at).slice(0, 7)
        const bought = { service: "paperLetter", number: isThisMonth ? asked.numbers.paperLetter : 1, size }
        expect(ifUnread).toEqual({ day, price: Result.getOrThrow(priceOf(asked.prices, bought, endOf(day))) })
      }),
      runs
    )
  })

  it("FIELD-17, SEND-9: is refused where it could not be printed then: too early, unfit, nowhere to send it, or by no known price", () => {
    fc.assert(
      fc.property(unread, ({ asked, day, at }) => {
        const dry = dryRun(asked, at)
        const tooEarly = askPrintIfUnread(day, asked.request.visibleAt ?? at)
        const printed = printOf(asked)
        const known = priceOf(asked.prices, { service: "paperLetter", number: 1, size: 1 }, endOf(day))
        const reasons = [failureOf(tooEarly), failureOf(printed), failureOf(known)]
        expect(failureOf(dry)).toEqual(reasons.find((one) => one !== null) ?? null)
      }),
      runs
    )
  })

  it("FIELD-17: is what no letter is that goes on paper at once, or another provider's way", () => {
    fc.assert(
      fc.property(scene, ({ asked, at, ids, returnTo }) => {
        const real = dispatch(asked, ids, returnTo, at)
        if (Result.isFailure(real) || real.success.dispatch.way === "digital") return
        expect([real.success.dispatch.ifUnread, real.success.printIfUnread]).toEqual([null, null])
        expect(dispatch({ ...asked, printIfUnread: null }, ids, returnTo, at)).toEqual(real)
      }),
      runs
    )
  })
})

/** Letters that go digitally to a mailbox here, whose audience is known. */
const arriving = dispatchRequest
  .chain(({ asked, at }) => {
    const [entry] = asked.to.found
    const home = asked.audience?.mailbox
    if (home === undefined || entry === undefined) return fc.constant(null)
    const found = [{ ...entry, mailbox: { id: home.id, visible: true, receives: true } }]
    const wide = { ...asked, register: null, to: { recipient: asked.to.recipient, found } } as DispatchRequest
    return fc.record({
      asked: fc.constant(wide),
      at: fc.constant(at),
      other: audienceOf(home, at),
      ids: newIdsFor(asked.request),
      returnTo: addressee
    })
  })
  .filter((one) => one !== null)

describe("the notifications that would go out", () => {
  it("FIELD-13: are those of the recipient's own that the plan has when the letter comes", () => {
    fc.assert(
      fc.property(arriving, ({ asked, at, ids, returnTo }) => {
        const real = dispatch(asked, ids, returnTo, at)
        if (Result.isFailure(real) || real.success.sending === null || asked.audience === null) return
        const { id, recipient, letter, contents: _, state: __, openedAt: ___, ...said } = real.success.sending.sending
        const arrived = {
          ...said,
          id: letter,
          mailbox: recipient,
          sending: id,
          visibleAt: said.visibleAt ?? at,
          contents: { _tag: "LinkElsewhere", url: "https://a.no" },
          openedAt: null,
          confirmedAt: null
        } as unknown as Extract<Parameters<typeof plan>[1], { _tag: "LetterArrived" }>["letter"]
        const messages = plan(
          asked.profile,
          { _tag: "LetterArrived", letter: arrived, bySms: asked.bySms },
          asked.audience,
          at
        )
        const { mailbox, owner } = asked.audience
        const own = messages.filter(({ receiver }) => JSON.stringify(receiver) === JSON.stringify(mailbox.owner))
        expect(owner.contact._tag === "PersonContact").toBe(mailbox.owner._tag === "PersonOwner")
        const foreseen = own
          .filter(({ to }) => to._tag !== "Push")
          .map(({ to, notBefore }) => ({ by: to._tag, notBefore }))
        expect(real.success.dispatch.notifications).toEqual(foreseen)
      }),
      runs
    )
  })

  it("CONTACT-9, FIELD-25: tell a sender by which channel and when, and neither an address nor of anybody else", () => {
    fc.assert(
      fc.property(arriving, ({ asked, at, other }) => {
        const dry = dryRun(asked, at)
        if (Result.isFailure(dry) || asked.audience === null) return
        for (const one of dry.success.notifications) expect(Object.keys(one).toSorted()).toEqual(["by", "notBefore"])
        const { audience } = asked
        const joined = { ...audience, delegates: [...audience.delegates, ...other.delegates] }
        expect(dryRun({ ...asked, audience: joined }, at)).toEqual(dry)
        const alone = dryRun({ ...asked, audience: { ...audience, delegates: [] } }, at)
        expect(alone).toEqual(dry)
      }),
      runs
    )
  })

  it("FIELD-6: come no sooner than the letter is visible", () => {
    fc.assert(
      fc.property(arriving, ({ asked, at }) => {
        const dry = dryRun(asked, at)
        if (Result.isFailure(dry)) return
        const from = asked.request.visibleAt ?? at
        for (const { notBefore } of dry.success.notifications) {
          expect(DateTime.isGreaterThanOrEqualTo(notBefore, from)).toBe(true)
        }
      }),
      runs
    )
  })

  it("FIELD-25: there are none where the audience is another mailbox's, or nobody's", () => {
    fc.assert(
      fc.property(scene, ({ asked, at }) => {
        const dry = dryRun({ ...asked, audience: null }, at)
        if (Result.isSuccess(dry)) expect(dry.success.notifications).toEqual([])
        const real = dryRun(asked, at)
        const isOwn = mailboxOf(asked.to.recipient, asked.to.found) === asked.audience?.mailbox.id
        if (Result.isSuccess(real) && !isOwn) expect(real).toEqual(dry)
      }),
      runs
    )
  })
})
