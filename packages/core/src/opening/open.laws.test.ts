import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { level, personId } from "../identity/arbitrary.ts"
import { Level as Levels, reaches } from "../identity/index.ts"
import { documentsOf, type Letter } from "../letter/index.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { type ProviderProfile } from "../policy/index.ts"
import { ownersRequest } from "./arbitrary.ts"
import { confirm, levelToOpen, open, type Reader } from "./index.ts"

type Request = readonly [ProviderProfile, Mailbox, Letter, Reader, DateTime.Utc]
const answer = (...of: Request): string => {
  const result = open(...of)
  return Result.isFailure(result) ? result.failure._tag : "opened"
}
const withSender = (letter: Letter, kind: Letter["sender"]["kind"]): Letter => ({
  ...letter,
  sender: { ...letter.sender, kind }
})
/** The letter with nothing but its level in the way. */
const ready = (letter: Letter): Letter => ({
  ...letter,
  asksConfirmation: false,
  confirmedAt: null,
  contents:
    letter.contents._tag === "LinkElsewhere"
      ? letter.contents
      : {
          ...letter.contents,
          documents: letter.contents.documents.map((one) => ({ ...one, scan: "clean" as const })) as never
        }
})
const scanned = (letter: Letter) => documentsOf(letter).every((document) => document.scan === "clean")
const confirmedOrUnasked = (letter: Letter) => !letter.asksConfirmation || letter.confirmedAt !== null

describe("opening a letter", () => {
  it("AUTH-3: opens private mail to its owner exactly from the level up that its sender chose", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        fc.pre(letter.sender.kind !== "public")
        const opens = answer(profile, mailbox, ready(letter), reader, at) === "opened"
        expect(opens).toBe(reaches(reader.level, letter.requires))
      }),
      { numRuns: 300 }
    )
  })

  it("AUTH-3: a firmer login opens all that a weaker one does", () => {
    fc.assert(
      fc.property(ownersRequest, level, ({ profile, mailbox, letter, reader, at }, level) => {
        fc.pre(reaches(level, reader.level) && answer(profile, mailbox, letter, reader, at) === "opened")
        expect(answer(profile, mailbox, letter, { ...reader, level }, at)).toBe("opened")
      }),
      { numRuns: 300 }
    )
  })

  it("AUTH-4: never opens public mail to a password, whatever its sender asked for", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        const asPassword = { ...reader, level: "password" as const }
        expect(answer(profile, mailbox, withSender(letter, "public"), asPassword, at)).toBe("LevelTooLow")
      })
    )
  })

  it("AUTH-4: to a password opens from companies, people and voluntary organisations just what asks for no more", () => {
    const kind = fc.constantFrom("company", "person", "voluntary")
    fc.assert(
      fc.property(ownersRequest, kind, ({ profile, mailbox, letter, reader, at }, kind) => {
        const asPassword = { ...reader, level: "password" as const }
        const opens = answer(profile, mailbox, withSender(ready(letter), kind), asPassword, at) === "opened"
        expect(opens).toBe(letter.requires === "password")
      })
    )
  })

  it("AUTH-4: being public never makes a letter easier to open, and makes no other sender's harder", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, letter }) => {
        const publicly = levelToOpen(profile.opening, withSender(letter, "public"))
        expect(reaches(publicly, letter.requires) && reaches(publicly, profile.opening.publicFloor)).toBe(true)
        expect([letter.requires, profile.opening.publicFloor]).toContain(publicly)
        expect(levelToOpen(profile.opening, withSender(letter, "company"))).toBe(letter.requires)
      })
    )
  })

  it("AUTH-3, AUTH-4: the level that a refusal asks for is enough, is the least that is, and is above one's own", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        const result = open(profile, mailbox, letter, reader, at)
        fc.pre(Result.isFailure(result) && result.failure._tag === "LevelTooLow")
        if (Result.isSuccess(result) || result.failure._tag !== "LevelTooLow") return
        const { stepUpTo, has, rules } = result.failure
        expect(has).toBe(reader.level)
        expect(rules).toEqual(reaches(has, letter.requires) ? ["AUTH-4"] : ["AUTH-3"])
        const enough = Levels.literals.filter(
          (level) => answer(profile, mailbox, letter, { ...reader, level }, at) !== "LevelTooLow"
        )
        expect(enough).toEqual(Levels.literals.filter((level) => reaches(level, stepUpTo)))
        expect(reaches(reader.level, stepUpTo)).toBe(false)
      }),
      { numRuns: 300 }
    )
  })

  it("AUTH-11: whoever opens a link elsewhere is told where a login of its own is needed, and nobody else is", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        const result = open(profile, mailbox, letter, reader, at)
        fc.pre(Result.isSuccess(result))
        if (Result.isFailure(result)) return
        const { contents } = letter
        const links = contents._tag === "LinkElsewhere"
        expect(result.success.loginElsewhere).toBe(links ? contents.url : null)
        expect(result.success.rules).toEqual(links ? ["AUTH-3", "AUTH-11"] : ["AUTH-3"])
      })
    )
  })

  it("AUTH-11: a letter that links elsewhere opens by the same levels, and holds nothing here to read", () => {
    fc.assert(
      fc.property(ownersRequest, ownersRequest, ({ profile, mailbox, letter, reader, at }, other) => {
        fc.pre(other.letter.contents._tag === "LinkElsewhere")
        const linking = { ...ready(letter), contents: other.letter.contents }
        expect(documentsOf(linking)).toEqual([])
        expect(answer(profile, mailbox, linking, reader, at)).toBe(answer(profile, mailbox, ready(letter), reader, at))
      })
    )
  })

  it("TRUST-7: nothing opens, or is confirmed, before every document of it has passed the scan", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        fc.pre(!scanned(letter) && reaches(reader.level, levelToOpen(profile.opening, letter)))
        const refused = documentsOf(letter).some((document) => document.scan === "refused")
        const held = { _tag: "LetterHeld", rules: ["TRUST-7"], scan: refused ? "refused" : "quarantined" }
        expect(open(profile, mailbox, letter, reader, at)).toEqual(Result.fail(held))
        expect(confirm(profile, mailbox, letter, reader, at)).toEqual(Result.fail(held))
      })
    )
  })

  it("FIELD-8: is refused until the recipient has confirmed, where the sender asks for that, and only there", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        fc.pre(scanned(letter) && reaches(reader.level, levelToOpen(profile.opening, letter)))
        const expected = confirmedOrUnasked(letter) ? "opened" : "ConfirmationAwaited"
        expect(answer(profile, mailbox, letter, reader, at)).toBe(expected)
      }),
      { numRuns: 300 }
    )
  })

  it("AUTH-13: a level alone opens nothing: it takes the login of the mailbox's owner", () => {
    fc.assert(
      fc.property(ownersRequest, personId, level, ({ profile, mailbox, letter, at }, person, level) => {
        expect(answer(profile, mailbox, ready(letter), { person, level }, at)).toBe("LetterNotFound")
      })
    )
  })

  it("FIELD-12: the sender hears of the first opening and of no other", () => {
    fc.assert(
      fc.property(ownersRequest, ({ profile, mailbox, letter, reader, at }) => {
        const result = open(profile, mailbox, letter, reader, at)
        fc.pre(Result.isSuccess(result))
        if (Result.isFailure(result)) return
        const told = { letter: letter.id, mailbox: mailbox.id, at, policy: profile.version, person: reader.person }
        expect(result.success).toMatchObject(told)
        expect(result.success.first).toBe(letter.openedAt === null)
      })
    )
  })
})
