import fc from "fast-check"
import {
  ApiScope,
  ElectronicId,
  ElectronicLevel,
  type Integration,
  Level,
  type Person,
  PersonId,
  type PersonName
} from "./index.ts"
import { organisationNumber } from "./organisation-number.arbitrary.ts"

export { type NationalIdKind, nationalId, nationalIdKind, nationalIdWith } from "./national-id.arbitrary.ts"
export { organisationNumber } from "./organisation-number.arbitrary.ts"

export const level: fc.Arbitrary<Level> = fc.constantFrom(...Level.literals)
export const electronicLevel: fc.Arbitrary<ElectronicLevel> = fc.constantFrom(...ElectronicLevel.literals)
export const electronicId: fc.Arbitrary<ElectronicId> = fc.constantFrom(...ElectronicId.literals)
export const apiScope: fc.Arbitrary<ApiScope> = fc.constantFrom(...ApiScope.literals)

export const personId: fc.Arbitrary<PersonId> = fc.uuid({ version: 7 }).map((id) => PersonId.make(id))

const namePart = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("Ola", "Kari Anne", "Åse-Marie", "Bjørn", "Ægir", "Šárá", "Nguyễn", "O'Neill")
  },
  { weight: 1, arbitrary: fc.constantFrom("李", "محمد", "Ελένη", "🎉", "'", "ﬁ", "ı", "A\u030ase") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }) }
)

/** A name in any writing, also one that has no letter of ours. */
export const personName: fc.Arbitrary<PersonName> = fc.record({ first: namePart, last: namePart })

export const person: fc.Arbitrary<Person> = fc.record({ id: personId, name: personName })

export const integration: fc.Arbitrary<Integration> = fc.record({
  client: fc.string({ minLength: 1, maxLength: 40 }),
  consumer: organisationNumber,
  supplier: fc.option(organisationNumber),
  scopes: fc.uniqueArray(apiScope)
})
