import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { directoryEntry, recipient } from "../directory/arbitrary.ts"
import { mailboxOf } from "../directory/index.ts"
import { bytes, documentId, mediaType, sha256 } from "../letter/arbitrary.ts"
import { organisation } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { Bytes } from "../policy/index.ts"
import { declaredFile, newIdsFor, sending, sendingRequest, waitingSending } from "./arbitrary.ts"
import {
  commit,
  type DeclaredFile,
  evolve,
  expectFile,
  filesOf,
  lapse,
  openSending,
  receiveFile,
  type Sending,
  type SendingFile,
  type SendingRequest
} from "./index.ts"

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
/** A sending that waits, and a moment at which it still does. */
const waiting = waitingSending.chain((sending) => {
  const open = sending.state._tag === "Open" ? sending.state : null
  const lasts = open === null ? 1 : DateTime.toEpochMillis(open.lapsesAt) - DateTime.toEpochMillis(sending.openedAt)
  return fc.record({ sending: fc.constant(sending), at: instantAfter(sending.openedAt, lasts - 1) })
})
const lapsesAt = (sending: Sending): DateTime.Utc =>
  sending.state._tag === "Open" ? sending.state.lapsesAt : sending.openedAt
const arrival = ({ mediaType, bytes, sha256 }: SendingFile) => ({ mediaType, bytes, sha256 })

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
        expect(why({ ...scene, at: visibleAt })).not.toBe("VisibleInThePast")
        expect(why({ ...scene, request: { ...scene.request, visibleAt: null } })).not.toBe("VisibleInThePast")
      })
    )
  })

  it("SEND-10: people are named by national id number only by those who are permitted to", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        fc.pre(given.to.recipient._tag === "NationalId")
        const banned = why({ ...given, sender: { ...given.sender, mayUseNationalId: false } })
        const allowed = why({ ...given, sender: { ...given.sender, mayUseNationalId: true } })
        expect(allowed).not.toBe("NationalIdNotAllowed")
        if (banned !== allowed) expect(banned).toBe("NationalIdNotAllowed")
        expect(banned).not.toBe("opened")
      })
    )
  })

  it("FIELD-9: goes to the one mailbox that a lookup calls digital, and is refused with what the lookup says else", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        const answer = begin(given)
        const mailbox = mailboxOf(given.to.recipient, given.to.found)
        if (Result.isSuccess(answer)) expect(answer.success.sending.recipient).toBe(mailbox)
        else expect(answer.failure._tag === "RecipientNotDigital" && mailbox !== null).toBe(false)
        if (mailbox === null) expect(Result.isFailure(answer)).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it("RECEIVE-9, SEND-7: is the request word for word, from the sender as verified now, none of its files received", () => {
    fc.assert(
      fc.property(beginning, (given) => {
        const answer = begin(given)
        fc.pre(Result.isSuccess(answer))
        if (Result.isFailure(answer)) return
        const { sending, policy } = answer.success
        const { subject, requires, sensitivity, asksConfirmation, visibleAt, contents } = given.request
        expect(sending).toMatchObject({ subject, requires, sensitivity, asksConfirmation, visibleAt })
        const { number: organisation, name, kind } = given.sender
        expect(sending.sender).toEqual({ organisation, name, kind })
        const declared = contents._tag === "Files" ? contents.files : []
        expect(filesOf(sending)).toEqual(
          declared.map((file, index) => ({ ...file, document: given.ids.documents[index], received: false }))
        )
        expect([sending.id, sending.letter]).toEqual([given.ids.sending, given.ids.letter])
        expect(policy).toBe(given.profile.version)
        const lives = given.profile.sending.openSendingLives
        expect(sending.state).toEqual({ _tag: "Open", lapsesAt: DateTime.add(given.at, { milliseconds: lives }) })
      }),
      { numRuns: 500 }
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

describe("files of a sending", () => {
  it("TRUST-3: a file is taken exactly when its type, size and digest are those that were declared", () => {
    fc.assert(
      fc.property(waiting, mediaType, bytes, sha256, fc.nat(3), ({ sending, at }, mediaType, bytes, sha256, pick) => {
        const file = filesOf(sending)[pick]
        fc.pre(file !== undefined)
        if (file === undefined) return
        const told = arrival(file)
        const differ = (arrived: typeof told) => {
          const answer = receiveFile(sending, file.document, arrived, at)
          return Result.isSuccess(answer) ? "taken" : answer.failure
        }
        const refused = (differs: string) => ({ _tag: "FileDiffers", rules: ["TRUST-3"], differs })
        expect(differ(told)).toBe("taken")
        if (mediaType !== told.mediaType) expect(differ({ ...told, mediaType })).toEqual(refused("mediaType"))
        if (bytes !== told.bytes) expect(differ({ ...told, bytes })).toEqual(refused("bytes"))
        if (sha256 !== told.sha256) expect(differ({ ...told, sha256 })).toEqual(refused("sha256"))
        expect(Result.isSuccess(expectFile(sending, file.document, mediaType, at))).toBe(mediaType === told.mediaType)
      })
    )
  })

  it("FIELD-25: a file that the sending does not have is not found, whatever it is", () => {
    fc.assert(
      fc.property(waiting, documentId, mediaType, ({ sending, at }, document, mediaType) => {
        const answer = expectFile(sending, document, mediaType, at)
        expect(answer).toEqual(Result.fail({ _tag: "SendingNotFound", rules: ["FIELD-25"] }))
      })
    )
  })

  it("SEND-6: is accepted exactly when every file has come, in whatever order and however often each came", () => {
    const order = fc.array(fc.nat(20), { maxLength: 12 })
    fc.assert(
      fc.property(waiting, order, ({ sending: given, at }, order) => {
        let sending = given
        const files = filesOf(given)
        for (const pick of order) {
          const file = files[pick % Math.max(files.length, 1)]
          if (file === undefined) continue
          const received = receiveFile(sending, file.document, arrival(file), at)
          if (Result.isFailure(received)) throw new Error(received.failure._tag)
          sending = evolve(sending, received.success)
        }
        const missing = filesOf(sending)
          .filter((file) => !file.received)
          .map((file) => file.document)
        const answer = commit(sending, at)
        if (missing.length > 0)
          expect(answer).toEqual(Result.fail({ _tag: "FilesMissing", rules: ["SEND-6"], missing }))
        else expect(Result.isSuccess(answer)).toBe(true)
        const came = new Set(order.map((pick) => files[pick % Math.max(files.length, 1)]?.document))
        for (const file of files) {
          expect(missing.includes(file.document)).toBe(!file.received && !came.has(file.document))
        }
      })
    )
  })

  it("FIELD-14: the files that a refusal names are enough", () => {
    fc.assert(
      fc.property(waiting, ({ sending, at }) => {
        const refused = commit(sending, at)
        fc.pre(Result.isFailure(refused) && refused.failure._tag === "FilesMissing")
        if (Result.isSuccess(refused) || refused.failure._tag !== "FilesMissing") return
        const whole = refused.failure.missing.reduce(
          (sending, document) => evolve(sending, { _tag: "FileReceived", document, at, rules: [] }),
          sending
        )
        expect(Result.isSuccess(commit(whole, at))).toBe(true)
      })
    )
  })
})

describe("a sending once sent", () => {
  it("SEND-3: takes no file and no second commit; who asks is told what became of it", () => {
    fc.assert(
      fc.property(sending, instant, fc.nat(3), (sending, at, pick) => {
        fc.pre(sending.state._tag !== "Open")
        const answer = Result.fail({ _tag: "SendingNotOpen", rules: ["SEND-3"], state: sending.state._tag })
        expect(commit(sending, at)).toEqual(answer)
        const file = filesOf(sending)[pick]
        if (file !== undefined) expect(receiveFile(sending, file.document, arrival(file), at)).toEqual(answer)
        expect(lapse(sending, at)).toBeNull()
      })
    )
  })

  it("SEND-3: nothing that happens to it changes what was sent, to whom, or by whom", () => {
    const event = instant.chain((at) =>
      fc.constantFrom(
        { _tag: "SendingAccepted", at, rules: [] } as const,
        { _tag: "SendingDelivered", at, rules: [] } as const,
        { _tag: "SendingRefused", at, rules: ["LIFE-1"] } as const,
        { _tag: "SendingLapsed", at, rules: [] } as const
      )
    )
    fc.assert(
      fc.property(sending, event, documentId, (sending, event, document) => {
        const after = evolve(sending, event)
        expect({ ...after, state: sending.state }).toEqual(sending)
        expect(`Sending${after.state._tag}`).toBe(event._tag)
        expect(after.state).toMatchObject({ at: event.at })
        const received = evolve(sending, { _tag: "FileReceived", document, at: event.at, rules: [] })
        expect(received).toEqual(sending)
      })
    )
  })
})

describe("a sending whose files never come", () => {
  it("SEND-6: lapses at its moment and not before; from then on it takes nothing, whether or not the job has come by", () => {
    fc.assert(
      fc.property(waitingSending, fc.nat(1e9), fc.nat(3), (sending, more, pick) => {
        const end = lapsesAt(sending)
        const late = DateTime.add(end, { milliseconds: more })
        expect(lapse(sending, DateTime.subtract(end, { milliseconds: 1 }))).toBeNull()
        expect(lapse(sending, late)).toMatchObject({ _tag: "SendingLapsed", at: late })
        const over = Result.fail({ _tag: "SendingNotOpen", rules: ["SEND-6"], state: "Lapsed" })
        expect(commit(sending, late)).toEqual(over)
        const file = filesOf(sending)[pick]
        if (file !== undefined) expect(receiveFile(sending, file.document, arrival(file), late)).toEqual(over)
      })
    )
  })
})
