import fc from "fast-check"
import { osloDate } from "../calendar/arbitrary.ts"
import { nationalId, organisationNumber, personId } from "../identity/arbitrary.ts"
import { anyText } from "../letter/arbitrary.ts"
import { mailbox, mailboxAddress, mailboxId } from "../mailbox/arbitrary.ts"
import type {
  Blocklist,
  Candidate,
  DirectoryEntry,
  LookupResult,
  Recipient,
  RecipientQuery,
  Searcher,
  SearchQuery
} from "./index.ts"

const tag = <const Tag extends string>(tag: Tag) => fc.constant(tag)
const typed = fc.oneof(
  { weight: 3, arbitrary: anyText.map((text) => text.slice(0, 200)) },
  { weight: 1, arbitrary: fc.constantFrom("", " ") }
)
const name = fc.constantFrom("ola nordmann", "åse-marie o'neill", "李 明")
const street = fc.constantFrom("storgata 1", "øvre slottsgate 17 b")
const postalCode = fc.constantFrom("0150", "9990")

/** A recipient as typed: valid, nearly valid or anything at all. */
export const recipientQuery: fc.Arbitrary<RecipientQuery> = fc.oneof(
  fc.record({ _tag: tag("NationalId"), nationalId: fc.oneof(nationalId, typed) }),
  fc.record({ _tag: tag("OrganisationNumber"), organisationNumber: fc.oneof(organisationNumber, typed) }),
  fc.record({ _tag: tag("MailboxAddress"), mailboxAddress: fc.oneof(mailboxAddress, typed) }),
  fc.record(
    {
      _tag: tag("NameAndAddress"),
      name: fc.oneof(name, typed),
      street: fc.oneof(street, typed),
      postalCode: fc.oneof(postalCode, typed),
      birthDate: fc.oneof(osloDate, fc.constantFrom("2026-02-31", "1971-5-17", ""), typed)
    },
    { requiredKeys: ["_tag", "name", "street", "postalCode"] }
  )
)

export const recipient: fc.Arbitrary<Recipient> = fc.oneof(
  fc.record({ _tag: tag("NationalId"), nationalId }),
  fc.record({ _tag: tag("OrganisationNumber"), organisationNumber }),
  fc.record({ _tag: tag("MailboxAddress"), mailboxAddress }),
  fc.record({ _tag: tag("NameAndAddress"), name, street, postalCode, birthDate: fc.option(osloDate) })
)

export const directoryEntry: fc.Arbitrary<DirectoryEntry> = fc.record({
  mailbox: fc.option(fc.record({ id: mailboxId, receives: fc.boolean(), visible: fc.boolean() }))
})

export const lookupResult: fc.Arbitrary<LookupResult> = fc.oneof(
  fc.constant({ _tag: "Digital" as const }),
  fc.constant({ _tag: "IdentifiedNotDigital" as const }),
  fc.record({ _tag: tag("Unidentified"), why: fc.constantFrom("NotFound", "SeveralMatches") }),
  fc.record({
    _tag: tag("Invalid"),
    field: fc.constantFrom(
      "nationalId",
      "organisationNumber",
      "mailboxAddress",
      "name",
      "street",
      "postalCode",
      "birthDate"
    ),
    why: fc.constantFrom("Malformed", "Empty")
  })
)

/** Whom an owner has blocked; few people, so that who asks is often among them. */
export const blocklist: fc.Arbitrary<Blocklist> = fc.record({
  mailbox: mailboxId,
  blocked: fc.uniqueArray(personId, { maxLength: 3 })
})

const word = fc.constantFrom("Ola", "Åse-Marie", "Nordmann", "Aasen", "Ærø", "Øye", "Zetterlund", "李", "de", "la")
const givenName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "))
const cityName = fc.constantFrom("Oslo", "Ålesund", "Bodø", "Mo i Rana")

/** Somebody whom a search may find. */
export const candidate: fc.Arbitrary<Candidate> = fc.record({
  mailbox,
  reception: fc.boolean(),
  name: givenName,
  street: fc.option(fc.constantFrom("Storgata 1", "Øvre Slottsgate 17 B")),
  postalCode,
  city: cityName,
  blocklist
})

export const searcher: fc.Arbitrary<Searcher> = fc.oneof(
  fc.record({ _tag: tag("PersonSearches"), person: personId }),
  fc.record({ _tag: tag("BusinessSearches"), organisation: organisationNumber })
)

export const searchQuery: fc.Arbitrary<SearchQuery> = fc.record({
  text: fc.oneof(
    { weight: 4, arbitrary: givenName },
    { weight: 1, arbitrary: fc.oneof(mailboxAddress, organisationNumber, typed) }
  ),
  street: fc.option(fc.constantFrom("storgata", "Øvre slottsgate 17 b", "")),
  place: fc.option(fc.oneof(postalCode, cityName))
})
