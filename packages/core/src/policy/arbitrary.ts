import fc from "fast-check"
import { anyInstant } from "../calendar/arbitrary.ts"
import { electronicLevel, level } from "../identity/arbitrary.ts"
import { ElectronicId } from "../identity/index.ts"
import { Bytes, CaseKind, type CaseNeeds, digipost, eBoks, PaperKind, type ProviderProfile } from "./index.ts"

const count = (max: number) => fc.integer({ min: 1, max })
const minute = 60_000
const size = count(2_000_000_000).map((bytes) => Bytes.make(bytes))

export const caseKind: fc.Arbitrary<CaseKind> = fc.constantFrom(...CaseKind.literals)
export const paperKind: fc.Arbitrary<PaperKind> = fc.constantFrom(...PaperKind.literals)

const papers = fc.uniqueArray(paperKind, { maxLength: 3 })
const caseNeeds: fc.Arbitrary<CaseNeeds> = fc.record({
  papers,
  contact: fc.constantFrom("none", "either", "both"),
  named: fc.boolean(),
  witnesses: fc.nat(3),
  byPost: fc.boolean()
})

/** A profile as a provider could write one: laws hold whatever the numbers are. */
const invented: fc.Arbitrary<ProviderProfile> = fc.record({
  provider: fc.constantFrom("digipost", "e-boks"),
  version: fc.string({ minLength: 1, maxLength: 20 }),
  effectiveFrom: anyInstant,
  session: fc.record({
    browserIdle: count(120 * minute),
    browserAbsolute: count(1440 * minute),
    mobileIdleDays: count(400),
    mobileLevelIdle: count(20_000 * minute),
    mobileLevelAge: count(50_000 * minute)
  }),
  password: fc.tuple(count(20), fc.nat(150)).chain(([minCharacters, more]) =>
    fc.record({
      minCharacters: fc.constant(minCharacters),
      maxCharacters: fc.constant(minCharacters + more),
      guessesPerAccount: count(10),
      guessesPerAddress: count(50),
      guessWindow: count(1440 * minute)
    })
  ),
  request: fc.record({
    window: count(120 * minute),
    person: count(5000),
    organisation: count(100_000),
    address: count(5000)
  }),
  opening: fc.record({ publicFloor: electronicLevel }),
  sending: fc.record({
    maxBytes: count(50_000_000).map((bytes) => Bytes.make(bytes)),
    maxFiles: count(300),
    smallDocument: count(200_000).map((bytes) => Bytes.make(bytes)),
    openSendingLives: count(5000 * minute),
    idempotencyDays: fc.integer({ min: 30, max: 400 })
  }),
  scan: fc
    .record({
      firstRetry: count(10 * minute),
      longestRetry: count(1440 * minute),
      holdsFor: count(20_000 * minute)
    })
    // Any number beside the others, and drawn of none: the test vectors stay as they are.
    .map((scan) => ({ ...scan, turnLives: 1 + ((scan.firstRetry * 7_919) % (60 * minute)) })),
  directory: fc.record({ maxQueries: count(1000), oldAddressMonths: count(40) }),
  life: fc.record({
    closedMonths: count(40),
    reopenLevel: level,
    estateMonths: fc.option(count(40)),
    deceasedMonths: count(40),
    deceasedDeletion: fc.constantFrom("duty", "right")
  }),
  case: fc.record({
    needs: fc.record({
      Guardian: caseNeeds,
      Attorney: caseNeeds,
      Estate: caseNeeds,
      Deletion: caseNeeds,
      Correction: caseNeeds,
      Other: caseNeeds
    }),
    papersByPost: papers
  }),
  delegation: fc.record({ giveLevel: level, trashSeenDays: count(100), warnDays: count(60) }),
  storage: fc.record({ included: size, maxUpload: size, reservationLives: count(5000 * minute) }),
  retention: fc.record({ trashDays: count(100) }),
  contact: fc.record({
    maxEmailAddresses: count(10),
    maxPhoneNumbers: count(2),
    maxBusinessAddresses: count(10),
    emailVerificationLives: count(5000 * minute),
    phoneVerificationLives: count(60 * minute),
    confirmDays: count(400)
  }),
  channel: fc.record({ freshMonths: count(60) }),
  notification: fc.tuple(fc.nat(23), fc.nat(23)).chain(([one, other]) =>
    fc.record({
      noReply: fc.constantFrom("no-reply@digipost.no", "ikke-svar@post.example"),
      smsFromHour: fc.constant(Math.min(one, other)),
      smsUntilHour: fc.constant(Math.max(one, other) + 1),
      smsCharacters: fc.integer({ min: 70, max: 160 }),
      smsUnicodeCharacters: fc.integer({ min: 40, max: 70 }),
      emailSubjectCharacters: fc.integer({ min: 40, max: 200 }),
      emailTextCharacters: fc.integer({ min: 200, max: 1000 }),
      reminderDays: count(60)
    })
  ),
  personalSending: fc.record({ electronicLevel, searchHits: count(100) }),
  kontroll: fc.record({ requestDays: count(100) }),
  organisation: fc.record({
    openWith: fc.subarray([...ElectronicId.literals]),
    composeOnComputersOnly: fc.boolean(),
    logoMaxBytes: size,
    logoMinPixels: count(500)
  }),
  print: fc
    .tuple(count(20), count(60), count(39), fc.subarray(["1.0", "1.4", "1.7", "2.0"]))
    .chain(([maxPages, barCodeFrom, barCodeHeight, more]) =>
      fc.record({
        maxPages: fc.constant(maxPages),
        pageWidth: fc.integer({ min: 100, max: 400 }),
        pageHeight: fc.integer({ min: 100, max: 400 }),
        pageShortfall: count(20),
        leftMargin: count(30),
        barCodeFrom: fc.constant(barCodeFrom),
        barCodeUntil: fc.constant(barCodeFrom + barCodeHeight),
        pdfVersions: fc.constant(["1.5", ...more] as const)
      })
    )
})

/** A provider's profile: one of those that we have, or an invented one. */
export const profile: fc.Arbitrary<ProviderProfile> = fc.oneof(fc.constantFrom(digipost, eBoks), invented)
