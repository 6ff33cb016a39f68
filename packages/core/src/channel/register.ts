/**
 * The answer of the contact and reservation register, read as it is published (`/rest/v2/personer`).
 *
 * @module
 */
import { DateTime, Result, Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { NationalId } from "../identity/index.ts"
import { jsonReader, type Malformed } from "../input/index.ts"
import type { Provider } from "../policy/index.ts"
import { type ContactPoint, type RegisteredPerson, RegisterLanguage } from "./model.ts"

const isMoment = Schema.makeFilter((text: string) => momentOf(text) !== null, {
  description: "A moment as ISO 8601 has it"
})
const Moment = Schema.optional(Schema.NullOr(Schema.String.check(isMoment)))
const Text = Schema.optional(Schema.NullOr(Schema.String))

const Answer = Schema.Struct({
  personer: Schema.Array(
    Schema.Struct({
      personidentifikator: NationalId,
      status: Schema.Literals(["AKTIV", "SLETTET", "IKKE_REGISTRERT"]),
      reservasjon: Schema.optional(Schema.NullOr(Schema.Literals(["JA", "NEI"]))),
      kontaktinformasjon: Schema.optional(
        Schema.NullOr(
          Schema.Struct({
            epostadresse: Text,
            epostadresse_oppdatert: Moment,
            epostadresse_sist_verifisert: Moment,
            mobiltelefonnummer: Text,
            mobiltelefonnummer_oppdatert: Moment,
            mobiltelefonnummer_sist_verifisert: Moment
          })
        )
      ),
      digital_post: Schema.optional(Schema.NullOr(Schema.Struct({ postkasseleverandoeradresse: Text }))),
      spraak: Schema.optional(Schema.NullOr(RegisterLanguage))
    })
  )
})
type Written = (typeof Answer.Type)["personer"][number]

const readAnswer = jsonReader(Answer)

/** Reads the register's answer: whom it was asked about, and what it knows of each (FIELD-4). */
export const parseRegisterAnswer = (
  text: string
): Result.Result<ReadonlyMap<NationalId, RegisteredPerson>, Malformed> =>
  Result.map(
    readAnswer(text),
    ({ personer }) => new Map(personer.map((one) => [one.personidentifikator, personOf(one)]))
  )

const personOf = (written: Written): RegisteredPerson => {
  if (written.status === "SLETTET") return { _tag: "Deleted" }
  if (written.status === "IKKE_REGISTRERT") return { _tag: "NotRegistered" }
  const contact = written.kontaktinformasjon
  return {
    _tag: "Active",
    // Where the register does not say, nothing goes digitally to one who may have said no.
    reserved: written.reservasjon !== "NEI",
    email: pointOf(contact?.epostadresse, contact?.epostadresse_oppdatert, contact?.epostadresse_sist_verifisert),
    mobile: pointOf(
      contact?.mobiltelefonnummer,
      contact?.mobiltelefonnummer_oppdatert,
      contact?.mobiltelefonnummer_sist_verifisert
    ),
    chosen: providers.get(written.digital_post?.postkasseleverandoeradresse) ?? null,
    language: written.spraak ?? "nb"
  }
}

type Maybe = string | null | undefined

const pointOf = (value: Maybe, updated: Maybe, verified: Maybe): ContactPoint | null => {
  const given = value?.trim() ?? ""
  return given === ""
    ? null
    : { value: given, updatedAt: momentOf(updated ?? ""), verifiedAt: momentOf(verified ?? "") }
}

// The register writes offsets as `+02` too, which is ISO 8601 and no date to JavaScript.
const momentOf = (text: string): Instant | null => {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}(:?\d{2})?)$/u.test(text)) return null
  const millis = Date.parse(text.replace(/([+-]\d{2})$/u, "$1:00"))
  return Number.isNaN(millis) ? null : inRange(DateTime.makeUnsafe(millis))
}

const inRange = (at: Instant): Instant | null => (Schema.is(Instant)(at) ? at : null)

/** The organisation numbers under which the register knows the providers: e-Boks under a new one, and in older answers another. */
const providers: ReadonlyMap<Maybe, Provider> = new Map([
  ["984661185", "digipost"],
  ["922020175", "e-boks"],
  ["996460320", "e-boks"]
])
