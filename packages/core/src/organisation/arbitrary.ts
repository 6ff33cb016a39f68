import fc from "fast-check"
import { organisationNumber } from "../identity/arbitrary.ts"
import { type Organisation, type Sender, SenderKind } from "./index.ts"

export const senderKind: fc.Arbitrary<SenderKind> = fc.constantFrom(...SenderKind.literals)

const name = fc.oneof(
  fc.constantFrom("Lånekassen", "Skatteetaten", "Ås & Sønner AS", "Vår 1. skole"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 })
)

export const organisation: fc.Arbitrary<Organisation> = fc.record({
  number: organisationNumber,
  name,
  kind: fc.constantFrom("company", "voluntary", "public"),
  mayUseNationalId: fc.boolean()
})

export const sender: fc.Arbitrary<Sender> = fc.record({ organisation: organisationNumber, name, kind: senderKind })
