import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import * as core from "../../../packages/core/src/directory/index.ts"
import { OrganisationNumber, PersonId } from "../../../packages/core/src/identity/index.ts"
import { Mailbox, MailboxId } from "../../../packages/core/src/mailbox/index.ts"
import { Organisation } from "../../../packages/core/src/organisation/index.ts"
import { RuleId } from "../../../packages/core/src/rule/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"
import { DirectoryEntry, query, Recipient, recipient } from "../recipient.ts"

const { Blocklist, RecipientQuery } = core
const [Digital, IdentifiedNotDigital, Unidentified] = core.LookupResult.members
const [PersonBlocked, PersonUnblocked] = core.BlockEvent.members
const Searcher = Schema.Union([
  Schema.TaggedStruct("PersonSearches", { person: PersonId }),
  Schema.TaggedStruct("BusinessSearches", { organisation: OrganisationNumber })
])
const Candidate = Schema.Struct({
  mailbox: Mailbox,
  reception: Schema.Boolean,
  name: Schema.String,
  street: Schema.NullOr(Schema.String),
  postalCode: Schema.String,
  city: Schema.String,
  blocklist: Blocklist
})
const SearchQuery = Schema.Struct({
  text: Schema.String,
  street: Schema.NullOr(Schema.String),
  place: Schema.NullOr(Schema.String)
})

const told = fc.record({ recipient, found: fc.array(make.directoryEntry, { maxLength: 2 }) })
const lookedUp = profileName.chain((profile) => {
  const { maxQueries } = profileNamed(profile).directory
  return fc.record({
    profile: fc.constant(profile),
    asker: fc.option(make.organisation, { freq: 5 }),
    // Above the most there may be only where that is few: a vector is to be read.
    queries: fc.array(query, { maxLength: Math.min(maxQueries + 1, 4) })
  })
})

/** Candidates by one name, most of whom can be found by it. */
const searched = fc
  .record({
    profile: profileName,
    by: make.searcher,
    query: make.searchQuery,
    some: fc.array(fc.tuple(make.candidate, fc.nat(4)), { maxLength: 3 })
  })
  .map(({ some, query, ...rest }) => {
    const [[first, luck] = [null, 4]] = some
    const text = first === null || luck > 2 ? query.text : first.name
    const candidates = some.map(([one, which]) =>
      which === 0 ? one : { ...one, mailbox: { ...one.mailbox, life: { _tag: "Active" as const } }, reception: true }
    )
    return { ...rest, query: luck === 0 ? { ...query, text } : { text, street: null, place: null }, candidates }
  })

const blocked = make.blocklist.chain((list) =>
  fc.record({
    list: fc.constant(list),
    person: fc.oneof(make.personId, ...list.blocked.map((person) => fc.constant(person))),
    hasWritten: fc.boolean(),
    at: make.instant
  })
)

export const directory = [
  decision("mayLookUp", {
    input: Schema.Struct({
      profile: ProfileName,
      asker: Schema.NullOr(Organisation),
      queries: Schema.Array(RecipientQuery)
    }),
    answer: Schema.Array(RecipientQuery),
    refusal: Schema.Union([core.TooManyRecipients, core.NationalIdNotAllowed]),
    from: lookedUp,
    most: 10,
    decide: ({ profile, asker, queries }) => core.mayLookUp(profileNamed(profile).directory, asker, queries)
  }),
  decision("tell", {
    input: Schema.Struct({ recipient: Recipient, found: Schema.Array(DirectoryEntry) }),
    answer: Schema.Union([Digital, IdentifiedNotDigital, Unidentified]),
    from: told,
    most: 14,
    decide: ({ recipient, found }) => core.tell(recipient, found)
  }),
  decision("mailboxOf", {
    input: Schema.Struct({ recipient: Recipient, found: Schema.Array(DirectoryEntry) }),
    answer: Schema.NullOr(MailboxId),
    from: told,
    most: 6,
    decide: ({ recipient, found }) => core.mailboxOf(recipient, found)
  }),
  decision("search", {
    input: Schema.Struct({
      profile: ProfileName,
      by: Searcher,
      query: SearchQuery,
      candidates: Schema.Array(Candidate)
    }),
    answer: Schema.Struct({
      hits: Schema.Array(Candidate),
      more: Schema.Boolean,
      rules: Schema.Array(RuleId)
    }),
    from: searched,
    most: 12,
    decide: ({ profile, by, query, candidates }) => core.search(profileNamed(profile), by, query, candidates)
  }),
  decision("sortKey", {
    input: Schema.Struct({ name: Schema.String }),
    answer: Schema.String,
    from: fc.record({
      name: fc.constantFrom(
        "Åse Aasen",
        "Ærø  Øye",
        "Zetterlund",
        "Müller",
        "Ðóra Þórsdóttir",
        "Łukasz",
        "de la Rœuvre"
      )
    }),
    most: 7,
    decide: ({ name }) => core.sortKey(name)
  }),
  decision("block", {
    input: Schema.Struct({ list: Blocklist, person: PersonId, hasWritten: Schema.Boolean, at: Instant }),
    answer: Schema.NullOr(PersonBlocked),
    refusal: core.NeverWrote,
    from: blocked,
    most: 8,
    decide: ({ list, person, hasWritten, at }) => core.block(list, person, hasWritten, at)
  }),
  decision("unblock", {
    input: Schema.Struct({ list: Blocklist, person: PersonId, at: Instant }),
    answer: Schema.NullOr(PersonUnblocked),
    from: blocked,
    most: 5,
    decide: ({ list, person, at }) => core.unblock(list, person, at)
  })
]
