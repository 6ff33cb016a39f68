import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nationalId } from "../identity/arbitrary.ts"
import { anyText } from "../letter/arbitrary.ts"
import { activePerson } from "./arbitrary.ts"
import { type ContactPoint, parseRegisterAnswer, type RegisteredPerson } from "./index.ts"

const moment = (at: ContactPoint["updatedAt"]) => (at === null ? {} : DateTime.formatIso(at))
const point = (name: string, of: ContactPoint | null) =>
  of === null
    ? {}
    : {
        [name]: of.value,
        ...(of.updatedAt === null ? {} : { [`${name}_oppdatert`]: moment(of.updatedAt) }),
        ...(of.verifiedAt === null ? {} : { [`${name}_sist_verifisert`]: moment(of.verifiedAt) })
      }
const written = (person: Extract<RegisteredPerson, { _tag: "Active" }>) => ({
  status: "AKTIV",
  reservasjon: person.reserved ? "JA" : "NEI",
  varslingsstatus: "KAN_VARSLES",
  kontaktinformasjon: { ...point("epostadresse", person.email), ...point("mobiltelefonnummer", person.mobile) },
  ...(person.chosen === null
    ? {}
    : { digital_post: { postkasseleverandoeradresse: person.chosen === "digipost" ? "984661185" : "922020175" } }),
  spraak: person.language
})

describe("the register's answer", () => {
  it("FIELD-4, CHOICE-6: what it says of a person is read as it was written", () => {
    fc.assert(
      fc.property(nationalId, activePerson, (personidentifikator, person) => {
        const answer = JSON.stringify({ personer: [{ personidentifikator, ...written(person) }] })
        expect(parseRegisterAnswer(answer)).toEqual(Result.succeed(new Map([[personidentifikator, person]])))
      })
    )
  })

  it("FIELD-4: whoever is deleted or not registered is told so, and nothing else of them", () => {
    fc.assert(
      fc.property(nationalId, activePerson, (personidentifikator, person) => {
        for (const [status, tag] of [
          ["SLETTET", "Deleted"],
          ["IKKE_REGISTRERT", "NotRegistered"]
        ] as const) {
          const answer = JSON.stringify({ personer: [{ personidentifikator, ...written(person), status }] })
          expect(parseRegisterAnswer(answer)).toEqual(Result.succeed(new Map([[personidentifikator, { _tag: tag }]])))
        }
      })
    )
  })

  it("FIELD-4: where it leaves out what it may, nothing is made up, and nobody goes without their reservation", () => {
    const answer = JSON.stringify({ personer: [{ personidentifikator: "17898933644", status: "AKTIV" }] })
    const nobody = { _tag: "Active", reserved: true, email: null, mobile: null, chosen: null, language: "nb" }
    expect(parseRegisterAnswer(answer)).toEqual(Result.succeed(new Map([["17898933644", nobody]])))
    const empty = { kontaktinformasjon: { epostadresse: "  " }, digital_post: { postkasseleverandoeradresse: "1" } }
    const more = JSON.stringify({ personer: [{ personidentifikator: "17898933644", status: "AKTIV", ...empty }] })
    expect(parseRegisterAnswer(more)).toEqual(Result.succeed(new Map([["17898933644", nobody]])))
  })

  it.each([
    ["984661185", "digipost"],
    ["922020175", "e-boks"],
    ["996460320", "e-boks"],
    ["974760673", null]
  ])("CHOICE-1, CHOICE-6: takes the organisation number %s for %s", (postkasseleverandoeradresse, chosen) => {
    const person = {
      personidentifikator: "17898933644",
      status: "AKTIV",
      digital_post: { postkasseleverandoeradresse }
    }
    const read = parseRegisterAnswer(JSON.stringify({ personer: [person] }))
    expect(Result.map(read, (people) => [...people.values()])).toMatchObject({ success: [{ chosen }] })
  })

  it.each([
    ["2023-06-29T10:14:52+02", "2023-06-29T08:14:52.000Z"],
    ["2023-08-05T10:45:15.768Z", "2023-08-05T10:45:15.768Z"],
    ["2023-01-29T10:14:52+01:00", "2023-01-29T09:14:52.000Z"],
    ["2023-01-29T10:14:52-0130", "2023-01-29T11:44:52.000Z"]
  ])("FIELD-4: reads the moment %s", (text, at) => {
    const kontaktinformasjon = { epostadresse: "kari@example.no", epostadresse_oppdatert: text }
    const person = { personidentifikator: "17898933644", status: "AKTIV", reservasjon: "NEI", kontaktinformasjon }
    const read = parseRegisterAnswer(JSON.stringify({ personer: [person] }))
    if (Result.isFailure(read)) throw new Error(JSON.stringify(read.failure))
    const [known] = read.success.values()
    expect(known).toMatchObject({ email: { updatedAt: DateTime.makeUnsafe(at), verifiedAt: null } })
  })

  it.each([
    ...["", "yesterday", "2023-06-29", "2023-13-29T10:14:52Z", "2023-06-29 10:14:52", "2023-06-29T10:14:52", "1"],
    ...["+002023-06-29T10:14:52Z", "2023-06-29T10:14:52Z+01"]
  ])("FIELD-14: takes no %j for a moment, and names the field", (text) => {
    const kontaktinformasjon = { epostadresse: "kari@example.no", epostadresse_oppdatert: text }
    const person = { personidentifikator: "17898933644", status: "AKTIV", kontaktinformasjon }
    expect(parseRegisterAnswer(JSON.stringify({ personer: [person] }))).toMatchObject({
      failure: { faults: [{ field: "personer[0].kontaktinformasjon.epostadresse_oppdatert", why: "Invalid" }] }
    })
  })

  it("FIELD-14: what stands where it should not is told of by its field, and nothing of the person is read", () => {
    const kontaktinformasjon = {
      ...{ epostadresse: 1, epostadresse_oppdatert: 1, epostadresse_sist_verifisert: 1 },
      ...{ mobiltelefonnummer: 1, mobiltelefonnummer_oppdatert: 1, mobiltelefonnummer_sist_verifisert: 1 }
    }
    const wrong = { reservasjon: "KANSKJE", kontaktinformasjon, digital_post: { postkasseleverandoeradresse: 1 } }
    const person = { personidentifikator: "17898933644", status: "AKTIV", ...wrong, spraak: "de" }
    const read = parseRegisterAnswer(JSON.stringify({ personer: [person] }))
    expect(Result.isFailure(read) && read.failure.faults.map(({ field }) => field).toSorted()).toEqual(
      [
        ...Object.keys(kontaktinformasjon).map((name) => `kontaktinformasjon.${name}`),
        ...["reservasjon", "digital_post.postkasseleverandoeradresse", "spraak"]
      ]
        .map((field) => `personer[0].${field}`)
        .toSorted()
    )
  })

  it("FIELD-14: any text is read or told to be none, and never what it held", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        const read = parseRegisterAnswer(text)
        expect(Result.isFailure(read) && read.failure.faults.length > 0).toBe(true)
      })
    )
    const wrong = { personidentifikator: "12345678901", status: "AKTIV" }
    expect(JSON.stringify(parseRegisterAnswer(JSON.stringify({ personer: [wrong] })))).not.toContain("12345678901")
  })
})
