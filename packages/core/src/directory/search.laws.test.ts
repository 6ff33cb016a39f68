import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { personId } from "../identity/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { blocklist, candidate, searcher, searchQuery } from "./arbitrary.ts"
import { type Candidate, type Searcher, type SearchQuery, search, sortKey } from "./index.ts"

const candidates = fc.uniqueArray(candidate, { maxLength: 8, selector: ({ mailbox }) => mailbox.id })
/** Room for everybody, so that a law is not about who came first. */
const roomy = profile.map((profile) => ({
  ...profile,
  personalSending: { ...profile.personalSending, searchHits: 100 }
}))

/** One whom anybody finds who asks by their name: visible, receiving, open, and with nobody blocked. */
const findable = candidate.map(
  (one): Candidate => ({
    ...one,
    reception: true,
    mailbox: { ...one.mailbox, visible: true, life: { _tag: "Active" } },
    blocklist: { ...one.blocklist, blocked: [] }
  })
)
/** Many whom one search finds: of one name or nearly, in few places. */
const namesakes = fc.uniqueArray(
  fc
    .tuple(findable, fc.constantFrom("Ola Aas", "Ola Aasen", "Ola Aas Berg", "Ola Aasen Li", "Aas Ola"))
    .map(([one, name]): Candidate => ({ ...one, name })),
  { minLength: 1, maxLength: 8, selector: ({ mailbox }) => mailbox.address }
)
const byName = ({ name }: Candidate): SearchQuery => ({ text: name, street: null, place: null })
const byAddress = ({ mailbox }: Candidate): SearchQuery => ({ text: mailbox.address, street: null, place: null })
const finds = (profile: ProviderProfile, by: Searcher, query: SearchQuery, one: Candidate) =>
  search(profile, by, query, [one]).hits.length === 1

