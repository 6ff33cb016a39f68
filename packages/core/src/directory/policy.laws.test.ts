import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { osloDate } from "../calendar/arbitrary.ts"
import { OsloDate } from "../calendar/index.ts"
import { nationalId, organisationNumber } from "../identity/arbitrary.ts"
import { NationalId, OrganisationNumber } from "../identity/index.ts"
import { anyText } from "../letter/arbitrary.ts"
import { mailboxAddress } from "../mailbox/arbitrary.ts"
import { MailboxAddress } from "../mailbox/index.ts"
import { organisation } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { directoryEntry, recipient, recipientQuery } from "./arbitrary.ts"
import {
  type DirectoryEntry,
  mailboxOf,
  mayLookUp,
  normalised,
  parseRecipient,
  type RecipientQuery,
  tell
} from "./index.ts"

const entries = fc.array(directoryEntry, { maxLength: 3 })
const hidden = (entry: DirectoryEntry): DirectoryEntry => ({
  mailbox: entry.mailbox === null ? null : { ...entry.mailbox, visible: false }
})
const spaces = fc.constantFrom("", " ", "  ", "\t")

/** What a question is, once every field of it is known to be valid. */
const text = Schema.String.check(Schema.isPattern(/^\S(?:[^]*\S)?$/u))
const postalCode = Schema.String.check(Schema.isPattern(/^[0-9]{4}$/u))
const validOf = {
  NationalId: Schema.TaggedStruct("NationalId", { nationalId: NationalId }),
  OrganisationNumber: Schema.TaggedStruct("OrganisationNumber", { organisationNumber: OrganisationNumber }),
  MailboxAddress: Schema.TaggedStruct("MailboxAddress", { mailboxAddress: MailboxAddress }),
  NameAndAddress: Schema.TaggedStruct("NameAndAddress", {
    name: text,
    street: text,
    postalCode,
    birthDate: Schema.NullOr(OsloDate)
  })
}

describe("asking for recipients", () => {
  it("FIELD-9: exactly as many as the policy says may be asked for at once", () => {
    fc.assert(
      fc.property(profile, organisation, recipientQuery, fc.nat(3), (profile, asker, query, beyond) => {
        const most = profile.directory.maxQueries
        const permitted = { ...asker, mayUseNationalId: true }
        const asked = (count: number) =>
          mayLookUp(
            profile.directory,
            permitted,
            Array.from({ length: count }, () => query)
          )
        expect(Result.isSuccess(asked(most))).toBe(true)
        const has = most + 1 + beyond
        expect(asked(has)).toEqual(Result.fail({ _tag: "TooManyRecipients", rules: ["FIELD-9"], most, has }))
      })
    )
  })

  it("SEND-10: one national id number among the questions is one too many for who may not use them", () => {
    fc.assert(
      fc.property(
        profile,
        fc.option(organisation),
        fc.array(recipientQuery, { maxLength: 5 }),
        (profile, asker, queries) => {
          fc.pre(queries.length <= profile.directory.maxQueries)
          const named = queries.some((query) => query._tag === "NationalId")
          const may = Result.isSuccess(mayLookUp(profile.directory, asker, queries))
          expect(may).toBe(asker?.mayUseNationalId === true || !named)
        }
      )
    )
  })
})

