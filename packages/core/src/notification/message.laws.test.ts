import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { evolve as evolveContact, markBounced, ownerOf, sameAddress } from "../contact/index.ts"
import { letter } from "../letter/arbitrary.ts"
import { owner } from "../mailbox/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { message, messageOf, messagePlanned, notified, outcome } from "./arbitrary.ts"
import {
  type Audience,
  evolve,
  insteadOf,
  judge,
  legalDeadlineStart,
  type Message,
  type MessagePlanned,
  messageKey,
  type Outcome,
  plan,
  type Receiver,
  settle
} from "./index.ts"

const states = ["Planned", "Sent", "Failed", "Bounced", "Withheld"] as const
const after = { sent: "Sent", failed: "Failed", bounced: "Bounced", withheld: "Withheld" } as const

describe("how a message fares", () => {
  it("NOTIFY-8: whatever a gateway tells, twice or late, the first outcome stands, but that what was sent can bounce", () => {
    fc.assert(
      fc.property(messagePlanned, fc.array(fc.tuple(outcome, instant)), (planned, told) => {
        let message: Message = { planned, state: { _tag: "Planned" } }
        for (const [outcome, at] of told) {
          const event = settle(message, outcome, at)
          if (event !== null) {
            expect(event.at).toEqual(at)
            expect(event.rules).toEqual(outcome === "bounced" ? ["NOTIFY-8"] : [])
            message = evolve(message, event)
          }
        }
        // The same, from the whole of what was told.
        const [first, ...more] = told
        const bounce = first?.[0] === "sent" ? more.find(([outcome]) => outcome === "bounced") : undefined
        const last = bounce ?? first
        expect(message).toEqual({
          planned,
          state: last === undefined ? { _tag: "Planned" } : { _tag: after[last[0]], at: last[1] }
        })
      })
    )
  })

  it(`NOTIFY-8: of the ${states.length * 4} pairs of a state and an outcome, five change anything`, () => {
    const at = DateTime.makeUnsafe("2026-01-15T12:00:00Z")
    const planned = fc.sample(messagePlanned, { numRuns: 1, seed: 1 })[0] as MessagePlanned
    const steps = states.flatMap((state) =>
      (Object.keys(after) as ReadonlyArray<Outcome>).flatMap((outcome) => {
        const message: Message = { planned, state: state === "Planned" ? { _tag: state } : { _tag: state, at } }
        const event = settle(message, outcome, at)
        return event === null ? [] : [`${state} → ${evolve(message, event).state._tag}`]
      })
    )
    expect(steps).toEqual([
      "Planned → Sent",
      "Planned → Failed",
      "Planned → Bounced",
      "Planned → Withheld",
      "Sent → Bounced"
    ])
  })

  it("NOTIFY-3: two messages have one key exactly when they tell the same to the same address or device", () => {
    fc.assert(
      fc.property(messagePlanned, messagePlanned, (one, other) => {
        expect(messageKey(one)).toBe(messageKey({ ...other, occasion: one.occasion, to: one.to }))
        const kind = one.occasion.kind === "LetterArrived" ? "LetterUnopened" : "LetterArrived"
        expect(messageKey({ ...one, occasion: { ...one.occasion, kind } })).not.toBe(messageKey(one))
        expect(messageKey({ ...one, occasion: { ...one.occasion, id: `${one.occasion.id}.` } })).not.toBe(
          messageKey(one)
        )
        const same =
          one.to._tag === "Push" || other.to._tag === "Push"
            ? JSON.stringify(one.to) === JSON.stringify(other.to)
            : sameAddress(one.to, other.to)
        expect(messageKey({ ...one, to: other.to }) === messageKey(one)).toBe(same)
      })
    )
  })
})

