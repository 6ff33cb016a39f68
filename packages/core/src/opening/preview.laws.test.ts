import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Grant } from "../delegation/index.ts"
import { level, personId } from "../identity/arbitrary.ts"
import { reaches } from "../identity/index.ts"
import { letterIn, letterKind } from "../letter/arbitrary.ts"
import type { Letter } from "../letter/index.ts"
import { delegatesRequest } from "./arbitrary.ts"
import { list, preview } from "./index.ts"

const scene = delegatesRequest.chain((request) =>
  fc.record({
    request: fc.constant(request),
    letters: fc
      .array(letterIn(request.mailbox.id), { maxLength: 4 })
      .map((letters) => [...letters, request.letter].map((letter) => ({ ...letter, sender: request.letter.sender }))),
    ownersLevel: level
  })
)

describe("a preview", () => {
  it("FIELD-22: shows just the lines that the delegate's list will have, in its order", () => {
    fc.assert(
      fc.property(scene, ({ request, letters }) => {
        const { profile, mailbox, reader, grant, at } = request
        const owner = { person: mailbox.owner.person, level: "high" as const }
        const shown = preview(profile, mailbox, letters, owner, grant, reader.level, at)
        expect(shown).toEqual(letters.flatMap((letter) => list(profile, mailbox, letter, reader, at) ?? []))
        expect(shown.length).toBeGreaterThan(0)
      })
    )
  })

  it("FIELD-3: tells the owner nothing that the owner's own list hides, and hides at the delegate's level what theirs will", () => {
    fc.assert(
      fc.property(scene, ({ request, letters, ownersLevel }) => {
        const { profile, mailbox, reader, grant, at } = request
        const owner = { person: mailbox.owner.person, level: ownersLevel }
        for (const line of preview(profile, mailbox, letters, owner, grant, reader.level, at)) {
          const letter = letters.find(({ id }) => id === line.id)
          if (letter === undefined) throw new Error("no such letter")
          const own = list(profile, mailbox, letter, owner, at)
          const theirs = list(profile, mailbox, letter, reader, at)
          expect(line.subject).toBe(reaches(ownersLevel, reader.level) ? theirs?.subject : own?.subject)
          if (own?.subject === null) expect(line).toMatchObject({ subject: null, kind: null })
          if (theirs?.subject === null) expect(line).toMatchObject({ subject: null, kind: null })
        }
      })
    )
  })

  it("FIELD-3, FIELD-22: by a grant narrowed to some kinds shows no line of a letter whose kind the owner's list hides, and else every line", () => {
    fc.assert(
      fc.property(scene, letterKind, ({ request, letters, ownersLevel }, kind) => {
        const { profile, mailbox, reader, at } = request
        const owner = { person: mailbox.owner.person, level: ownersLevel }
        const shownBy = (kinds: Grant["terms"]["kinds"]) =>
          preview(
            profile,
            mailbox,
            letters,
            owner,
            { ...request.grant, terms: { senders: null, kinds, endDay: null } },
            reader.level,
            at
          ).map(({ id }) => id)
        const known = (letter: Letter) => list(profile, mailbox, letter, owner, at)?.kind ?? null
        const whole = letters.filter(
          (letter) => !letter.recipientOnly && list(profile, mailbox, letter, owner, at) !== null
        )
        expect(shownBy(null)).toEqual(whole.map(({ id }) => id))
        expect(shownBy([kind])).toEqual(whole.filter((letter) => known(letter) === kind).map(({ id }) => id))
      })
    )
  })

  it("FIELD-25: shows nothing to anybody but the owner", () => {
    fc.assert(
      fc.property(scene, personId, ({ request, letters }, person) => {
        const { profile, mailbox, reader, grant, at } = request
        for (const other of [person, grant.delegate]) {
          const by = { person: other, level: "high" as const, grants: [grant] }
          expect(preview(profile, mailbox, letters, by, grant, reader.level, at)).toEqual([])
        }
      })
    )
  })
})
