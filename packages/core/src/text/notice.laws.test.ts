import fc from "fast-check"
import { find } from "linkifyjs"
import { describe, expect, it } from "vitest"
import { contactAddress } from "../contact/arbitrary.ts"
import { Origin, VerificationCode, VerificationToken, verificationLink } from "../contact/index.ts"
import { destination, wording } from "../notification/arbitrary.ts"
import { type Destination, plainText, type Wording } from "../notification/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { digipost } from "../policy/index.ts"
import { language } from "./arbitrary.ts"
import { cut, septets } from "./cut.ts"
import { Language, type Notice, noticeOf, verificationEmail, verificationSms } from "./index.ts"

const email: Destination = { _tag: "Email", email: "ola@example.no" as never }
const phone: Destination = { _tag: "Phone", phone: "+4790000001" as never }
const push: Destination = { _tag: "Push", session: "0190b5a0-0000-7000-8000-000000000001" as never }
const characters = (text: string): number => [...text].length
const allOf = (notice: Notice): string =>
  notice._tag === "EmailNotice" ? `${notice.subject}\n${notice.text}` : "text" in notice ? notice.text : notice.title
const token = fc
  .string({ unit: fc.constantFrom(..."abcXYZ019_-"), minLength: 16, maxLength: 60 })
  .map((text) => VerificationToken.make(text))
const origin = fc
  .constantFrom("https://postkasse.example", "http://localhost:8080", "https://www.digipost.no")
  .map((text) => Origin.make(text))
const code = fc.stringMatching(/^[0-9]{6}$/u).map((text) => VerificationCode.make(text))

const roomy = {
  ...digipost.notification,
  emailTextCharacters: 100_000,
  smsCharacters: 100_000,
  smsUnicodeCharacters: 100_000
}

/** A message with nobody's words in it but ours. */
const nothing = plainText("X")
const ours = wording.map((wording): Wording => {
  const told = Object.entries(wording).map(([key, value]) =>
    ["sender", "subject", "owner", "business", "title"].includes(key) && value !== null ? [key, nothing] : [key, value]
  )
  return Object.fromEntries(told) as Wording
})

