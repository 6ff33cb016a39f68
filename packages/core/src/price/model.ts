/**
 * Price: what a business pays, from dated lists: for each letter by how many it sends and how large it is (SEND-11), for each
 * additional service by a list of that service's own (SEND-16). Nobody pays for receiving.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { OrganisationNumber } from "../identity/index.ts"
import { LetterId } from "../letter/index.ts"
import { RuleId } from "../rule/index.ts"

/** An amount of money in øre, a hundredth of a krone. */
export const Ore = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)).pipe(Schema.brand("Ore"))
export type Ore = typeof Ore.Type

/**
 * What one pays for: a letter sent digitally, whose size is its bytes; a letter on paper, whose size is its pages; or an
 * additional service by its name, measured as its list says.
 */
export const PricedService = Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z]{0,49}$/u)).annotate({
  identifier: "PricedService"
})
export type PricedService = typeof PricedService.Type

const Count = Schema.Int.check(Schema.isGreaterThan(0))
// A million kroner at the most, so that no sum of them is beyond what can be counted.
const UnitPrice = Ore.check(Schema.isLessThanOrEqualTo(100_000_000))

/** What a thing costs by its size: the first step that is large enough has the price, and what is larger than all costs `above`. */
const Tariff = Schema.Struct({
  steps: Schema.Array(Schema.Struct({ most: Count, price: UnitPrice })),
  above: UnitPrice
})
export type Tariff = typeof Tariff.Type

/** What a service costs from `effectiveFrom` until its next list does. Versions are never changed, only followed by others. */
export const PriceList = Schema.Struct({
  service: PricedService,
  version: Schema.NonEmptyString,
  effectiveFrom: Instant,
  tariff: Tariff,
  /** Other tariffs for those who buy much: from which one on in a calendar month in Oslo. */
  volumes: Schema.Array(Schema.Struct({ from: Count, tariff: Tariff }))
})
export type PriceList = typeof PriceList.Type

const rules = Schema.Array(RuleId)

/** What one thing costs, and by which list. */
export const Price = Schema.Struct({
  service: PricedService,
  /** Which one of the payer's it is in its calendar month in Oslo, counted from 1. */
  number: Count,
  size: Schema.Int,
  amount: UnitPrice,
  list: Schema.NonEmptyString,
  rules
}).annotate({ identifier: "Price" })
export type Price = typeof Price.Type

/** The sender is charged for one letter: recorded with the letter, and never changed after (SEND-11). */
export const LetterCharged = Schema.TaggedStruct("LetterCharged", {
  letter: LetterId,
  payer: OrganisationNumber,
  ...Price.fields,
  at: Instant
})
export type LetterCharged = typeof LetterCharged.Type

/** What a business owes for a calendar month in Oslo, to be sent to its own mailbox (SEND-11). */
export const Statement = Schema.Struct({
  payer: OrganisationNumber,
  /** The month's first day and its last. */
  from: OsloDate,
  until: OsloDate,
  /** As many letters as `count` at one price of one list. */
  lines: Schema.Array(
    Schema.Struct({
      service: PricedService,
      list: Schema.NonEmptyString,
      amount: UnitPrice,
      count: Count,
      sum: Ore
    })
  ),
  total: Ore,
  rules
})
export type Statement = typeof Statement.Type

/** No list says what this costs now: the first that will is in effect `from` then, or none is known (SEND-11, SEND-16). */
export const PriceListMissing = Schema.TaggedStruct("PriceListMissing", {
  rules,
  service: PricedService,
  from: Schema.NullOr(Instant)
})
export type PriceListMissing = typeof PriceListMissing.Type
