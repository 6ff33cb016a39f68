import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { documentsOf, isVisible } from "../letter/index.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { senderKind } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { acceptedSending } from "../sending/arbitrary.ts"
import { filesOf } from "../sending/index.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { DeliveryRefused, deliver, LetterDelivered } from "./index.ts"

const scene = fc.record({ profile, mailbox, sending: acceptedSending, at: instant })
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never
const active = (scene: Scene): Mailbox => ({ ...scene.mailbox, life: { _tag: "Active" } })
const delivered = (scene: Scene) => Result.getOrThrow(deliver(scene.profile, active(scene), scene.sending, scene.at))
const letterOf = (scene: Scene) => delivered(scene).letter

describe("delivering", () => {
  it("LIFE-1: a letter arrives in an active mailbox and in no other, nor where there is none", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, sending, at }) => {
        const answer = deliver(profile, mailbox, sending, at)
        expect(Result.isSuccess(answer)).toBe(mailbox.life._tag === "Active")
        const refusal = { _tag: "DeliveryRefused", at, rules: ["LIFE-1"] }
        const refused = Result.fail(refusal)
        if (Result.isFailure(answer)) expect(answer).toEqual(refused)
        expect(deliver(profile, null, sending, at)).toEqual(refused)
        expect(writtenAs(DeliveryRefused).again(refusal)).toEqual(refusal)
        expect(writtenAs(DeliveryRefused).takenBroken(refusal)).toEqual([])
      })
    )
  })

  it("RECEIVE-1: whoever has a mailbox takes mail from all kinds of senders", () => {
    fc.assert(
      fc.property(scene, senderKind, (scene, kind) => {
        const sending = { ...scene.sending, sender: { ...scene.sending.sender, kind } }
        expect(letterOf({ ...scene, sending }).sender.kind).toBe(kind)
      })
    )
  })

  it("SEND-3, RECEIVE-9, TRUST-3: the letter is what was accepted: sender, subject, level and every digest as sent", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const letter = letterOf(scene)
        const {
          id,
          letter: letterId,
          sender,
          subject,
          kind,
          requires,
          sensitivity,
          asksConfirmation,
          recipientOnly
        } = scene.sending
        expect(letter).toMatchObject({
          id: letterId,
          sending: id,
          sender,
          subject,
          kind,
          requires,
          sensitivity,
          asksConfirmation,
          recipientOnly
        })
        expect(letter).toMatchObject({ mailbox: scene.mailbox.id, openedAt: null, confirmedAt: null })
        expect(documentsOf(letter)).toEqual(
          filesOf(scene.sending).map(({ document: id, name, mediaType, bytes, sha256 }) => {
            return { id, name, mediaType, bytes, sha256, scan: "clean" }
          })
        )
        if (scene.sending.contents._tag === "LinkElsewhere") expect(letter.contents).toEqual(scene.sending.contents)
      })
    )
  })

  it("RECEIVE-1, TRUST-3: it is written down whole: when, by which rules and under which policy", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { at, profile } = scene
        const because = { _tag: "LetterDelivered", at, rules: ["RECEIVE-1", "TRUST-3"], policy: profile.version }
        const answer = delivered(scene)
        expect(answer).toMatchObject(because)
        expect(writtenAs(LetterDelivered).again(answer)).toEqual(answer)
        expect(writtenAs(LetterDelivered).takenBroken(answer)).toEqual([])
      })
    )
  })

  it("FIELD-6: it shows from its delivery time, or at once where there is none or it has passed", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const letter = letterOf(scene)
        const { visibleAt } = scene.sending
        const waits = visibleAt !== null && DateTime.isGreaterThan(visibleAt, scene.at)
        expect(isVisible(letter, scene.at)).toBe(!waits)
        expect(letter.visibleAt).toEqual(waits ? visibleAt : scene.at)
      })
    )
  })

  it("FIELD-12: tried again at the same moment it makes the same letter", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        expect(letterOf(scene)).toEqual(letterOf(scene))
      })
    )
  })
})
