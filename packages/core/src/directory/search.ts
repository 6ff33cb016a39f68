/**
 * Search: finding somebody to write to by name and place (SEND-2, SEND-14, SEND-15). It finds nobody who does not want to be
 * found by it.
 *
 * @module
 */
import { Result } from "effect"
import type { OrganisationNumber, PersonId } from "../identity/index.ts"
import { type Mailbox, parseMailboxAddress, receives } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import { type Blocklist, isBlocked } from "./blocking.ts"
import { normalised } from "./policy.ts"

/** Who searches: a person, or one who acts for a business. */
export type Searcher =
  | { readonly _tag: "PersonSearches"; readonly person: PersonId }
  | { readonly _tag: "BusinessSearches"; readonly organisation: OrganisationNumber }

/** Somebody whom a search may find: a mailbox with what its owner is known by. */
export interface Candidate {
  readonly mailbox: Mailbox
  /** Whether the owner's reception is open (RECEIVE-10); a person's always is. */
  readonly reception: boolean
  readonly name: string
  /** Null for an organisation without one. */
  readonly street: string | null
  readonly postalCode: string
  readonly city: string
  readonly blocklist: Blocklist
}

/** What is sought: a name, and perhaps where; or a whole mailbox address, or for a business its organisation number. */
export interface SearchQuery {
  readonly text: string
  readonly street: string | null
  /** A postal code, or a city. */
  readonly place: string | null
}

/** What a search found: so many at the most, in an order that does not change, and whether there were more. */
export interface SearchAnswer {
  readonly hits: ReadonlyArray<Candidate>
  readonly more: boolean
  readonly rules: ReadonlyArray<RuleId>
}

/**
 * Searches among candidates (SEND-2). Whole-name matches come first, then by name, place and mailbox address. Not found are
 * those without a mailbox that takes letters (for an organisation: whose reception is closed, SEND-14), the hidden, and those
 * who blocked the searcher; a whole address finds a hidden one too (CONTACT-8). A street narrows the search of a business
 * (SEND-15), and nobody else's.
 */
export const search = (
  profile: ProviderProfile,
  by: Searcher,
  query: SearchQuery,
  candidates: ReadonlyArray<Candidate>
): SearchAnswer => {
  const most = profile.personalSending.searchHits
  const hits = candidates
    .filter((candidate) => mayFind(by, candidate) && matches(by, query, candidate))
    .map((candidate) => ({ candidate, key: keyOf(query, candidate) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ candidate }) => candidate)
  const theirs: RuleId = by._tag === "PersonSearches" ? "SEND-14" : "SEND-15"
  return { hits: hits.slice(0, most), more: hits.length > most, rules: ["SEND-2", theirs, "CONTACT-8", "RECEIVE-2"] }
}

/**
 * The key that names are sorted by, stored beside them: as Norwegian has it, æ, ø, å last, å also where it is written aa, and
 * whatever accents a letter wears (no database's collation is relied on).
 */
export const sortKey = (name: string): string =>
  normalised(name)
    .replaceAll("aa", "å")
    .replaceAll(/[^a-zæøå0-9]/gu, (letter) => aliases[letter] ?? letter.normalize("NFD").replaceAll(/\p{M}/gu, ""))
    .replaceAll(/[æøå]/gu, (letter) => last[letter] ?? letter)

const aliases: Readonly<Record<string, string>> = {
  ä: "æ",
  ö: "ø",
  ü: "y",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  œ: "ø",
  ł: "l"
}
// After z in every encoding.
const last: Readonly<Record<string, string>> = { æ: "{a", ø: "{b", å: "{c" }

const mayFind = (by: Searcher, { mailbox, reception, blocklist }: Candidate): boolean =>
  reception && receives(mailbox) && (by._tag === "BusinessSearches" || !isBlocked(blocklist, by.person))

const matches = (by: Searcher, query: SearchQuery, candidate: Candidate): boolean => {
  if (isExact(query, candidate)) return true
  const words = normalised(query.text)
    .split(" ")
    .filter((word) => word !== "")
  const names = normalised(candidate.name).split(" ")
  return (
    candidate.mailbox.visible &&
    words.length > 0 &&
    words.every((word) => names.some((name) => name.startsWith(word))) &&
    isAt(query.place, candidate) &&
    (by._tag === "PersonSearches" || isIn(query.street, candidate))
  )
}

/** Whether a whole mailbox address was given, which names exactly one, hidden or not; or the number of a visible organisation. */
const isExact = ({ text }: SearchQuery, { mailbox }: Candidate): boolean =>
  Result.getOrNull(parseMailboxAddress(text)) === mailbox.address ||
  (mailbox.owner._tag === "OrganisationOwner" &&
    mailbox.visible &&
    mailbox.owner.organisation === text.replaceAll(/\s/gu, ""))

const isAt = (place: string | null, { postalCode, city }: Candidate): boolean =>
  place === null || [postalCode, normalised(city)].includes(normalised(place))

const isIn = (street: string | null, candidate: Candidate): boolean =>
  street === null || (candidate.street !== null && normalised(candidate.street).startsWith(normalised(street)))

// A line for each: no name has a line's end in it, nor what comes before that. Of true and false, false comes first.
const keyOf = ({ text }: SearchQuery, { mailbox, name, city }: Candidate): string =>
  [String(normalised(name) !== normalised(text)), sortKey(name), sortKey(city), sortKey(mailbox.address)].join("\n")
