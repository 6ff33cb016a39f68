import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import type { DocumentId } from "../letter/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { acceptedSending, sending } from "../sending/arbitrary.ts"
import { evolve, filesOf, isOnItsWay, type Sending } from "../sending/index.ts"
import { gone, infected, noVerdict, scanAnswer, scanTurn } from "./arbitrary.ts"
import { awaitsScan, handBackTurn, judgeScan, putOffTurn, renewTurn, type ScanAnswer, takeTurn } from "./index.ts"

const policy = profile.map(({ scan }) => scan)
const withFiles = acceptedSending.filter((one) => filesOf(one).length > 0)
const acceptedAt = ({ state }: Sending): DateTime.Utc =>
  state._tag === "Accepted" ? state.at : DateTime.makeUnsafe(Number.NaN)
const clean: ScanAnswer = { _tag: "Clean" }

/** A sending, what the scanner says of its files, and a moment after it was accepted. */
const scene = withFiles.chain((accepted) =>
  fc.record({
    policy,
    sending: fc.constant(accepted),
    answers: fc
      .array(fc.option(scanAnswer), { minLength: filesOf(accepted).length, maxLength: filesOf(accepted).length })
      .map((answers) => said(accepted, answers)),
    at: instantAfter(acceptedAt(accepted), 400_000_000)
  })
)

/** Answers for the files of a sending; null for none. */
const said = (accepted: Sending, answers: ReadonlyArray<ScanAnswer | null>): ReadonlyMap<DocumentId, ScanAnswer> =>
  new Map(
    filesOf(accepted).flatMap(({ document }, index) => {
      const answer = answers[index] ?? null
      return answer === null ? [] : [[document, answer] as const]
    })
  )

const tooLate = ({ holdsFor }: { holdsFor: number }, accepted: Sending): DateTime.Utc =>
  DateTime.add(acceptedAt(accepted), { milliseconds: holdsFor })

describe("scanning a sending", () => {
  it("TRUST-7: it goes on exactly when the scanner has said of every file that it is clean", () => {
    fc.assert(
      fc.property(scene, ({ policy, sending, answers, at }) => {
        const all = filesOf(sending).every(({ document }) => answers.get(document)?._tag === "Clean")
        expect(judgeScan(policy, sending, answers, at)?.event._tag === "SendingCleared").toBe(all)
        const allClean = said(
          sending,
          filesOf(sending).map(() => clean)
        )
        expect(judgeScan(policy, sending, allClean, at)).toEqual({
          event: { _tag: "SendingCleared", at, rules: ["TRUST-7"] },
          reason: null
        })
      })
    )
  })

  it("TRUST-7, FIELD-12: one bad file refuses it at once and for good, and the sender is told which files and why", () => {
    fc.assert(
      fc.property(scene, infected, fc.nat(3), ({ policy, sending, answers, at }, bad, pick) => {
        const files = filesOf(sending)
        const one = files[pick % files.length]
        if (one === undefined) return
        const judgement = judgeScan(policy, sending, new Map([...answers, [one.document, bad]]), at)
        if (judgement?.reason?._tag !== "MalwareFound") throw new Error("Not refused for malware")
        expect(judgement.event).toEqual({ _tag: "SendingRefused", at, rules: ["TRUST-7"] })
        const bads = files.filter(
          ({ document }) => document === one.document || answers.get(document)?._tag === "Infected"
        )
        expect(judgement.reason.found.map(({ document }) => document)).toEqual(bads.map(({ document }) => document))
        expect(judgement.reason.found).toContainEqual({
          document: one.document,
          signature: bad._tag === "Infected" ? bad.signature : ""
        })
        const after = evolve(sending, judgement.event)
        expect(isOnItsWay(after)).toBe(false)
        expect(awaitsScan(after)).toBe(false)
      })
    )
  })

  it("LIFE-1, LIFE-10: one whose mailbox was deleted for good is refused at once as its delivery would, unless malware was found in it", () => {
    fc.assert(
      fc.property(scene, fc.nat(3), ({ policy, sending, answers, at }, pick) => {
        const files = filesOf(sending)
        const one = files[pick % files.length]
        if (one === undefined) return
        const judgement = judgeScan(policy, sending, new Map([...answers, [one.document, gone]]), at)
        const isBad = files.some(
          ({ document }) => document !== one.document && answers.get(document)?._tag === "Infected"
        )
        if (isBad) expect(judgement?.reason?._tag).toBe("MalwareFound")
        else {
          expect(judgement).toEqual({
            event: { _tag: "SendingRefused", at, rules: ["LIFE-1"] },
            reason: { _tag: "MailboxTakesNoMail" }
          })
        }
      })
    )
  })

  it("TRUST-7: a scanner that is silent, or could not look, has passed nothing: the sending is held", () => {
    fc.assert(
      fc.property(scene, fc.option(noVerdict), fc.nat(3), ({ policy, sending }, silent, pick) => {
        const files = filesOf(sending)
        const answers = files.map((_, index) => (index === pick % files.length ? silent : clean))
        const last = DateTime.subtract(tooLate(policy, sending), { milliseconds: 1 })
        for (const at of [acceptedAt(sending), last]) {
          expect(judgeScan(policy, sending, said(sending, answers), at)).toBeNull()
        }
      })
    )
  })

  it("TRUST-7: what nothing could look at for too long goes back to its sender, from that moment on", () => {
    fc.assert(
      fc.property(withFiles, policy, fc.nat(1_000_000), (sending, policy, later) => {
        const at = DateTime.add(tooLate(policy, sending), { milliseconds: later })
        expect(judgeScan(policy, sending, new Map(), at)).toEqual({
          event: { _tag: "SendingRefused", at, rules: ["TRUST-7"] },
          reason: { _tag: "NeverScanned" }
        })
      })
    )
  })

  it("TRUST-7, AUTH-11: waits from its acceptance until it is judged, and only where there is a file to look at", () => {
    fc.assert(
      fc.property(sending, instant, (sending, at) => {
        expect(awaitsScan(sending)).toBe(sending.state._tag === "Accepted" && sending.contents._tag === "Files")
        const cleared = evolve(sending, { _tag: "SendingCleared", at, rules: ["TRUST-7"] })
        expect([awaitsScan(cleared), isOnItsWay(cleared)]).toEqual([false, true])
      })
    )
  })
})

