import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { bytes, documentId, mediaType, sha256 } from "../letter/arbitrary.ts"
import { MediaType } from "../letter/index.ts"
import { sending, waitingSending } from "./arbitrary.ts"
import {
  acceptedAt,
  commit,
  evolve,
  expectFile,
  filesOf,
  isOnItsWay,
  lapse,
  receiveFile,
  type Sending,
  type SendingFile
} from "./index.ts"

/** A sending that waits, and a moment at which it still does. */
const waiting = waitingSending.chain((sending) => {
  const open = sending.state._tag === "Open" ? sending.state : null
  const lasts = open === null ? 1 : DateTime.toEpochMillis(open.lapsesAt) - DateTime.toEpochMillis(sending.openedAt)
  return fc.record({ sending: fc.constant(sending), at: instantAfter(sending.openedAt, lasts - 1) })
})
const lapsesAt = (sending: Sending): DateTime.Utc =>
  sending.state._tag === "Open" ? sending.state.lapsesAt : sending.openedAt
const arrival = ({ mediaType, bytes, sha256 }: SendingFile) => ({ mediaType, bytes, sha256, looksLike: mediaType })

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
          return Result.isSuccess(answer) ? answer.success : answer.failure
        }
        const refused = (differs: string) => ({ _tag: "FileDiffers", rules: ["TRUST-3"], differs })
        const { document } = file
        expect(differ(told)).toEqual({ _tag: "FileReceived", document, at, rules: ["TRUST-3", "FIELD-16"] })
        if (mediaType !== told.mediaType) expect(differ({ ...told, mediaType })).toEqual(refused("mediaType"))
        if (bytes !== told.bytes) expect(differ({ ...told, bytes })).toEqual(refused("bytes"))
        if (sha256 !== told.sha256) expect(differ({ ...told, sha256 })).toEqual(refused("sha256"))
        expect(expectFile(sending, document, mediaType, at)).toEqual(
          mediaType === told.mediaType ? Result.succeed(file) : Result.fail(refused("mediaType"))
        )
      })
    )
  })

  it("FIELD-16: what is shown in place as a picture or PDF is taken exactly when it begins as one; what else, however it begins", () => {
    const shown = ["application/pdf", "image/gif", "image/jpeg", "image/png", "image/webp"].map((one) =>
      MediaType.make(one)
    )
    const anyType = fc.oneof(mediaType, fc.constantFrom(...shown))
    fc.assert(
      fc.property(
        waiting,
        anyType,
        fc.option(anyType),
        fc.nat(3),
        ({ sending: given, at }, mediaType, looksLike, pick) => {
          const file = filesOf(given)[pick]
          fc.pre(file !== undefined && given.contents._tag === "Files")
          if (file === undefined || given.contents._tag !== "Files") return
          const files = given.contents.files.map((one) => (one === file ? { ...file, mediaType } : one))
          const [first, ...rest] = files
          if (first === undefined) return
          const sending: Sending = { ...given, contents: { ...given.contents, files: [first, ...rest] } }
          const answer = receiveFile(sending, file.document, { ...arrival(file), mediaType, looksLike }, at)
          expect(answer).toEqual(
            shown.includes(mediaType) && looksLike !== mediaType
              ? Result.fail({ _tag: "FileDiffers", rules: ["FIELD-16"], differs: "content" })
              : Result.succeed({ _tag: "FileReceived", document: file.document, at, rules: ["TRUST-3", "FIELD-16"] })
          )
        }
      )
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
        else expect(answer).toEqual(Result.succeed({ _tag: "SendingAccepted", at, rules: ["SEND-3", "SEND-6"] }))
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
        { _tag: "SendingCleared", at, rules: [] } as const,
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
        if (after.state._tag === "Refused") expect(after.state.rules).toEqual(event.rules)
        expect(acceptedAt(after) !== null).toBe(isOnItsWay(after))
        expect(isOnItsWay(after)).toBe(["Accepted", "Cleared"].includes(after.state._tag))
        expect(isOnItsWay(sending)).toBe(["Accepted", "Cleared"].includes(sending.state._tag))
        const received = evolve(sending, { _tag: "FileReceived", document, at: event.at, rules: [] })
        expect(received).toEqual(sending)
      })
    )
  })
})

describe("a sending on its way", () => {
  it("SEND-3: keeps when it was accepted, whenever the scan has cleared it", () => {
    fc.assert(
      fc.property(waiting, instant, instant, ({ sending, at }, cleared, again) => {
        const accepted = evolve(sending, { _tag: "SendingAccepted", at, rules: [] })
        const after = [cleared, again].reduce(
          (sending, at) => evolve(sending, { _tag: "SendingCleared", at, rules: [] }),
          accepted
        )
        expect([acceptedAt(sending), acceptedAt(accepted), acceptedAt(after)]).toEqual([null, at, at])
        expect(after.state).toEqual({ _tag: "Cleared", at: again, acceptedAt: at })
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
        for (const at of [end, late]) {
          expect(lapse(sending, at)).toEqual({ _tag: "SendingLapsed", at, rules: ["SEND-6"] })
        }
        const over = Result.fail({ _tag: "SendingNotOpen", rules: ["SEND-6"], state: "Lapsed" })
        expect(commit(sending, late)).toEqual(over)
        const file = filesOf(sending)[pick]
        if (file !== undefined) expect(receiveFile(sending, file.document, arrival(file), late)).toEqual(over)
      })
    )
  })
})
