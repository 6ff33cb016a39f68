import { DateTime, Result } from "effect"
import { addDays, addMonths, type Instant, OsloDate, osloDateOf } from "../calendar/index.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import type { LetterId } from "../letter/index.ts"
import { inEffect } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import {
  type LetterCharged,
  Ore,
  type Price,
  type PricedService,
  type PriceList,
  type PriceListMissing,
  type Statement,
  type Tariff
} from "./model.ts"

/**
 * What the `number`th thing of `size` that a payer buys in a month costs at `at`, by the list that is in effect then: a letter
 * by the list for its channel (SEND-11), any other service by its own (SEND-16). Lists may come in any order.
 *
 * @example
 * ```ts
 * import { Ore, type PriceList, priceOf } from "@postkasse/core/price"
 * import { DateTime, Result } from "effect"
 *
 * const amount = (ore: number) => Ore.make(ore)
 * const list: PriceList = {
 *   service: "digitalLetter",
 *   version: "2026",
 *   effectiveFrom: DateTime.makeUnsafe("2026-01-01T00:00:00Z"),
 *   tariff: { steps: [{ most: 100_000, price: amount(390) }], above: amount(490) },
 *   volumes: [{ from: 1000, tariff: { steps: [], above: amount(290) } }]
 * }
 * const priced = (number: number, size: number, day: string) =>
 *   priceOf([list], { service: "digitalLetter", number, size }, DateTime.makeUnsafe(day))
 *
 * console.log(Result.getOrThrow(priced(1, 20_000, "2026-11-26")).amount) // → 390
 * console.log(Result.getOrThrow(priced(1, 200_000, "2026-11-26")).amount) // → 490
 * console.log(Result.getOrThrow(priced(1000, 200_000, "2026-11-26")).amount) // → 290
 * const early = priced(1, 20_000, "2025-12-31")
 * if (Result.isFailure(early)) console.log(early.failure._tag) // → PriceListMissing
 * ```
 */
export const priceOf = (
  lists: ReadonlyArray<PriceList>,
  bought: { readonly service: PricedService; readonly number: number; readonly size: number },
  at: Instant
): Result.Result<Price, PriceListMissing> => {
  const { service, number, size } = bought
  const own = lists.filter((list) => list.service === service)
  const list = inEffect(own, at)
  if (list === null) {
    const from = own.map(({ effectiveFrom }) => effectiveFrom).toSorted(DateTime.Order)[0] ?? null
    return Result.fail({ _tag: "PriceListMissing", rules: rulesOf(service), service, from })
  }
  const amount = amountOf(tariffOf(list, number), size)
  return Result.succeed({ service, number, size, amount, list: list.version, rules: rulesOf(service) })
}

/** Charges the sender of a letter what it costs, and nobody else (SEND-11). */
export const chargeLetter = (
  price: Price,
  letter: LetterId,
  payer: OrganisationNumber,
  at: Instant
): LetterCharged => ({ _tag: "LetterCharged", letter, payer, ...price, at })

/** Which one of its kind the payer's next is at `at`: they are counted anew from each month's first day in Oslo (SEND-11). */
export const nextNumber = (
  charges: ReadonlyArray<LetterCharged>,
  payer: OrganisationNumber,
  service: PricedService,
  at: Instant
): number => {
  const month = monthOf(osloDateOf(at))
  return ofMonth(charges, payer, month).filter((charge) => charge.service === service).length + 1
}

/**
 * What a business owes for the calendar month in Oslo that `day` lies in, from the charges recorded with its letters (SEND-11).
 *
 * @example
 * ```ts
 * import { OsloDate } from "@postkasse/core/calendar"
 * import { OrganisationNumber } from "@postkasse/core/identity"
 * import { LetterId } from "@postkasse/core/letter"
 * import { chargeLetter, Ore, type Price, statementOf } from "@postkasse/core/price"
 * import { DateTime } from "effect"
 *
 * const payer = OrganisationNumber.make("800066662")
 * const price: Price = {
 *   service: "digitalLetter",
 *   number: 1,
 *   size: 20_000,
 *   amount: Ore.make(390),
 *   list: "2026",
 *   rules: ["SEND-11"]
 * }
 * const charges = ["2026-11-01", "2026-11-26", "2026-12-01"].map((day, index) =>
 *   chargeLetter(price, LetterId.make(`0190b5a0-0000-7000-8000-00000000000${index}`), payer, DateTime.makeUnsafe(day))
 * )
 * const { from, until, total } = statementOf(charges, payer, OsloDate.make("2026-11-26"))
 * console.log(from, until, total) // → 2026-11-01 2026-11-30 780
 * ```
 */
export const statementOf = (
  charges: ReadonlyArray<LetterCharged>,
  payer: OrganisationNumber,
  day: OsloDate
): Statement => {
  const own = ofMonth(charges, payer, monthOf(day))
  const lines = new Map<string, ReadonlyArray<LetterCharged>>()
  for (const charge of own) {
    const kind = JSON.stringify([charge.service, charge.list, charge.amount])
    lines.set(kind, [...(lines.get(kind) ?? []), charge])
  }
  const from = OsloDate.make(`${monthOf(day)}-01`)
  return {
    payer,
    from,
    until: lastDayOf(from),
    lines: [...lines.values()].flatMap(lineOf),
    total: sumOf(own),
    rules: ["SEND-11"]
  }
}

const lineOf = (same: ReadonlyArray<LetterCharged>): Statement["lines"] =>
  same.slice(0, 1).map(({ service, list, amount }) => ({ service, list, amount, count: same.length, sum: sumOf(same) }))

const sumOf = (charges: ReadonlyArray<LetterCharged>): Ore =>
  Ore.make(charges.reduce((sum, { amount }) => sum + amount, 0))

const ofMonth = (charges: ReadonlyArray<LetterCharged>, payer: OrganisationNumber, month: string) =>
  charges.filter((charge) => charge.payer === payer && monthOf(osloDateOf(charge.at)) === month)

const monthOf = (day: OsloDate): string => day.slice(0, 7)

// The calendar ends with a month's last day: from there on nothing is counted.
const lastDayOf = (first: OsloDate): OsloDate =>
  first.startsWith("9999-12") ? OsloDate.make("9999-12-31") : addDays(addMonths(first, 1), -1)

const rulesOf = (service: PricedService): ReadonlyArray<RuleId> =>
  service === "digitalLetter" || service === "paperLetter" ? ["SEND-11"] : ["SEND-16"]

/** The tariff of the highest volume that the number has reached. */
const tariffOf = (list: PriceList, number: number): Tariff =>
  list.volumes
    .filter(({ from }) => from <= number)
    .reduce((best, one) => (best.from < one.from ? one : best), { from: 0, tariff: list.tariff }).tariff

const amountOf = ({ steps, above }: Tariff, size: number): Ore =>
  steps.filter(({ most }) => size <= most).reduce(smallest, { most: Infinity, price: above }).price

const smallest = (one: Tariff["steps"][number], other: Tariff["steps"][number]) => (other.most < one.most ? other : one)
