import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, osloDate } from "../calendar/arbitrary.ts"
import { addDays, endOf, OsloDate, osloDateOf } from "../calendar/index.ts"
import { organisationNumber } from "../identity/arbitrary.ts"
import { letterId } from "../letter/arbitrary.ts"
import { letterCharged, price, pricedService, priceList, priceLists } from "./arbitrary.ts"
import { chargeLetter, type LetterCharged, nextNumber, Ore, type PriceList, priceOf, statementOf } from "./index.ts"

const thing = fc.record({ service: pricedService, number: fc.integer({ min: 1, max: 40 }), size: fc.nat(40) })
const amountOf = (
  lists: ReadonlyArray<PriceList>,
  what: Parameters<typeof priceOf>[1],
  at: Parameters<typeof priceOf>[2]
) => {
  const answer = priceOf(lists, what, at)
  return Result.isSuccess(answer) ? answer.success.amount : null
}

describe("what a letter costs", () => {
  it("SEND-11: is what the list that is in effect says of its number and size, read as one reads a price list", () => {
    fc.assert(
      fc.property(priceList, fc.integer({ min: 1, max: 40 }), fc.nat(40), (list, number, size) => {
        // The slow second judge goes down the volumes and the steps one by one.
        let { tariff } = list
        for (let from = 1; from <= number; from++) {
          tariff = list.volumes.find((volume) => volume.from === from)?.tariff ?? tariff
        }
        let step = size
        while (step <= 30 && !tariff.steps.some(({ most }) => most === step)) step++
        const amount = tariff.steps.find(({ most }) => most === step)?.price ?? tariff.above
        const { service, version, effectiveFrom } = list
        const rules = service.endsWith("Letter") ? ["SEND-11"] : ["SEND-16"]
        expect(priceOf([list], { service, number, size }, effectiveFrom)).toEqual(
          Result.succeed({ service, number, size, amount, list: version, rules })
        )
      }),
      { numRuns: 300 }
    )
  })

  it("SEND-11: holds from the moment that a list takes effect, until its next one does", () => {
    fc.assert(
      fc.property(priceLists, thing, instant, (lists, what, at) => {
        const own = lists.filter(({ service }) => service === what.service)
        const past = own.filter(({ effectiveFrom }) => DateTime.isLessThanOrEqualTo(effectiveFrom, at))
        const [first] = own.toSorted((one, other) => DateTime.Order(one.effectiveFrom, other.effectiveFrom))
        const answer = priceOf(lists, what, at)
        expect(priceOf(lists.toReversed(), what, at)).toEqual(answer)
        if (Result.isFailure(answer)) {
          expect(past).toEqual([])
          const rules = what.service.endsWith("Letter") ? ["SEND-11"] : ["SEND-16"]
          const from = first?.effectiveFrom ?? null
          expect(answer.failure).toEqual({ _tag: "PriceListMissing", rules, service: what.service, from })
          return
        }
        const newest = past.filter((list) =>
          past.every((other) => DateTime.isLessThanOrEqualTo(other.effectiveFrom, list.effectiveFrom))
        )
        expect(newest.map((list) => amountOf([list], what, at))).toContain(answer.success.amount)
        expect(newest.map(({ version }) => version)).toContain(answer.success.list)
      }),
      { numRuns: 300 }
    )
  })

  it("SEND-11: a list to come changes nothing of what is bought before it", () => {
    fc.assert(
      fc.property(priceLists, priceList, thing, fc.integer({ min: 1, max: 1e10 }), (lists, next, what, early) => {
        const at = DateTime.subtract(next.effectiveFrom, { milliseconds: early })
        expect(amountOf([...lists, next], what, at)).toEqual(amountOf(lists, what, at))
      })
    )
  })

  it("SEND-16: what a service costs depends on its own lists and no other's", () => {
    fc.assert(
      fc.property(priceLists, thing, instant, (lists, what, at) => {
        const own = lists.filter(({ service }) => service === what.service)
        expect(priceOf(lists, what, at)).toEqual(priceOf(own, what, at))
        const others = lists.filter(({ service }) => service !== what.service)
        expect(priceOf(others, what, at)).toMatchObject({ failure: { service: what.service, from: null } })
      })
    )
  })
})