describe("a turn at the scanner", () => {
  const millis = DateTime.toEpochMillis
  const taken = fc.record({ policy, turn: scanTurn }).map(({ policy, turn }) => {
    const next = takeTurn(policy, turn, turn.dueAt)
    if (next === null) throw new Error("Its turn has come")
    return { policy, at: turn.dueAt, before: turn, turn: next }
  })

  it("is taken when it has come and not before", () => {
    fc.assert(
      fc.property(policy, scanTurn, (policy, turn) => {
        expect(takeTurn(policy, turn, DateTime.subtract(turn.dueAt, { milliseconds: 1 }))).toBeNull()
        expect(takeTurn(policy, turn, turn.dueAt)?.tries).toBe(turn.tries + 1)
      })
    )
  })

  it("is nobody else's for as long as it lives, from when it was taken or last renewed", () => {
    fc.assert(
      fc.property(taken, fc.nat(400_000_000), ({ policy, at, turn }, later) => {
        const renewedAt = DateTime.add(at, { milliseconds: later })
        for (const [held, since] of [
          [turn, at],
          [renewTurn(policy, turn, renewedAt), renewedAt]
        ] as const) {
          expect(takeTurn(policy, held, DateTime.add(since, { milliseconds: policy.turnLives }))).toBeNull()
          expect(held.tries).toBe(turn.tries)
        }
      })
    )
  })

  it("ends by itself where whoever took it is gone: no later than it lives and the longest wait after it", () => {
    fc.assert(
      fc.property(taken, ({ policy, at, turn }) => {
        for (const held of [turn, renewTurn(policy, turn, at)]) {
          const end = DateTime.add(at, { milliseconds: policy.turnLives + policy.longestRetry })
          expect(takeTurn(policy, held, end)?.tries).toBe(turn.tries + 1)
        }
      })
    )
  })

  it("puts the next one off twice as long each time, from the policy's first to its longest, whether it ends or its holder does", () => {
    fc.assert(
      fc.property(taken, ({ policy, at, before, turn }) => {
        const wait = (tries: number) => millis(putOffTurn(policy, { ...turn, tries }, at).dueAt) - millis(at)
        expect(wait(1)).toBe(Math.min(policy.firstRetry, policy.longestRetry))
        expect(wait(turn.tries + 1)).toBe(Math.min(2 * wait(turn.tries), policy.longestRetry))
        expect(putOffTurn(policy, turn, at).tries).toBe(turn.tries)
        expect(takeTurn(policy, before, at)).toEqual(renewTurn(policy, turn, at))
        expect(millis(turn.dueAt) - millis(at)).toBe(policy.turnLives + wait(turn.tries))
      })
    )
  })

  it("that is handed back is anybody's at once, and was no try", () => {
    fc.assert(
      fc.property(taken, instant, ({ policy, before, turn }, at) => {
        expect(handBackTurn(turn, at)).toEqual({ tries: before.tries, dueAt: at })
        expect(takeTurn(policy, handBackTurn(turn, at), at)?.tries).toBe(turn.tries)
      })
    )
  })
})
