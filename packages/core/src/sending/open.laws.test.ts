import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { directoryEntry, recipient } from "../directory/arbitrary.ts"
import { mailboxOf, tell } from "../directory/index.ts"
import { documentId } from "../letter/arbitrary.ts"
import { organisation } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { Bytes } from "../policy/index.ts"
import { declaredFile, newIdsFor, sendingRequest } from "./arbitrary.ts"
import { type DeclaredFile, filesOf, openSending, type SendingRequest } from "./index.ts"

/** Everything that a beginning is judged by; one recipient found, most often, who receives. */
const beginning = sendingRequest.chain((request) =>
  fc.record({
    profile,
    sender: organisation,
    request: fc.constant(request),
    to: fc.record({ recipient, found: fc.array(directoryEntry, { maxLength: 2 }) }),
    ids: newIdsFor(request),
    at: instant
  })
)
type Beginning = typeof beginning extends fc.Arbitrary<infer B> ? B : never
const begin = ({ profile, sender, request, to, ids, at }: Beginning) =>
  openSending(profile, sender, request, to, ids, at)
const why = (beginning: Beginning): string => {
  const answer = begin(beginning)
  return Result.isFailure(answer) ? answer.failure._tag : "opened"
}
const declaring = (request: SendingRequest, files: ReadonlyArray<DeclaredFile>): SendingRequest => {
  const [main, ...attachments] = files
  return main === undefined ? request : { ...request, contents: { _tag: "Files", files: [main, ...attachments] } }
}