describe("what a business is charged", () => {
  it("SEND-11: the sender is charged for its letter what that costs, and receiving costs nobody anything", () => {
    fc.assert(
      fc.property(price, letterId, organisationNumber, instant, (price, letter, payer, at) => {
        const charge = chargeLetter(price, letter, payer, at)
        expect(charge).toEqual({ _tag: "LetterCharged", letter, payer, ...price, at })
      })
    )
  })

  const months = fc
    .record({
      charges: fc.array(letterCharged, { minLength: 1, maxLength: 12 }),
      payers: fc.tuple(organisationNumber, organisationNumber),
      day: fc.constantFrom("2026-10-31", "2026-02-28", "2024-02-29", "2026-12-31").map((day) => OsloDate.make(day)),
      hours: fc.array(fc.integer({ min: -60 * 24, max: 60 * 24 }), { minLength: 12, maxLength: 12 })
    })
    .map(({ charges, payers, day, hours }) => ({
      day,
      payers,
      // At and about the end of a month, one payer's or the other's.
      charges: charges.map(
        (charge, index): LetterCharged => ({
          ...charge,
          amount: Ore.make(charge.amount % 3),
          list: "A",
          payer: payers[index % 2] ?? charge.payer,
          at: DateTime.add(endOf(day), { hours: index < 3 ? index - 1 : (hours[index] ?? 0) })
        })
      )
    }))

  it("SEND-11: a month's statement holds each of its charges once, of that business' alone, and adds up", () => {
    fc.assert(
      fc.property(months, ({ charges, payers: [payer], day }) => {
        const statement = statementOf(charges, payer, day)
        const own = charges.filter(
          (charge) => charge.payer === payer && osloDateOf(charge.at).startsWith(day.slice(0, 7))
        )
        const { lines, from, until } = statement
        expect(statement).toEqual({ payer, from, until, lines, total: statement.total, rules: ["SEND-11"] })
        expect(statement.total).toBe(own.reduce((sum, { amount }) => sum + amount, 0))
        expect(statement.total).toBe(lines.reduce((sum, line) => sum + line.sum, 0))
        expect(lines.reduce((count, line) => count + line.count, 0)).toBe(own.length)
        for (const { service, list, amount, count, sum } of lines) {
          expect(sum).toBe(amount * count)
          const alike = own.filter((one) => one.service === service && one.list === list && one.amount === amount)
          expect(alike.length).toBe(count)
        }
      })
    )
  })

  it("SEND-11: every charge is in its own month's statement, and in no other", () => {
    fc.assert(
      fc.property(letterCharged, fc.integer({ min: -800, max: 800 }), (charge, days) => {
        const day = addDays(osloDateOf(charge.at), days)
        const { lines, from, until } = statementOf([charge], charge.payer, day)
        expect(from <= day && day <= until).toBe(true)
        const isOwn = from <= osloDateOf(charge.at) && osloDateOf(charge.at) <= until
        expect(lines.length).toBe(isOwn ? 1 : 0)
      })
    )
  })

  it("SEND-11: a statement runs from the first of the month to its last day, and the next one's begins the day after", () => {
    fc.assert(
      fc.property(osloDate, organisationNumber, (day, payer) => {
        const { from, until, total, lines } = statementOf([], payer, day)
        expect([total, lines]).toEqual([0, []])
        expect(from).toBe(`${day.slice(0, 7)}-01`)
        expect(until.slice(0, 7)).toBe(day.slice(0, 7))
        const next = addDays(until, 1)
        if (next > until) expect(next).toBe(statementOf([], payer, next).from)
        else expect(until).toBe("9999-12-31")
      })
    )
  })

  it("SEND-11: a business' letters of one kind are numbered from one in each month", () => {
    fc.assert(
      fc.property(months, pricedService, ({ charges, payers: [payer], day }, service) => {
        const at = DateTime.subtract(endOf(day), { milliseconds: 1 })
        const before = nextNumber(charges, payer, service, at)
        const [some] = charges
        if (some === undefined) return
        const next = { ...some, payer, service, at }
        expect(nextNumber([...charges, next], payer, service, at)).toBe(before + 1)
        expect(nextNumber([], payer, service, at)).toBe(1)
        const noted = charges.map((one) => ({ ...one, service, payer }))
        const inMonth = noted.filter((one) => osloDateOf(one.at).slice(0, 7) === day.slice(0, 7))
        expect(nextNumber(noted, payer, service, at)).toBe(inMonth.length + 1)
        for (const other of [
          { ...next, at: endOf(day) },
          { ...next, service: "other" },
          { ...next, payer: some.payer }
        ]) {
          const same = other.payer === payer && other.service === service && other.at === at
          expect(nextNumber([...charges, other], payer, service, at)).toBe(same ? before + 1 : before)
        }
      })
    )
  })
})
