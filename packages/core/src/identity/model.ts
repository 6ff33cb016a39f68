/**
 * Identity: who a person or an organisation is, and how that was proved.
 *
 * @module
 */
import { idnr } from "@navikt/fnrvalidator"
import { Schema } from "effect"
import { organisasjonsnummer } from "norsk-validator"
import { Identifier } from "../transaction/index.ts"

/** A person, under an id of our own: the national id number names nobody inside the system. */
export const PersonId = Identifier.pipe(Schema.brand("PersonId"))
export type PersonId = typeof PersonId.Type

const isNationalId = Schema.makeFilter(
  (digits: string) => {
    const answer = idnr(digits)
    return answer.status === "valid" && answer.type !== "hnr" && answer.type !== "dnr-and-hnr"
  },
  {
    identifier: "NationalId",
    description: "A Norwegian fødselsnummer or D-number: eleven digits with valid check digits",
    toJsonSchema: () => ({ pattern: "^[0-9]{11}$" })
  }
)

/**
 * A fødselsnummer or D-number with valid check digits, also by the rule of 2032; synthetic numbers (month + 80) too
 * (AUTH-6). Never in a URL, never in a log.
 */
export const NationalId = Schema.String.check(isNationalId).pipe(Schema.brand("NationalId"))
export type NationalId = typeof NationalId.Type

const isOrganisationNumber = Schema.makeFilter(
  (digits: string) => /^[89][0-9]{8}$/u.test(digits) && organisasjonsnummer(digits),
  {
    identifier: "OrganisationNumber",
    description: "A Norwegian organisation number: nine digits with a valid check digit",
    toJsonSchema: () => ({ pattern: "^[89][0-9]{8}$" })
  }
)

/** The number under which the business register knows an organisation (BUSINESS-3). */
export const OrganisationNumber = Schema.String.check(isOrganisationNumber).pipe(Schema.brand("OrganisationNumber"))
export type OrganisationNumber = typeof OrganisationNumber.Type

/** A name as the population register writes it (CONTACT-1). */
export const PersonName = Schema.Struct({ first: Schema.NonEmptyString, last: Schema.NonEmptyString }).annotate({
  identifier: "PersonName"
})
export type PersonName = typeof PersonName.Type

/** A person whom an electronic ID has vouched for (AUTH-7). */
export const Person = Schema.Struct({ id: PersonId, name: PersonName })
export type Person = typeof Person.Type

/** The operations an integration may be scoped to (FIELD-2, BUSINESS-4). */
export const ApiScope = Schema.Literals([
  "postkasse:recipients.read",
  "postkasse:sendings.read",
  "postkasse:sendings.write",
  "postkasse:events.read"
]).annotate({ identifier: "ApiScope" })
export type ApiScope = typeof ApiScope.Type

/** A machine that acts for an organisation, as its token says (FIELD-2). */
export const Integration = Schema.Struct({
  client: Schema.NonEmptyString,
  consumer: OrganisationNumber,
  /** The organisation that runs the system, when it acts for the consumer. */
  supplier: Schema.NullOr(OrganisationNumber),
  scopes: Schema.Array(ApiScope)
})
export type Integration = typeof Integration.Type
