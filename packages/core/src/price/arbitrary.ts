import { Result } from "effect"
import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { osloDateOf } from "../calendar/index.ts"
import { organisationNumber } from "../identity/arbitrary.ts"
import { letterId } from "../letter/arbitrary.ts"
import {
  chargeLetter,
  type LetterCharged,
  Ore,
  type Price,
  type PricedService,
  type PriceList,
  priceOf,
  type Statement,
  statementOf
} from "./index.ts"

const unitPrice = fc.oneof(fc.constantFrom(0, 100_000_000), fc.nat(5000)).map((amount) => Ore.make(amount))
const count = (max: number) => fc.integer({ min: 1, max })

/** A letter's two ways, or an additional service. */
export const pricedService: fc.Arbitrary<PricedService> = fc.constantFrom(
  "digitalLetter",
  "paperLetter",
  "kontroll",
  "storage"
)

const tariff: fc.Arbitrary<PriceList["tariff"]> = fc.record({
  steps: fc.uniqueArray(fc.record({ most: count(30), price: unitPrice }), {
    maxLength: 4,
    selector: ({ most }) => most
  }),
  above: unitPrice
})

/** A list of some service's, of its own version. */
export const priceList: fc.Arbitrary<PriceList> = fc.record({
  service: pricedService,
  version: fc.string({ minLength: 1, maxLength: 12 }),
  effectiveFrom: instant,
  tariff,
  volumes: fc.uniqueArray(fc.record({ from: count(20), tariff }), { maxLength: 3, selector: ({ from }) => from })
})

/** Lists as an operator keeps them: no two of one service under one version, or from one moment on. */
export const priceLists: fc.Arbitrary<ReadonlyArray<PriceList>> = fc.uniqueArray(priceList, {
  maxLength: 8,
  selector: ({ service, effectiveFrom }) => `${service} ${effectiveFrom.epochMilliseconds}`
})

/** What some thing costs by some list. */
export const price: fc.Arbitrary<Price> = fc.tuple(priceList, count(40), fc.nat(40)).map(([list, number, size]) => {
  const answer = priceOf([list], { service: list.service, number, size }, list.effectiveFrom)
  if (Result.isFailure(answer)) throw new Error("A list that is in effect has a price for everything of its service.")
  return answer.success
})

export const letterCharged: fc.Arbitrary<LetterCharged> = fc
  .tuple(price, letterId, organisationNumber, instant)
  .map(([price, letter, payer, at]) =>
    chargeLetter(
      { ...price, service: price.service === "storage" ? "paperLetter" : "digitalLetter", rules: ["SEND-11"] },
      letter,
      payer,
      at
    )
  )

/** What some business owes for a month. */
export const statement: fc.Arbitrary<Statement> = fc
  .array(letterCharged, { minLength: 1, maxLength: 5 })
  .chain((charges) =>
    fc
      .constantFrom(...charges)
      .map(({ payer, at }) =>
        statementOf([...charges, ...charges.map((one) => ({ ...one, payer }))], payer, osloDateOf(at))
      )
  )
