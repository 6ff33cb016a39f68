/** When will this be deleted for good, and by which rule? */
import { endOf, type Instant } from "@postkasse/core/calendar"
import { Thing } from "@postkasse/core/folder"
import { PersonId } from "@postkasse/core/identity"
import { reader } from "@postkasse/core/input"
import { close, evolve as lived, Mailbox } from "@postkasse/core/mailbox"
import { digipost } from "@postkasse/core/policy"
import { type Deletion, deletionOf, evolve, putInTrash } from "@postkasse/core/retention"
import { textOf } from "@postkasse/core/text"
import { rules } from "@postkasse/core/text/en/rule"
import { DateTime, Result, Schema } from "effect"

const read = <A, I>(schema: Schema.Codec<A, I>, json: unknown): A =>
  Result.getOrThrow(reader(Schema.toCodecJson(schema))(json))

const tove = PersonId.make("0190b5a0-0000-7000-8000-000000000002")
const mailbox = read(Mailbox, {
  id: "0190b5a0-0000-7000-8000-000000000001",
  owner: { _tag: "PersonOwner", person: tove },
  address: "tove.fjordblom#4712",
  life: { _tag: "Active" },
  visible: true
})
const letter = read(Thing, {
  id: "0190b5a0-0000-7000-8000-000000000003",
  mailbox: mailbox.id,
  origin: { _tag: "Received", sender: "public" },
  since: "2026-08-03T08:00:00.000Z",
  documents: ["0190b5a0-0000-7000-8000-000000000004"],
  bytes: 84_000,
  lies: { _tag: "Inbox" }
})

const say = (what: string, deletion: Deletion) => {
  console.log(`\n${what}:`)
  if (deletion._tag === "GoesOn") console.log(`  goes when ${deletion.day} has ended; ${deletion.daysLeft} days left`)
  else console.log(`  ${deletion._tag}`)
  for (const rule of deletion.rules) console.log(`  ${rule}: ${rules[rule]}`)
}

const at = (moment: string): Instant => DateTime.makeUnsafe(moment)
say("In the inbox", deletionOf(letter, mailbox.life, at("2026-11-22T12:00:00Z")))

// Put in the trash late on 22 November; in Oslo it is the 23rd already, and Oslo's days count.
const late = at("2026-11-22T23:30:00Z")
const owner = { _tag: "OwnerActs", owner: mailbox.owner, person: tove } as const
const trashed = Result.getOrThrow(putInTrash(digipost, mailbox, letter, [], owner, late))
const inTrash = evolve(letter, trashed) ?? letter
say("In the trash", deletionOf(inTrash, mailbox.life, late))

// She closes her mailbox that week. That has a day too, but the trash comes first.
const closing = at("2026-11-27T12:00:00Z")
const asOwner = { _tag: "OwnerActs", owner: mailbox.owner, level: "high" } as const
const closed = lived(mailbox, Result.getOrThrow(close(digipost, mailbox, asOwner, closing)))
say("In the trash of a closed mailbox", deletionOf(inTrash, closed.life, closing))
say("The rest of a closed mailbox", deletionOf(letter, closed.life, closing))

// Nothing is put in the trash of a closed mailbox: one has to reopen it first.
const refused = putInTrash(digipost, closed, letter, [], owner, closing)
if (Result.isFailure(refused)) {
  const { title, detail } = textOf(refused.failure, "en")
  console.log(`\nPutting it in the trash now:\n  ${title}. ${detail}`)
}

// A day holds until it ends: the last moment of it, and the first after it.
const day = closed.life._tag === "Closed" ? closed.life.deletionDay : null
if (day !== null) {
  const end = endOf(day)
  for (const moment of [DateTime.subtract(end, { milliseconds: 1 }), end]) {
    const deletion = deletionOf(letter, closed.life, moment)
    console.log(`${DateTime.formatIso(moment)}: ${"isDue" in deletion && deletion.isDue ? "gone" : "still there"}`)
  }
}

/* Prints:

In the inbox:
  StaysUntilDeleted
  RECEIVE-4: Received mail stays until you delete it.

In the trash:
  goes when 2026-12-23 has ended; 30 days left
  RETAIN-2: After some time in the trash it is deleted for good. You can do it sooner.
  LIFE-8: Deadlines are counted in calendar days and months of Oslo, and last until the day has ended.

In the trash of a closed mailbox:
  goes when 2026-12-23 has ended; 26 days left
  RETAIN-2: After some time in the trash it is deleted for good. You can do it sooner.
  LIFE-3: When a mailbox is closed, nothing in it can be read. Until the deadline you can reopen it.
  LIFE-8: Deadlines are counted in calendar days and months of Oslo, and last until the day has ended.

The rest of a closed mailbox:
  goes when 2027-02-27 has ended; 92 days left
  LIFE-3: When a mailbox is closed, nothing in it can be read. Until the deadline you can reopen it.
  LIFE-8: Deadlines are counted in calendar days and months of Oslo, and last until the day has ended.

Putting it in the trash now:
  The mailbox is closed. You can reopen it until the end of 27 February 2027. After that everything in it is deleted for good. Log in with BankID, Buypass or Commfides.
2027-02-27T22:59:59.999Z: still there
2027-02-27T23:00:00.000Z: gone
*/
