import { Schema } from "effect"
import fc from "fast-check"
import { Instant, OsloDate, osloDateOf } from "../../../packages/core/src/calendar/index.ts"
import { OrganisationNumber } from "../../../packages/core/src/identity/index.ts"
import { LetterId } from "../../../packages/core/src/letter/index.ts"
import * as core from "../../../packages/core/src/price/index.ts"
import {
  price as anyPrice,
  instant,
  letterCharged,
  letterId,
  organisationNumber,
  pricedService,
  priceLists
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"

const { LetterCharged, Price, PricedService, PriceList } = core

const bought = fc.record({ service: pricedService, number: fc.integer({ min: 1, max: 40 }), size: fc.nat(40) })

/** Charges of a few payers, most of them of one, and of one month. */
const charged = fc
  .tuple(fc.array(fc.tuple(letterCharged, fc.nat(3)), { minLength: 1, maxLength: 6 }), instant, organisationNumber)
  .map(([some, at, payer]) => ({
    charges: some.map(([one, which]) => ({
      ...one,
      payer: which === 0 ? one.payer : payer,
      at: which === 1 ? one.at : at
    })),
    payer,
    at
  }))

export const price = [
  decision("priceOf", {
    input: Schema.Struct({
      lists: Schema.Array(PriceList),
      bought: Schema.Struct({ service: PricedService, number: Schema.Int, size: Schema.Int }),
      at: Instant
    }),
    answer: Price,
    refusal: core.PriceListMissing,
    from: fc.record({ lists: priceLists, bought, at: instant }),
    most: 20,
    decide: ({ lists, bought, at }) => core.priceOf(lists, bought, at)
  }),
  decision("chargeLetter", {
    input: Schema.Struct({ price: Price, letter: LetterId, payer: OrganisationNumber, at: Instant }),
    answer: LetterCharged,
    from: fc.record({ price: anyPrice, letter: letterId, payer: organisationNumber, at: instant }),
    most: 4,
    decide: ({ price, letter, payer, at }) => core.chargeLetter(price, letter, payer, at)
  }),
  decision("nextNumber", {
    input: Schema.Struct({
      charges: Schema.Array(LetterCharged),
      payer: OrganisationNumber,
      service: PricedService,
      at: Instant
    }),
    answer: Schema.Int,
    from: fc.tuple(charged, pricedService).map(([scene, service]) => ({ ...scene, service })),
    most: 10,
    decide: ({ charges, payer, service, at }) => core.nextNumber(charges, payer, service, at)
  }),
  decision("statementOf", {
    input: Schema.Struct({ charges: Schema.Array(LetterCharged), payer: OrganisationNumber, day: OsloDate }),
    answer: core.Statement,
    from: charged.map(({ charges, payer, at }) => ({ charges, payer, day: osloDateOf(at) })),
    most: 10,
    decide: ({ charges, payer, day }) => core.statementOf(charges, payer, day)
  })
]
