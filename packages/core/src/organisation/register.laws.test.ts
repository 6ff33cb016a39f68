import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nationalId } from "../identity/arbitrary.ts"
import { parseSignatories } from "./index.ts"

const rights = ["SIGN", "SIHV", "SIFE", "PROK", "POHV", "POFE", "INNH"]
const held = fc.record({
  code: fc.constantFrom(...rights, "DAGL", "LEDE", "MEDL", "REVI", "sign"),
  person: nationalId,
  left: fc.option(fc.boolean(), { nil: undefined }),
  dead: fc.option(fc.boolean(), { nil: undefined })
})
type Held = typeof held extends fc.Arbitrary<infer H> ? H : never

/** A role as the register writes it, with more than we read. */
const written = ({ code, person, left, dead }: Held) => ({
  type: { kode: code, beskrivelse: "…" },
  person: {
    fodselsnummer: person,
    navn: { fornavn: "Kari", etternavn: "Nordmann" },
    ...(dead === undefined ? {} : { erDoed: dead })
  },
  ...(left === undefined ? {} : { fratraadt: left }),
  rekkefolge: 0
})
const answer = (groups: ReadonlyArray<ReadonlyArray<unknown>>) => ({
  rollegrupper: groups.map((roller) => ({ type: { kode: "STYR" }, sistEndret: "2026-01-01", roller })),
  _links: {}
})

describe("the business register's answer", () => {
  it("BUSINESS-1: lists who holds signature or procuration right, alone or with others, and each once", () => {
    fc.assert(
      fc.property(fc.array(fc.array(held)), (groups) => {
        const read = parseSignatories(answer(groups.map((group) => group.map(written))))
        if (Result.isFailure(read)) throw new Error(JSON.stringify(read.failure))
        const all = groups.flat()
        const signs = ({ code, left, dead }: Held) => rights.includes(code) && left !== true && dead !== true
        expect(new Set(read.success)).toEqual(new Set(all.filter(signs).map(({ person }) => person)))
        expect(new Set(read.success).size).toBe(read.success.length)
      })
    )
  })

  it("BUSINESS-1: a role that an organisation holds, or a person without a number, lets nobody in", () => {
    const role = { type: { kode: "SIGN" } }
    const groups = [
      [
        { ...role, enhet: { organisasjonsnummer: "974760673" } },
        { ...role, person: { fodselsdato: "1971-05-17" } }
      ]
    ]
    expect(parseSignatories(answer(groups))).toEqual(Result.succeed([]))
  })

  it("FIELD-14: a role that does not say which it is is told by its place", () => {
    for (const { type, field } of [
      { type: {}, field: "type.kode" },
      { type: { kode: 1 }, field: "type.kode" },
      { type: undefined, field: "type" }
    ]) {
      const read = parseSignatories(answer([[{ type, rekkefolge: 0 }]]))
      expect(read).toMatchObject({ failure: { faults: [{ field: `rollegrupper[0].roller[0].${field}` }] } })
    }
  })

  it("FIELD-14: anything else is told by field and reason, without what it held", () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const read = parseSignatories(given)
        if (Result.isFailure(read)) expect(read.failure.faults.length).toBeGreaterThan(0)
      })
    )
    const wrong = answer([[{ type: { kode: "SIGN" }, person: { fodselsnummer: "01010112345" } }]])
    const read = parseSignatories(wrong)
    expect(read).toMatchObject({ failure: { faults: [{ field: "rollegrupper[0].roller[0].person.fodselsnummer" }] } })
    expect(JSON.stringify(read)).not.toContain("01010112345")
  })
})
