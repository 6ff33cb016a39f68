import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyInstant } from "../calendar/arbitrary.ts"
import { profile } from "./arbitrary.ts"
import { type CaseKind, type CaseNeeds, digipost, eBoks, inEffect, ProviderProfile } from "./index.ts"

const profiles = fc.uniqueArray(profile, {
  selector: ({ effectiveFrom }) => DateTime.toEpochMillis(effectiveFrom),
  maxLength: 5
})

describe("versions of a policy", () => {
  it("the one in effect has begun, and no other has begun since", () => {
    fc.assert(
      fc.property(profiles, anyInstant, (profiles, at) => {
        const current = inEffect(profiles, at)
        const begun = profiles.filter(({ effectiveFrom }) => DateTime.isLessThanOrEqualTo(effectiveFrom, at))
        expect(current === null).toBe(begun.length === 0)
        if (current === null) return
        expect(begun).toContain(current)
        expect(begun.some(({ effectiveFrom }) => DateTime.isGreaterThan(effectiveFrom, current.effectiveFrom))).toBe(
          false
        )
      })
    )
  })

  it("takes effect at its moment, in whatever order the versions are kept", () => {
    fc.assert(
      fc.property(profiles, (profiles) => {
        for (const version of profiles) {
          expect(inEffect(profiles, version.effectiveFrom)).toBe(version)
          expect(inEffect(profiles.toReversed(), version.effectiveFrom)).toBe(version)
          expect(inEffect([version], DateTime.subtract(version.effectiveFrom, { milliseconds: 1 }))).toBeNull()
        }
      })
    )
  })
})

describe("the providers' numbers", () => {
  const minute = 60_000
  const numbers: ReadonlyArray<readonly [rule: string, number: (profile: ProviderProfile) => unknown, value: unknown]> =
    [
      ["AUTH-4: the least level for public mail", ({ opening }) => opening.publicFloor, "substantial"],
      ["AUTH-8: days that a mobile session lasts", ({ session }) => session.mobileIdleDays, 60],
      ["AUTH-9: hours since use after which it drops", ({ session }) => session.mobileLevelIdle, 24 * 60 * minute],
      ["AUTH-9: days since login after which it drops", ({ session }) => session.mobileLevelAge, 7 * 24 * 60 * minute],
      ["AUTH-10: a browser session's idle limit", ({ session }) => session.browserIdle, 30 * minute],
      ["AUTH-10: a browser session's absolute limit", ({ session }) => session.browserAbsolute, 8 * 60 * minute],
      ["AUTH-12: fewest characters", ({ password }) => password.minCharacters, 12],
      ["AUTH-12: most characters", ({ password }) => password.maxCharacters, 128],
      ["ACCESS-1: what lets others in", ({ delegation }) => delegation.giveLevel, "high"],
      ["ACCESS-4: days to see what a delegate put in the trash", ({ delegation }) => delegation.trashSeenDays, 30],
      ["BUSINESS-1: what opens a business account", ({ organisation }) => organisation.openWith, ["bankid", "buypass"]],
      ["CONTACT-3: e-mail addresses", ({ contact }) => contact.maxEmailAddresses, 3],
      ["CONTACT-3: phone numbers", ({ contact }) => contact.maxPhoneNumbers, 1],
      ["CONTACT-5: days between confirmations", ({ contact }) => contact.confirmDays, 90],
      ["CONTACT-6: months that an old address resolves", ({ directory }) => directory.oldAddressMonths, 12],
      ["FIELD-4: months that contact information is fresh", ({ channel }) => channel.freshMonths, 18],
      ["FIELD-7: SMS from", ({ notification }) => notification.smsFromHour, 9],
      ["FIELD-7: SMS until", ({ notification }) => notification.smsUntilHour, 20],
      ["FIELD-7: characters of an SMS", ({ notification }) => notification.smsCharacters, 160],
      ["FIELD-7: and beyond GSM-7", ({ notification }) => notification.smsUnicodeCharacters, 70],
      ["FIELD-7: characters of an e-mail's subject", ({ notification }) => notification.emailSubjectCharacters, 100],
      ["FIELD-7: characters of an e-mail's text", ({ notification }) => notification.emailTextCharacters, 500],
      ["FIELD-9: recipients in a lookup", ({ directory }) => directory.maxQueries, 1000],
      ["FIELD-10: days that an idempotency key lives", ({ sending }) => sending.idempotencyDays, 30],
      ["FIELD-15: pages", ({ print }) => print.maxPages, 20],
      ["FIELD-15: A4", ({ print }) => [print.pageWidth, print.pageHeight, print.pageShortfall], [210, 297, 10]],
      ["FIELD-15: the left margin", ({ print }) => print.leftMargin, 15],
      ["FIELD-15: the bar code's zone", ({ print }) => [print.barCodeFrom, print.barCodeUntil], [95, 175]],
      ["FIELD-15: the versions", ({ print }) => print.pdfVersions, [..."01234567"].map((minor) => `1.${minor}`)],
      ["KONTROLL-7: days to answer a request", ({ kontroll }) => kontroll.requestDays, 30],
      ["LIFE-3: months from closing to deletion", ({ life }) => life.closedMonths, 3],
      ["LIFE-3: what reopens", ({ life }) => life.reopenLevel, "high"],
      ["NOTIFY-8: days to the reminder", ({ notification }) => notification.reminderDays, 7],
      ["QUOTA-1: bytes included", ({ storage }) => storage.included, 1_000_000_000],
      ["QUOTA-4: hours that a reservation lives", ({ storage }) => storage.reservationLives, 24 * 60 * minute],
      ["RETAIN-2: days in the trash", ({ retention }) => retention.trashDays, 30],
      ["SEND-1: a person's demand for an e-ID", ({ personalSending }) => personalSending.electronicLevel, "high"],
      ["SEND-2: hits of a search", ({ personalSending }) => personalSending.searchHits, 30],
      ["SEND-4: bytes of an upload", ({ storage }) => storage.maxUpload, 100_000_000],
      ["SEND-6: bytes of a letter", ({ sending }) => sending.maxBytes, 30_000_000],
      ["SEND-6: files of a letter", ({ sending }) => sending.maxFiles, 200],
      ["SEND-8: where businesses compose", ({ organisation }) => organisation.composeOnComputersOnly, true],
      ["SEND-12: a logo's bytes", ({ organisation }) => organisation.logoMaxBytes, 512_000],
      ["SEND-12: a logo's pixels", ({ organisation }) => organisation.logoMinPixels, 50]
    ]

  it.each(numbers)("%s: the catalogue's, at both providers", (_, number, value) => {
    expect(number(digipost)).toEqual(value)
    expect(number(eBoks)).toEqual(value)
  })

  it("LIFE-6, LIFE-7, LIFE-12: at Digipost an estate has nine months and deletion is due after twelve; at e-Boks there is no limit, and a right after fifteen", () => {
    expect(digipost.life).toMatchObject({ estateMonths: 9, deceasedMonths: 12, deceasedDeletion: "duty" })
    expect(eBoks.life).toMatchObject({ estateMonths: null, deceasedMonths: 15, deceasedDeletion: "right" })
  })

  it.each([digipost, eBoks])("$provider: are a profile", (provider) => {
    expect(Schema.is(ProviderProfile)(provider)).toBe(true)
  })
})

