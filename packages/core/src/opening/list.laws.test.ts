import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reaches } from "../identity/index.ts"
import { letterKind, subject } from "../letter/arbitrary.ts"
import { confirmed, type Letter, opened } from "../letter/index.ts"
import { ownersRequest } from "./arbitrary.ts"
import { confirm, levelToOpen, list, open } from "./index.ts"

type Request = typeof ownersRequest extends fc.Arbitrary<infer R> ? R : never
const lineOf = ({ profile, mailbox, letter, reader, at }: Request) => {
  const line = list(profile, mailbox, letter, reader, at)
  if (line === null) throw new Error("the owner sees no line")
  return line
}
const openOf = ({ profile, mailbox, letter, reader, at }: Request) => open(profile, mailbox, letter, reader, at)
const confirmOf = ({ profile, mailbox, letter, reader, at }: Request) => confirm(profile, mailbox, letter, reader, at)

describe("a line of the list", () => {
  it("AUTH-5: what is locked is listed all the same, with its sender, when it came and the level that opens it", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        const { id, mailbox, sender, visibleAt, sending } = request.letter
        const opensAt = levelToOpen(request.profile.opening, request.letter)
        expect(lineOf(request)).toMatchObject({ id, mailbox, sender, visibleAt, sending, opensAt })
      })
    )
  })

  it("AUTH-5: its lock is why the letter does not open, and there is none where it does", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        const answer = openOf(request)
        expect(lineOf(request).lock).toEqual(Result.isFailure(answer) ? answer.failure : null)
      }),
      { numRuns: 300 }
    )
  })

  it("AUTH-5, FIELD-3: hides subject and kind exactly when the letter is sensitive and the level too low", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        const { letter, reader, profile } = request
        const hidden =
          letter.sensitivity === "sensitive" && !reaches(reader.level, levelToOpen(profile.opening, letter))
        const { subject, kind } = letter
        expect(lineOf(request)).toMatchObject(hidden ? { subject: null, kind: null } : { subject, kind })
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-3: below its level a sensitive letter looks the same whatever its subject, kind and documents are", () => {
    fc.assert(
      fc.property(
        ownersRequest,
        ownersRequest,
        subject,
        letterKind,
        (request, { letter: { contents } }, subject, kind) => {
          const letter: Letter = { ...request.letter, sensitivity: "sensitive" }
          fc.pre(!reaches(request.reader.level, levelToOpen(request.profile.opening, letter)))
          const other: Letter = { ...letter, subject, kind, contents }
          expect(lineOf({ ...request, letter: other })).toEqual(lineOf({ ...request, letter }))
        }
      ),
      { numRuns: 300 }
    )
  })

  it("FIELD-3: no line shows a document's name or a link, at any level", () => {
    fc.assert(
      fc.property(ownersRequest, ownersRequest, (request, { letter: { contents } }) => {
        fc.pre(lineOf(request).lock?._tag !== "LetterHeld")
        const line = lineOf({ ...request, letter: { ...request.letter, contents } })
        fc.pre(line.lock?._tag !== "LetterHeld")
        expect(line).toEqual(lineOf(request))
      })
    )
  })

  it("SEND-7, RECEIVE-9: shows the sender's subject and verified name and number as they were sent", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        const line = lineOf({ ...request, reader: { ...request.reader, level: "high" } })
        expect(line).toMatchObject({ subject: request.letter.subject, sender: request.letter.sender })
      })
    )
  })
})

describe("confirming", () => {
  it("FIELD-8: whoever is asked to confirm can, and can then open", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        const refused = openOf(request)
        fc.pre(Result.isFailure(refused) && refused.failure._tag === "ConfirmationAwaited")
        expect(confirmOf(request)).toMatchObject({
          success: { letter: request.letter.id, at: request.at, policy: request.profile.version, rules: ["FIELD-8"] }
        })
        const letter = confirmed(request.letter, request.at)
        expect(Result.isSuccess(openOf({ ...request, letter }))).toBe(true)
      })
    )
  })

  it("FIELD-8: nobody confirms what was not asked for, nor what they could not open but for the confirmation", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        const { letter } = request
        const answer = confirmOf(request)
        const otherwise = openOf({ ...request, letter: { ...letter, asksConfirmation: false } })
        if (Result.isFailure(otherwise)) expect(answer).toEqual(Result.fail(otherwise.failure))
        else if (letter.asksConfirmation) expect(Result.isSuccess(answer)).toBe(true)
        else expect(answer).toEqual(Result.fail({ _tag: "NoConfirmationAsked", rules: ["FIELD-8"] }))
      }),
      { numRuns: 300 }
    )
  })
})

describe("a letter that is read", () => {
  it("LIFE-9, SEND-3: opening and confirming change nothing of it but when each was first done", () => {
    fc.assert(
      fc.property(ownersRequest, ownersRequest, ({ letter, at }, { at: later }) => {
        expect({ ...opened(letter, at), openedAt: letter.openedAt }).toEqual(letter)
        expect({ ...confirmed(letter, at), confirmedAt: letter.confirmedAt }).toEqual(letter)
        expect(opened(opened(letter, at), later)).toEqual(opened(letter, at))
        expect(confirmed(confirmed(letter, at), later)).toEqual(confirmed(letter, at))
        expect(opened(letter, at).openedAt).toEqual(letter.openedAt ?? at)
        expect(confirmed(letter, at).confirmedAt).toEqual(letter.confirmedAt ?? at)
      })
    )
  })

  it("LIFE-9: deciding changes neither mailbox nor letter", () => {
    fc.assert(
      fc.property(ownersRequest, (request) => {
        const before = structuredClone([request.mailbox, request.letter].map((one) => JSON.stringify(one)))
        openOf(request)
        confirmOf(request)
        lineOf(request)
        expect([request.mailbox, request.letter].map((one) => JSON.stringify(one))).toEqual(before)
      })
    )
  })
})
