import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Instant } from "../calendar/index.ts"
import { type ContactAddress, sameAddress } from "../contact/index.ts"
import { enter } from "../mailbox/index.ts"
import { list } from "../opening/index.ts"
import { profile } from "../policy/arbitrary.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { judgeSession } from "../session/index.ts"
import { notified } from "./arbitrary.ts"
import { type Audience, destinationKey, type Occasion, plan, type Receiver, reminderAt } from "./index.ts"

/**
 * The slow second opinion: anybody's every address and device is tried, one after the other, against the rules as the
 * catalogue has them.
 */
const expected = (
  profile: ProviderProfile,
  occasion: Occasion,
  audience: Audience,
  at: Instant
): ReadonlySet<string> => {
  const letter = "letter" in occasion ? occasion.letter : null
  const isPublic = letter?.sender.kind === "public"
  if (occasion._tag === "LetterUnopened" && (!isPublic || letter?.openedAt !== null)) return new Set()
  const moments = [at.epochMilliseconds]
  if (letter !== null) moments.push(letter.visibleAt.epochMilliseconds)
  if (letter !== null && occasion._tag === "LetterUnopened") {
    moments.push(reminderAt(profile.notification, letter).epochMilliseconds)
  }
  const from = DateTime.makeUnsafe(Math.max(...moments))
  const { mailbox, owner, delegates, register } = audience

  const sees = (receiver: Receiver): boolean => {
    const who = receiver.contact
    if (letter !== null && who._tag === "PersonContact") {
      const reader = receiver === owner ? undefined : delegates.find((one) => one.receiver === receiver)?.reader
      return list(profile, mailbox, letter, reader ?? { person: who.person, level: "high" }, from) !== null
    }
    if (receiver !== owner) return false
    return (
      Result.isSuccess(enter(profile, mailbox, mailbox.owner, from)) &&
      (letter === null || letter.mailbox === mailbox.id)
    )
  }

  const told = new Set<string>()
  const tell = (address: ContactAddress) => told.add(destinationKey(address))

  if (sees(owner) && isPublic && owner.contact._tag === "PersonContact") {
    const email = register.email === null ? null : ({ _tag: "Email", email: register.email } as const)
    const mobile = register.mobile === null ? null : ({ _tag: "Phone", phone: register.mobile } as const)
    const cameBack = (address: ContactAddress) => register.bounced.some((one) => sameAddress(one, address))
    const emailHolds = email !== null && (!cameBack(email) || mobile === null || cameBack(mobile))
    const mobileHolds = mobile !== null && (!cameBack(mobile) || email === null || cameBack(email))
    if (email !== null && emailHolds) tell(email)
    if (mobile !== null && mobileHolds && (!emailHolds || ("bySms" in occasion && occasion.bySms))) tell(mobile)
  }

  for (const receiver of [owner, ...delegates.map((one) => one.receiver)]) {
    if (!sees(receiver)) continue
    const { contact, settings } = receiver
    const ofKind = (tag: "Email" | "Phone", standing: string) =>
      contact.addresses.filter((held) => held.address._tag === tag && held.standing._tag === standing)
    for (const { address, standing } of contact.addresses) {
      if (standing._tag !== "Verified") continue
      if (settings._tag === "OrganisationSettings") {
        if (settings.wants.some((one) => one.kind === occasion._tag && sameAddress(one.address, address))) tell(address)
      } else if (address._tag === "Email") {
        if (settings.on !== "sms") tell(address)
      } else if (settings.on !== "email") {
        const byEmail = settings.on === "both" && ofKind("Email", "Verified").length > 0
        const lost = settings.on === "both" && !byEmail && ofKind("Email", "Bounced").length > 0
        if ("letter" in occasion ? occasion.bySms || lost : !byEmail) tell(address)
      }
    }
    for (const session of receiver.sessions) {
      if (Result.isSuccess(judgeSession(profile.session, session, receiver.passwordChosenAt, at))) told.add(session.id)
    }
  }
  return told
}

describe("a plan", () => {
  it("NOTIFY-1, NOTIFY-2, NOTIFY-3, NOTIFY-6, NOTIFY-8, NOTIFY-10: goes to whom the rules name, tried one by one, and no other", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const to = plan(profile, occasion, audience, at).map((message) => destinationKey(message.to))
        expect(new Set(to)).toEqual(expected(profile, occasion, audience, at))
      }),
      { numRuns: 400 }
    )
  })
})