describe("sending", () => {
  it("FIELD-7, FIELD-21: at its moment a message goes, waits or is withheld as a plan made then has it", () => {
    fc.assert(
      fc.property(profile, notified, fc.nat(10 * 86_400_000), (profile, { occasion, audience, at }, later) => {
        const messages = plan(profile, occasion, audience, at)
        const now = DateTime.add(at, { milliseconds: later })
        const fresh = plan(profile, occasion, audience, now)
        for (const message of messages) {
          const verdict = judge(message, fresh, now)
          const same = fresh.find((one) => messageKey(one) === messageKey(message))
          if (same === undefined) expect(verdict).toEqual({ _tag: "Withhold" })
          else if (DateTime.isGreaterThan(same.notBefore, now))
            expect(verdict).toEqual({ _tag: "WaitUntil", at: same.notBefore })
          else expect(verdict).toEqual({ _tag: "Go", planned: same })
          expect(judge(message, [], now)).toEqual({ _tag: "Withhold" })
        }
      })
    )
  })

  it("FIELD-7: who waits until the moment that it is told goes then, if nothing else has changed", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const fresh = plan(profile, occasion, audience, at)
        for (const message of fresh) {
          const verdict = judge(message, fresh, at)
          if (message.to._tag === "Push") continue
          const go = verdict._tag === "WaitUntil" ? verdict.at : at
          expect(judge(message, plan(profile, occasion, audience, go), go)._tag).toBe("Go")
        }
      })
    )
  })

  it("NOTIFY-8: for a message that came back the other channel is told, the same receiver, of what it was not told before", () => {
    fc.assert(
      fc.property(profile, notified, fc.nat(), (profile, { occasion, audience, at }, which) => {
        const messages = plan(profile, occasion, audience, at)
        const bounced = messages[which % Math.max(1, messages.length)]
        if (bounced === undefined || bounced.to._tag === "Push") return
        const { to } = bounced
        const mark = (receiver: Receiver): Receiver => {
          const answer = markBounced(receiver.contact, to, at)
          const contact = "success" in answer ? evolveContact(receiver.contact, answer.success) : receiver.contact
          return { ...receiver, contact } as Receiver
        }
        const marked: Audience = {
          ...audience,
          owner: mark(audience.owner),
          register: { ...audience.register, bounced: [...audience.register.bounced, to] }
        }
        const known = messages.map((planned): Message => ({ planned, state: { _tag: "Planned" } }))
        const fresh = plan(profile, occasion, marked, at)
        const instead = insteadOf(bounced, fresh, known)
        const keys = new Set(messages.map(messageKey))
        for (const one of instead) {
          expect(one.receiver).toEqual(bounced.receiver)
          expect(new Set([one.to._tag, to._tag])).toEqual(new Set(["Email", "Phone"]))
          expect(keys.has(messageKey(one))).toBe(false)
          expect(fresh).toContain(one)
        }
        // Nothing is left out, and nothing comes a second time.
        for (const one of fresh) {
          if (keys.has(messageKey(one)) || one.to._tag === to._tag || one.to._tag === "Push") continue
          if (JSON.stringify(one.receiver) === JSON.stringify(bounced.receiver)) expect(instead).toContain(one)
        }
        const more = instead.map((planned): Message => ({ planned, state: { _tag: "Planned" } }))
        expect(insteadOf(bounced, fresh, [...known, ...more])).toEqual([])
      }),
      { numRuns: 300 }
    )
  })
})

describe("what goes instead", () => {
  it("NOTIFY-8: of any plan is what goes to the same receiver by the other channel, and has not been there before", () => {
    fc.assert(
      fc.property(messagePlanned, fc.array(messagePlanned, { maxLength: 6 }), fc.nat(6), (bounced, plan, told) => {
        const fresh = plan.flatMap((one) => [one, { ...one, receiver: bounced.receiver }])
        const known = fresh.slice(0, told)
        const other = { Email: "Phone", Phone: "Email", Push: "none" }[bounced.to._tag]
        const keys = known.map(messageKey)
        const instead = fresh.filter(
          (one) =>
            one.to._tag === other &&
            JSON.stringify(one.receiver) === JSON.stringify(bounced.receiver) &&
            !keys.includes(messageKey(one))
        )
        const messages = known.map((planned): Message => ({ planned, state: { _tag: "Planned" } }))
        expect(insteadOf(bounced, fresh, messages)).toEqual(instead)
      })
    )
  })
})