describe("what a case must have before it is granted", () => {
  const least: CaseNeeds = { papers: [], contact: "none", named: false, witnesses: 0, byPost: true }
  type Row = readonly [rule: string, kind: CaseKind, digipost: Partial<CaseNeeds>, eBoks: Partial<CaseNeeds>]
  const attorney = { papers: ["PowerOfAttorney", "DoctorsCertificate"], named: true, witnesses: 2 } as const
  const guardian = { papers: ["GuardianshipPapers"], contact: "either", byPost: false } as const

  it.each<Row>([
    ["ACCESS-5, SUPPORT-3: papers, one way to be reached, and no post", "Guardian", guardian, guardian],
    ["ACCESS-6, ACCESS-10: two papers, the name in them and two witnesses", "Attorney", attorney, attorney],
    [
      "LIFE-6, LIFE-12: a probate certificate, e-mail and phone; at e-Boks the estate's authority",
      "Estate",
      { papers: ["ProbateCertificate"], contact: "both" },
      { papers: ["EstateAuthority"], contact: "either" }
    ],
    [
      "LIFE-11, LIFE-12: a death certificate, and the right to the estate",
      "Deletion",
      { papers: ["DeathCertificate", "ProbateCertificate"], contact: "either" },
      { papers: ["DeathCertificate", "EstateAuthority"], contact: "either" }
    ],
    ["SUPPORT-6: nothing", "Correction", {}, {}],
    ["SUPPORT-1: nothing", "Other", {}, {}]
  ])("%s: %s", (_, kind, atDigipost, atEBoks) => {
    expect(digipost.case.needs[kind]).toEqual({ ...least, ...atDigipost })
    expect(eBoks.case.needs[kind]).toEqual({ ...least, ...atEBoks })
  })

  it("AUTH-7, SUPPORT-3: by post, a copy of an identity document besides", () => {
    for (const { case: policy } of [digipost, eBoks]) expect(policy.papersByPost).toEqual(["CopyOfId"])
  })
})

describe("what no provider can decide", () => {
  const isTaken = (notification: Partial<ProviderProfile["notification"]>): boolean =>
    Schema.is(ProviderProfile)({ ...digipost, notification: { ...digipost.notification, ...notification } })

  it("FIELD-7: an hour that no day has", () => {
    for (const hour of [0, 9, 24])
      expect([isTaken({ smsFromHour: hour }), isTaken({ smsUntilHour: hour })]).toEqual([true, true])
    for (const hour of [-1, 25, 9.5])
      expect([isTaken({ smsFromHour: hour }), isTaken({ smsUntilHour: hour })]).toEqual([false, false])
  })

  it("NOTIFY-4: to send from anything but one bare address", () => {
    for (const noReply of ["no-reply@digipost.no", "a@b", "ikke.svar-2@post-1.example"])
      expect(isTaken({ noReply })).toBe(true)
    for (const noReply of [
      "",
      "digipost.no",
      "@digipost.no",
      "no-reply@",
      "Post no-reply@digipost.no",
      "no-reply@digipost.no, a@b"
    ])
      expect(isTaken({ noReply })).toBe(false)
  })
})