describe("reading a question", () => {
  it("FIELD-9: every question gets a recipient or the field at fault, and whether it was empty", () => {
    fc.assert(
      fc.property(recipientQuery, (query) => {
        const answer = parseRecipient(query)
        if (Result.isSuccess(answer)) expect(Schema.is(validOf[query._tag])(answer.success)).toBe(true)
        else {
          const fields: Readonly<Record<string, string | undefined>> = { ...query }
          const typed = fields[answer.failure.field]?.trim()
          expect(typed).toBeDefined()
          expect(answer.failure.why).toBe(typed === "" ? "Empty" : "Malformed")
        }
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-9: what is valid is read, with spaces as people write them", () => {
    const grouped = organisationNumber.map((text) => `${text.slice(0, 3)} ${text.slice(3, 6)} ${text.slice(6)}`)
    fc.assert(
      fc.property(
        nationalId,
        fc.oneof(organisationNumber, grouped),
        mailboxAddress,
        spaces,
        (id, number, address, space) => {
          const read = (query: RecipientQuery) => parseRecipient(query)
          expect(
            read({ _tag: "NationalId", nationalId: `${space}${id.slice(0, 6)}${space}${id.slice(6)}` })
          ).toMatchObject({
            success: { nationalId: id }
          })
          expect(read({ _tag: "OrganisationNumber", organisationNumber: number })).toMatchObject({
            success: { organisationNumber: number.replaceAll(" ", "") }
          })
          expect(read({ _tag: "MailboxAddress", mailboxAddress: space + address.toUpperCase() })).toMatchObject({
            success: { mailboxAddress: address }
          })
        }
      )
    )
  })

  it("FIELD-9: a name and an address are told apart by what they say, not by how they are typed", () => {
    const query = (name: string, street: string, birthDate: string) =>
      parseRecipient({ _tag: "NameAndAddress", name, street, postalCode: "0150", birthDate })
    fc.assert(
      fc.property(osloDate, spaces, (day, space) => {
        const plain = query("Åse Nordmann", "Øvre vei 1", day)
        const asked = { name: "åse nordmann", street: "øvre vei 1", postalCode: "0150", birthDate: day }
        expect(plain).toEqual(Result.succeed({ _tag: "NameAndAddress", ...asked }))
        expect(query(`${space}A\u030aSE${space} nordmann`, `ØVRE  vei 1${space}`, `${space}${day}`)).toEqual(plain)
      })
    )
  })

  it("FIELD-9: a postal code is four digits, with nothing before them or after", () => {
    const query = (postalCode: string) =>
      parseRecipient({ _tag: "NameAndAddress", name: "Åse Nordmann", street: "Øvre vei 1", postalCode })
    fc.assert(
      fc.property(fc.nat(9999), fc.constantFrom("0", "N", "-", "n-"), (code, more) => {
        const postalCode = String(code).padStart(4, "0")
        expect(query(` ${postalCode} `)).toMatchObject({ success: { postalCode, birthDate: null } })
        const invalid = Result.fail({ _tag: "Invalid", field: "postalCode", why: "Malformed" })
        for (const wrong of [more + postalCode, postalCode + more, postalCode.slice(1)]) {
          expect(query(wrong)).toEqual(invalid)
        }
      })
    )
  })

  it("FIELD-9: one spelling is the spelling of itself", () => {
    const tricky = fc.constantFrom("J\u030c", "ǰ", "İ", "ΑΣ", "ẞ", "Å", "K", "a\u030a\u0323")
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(tricky).map((some) => some.join("")),
          fc.string({ unit: "grapheme" })
        ),
        (text) => {
          const once = normalised(text)
          expect(normalised(once)).toBe(once)
          expect(once.normalize("NFC").toLowerCase().normalize("NFC")).toBe(once)
          expect(normalised(text.normalize("NFD"))).toBe(once)
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe("telling of a recipient", () => {
  it("FIELD-9, CONTACT-8: a hidden mailbox changes nothing of what a search by name and address is told", () => {
    fc.assert(
      fc.property(recipient, entries, entries, fc.nat(3), (recipient, found, others, place) => {
        fc.pre(recipient._tag === "NameAndAddress")
        const secret = others.filter((entry) => entry.mailbox !== null).map(hidden)
        const among = [...found.slice(0, place), ...secret, ...found.slice(place)]
        expect(tell(recipient, among)).toEqual(tell(recipient, found))
        expect(mailboxOf(recipient, among)).toBe(mailboxOf(recipient, found))
      })
    )
  })

  it("CONTACT-8, SEND-10: whole addresses and numbers find the hidden too", () => {
    fc.assert(
      fc.property(recipient, entries, (recipient, found) => {
        fc.pre(recipient._tag !== "NameAndAddress")
        expect(tell(recipient, found.map(hidden))).toEqual(tell(recipient, found))
      })
    )
  })

  it("FIELD-9: digital is one match, known to the asker, that receives; and it is where the letter goes", () => {
    fc.assert(
      fc.property(recipient, entries, (recipient, found) => {
        const known = found.filter(
          ({ mailbox }) => recipient._tag !== "NameAndAddress" || mailbox === null || mailbox.visible
        )
        const [only] = known
        const result = tell(recipient, found)
        const reached = mailboxOf(recipient, found)
        expect(result._tag === "Digital").toBe(reached !== null)
        if (known.length === 0) expect(result).toEqual({ _tag: "Unidentified", why: "NotFound" })
        else if (known.length > 1) expect(result).toEqual({ _tag: "Unidentified", why: "SeveralMatches" })
        else expect(result._tag).toBe(only?.mailbox?.receives === true ? "Digital" : "IdentifiedNotDigital")
        if (reached !== null) expect(only?.mailbox?.id).toBe(reached)
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-9, FIELD-25: says nothing of who it is, where they live or which mailbox they have", () => {
    fc.assert(
      fc.property(recipient, entries, (recipient, found) => {
        expect(Object.keys(tell(recipient, found)).every((key) => key === "_tag" || key === "why")).toBe(true)
      })
    )
  })
})