describe("the day from which a legal deadline runs", () => {
  /** A letter, its owner, what was sent about it, and when it could be opened. */
  const scene = fc.tuple(letter, owner).chain(([letter, owner]) =>
    fc.record({
      letter: fc.constant(letter),
      owner: fc.constant(owner),
      messages: fc.array(
        fc
          .tuple(messagePlanned, fc.constantFrom("ours", "ours", "ours", "otherLetter", "otherReceiver"))
          .chain(([planned, what]) =>
            messageOf({
              ...planned,
              occasion: { ...planned.occasion, id: what === "otherLetter" ? planned.occasion.id : letter.id },
              receiver: what === "otherReceiver" ? planned.receiver : owner
            })
          ),
        { maxLength: 5 }
      ),
      openableAt: instantAfter(letter.visibleAt, 5 * 86_400_000)
    })
  )
  const startOf = ({ letter, owner, messages, openableAt }: typeof scene extends fc.Arbitrary<infer S> ? S : never) =>
    legalDeadlineStart(letter, owner, messages, openableAt)
  const isOurs =
    (letter: { readonly id: string }, who: typeof owner extends fc.Arbitrary<infer O> ? O : never) =>
    (message: Message) =>
      message.planned.occasion.id === letter.id &&
      JSON.stringify(message.planned.receiver) === JSON.stringify(who) &&
      message.planned.to._tag !== "Push"
  const publicly = scene.map((one) => ({
    ...one,
    letter: { ...one.letter, sender: { ...one.letter.sender, kind: "public" as const } }
  }))

  it("NOTIFY-7: is the later of two Oslo days: when the first message that did not fail was sent, when it could be opened", () => {
    fc.assert(
      fc.property(publicly, (scene) => {
        const days = scene.messages
          .filter(isOurs(scene.letter, scene.owner))
          .flatMap(({ state }) => (state._tag === "Sent" ? [osloDateOf(state.at)] : []))
          .toSorted()
        fc.pre(days[0] !== undefined)
        expect(startOf(scene)).toBe([days[0] ?? "", osloDateOf(scene.openableAt)].toSorted()[1])
      }),
      { numRuns: 150 }
    )
  })

  it("NOTIFY-7: is the day of opening where all have failed, or none was to be sent; and unknown until then", () => {
    fc.assert(
      fc.property(publicly, (scene) => {
        const told = scene.messages.filter(isOurs(scene.letter, scene.owner))
        fc.pre(told.every(({ state }) => state._tag !== "Sent"))
        const waits = told.some((one) => one.state._tag === "Planned" && one.planned.occasion.kind !== "LetterUnopened")
        const { openedAt } = scene.letter
        expect(startOf(scene)).toBe(waits || openedAt === null ? null : osloDateOf(openedAt))
      }),
      { numRuns: 150 }
    )
  })

  it("NOTIFY-7: neither a push, nor what others were told, nor another letter, nor what failed moves it", () => {
    fc.assert(
      fc.property(publicly, (scene) => {
        const ours = scene.messages.filter(isOurs(scene.letter, scene.owner))
        expect(startOf({ ...scene, messages: ours })).toBe(startOf(scene))
        const live = ours.filter(({ state }) => state._tag === "Sent" || state._tag === "Planned")
        expect(startOf({ ...scene, messages: live })).toBe(startOf(scene))
      }),
      { numRuns: 150 }
    )
  })

  it("NOTIFY-7: no later message moves it, and it never lies before the letter could be opened or the owner was told", () => {
    fc.assert(
      fc.property(publicly, message, (scene, extra) => {
        const start = startOf(scene)
        fc.pre(start !== null && scene.messages.some(({ state }) => state._tag === "Sent"))
        if (start === null) return
        const sentAt = endOf(start)
        const late: Message = {
          planned: {
            ...extra.planned,
            occasion: { ...extra.planned.occasion, id: scene.letter.id },
            receiver: scene.owner
          },
          state: { _tag: "Sent", at: sentAt }
        }
        const told = scene.messages.some((one) => isOurs(scene.letter, scene.owner)(one) && one.state._tag === "Sent")
        if (told) expect(startOf({ ...scene, messages: [...scene.messages, late] })).toBe(start)
        if (told) expect(start >= osloDateOf(scene.openableAt)).toBe(true)
      })
    )
  })

  it("NOTIFY-7: there is none in a private letter", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        if (scene.letter.sender.kind !== "public") expect(startOf(scene)).toBeNull()
      })
    )
  })
})

