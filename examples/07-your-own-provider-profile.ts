/** Every number of a rule stands in a provider's profile. Write your own as data, have it read, and decide by it. */
import { OrganisationNumber } from "@postkasse/core/identity"
import { jsonReader, reader } from "@postkasse/core/input"
import { beforeClosing, Mailbox } from "@postkasse/core/mailbox"
import { Bytes, digipost, inEffect, ProviderProfile } from "@postkasse/core/policy"
import { emptyAccount, ReservationId, reserve } from "@postkasse/core/storage"
import { textOf } from "@postkasse/core/text"
import { DateTime, Result, Schema } from "effect"

const codec = Schema.toCodecJson(ProviderProfile)
const readProfile = jsonReader(codec)
const at = (moment: string) => DateTime.makeUnsafe(moment)

// As it would lie in a file of yours: all that Digipost has, but half the space, and twice the time for reopening.
const file = JSON.stringify(
  Schema.encodeSync(codec)({
    ...digipost,
    version: "fjordmyr-2027-01",
    effectiveFrom: at("2027-01-01T00:00:00Z"),
    storage: { ...digipost.storage, included: Bytes.make(500_000_000) },
    life: { ...digipost.life, closedMonths: 6, reopenLevel: "substantial" }
  })
)

// What is not a profile is not taken for one, and you are told which field is wrong: a password never opens public mail.
const careless = file
  .replace('"publicFloor":"substantial"', '"publicFloor":"password"')
  .replace('"trashDays":30', '"trashDays":-30')
  .replace('"closedMonths"', '"closedMonth"')
const refused = readProfile(careless)
if (Result.isFailure(refused)) {
  console.log("A profile with mistakes in it:")
  for (const { field, why, expected } of refused.failure.faults) {
    console.log(`  ${field}: ${why}${expected === null ? "" : `, not ${expected}`}`)
  }
}

// A profile is in effect from its day on, until a later one is. A decision names the version that it was made by.
const ours = Result.getOrThrow(readProfile(file))
const mailbox = Result.getOrThrow(
  reader(Schema.toCodecJson(Mailbox))({
    id: "0190b5a0-0000-7000-8000-000000000001",
    owner: { _tag: "OrganisationOwner", organisation: OrganisationNumber.make("800088887") },
    address: "fjordmyr.turlag#800",
    life: { _tag: "Active" },
    visible: true
  })
)
const photos = {
  id: ReservationId.make("0190b5a0-0000-7000-8000-000000000002"),
  purpose: "sentCopy",
  bytes: Bytes.make(600_000_000)
} as const
const owner = { _tag: "OwnerActs", owner: mailbox.owner, level: "high" } as const

for (const now of [at("2026-12-31T22:59:00Z"), at("2027-01-02T00:00:00Z")]) {
  const profile = inEffect([digipost, ours], now) ?? digipost
  console.log(`\n${DateTime.formatIso(now)}, by ${profile.version}`)
  const space = reserve(profile, emptyAccount(mailbox.id), photos, now)
  if (Result.isSuccess(space)) console.log("  600 MB: there is room")
  else console.log(`  600 MB: ${textOf(space.failure, "en").title}. ${textOf(space.failure, "en").detail}`)
  const { deletionDay, reopenLevel } = Result.getOrThrow(beforeClosing(profile, mailbox, owner, now))
  console.log(`  closed now, it could be reopened until ${deletionDay} has ended, at level ${reopenLevel}`)
}

/* Prints:
A profile with mistakes in it:
  opening.publicFloor: Invalid, not one of substantial, high
  life.closedMonths: Missing
  retention.trashDays: Invalid, not a value greater than 0

2026-12-31T22:59:00.000Z, by digipost-2026-01
  600 MB: there is room
  closed now, it could be reopened until 2027-03-31 has ended, at level high

2027-01-02T00:00:00.000Z, by fjordmyr-2027-01
  600 MB: There is no space left for this. You are 100 MB short. Delete for good something you do not need, or buy more space. You still get mail.
  closed now, it could be reopened until 2027-07-02 has ended, at level substantial
*/
