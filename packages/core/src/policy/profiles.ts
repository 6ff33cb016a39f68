import { DateTime } from "effect"
import { Bytes, type CasePolicy, type ProviderProfile } from "./model.ts"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const needs: CasePolicy["needs"] = {
  Guardian: { papers: ["GuardianshipPapers"], contact: "either", named: false, witnesses: 0, byPost: false },
  // Two witnesses: the Guardianship Act (vergemålsloven, section 81) asks for as many; the help pages only say that there are some.
  Attorney: {
    papers: ["PowerOfAttorney", "DoctorsCertificate"],
    contact: "none",
    named: true,
    witnesses: 2,
    byPost: true
  },
  Estate: { papers: ["ProbateCertificate"], contact: "both", named: false, witnesses: 0, byPost: true },
  // What cannot be made good asks for more than a death certificate: the right to the estate too.
  Deletion: {
    papers: ["DeathCertificate", "ProbateCertificate"],
    contact: "either",
    named: false,
    witnesses: 0,
    byPost: true
  },
  Correction: { papers: [], contact: "none", named: false, witnesses: 0, byPost: true },
  Other: { papers: [], contact: "none", named: false, witnesses: 0, byPost: true }
}

/** The policies of Digipost, as its help pages tell them, with our decisions where they are silent. */
export const digipost: ProviderProfile = {
  provider: "digipost",
  version: "digipost-2026-01",
  effectiveFrom: DateTime.makeUnsafe("2026-01-01T00:00:00Z"),
  session: {
    browserIdle: 30 * minute,
    browserAbsolute: 8 * hour,
    mobileIdleDays: 60,
    mobileLevelIdle: day,
    mobileLevelAge: 7 * day
  },
  password: {
    minCharacters: 12,
    maxCharacters: 128,
    guessesPerAccount: 5,
    guessesPerAddress: 20,
    guessWindow: 15 * minute
  },
  request: { window: minute, person: 1_200, organisation: 60_000, address: 1_200 },
  opening: { publicFloor: "substantial" },
  sending: {
    maxBytes: Bytes.make(30_000_000),
    maxFiles: 200,
    smallDocument: Bytes.make(128_000),
    openSendingLives: day,
    idempotencyDays: 30
  },
  scan: { turnLives: minute / 2, firstRetry: 5_000, longestRetry: minute, holdsFor: 3 * day },
  directory: { maxQueries: 1000, oldAddressMonths: 12 },
  life: { closedMonths: 3, reopenLevel: "high", estateMonths: 9, deceasedMonths: 12, deceasedDeletion: "duty" },
  case: { needs, papersByPost: ["CopyOfId"] },
  delegation: { giveLevel: "high", trashSeenDays: 30, warnDays: 14 },
  storage: { included: Bytes.make(1_000_000_000), maxUpload: Bytes.make(100_000_000), reservationLives: day },
  retention: { trashDays: 30 },
  contact: {
    maxEmailAddresses: 3,
    maxPhoneNumbers: 1,
    maxBusinessAddresses: 20,
    emailVerificationLives: day,
    phoneVerificationLives: 15 * minute,
    confirmDays: 90
  },
  channel: { freshMonths: 18 },
  notification: {
    noReply: "no-reply@digipost.no",
    smsFromHour: 9,
    smsUntilHour: 20,
    smsCharacters: 160,
    smsUnicodeCharacters: 70,
    emailSubjectCharacters: 100,
    emailTextCharacters: 500,
    reminderDays: 7
  },
  personalSending: { electronicLevel: "high", searchHits: 30 },
  kontroll: { requestDays: 30 },
  organisation: {
    openWith: ["bankid", "buypass"],
    composeOnComputersOnly: true,
    logoMaxBytes: Bytes.make(512_000),
    logoMinPixels: 50
  },
  print: {
    maxPages: 20,
    pageWidth: 210,
    pageHeight: 297,
    pageShortfall: 10,
    leftMargin: 15,
    barCodeFrom: 95,
    barCodeUntil: 175,
    pdfVersions: ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]
  }
}

/** The policies of e-Boks: the same, but for what becomes of a mailbox whose owner has died (LIFE-7, LIFE-12). */
export const eBoks: ProviderProfile = {
  ...digipost,
  provider: "e-boks",
  version: "e-boks-2026-01",
  notification: { ...digipost.notification, noReply: "no-reply@e-boks.no" },
  life: { ...digipost.life, estateMonths: null, deceasedMonths: 15, deceasedDeletion: "right" },
  case: {
    ...digipost.case,
    needs: {
      ...needs,
      Estate: { ...needs.Estate, papers: ["EstateAuthority"], contact: "either" },
      Deletion: { ...needs.Deletion, papers: ["DeathCertificate", "EstateAuthority"] }
    }
  }
}