describe("a deadline: cases", () => {
  const at = (text: string): Instant => DateTime.makeUnsafe(text)
  const planned = fc.sample(messagePlanned, { numRuns: 1, seed: 7 })[0] as MessagePlanned
  const base = fc.sample(letter, { numRuns: 1, seed: 7 })[0]
  const who = { _tag: "OrganisationOwner" as const, organisation: "889640782" as never }
  const mail = (state: Message["state"]): Message => ({
    planned: {
      ...planned,
      to: { _tag: "Email", email: "ola@example.no" as never },
      receiver: who,
      occasion: { kind: "LetterArrived", id: base?.id ?? "" }
    },
    state
  })
  const start = (openable: string, openedAt: string | null, ...messages: ReadonlyArray<Message>) => {
    if (base === undefined) throw new Error("no letter")
    const letter = {
      ...base,
      sender: { ...base.sender, kind: "public" as const },
      openedAt: openedAt === null ? null : at(openedAt)
    }
    return legalDeadlineStart(letter, who, messages, at(openable))
  }
  const sent = (text: string) => mail({ _tag: "Sent", at: at(text) })
  const failed = mail({ _tag: "Failed", at: at("2026-03-27T12:00:00Z") })
  const first = mail({ _tag: "Planned" })
  const reminder: Message = {
    ...first,
    planned: { ...first.planned, occasion: { ...first.planned.occasion, kind: "LetterUnopened" } }
  }
  const back = mail({ _tag: "Bounced", at: at("2026-03-27T12:00:00Z") })

  it.each([
    ["told a minute to midnight, Oslo", "2026-03-27T12:00:00Z", null, [sent("2026-03-27T22:59:00Z")], "2026-03-27"],
    ["told at midnight, Oslo", "2026-03-27T12:00:00Z", null, [sent("2026-03-27T23:00:00Z")], "2026-03-28"],
    ["told at midnight in summer time", "2026-03-29T12:00:00Z", null, [sent("2026-03-29T22:00:00Z")], "2026-03-30"],
    ["told before it could be opened", "2026-03-30T12:00:00Z", null, [sent("2026-03-27T12:00:00Z")], "2026-03-30"],
    ["one failed, one sent", "2026-03-27T12:00:00Z", null, [failed, sent("2026-03-28T12:00:00Z")], "2026-03-28"],
    ["told by SMS the next morning", "2026-10-24T20:00:00Z", null, [back, sent("2026-10-25T08:00:00Z")], "2026-10-25"],
    ["all failed, not opened", "2026-03-27T12:00:00Z", null, [failed, back], null],
    ["all failed, opened", "2026-03-27T12:00:00Z", "2026-04-02T12:00:00Z", [failed, back], "2026-04-02"],
    ["none sent, opened", "2026-03-27T12:00:00Z", "2026-04-02T12:00:00Z", [], "2026-04-02"],
    [
      "told, and opened later",
      "2026-03-27T12:00:00Z",
      "2026-04-02T12:00:00Z",
      [sent("2026-03-27T12:00:00Z")],
      "2026-03-27"
    ],
    [
      "all failed, opened before the reminder",
      "2026-03-27T12:00:00Z",
      "2026-03-28T13:00:00Z",
      [failed, reminder],
      "2026-03-28"
    ],
    [
      "one still to go, opened",
      "2026-03-27T12:00:00Z",
      "2026-03-27T13:00:00Z",
      [failed, mail({ _tag: "Planned" })],
      null
    ]
  ] as const)("NOTIFY-7: %s", (_, openable, openedAt, messages, day) => {
    expect(start(openable, openedAt, ...messages)).toBe(day)
  })

  it("NOTIFY-5: what one with access is told does not count as telling the owner", () => {
    const told = sent("2026-03-27T12:00:00Z")
    const other = { _tag: "OrganisationOwner" as const, organisation: "974760673" as never }
    expect(ownerOf({ _tag: "OrganisationContact", organisation: other.organisation, addresses: [] })).toEqual(other)
    expect(start("2026-03-27T12:00:00Z", null, { ...told, planned: { ...told.planned, receiver: other } })).toBeNull()
  })
})