describe("searching for somebody to write to", () => {
  it("SEND-2: at most so many, the first of them in an order that who else is there and how they lie does not change", () => {
    fc.assert(
      fc.property(profile, roomy, searcher, searchQuery, candidates, (profile, roomy, by, query, all) => {
        const { hits } = search(roomy, by, query, all)
        const most = profile.personalSending.searchHits
        const answer = search(profile, by, query, all.toReversed())
        expect(answer.hits).toEqual(hits.slice(0, most))
        expect(answer.more).toBe(hits.length > most)
        expect(search(roomy, by, query, hits.toReversed()).hits).toEqual(hits)
      })
    )
  })

  it("SEND-2: exactly as many as the policy says are shown, and one more than that is told of", () => {
    fc.assert(
      fc.property(profile, searcher, findable, fc.array(mailboxId, { minLength: 1 }), (profile, by, one, ids) => {
        const most = ids.length
        const narrow = { ...profile, personalSending: { ...profile.personalSending, searchHits: most } }
        const all = ids.map((id) => ({ ...one, mailbox: { ...one.mailbox, id } }))
        expect(search(narrow, by, byName(one), all)).toMatchObject({ hits: all, more: false })
        const more = search(narrow, by, byName(one), [...all, one])
        expect(more.hits).toHaveLength(most)
        expect(more.more).toBe(true)
      })
    )
  })

  it("SEND-2: whole names come first, then names, places and mailbox addresses in their order", () => {
    fc.assert(
      fc.property(roomy, searcher, namesakes, (profile, by, all) => {
        const query = { text: "OLA  aas", street: null, place: null }
        const { hits } = search(profile, by, query, all)
        expect(hits).toHaveLength(all.length)
        expect(search(profile, by, query, all.toReversed()).hits).toEqual(hits)
        for (const [place, hit] of hits.entries()) {
          const next = hits[place + 1]
          if (next === undefined) continue
          const whole = (one: Candidate) => one.name === "Ola Aas"
          expect(whole(hit) || !whole(next)).toBe(true)
          if (whole(hit) !== whole(next)) continue
          const keys = (one: Candidate) => [one.name, one.city, one.mailbox.address].map((text) => sortKey(text))
          const [mine, theirs] = [keys(hit), keys(next)]
          const at = mine.findIndex((key, place) => key !== theirs[place])
          expect((mine[at] ?? "") < (theirs[at] ?? "")).toBe(true)
        }
      })
    )
  })

  it("SEND-2: by the beginnings of the words of a name, and by the place where one is given", () => {
    fc.assert(
      fc.property(roomy, searcher, findable, fc.nat(), (profile, by, one, cut) => {
        const words = one.name.split(" ")
        const begun = words.map((word) => word.slice(0, 1 + (cut % word.length)).toUpperCase())
        for (const text of [begun.join(" "), begun.toReversed().join("  "), begun[0] ?? ""]) {
          for (const place of [null, one.postalCode, one.city.toUpperCase()]) {
            expect(finds(profile, by, { text, street: null, place }, one)).toBe(true)
          }
          expect(finds(profile, by, { text, street: null, place: "Nowhere" }, one)).toBe(false)
          expect(finds(profile, by, { text: `${text} x`, street: null, place: null }, one)).toBe(false)
        }
        expect(finds(profile, by, { text: " ", street: null, place: null }, one)).toBe(false)
      })
    )
  })

  it("SEND-2, CONTACT-8: the hidden are found by their whole mailbox address, and by nothing else", () => {
    fc.assert(
      fc.property(roomy, searcher, findable, searchQuery, (profile, by, one, query) => {
        const hidden = { ...one, mailbox: { ...one.mailbox, visible: false } }
        expect(finds(profile, by, byAddress(hidden), hidden)).toBe(true)
        expect(finds(profile, by, byAddress(one), one)).toBe(true)
        expect(finds(profile, by, byName(hidden), hidden)).toBe(false)
        fc.pre(query.text !== one.mailbox.address)
        expect(finds(profile, by, query, hidden)).toBe(false)
      })
    )
  })

  it("SEND-2, LIFE-1: nobody is found who takes no letters, by whatever they are sought", () => {
    fc.assert(
      fc.property(roomy, searcher, candidate, (profile, by, one) => {
        fc.pre(!one.reception || one.mailbox.life._tag !== "Active")
        expect(finds(profile, by, byName(one), one)).toBe(false)
        expect(finds(profile, by, byAddress(one), one)).toBe(false)
      })
    )
  })

  it("RECEIVE-2, FIELD-25: to who is blocked it is as if the mailbox were not there, even by its whole address", () => {
    fc.assert(
      fc.property(
        roomy,
        searcher,
        personId,
        findable,
        blocklist,
        candidates,
        (profile, by, other, one, list, others) => {
          fc.pre(by._tag === "PersonSearches" && ![by.person, ...list.blocked].includes(other))
          const blocking = { ...one, blocklist: { ...list, blocked: [...list.blocked, by.person] } }
          for (const query of [byName(one), byAddress(one)]) {
            expect(search(profile, by, query, [...others, blocking])).toEqual(search(profile, by, query, others))
            expect(finds(profile, { ...by, person: other }, query, blocking)).toBe(true)
          }
        }
      )
    )
  })

  it("SEND-14, CONTACT-7: people find a business that is open for it, by name, number and mailbox address", () => {
    fc.assert(
      fc.property(roomy, searcher, findable, fc.boolean(), (profile, by, one, reception) => {
        const { owner } = one.mailbox
        fc.pre(owner._tag === "OrganisationOwner" && by._tag === "PersonSearches")
        const number = owner.organisation.replace(/^(...)(...)/u, "$1 $2 ")
        for (const text of [one.name, owner.organisation, number, one.mailbox.address]) {
          const answer = search(profile, by, { text, street: null, place: null }, [{ ...one, reception }])
          expect(answer.hits).toHaveLength(reception ? 1 : 0)
          expect(answer.rules).toEqual(["SEND-2", "SEND-14", "CONTACT-8", "RECEIVE-2"])
        }
        const hidden = { ...one, mailbox: { ...one.mailbox, visible: false } }
        expect(finds(profile, by, { text: number, street: null, place: null }, hidden)).toBe(false)
      })
    )
  })

  it("SEND-15: a business' search is narrowed by the street too, and nobody else's", () => {
    fc.assert(
      fc.property(roomy, searcher, findable, (profile, by, one) => {
        const business = by._tag === "BusinessSearches"
        const street = one.street?.slice(0, 4).toUpperCase() ?? ""
        expect(finds(profile, by, { ...byName(one), street }, one)).toBe(!business || one.street !== null)
        expect(finds(profile, by, { ...byName(one), street: "Elsewhere" }, one)).toBe(!business)
        const { rules } = search(profile, by, byName(one), [])
        expect(rules).toEqual(["SEND-2", business ? "SEND-15" : "SEND-14", "CONTACT-8", "RECEIVE-2"])
      })
    )
  })
})

describe("the order of names", () => {
  it.each([
    [
      ["Aas", "Zetterlund"],
      ["Zetterlund", "Aas"]
    ],
    [
      ["Ås", "Øye", "Ærø", "Zetterlund", "Ola"],
      ["Ola", "Zetterlund", "Ærø", "Øye", "Ås"]
    ],
    [
      ["Äijö", "Öberg", "Zahl"],
      ["Zahl", "Äijö", "Öberg"]
    ],
    [
      ["Ünal", "Xu", "Zahl"],
      ["Xu", "Ünal", "Zahl"]
    ],
    [
      ["Fredrik", "Émile", "Erik"],
      ["Émile", "Erik", "Fredrik"]
    ]
  ])("SEND-2: as Norwegian has it: %j", (names, sorted) => {
    expect(names.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))).toEqual(sorted)
  })

  it.each([
    ["Ängö", "Ængø"],
    ["Cœur", "Cøur"],
    ["Müller", "Myller"],
    ["Weiß", "Weiss"],
    ["Þórður", "Thordur"],
    ["Đorđe", "Dorde"],
    ["Łukasz", "Lukasz"],
    ["Zoë Muñoz", "Zoe Munoz"],
    ["Haakon", "Håkon"]
  ])("SEND-2: %s stands where %s does, which is how Norwegian spells it", (foreign, norwegian) => {
    expect(sortKey(foreign)).toBe(sortKey(norwegian))
  })
})
