import { Result, Schema } from "effect"
import fc from "fast-check"
import {
  ApiScope,
  Integration,
  Level,
  mayCall,
  NationalId,
  OrganisationNumber,
  reaches,
  ScopeMissing
} from "../../../packages/core/src/identity/index.ts"
import { parseMailboxAddress } from "../../../packages/core/src/mailbox/index.ts"
import { anyText, integration, level, mailboxAddress, organisationNumber } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { synthetic } from "../synthetic.ts"

/** The digits, or with one of them another. */
const perhapsWrong = (digits: fc.Arbitrary<string>) =>
  fc.tuple(digits, fc.nat(10), fc.nat(9), fc.nat(3)).map(([right, place, digit, which]) => {
    if (which > 1) return right
    return which === 0 ? `${right.slice(0, place)}${digit}${right.slice(place + 1)}` : right.slice(0, -1)
  })

const Text = Schema.Struct({ text: Schema.String })

export const identity = [
  decision("isNationalId", {
    input: Text,
    answer: Schema.Boolean,
    from: fc.record({ text: perhapsWrong(synthetic) }),
    decide: ({ text }) => Schema.is(NationalId)(text)
  }),
  decision("isOrganisationNumber", {
    input: Text,
    answer: Schema.Boolean,
    from: fc.record({ text: perhapsWrong(organisationNumber) }),
    decide: ({ text }) => Schema.is(OrganisationNumber)(text)
  }),
  decision("parseMailboxAddress", {
    input: Text,
    answer: Schema.NullOr(Schema.String),
    from: fc.record({
      text: fc.oneof(
        mailboxAddress,
        mailboxAddress.map((address) => ` ${address.toUpperCase()} `),
        anyText.map((text) => text.slice(0, 40))
      )
    }),
    decide: ({ text }) => Result.getOrNull(parseMailboxAddress(text))
  }),
  decision("reaches", {
    input: Schema.Struct({ has: Level, needs: Level }),
    answer: Schema.Boolean,
    from: fc.record({ has: level, needs: level }),
    most: 9,
    decide: ({ has, needs }) => reaches(has, needs)
  }),
  decision("mayCall", {
    input: Schema.Struct({ integration: Integration, needs: ApiScope }),
    answer: Integration,
    refusal: ScopeMissing,
    from: fc.record({ integration, needs: fc.constantFrom(...ApiScope.literals) }),
    most: 8,
    decide: ({ integration, needs }) => mayCall(integration, needs)
  })
]