describe("a message in words", () => {
  it("FIELD-7: an e-mail's subject and text have no more characters than the policy's", () => {
    fc.assert(
      fc.property(profile, wording, language, ({ notification }, wording, language) => {
        const notice = noticeOf(notification, { to: email, wording }, language)
        if (notice._tag !== "EmailNotice") throw new Error("an address gets an e-mail")
        expect(characters(notice.subject)).toBeLessThanOrEqual(notification.emailSubjectCharacters)
        expect(characters(notice.text)).toBeLessThanOrEqual(notification.emailTextCharacters)
        expect(notice.subject).toMatch(/^[^\r\n]{5,}$/u)
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-7: an SMS is one part: 160 of GSM-7's characters, some counting twice, or 70 where it cannot be written so", () => {
    fc.assert(
      fc.property(profile, wording, language, ({ notification }, wording, language) => {
        const notice = noticeOf(notification, { to: phone, wording }, language)
        if (notice._tag !== "SmsNotice") throw new Error("a phone gets an SMS")
        const long = septets(notice.text)
        if (long === null) expect(notice.text.length).toBeLessThanOrEqual(notification.smsUnicodeCharacters)
        else expect(long).toBeLessThanOrEqual(notification.smsCharacters)
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-7: nothing that fits is cut, and what is cut is cut between characters as people see them", () => {
    const unit = fc.constantFrom("a", "å", "e\u0301", "👩‍👩‍👧", "🇳🇴", "漢", " ", "\n")
    const graphemes = fc.array(unit, { maxLength: 40 })
    fc.assert(
      fc.property(graphemes, fc.integer({ min: 3, max: 60 }), (graphemes, most) => {
        const text = graphemes.join("")
        const short = cut(text, most)
        if (characters(text) <= most) expect(short).toBe(text)
        else {
          expect(characters(short)).toBeLessThanOrEqual(most)
          const whole = graphemes.map((_, place) => `${graphemes.slice(0, place).join("").trimEnd()}...`)
          expect(whole).toContain(short)
          const longer = whole.filter((one) => characters(one) <= most).toSorted((a, b) => b.length - a.length)
          expect(short.length).toBe(longer[0]?.length)
        }
      }),
      { numRuns: 500 }
    )
  })

  it("NOTIFY-4: holds no link, whoever's words are in it", () => {
    fc.assert(
      fc.property(profile, wording, destination, language, ({ notification }, wording, to, language) => {
        expect(find(allOf(noticeOf(notification, { to, wording }, language)))).toEqual([])
      }),
      { numRuns: 1000 }
    )
  })

  it("NOTIFY-4: comes from the policy's one address, and is nothing but subject and text: there is nothing to attach", () => {
    fc.assert(
      fc.property(profile, wording, contactAddress, language, ({ notification }, wording, to, language) => {
        const notice = noticeOf(notification, { to, wording }, language)
        expect(Object.keys(notice).toSorted()).toEqual(
          notice._tag === "EmailNotice" ? ["_tag", "from", "subject", "text"] : ["_tag", "text"]
        )
        if (notice._tag === "EmailNotice") expect(notice.from).toBe(notification.noReply)
      })
    )
  })

  it("NOTIFY-4, TRUST-8: our own words never speak of passwords, codes, national ids, accounts or cards, nor ask for a reply", () => {
    fc.assert(
      fc.property(ours, destination, language, (wording, to, language) => {
        expect(allOf(noticeOf(digipost.notification, { to, wording }, language))).not.toMatch(
          /passord|password|kode|\bcode|fødselsnummer|national id|konto|account|kort(nummer|et)\b|\bcard|svar på denne|reply/iu
        )
      }),
      { numRuns: 500 }
    )
  })

  it("TRUST-6: says each thing in Bokmål, Nynorsk and English, each in its own words", () => {
    fc.assert(
      fc.property(ours, contactAddress, (wording, to) => {
        // Of so few words as an SMS has, Bokmål and Nynorsk may have the same.
        const differ = to._tag === "Email" ? Language.literals.length : 2
        const told = Language.literals.map((language) => allOf(noticeOf(roomy, { to, wording }, language)))
        expect(new Set(told).size).toBeGreaterThanOrEqual(differ)
        expect(told.join()).not.toMatch(/undefined|null|NaN|\[object/u)
      })
    )
  })

  it("SEND-7, NOTIFY-5: tells the sender, the subject and whose mailbox it is, where there is room and they are told", () => {
    const names = fc.record({
      sender: fc.constantFrom("Lånekassen", null),
      owner: fc.constantFrom("Ola Nordmann", null)
    })
    const kind = fc.constantFrom("LetterArrived" as const, "LetterUnopened" as const)
    fc.assert(
      fc.property(
        names,
        kind,
        fc.constantFrom("Vedtak", null),
        language,
        ({ sender, owner }, _tag, subject, language) => {
          const plain = (text: string | null) => (text === null ? null : plainText(text))
          const wording: Wording = { _tag, sender: plain(sender), subject: plain(subject), owner: plain(owner) }
          const mail = noticeOf(digipost.notification, { to: email, wording }, language)
          if (mail._tag !== "EmailNotice") throw new Error("an address gets an e-mail")
          for (const part of [mail.subject, mail.text]) {
            expect(part.includes("Lånekassen")).toBe(sender !== null)
            expect(part.includes("Vedtak")).toBe(subject !== null)
            expect(part.includes("Ola Nordmann")).toBe(owner !== null)
          }
          const sms = allOf(noticeOf(digipost.notification, { to: phone, wording }, language))
          expect(sms.includes("Lånekassen")).toBe(sender !== null)
          expect(sms.includes("Ola Nordmann")).toBe(owner !== null)
          expect(sms).not.toContain("Vedtak")
        }
      )
    )
  })

  it("NOTIFY-10: every push in a language is the same", () => {
    fc.assert(
      fc.property(profile, profile, wording, wording, language, (one, other, wording, otherWording, language) => {
        const notice = noticeOf(one.notification, { to: push, wording }, language)
        expect(notice).toEqual(noticeOf(other.notification, { to: push, wording: otherWording }, language))
        expect(Object.keys(notice)).toEqual(["_tag", "title"])
      })
    )
  })

  it("FIELD-7: our own words can be written in GSM-7, so that a short name leaves them whole", () => {
    fc.assert(
      fc.property(wording, language, (wording, language) => {
        fc.pre(wording._tag !== "ServiceNotice" && wording._tag !== "DocumentRequested")
        const bare = "owner" in wording ? { ...wording, owner: null, sender: null, subject: null } : wording
        const text = allOf(noticeOf(digipost.notification, { to: phone, wording: bare }, language))
        expect(septets(text)).not.toBeNull()
        expect(text.endsWith("...")).toBe(false)
      })
    )
  })
})

describe("verifying an address", () => {
  it("CONTACT-4, NOTIFY-4: the e-mail holds one link, to a page of ours, and the token stands in it whole", () => {
    fc.assert(
      fc.property(origin, token, language, (origin, token, language) => {
        const notice = verificationEmail(digipost.notification, origin, token, language)
        const links = [...notice.text.matchAll(/https?:\/\/\S+/gu)].map(([link]) => link)
        expect(links).toEqual([verificationLink(origin, token)])
        const url = new URL(links[0] ?? "")
        expect(url.origin).toBe(origin)
        expect(url.pathname).toBe(`/verify/${token}`)
        expect(notice.from).toBe(digipost.notification.noReply)
        expect(find(notice.subject)).toEqual([])
      })
    )
  })

  it("CONTACT-4, NOTIFY-4: the SMS holds the code and no link, in one part", () => {
    fc.assert(
      fc.property(code, language, (code, language) => {
        const { text } = verificationSms(code, language)
        expect(text).toContain(code)
        expect(find(text)).toEqual([])
        expect(septets(text)).toBeLessThanOrEqual(digipost.notification.smsCharacters)
      })
    )
  })

  it("TRUST-6: both are told in each language in its own words", () => {
    fc.assert(
      fc.property(origin, token, code, (origin, token, code) => {
        const told = Language.literals.flatMap((language) => [
          verificationEmail(digipost.notification, origin, token, language).text,
          verificationSms(code, language).text
        ])
        expect(new Set(told).size).toBe(told.length)
      })
    )
  })
})

describe("GSM-7", () => {
  it.each([
    ["Nytt brev fra Lånekassen", 24],
    ["€", 2],
    ["[x]", 5],
    ["«", null],
    ["č", null],
    ["Ø", 1],
    ["", 0],
    ["🎉", null]
  ])("FIELD-7: %j takes %j", (text, count) => {
    expect(septets(text)).toBe(count)
  })

  it("FIELD-7: a long name of a sender is cut to 160 in GSM-7, and to 70 with one letter that is not in it", () => {
    const wording = (sender: string): Wording => ({
      _tag: "LetterArrived",
      sender: plainText(sender),
      subject: null,
      owner: null
    })
    const text = (sender: string) =>
      allOf(noticeOf(digipost.notification, { to: phone, wording: wording(sender) }, "nb"))
    expect(text("a".repeat(200)).length).toBe(160)
    expect(text(`č${"a".repeat(200)}`).length).toBe(70)
    expect(text("a".repeat(200)).endsWith("...")).toBe(true)
    expect(text("€".repeat(200)).length).toBeLessThan(100)
  })
})