describe("beginning a sending", () => {
  it("SEND-6: a letter has at most so many files, and exactly that many are taken", () => {
    fc.assert(
      fc.property(beginning, declaredFile, fc.integer({ min: 1, max: 20 }), (given, file, most) => {
        const small = { ...file, bytes: Bytes.make(1) }
        const policy = {
          ...given.profile,
          sending: { ...given.profile.sending, maxFiles: most, maxBytes: Bytes.make(1000) }
        }
        const withFiles = (count: number) => {
          const request = declaring(
            given.request,
            Array.from({ length: count }, () => small)
          )
          const documents = fc.sample(documentId, { numRuns: count, seed: 1 })
          return { ...given, profile: policy, request, ids: { ...given.ids, documents } }
        }
        expect(why(withFiles(most))).not.toBe("TooManyFiles")
        expect(begin(withFiles(most + 1))).toEqual(
          Result.fail({ _tag: "TooManyFiles", rules: ["SEND-6"], most, has: most + 1 })
        )
      })
    )
  })

  it("SEND-6: its files together have at most so many bytes, however they are shared out", () => {
    fc.assert(
      fc.property(
        beginning,
        declaredFile,
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }),
        (given, file, sizes) => {
          const total = sizes.reduce((sum, size) => sum + size, 0)
          const files = sizes.map((size) => ({ ...file, bytes: Bytes.make(size) }))
          const request = declaring(given.request, files)
          const documents = fc.sample(documentId, { numRuns: files.length, seed: 1 })
          const under = (most: number) => ({
            ...given,
            request,
            ids: { ...given.ids, documents },
            profile: {
              ...given.profile,
              sending: { ...given.profile.sending, maxFiles: 200, maxBytes: Bytes.make(most) }
            }
          })
          expect(why(under(total))).not.toBe("LetterTooLarge")
          if (total > 0) {
            const refused = { _tag: "LetterTooLarge", rules: ["SEND-6"], most: total - 1, has: total }
            expect(begin(under(total - 1))).toEqual(Result.fail(refused))
          }
        }
      )
    )
  })

  it("FIELD-6: a delivery time may be now or to come, and never in the past", () => {
    fc.assert(
      fc.property(beginning, instant, (given, visibleAt) => {
        const past = DateTime.isLessThan(visibleAt, given.at)
        const big = { ...given.profile.sending, maxBytes: Bytes.make(1e12), maxFiles: 200 }
        const scene = {
          ...given,
          profile: { ...given.profile, sending: big },
          request: { ...given.request, visibleAt }
        }
        expect(why(scene) === "VisibleInThePast").toBe(past)
        const refused = { _tag: "VisibleInThePast", rules: ["FIELD-6"], visibleAt, now: given.at }
        if (past) expect(begin(scene)).toEqual(Result.fail(refused))
        expect(why({ ...scene, at: visibleAt })).not.toBe("VisibleInThePast")
        expect(why({ ...scene, request: { ...scene.request, visibleAt: null } })).not.toBe("VisibleInThePast")
      })
    )
  })

  it("SEND-10: people are named by national id number only by those who are permitted to", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        fc.pre(given.to.recipient._tag === "NationalId")
        const banned = begin({ ...given, sender: { ...given.sender, mayUseNationalId: false } })
        const allowed = begin({ ...given, sender: { ...given.sender, mayUseNationalId: true } })
        const tooMuch = ["TooManyFiles", "LetterTooLarge", "VisibleInThePast"]
        const isNoLetter = Result.isFailure(allowed) && tooMuch.includes(allowed.failure._tag)
        const notAllowed = Result.fail({ _tag: "NationalIdNotAllowed", rules: ["SEND-10"] })
        expect(allowed).not.toEqual(notAllowed)
        expect(banned).toEqual(isNoLetter ? allowed : notAllowed)
      })
    )
  })

  it("SEND-10: whoever may not name people so names them by anything else as others do", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        fc.pre(given.to.recipient._tag !== "NationalId")
        const [banned, allowed] = [false, true].map((mayUseNationalId) =>
          begin({ ...given, sender: { ...given.sender, mayUseNationalId } })
        )
        expect(banned).toEqual(allowed)
      })
    )
  })

  it("FIELD-9: goes to the one mailbox that a lookup calls digital, and is refused with what the lookup says else", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        const answer = begin(given)
        const mailbox = mailboxOf(given.to.recipient, given.to.found)
        if (Result.isSuccess(answer)) expect(answer.success.sending.recipient).toBe(mailbox)
        else if (answer.failure._tag === "RecipientNotDigital") {
          expect(mailbox).toBeNull()
          const result = tell(given.to.recipient, given.to.found)
          expect(answer.failure).toEqual({ _tag: "RecipientNotDigital", rules: ["FIELD-9"], result })
        }
        if (mailbox === null) expect(Result.isFailure(answer)).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it("AUTH-7, RECEIVE-9, SEND-7: is the request word for word, from the sender as verified now, none of its files received", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        const answer = begin(given)
        fc.pre(Result.isSuccess(answer))
        if (Result.isFailure(answer)) return
        const { recipient: _recipient, contents, ...asked } = given.request
        const { number: organisation, name, kind } = given.sender
        const lives = given.profile.sending.openSendingLives
        const { sending } = answer.success
        expect(answer.success).toEqual({
          _tag: "SendingOpened",
          sending: {
            ...asked,
            id: given.ids.sending,
            letter: given.ids.letter,
            sender: { organisation, name, kind },
            recipient: mailboxOf(given.to.recipient, given.to.found),
            contents: sending.contents,
            openedAt: given.at,
            state: { _tag: "Open", lapsesAt: DateTime.add(given.at, { milliseconds: lives }) }
          },
          rules: ["SEND-6", "FIELD-9"],
          policy: given.profile.version
        })
        const declared = contents._tag === "Files" ? contents.files : []
        expect(filesOf(sending)).toEqual(
          declared.map((file, index) => ({ ...file, document: given.ids.documents[index], received: false }))
        )
        if (contents._tag === "LinkElsewhere") expect(sending.contents).toEqual(contents)
      }),
      { numRuns: 200 }
    )
  })

  it("SEND-6: with fewer ids than it has files is the caller's mistake, and begins nothing", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        fc.pre(given.request.contents._tag === "Files" && why(given) === "opened")
        const documents = given.ids.documents.slice(1)
        expect(() => begin({ ...given, ids: { ...given.ids, documents } })).toThrow("an id for each of its files")
      })
    )
  })

  it("SEND-6: what is declared may be absurd, and is answered", () => {
    fc.assert(
      fc.property(beginning, declaredFile, (given, file) => {
        const absurd = { ...file, bytes: Bytes.make(Number.MAX_SAFE_INTEGER) }
        expect(why({ ...given, request: declaring(given.request, [absurd, absurd]) })).toMatch(
          /TooManyFiles|LetterTooLarge/u
        )
      })
    )
  })
})
