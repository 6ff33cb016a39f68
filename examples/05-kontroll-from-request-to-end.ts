/** Kontroll: a sports club asks to see a police certificate, sees it while it is shared, and marks it as checked. */
import { PersonId } from "@postkasse/core/identity"
import { reader } from "@postkasse/core/input"
import * as kontroll from "@postkasse/core/kontroll"
import { DocumentId, LetterId, Sha256 } from "@postkasse/core/letter"
import { Mailbox } from "@postkasse/core/mailbox"
import { Sender } from "@postkasse/core/organisation"
import { digipost } from "@postkasse/core/policy"
import type { Refusal } from "@postkasse/core/refusal"
import { textOf } from "@postkasse/core/text"
import { rules } from "@postkasse/core/text/en/rule"
import { DateTime, Result, Schema } from "effect"

const read = <A, I>(schema: Schema.Codec<A, I>, json: unknown): A =>
  Result.getOrThrow(reader(Schema.toCodecJson(schema))(json))
const id = (last: string) => `0190b5a0-0000-7000-8000-00000000000${last}`
const at = (moment: string) => DateTime.makeUnsafe(moment)
const police = "800022223"

const solveig = PersonId.make(id("2"))
const mailbox = read(Mailbox, {
  id: id("1"),
  owner: { _tag: "PersonOwner", person: solveig },
  address: "solveig.fjordblom#4711",
  life: { _tag: "Active" },
  visible: true
})
const sender = read(Sender, { organisation: police, name: "Politidistriktet i Fjordmyr", kind: "public" })
const digest = Sha256.make("3d".repeat(32))
const document = { document: DocumentId.make(id("3")), letter: LetterId.make(id("4")), trashed: false }
const certificate = { ...document, received: { sender, sha256: digest }, sha256: digest }
const request = read(kontroll.KontrollRequest, {
  purpose: "Politiattest for trenere",
  longestSharing: 14 * 86_400_000,
  acceptableFrom: [police]
})

/** Both sides read the same history; a refusal is told in words. */
const say = (what: string, answer: Result.Result<unknown, Refusal>) => {
  if (Result.isSuccess(answer)) return console.log(what)
  const { title, detail } = textOf(answer.failure, "en")
  console.log(`${what}: no. ${title}. ${detail}`)
}
const club = { organisation: sender.organisation, name: "Fjordmyr turlag", viewer: "Odd Lyng, Fjordmyr turlag" }
const by = { ...club, organisation: read(Sender.fields.organisation, "800088887"), subscribed: true }

// The club asks. Without a subscription it may not.
const asked = at("2026-11-02T09:00:00Z")
const key = kontroll.KontrollId.make(id("5"))
say(
  "Asking without Kontroll",
  kontroll.requestDocument(digipost, { ...by, subscribed: false }, mailbox, request, key, asked)
)
const begun = Result.getOrThrow(kontroll.requestDocument(digipost, by, mailbox, request, key, asked))
console.log(`Asked for “${request.purpose}”; answer before ${begun.kontroll.expiryDay} has ended.`)
let now = begun.kontroll

// Solveig shares. A document that somebody else sent, or that was changed, is not what was asked for.
const share = (shareable: kontroll.ShareableDocument) =>
  kontroll.shareDocument(digipost, now, mailbox, solveig, shareable, null, at("2026-11-03T19:00:00Z"))
say("Sharing one that was changed", share({ ...certificate, sha256: Sha256.make("00".repeat(32)) }))
now = kontroll.evolve(now, Result.getOrThrow(share(certificate)))

// The club looks: in place, no copy, its name across the page.
const view = Result.getOrThrow(kontroll.viewShared(digipost, now, mailbox, by, at("2026-11-04T08:00:00Z")))
console.log(`Shown to ${view.watermark.viewer}: ${view.origin._tag}, download ${view.download}`)
for (const rule of view.rules) console.log(`  ${rule}: ${rules[rule]}`)

// It marks the certificate as checked, and sees it no longer.
now = kontroll.evolve(now, Result.getOrThrow(kontroll.markChecked(now, by, at("2026-11-04T08:05:00Z"))))
say("Looking once more", kontroll.viewShared(digipost, now, mailbox, by, at("2026-11-04T08:06:00Z")))

const later = at("2027-01-01T12:00:00Z")
for (const line of kontroll.historyOfPerson(digipost, [now], mailbox, solveig, later)) {
  console.log(`${line.business.name}, ${line.purpose}: ${line.outcome}, from ${line.sender?.name}`)
}

/* Prints:
Asking without Kontroll: no. The organisation does not have Kontroll. To ask for documents, the organisation needs a subscription to Kontroll.
Asked for “Politiattest for trenere”; answer before 2026-12-02 has ended.
Sharing one that was changed: no. The document cannot be shared here. The document is no longer as its sender sent it.
Shown to Odd Lyng, Fjordmyr turlag: Received, download false
  KONTROLL-2: The business is told when you share, and sees that one document alone.
  KONTROLL-5: The business sees whether the document came unchanged from a verified sender, or was uploaded by you.
  KONTROLL-7: The business keeps no copy. The document is shown in place, marked with who is looking.
Looking once more: no. Nothing is shared. The document is not shared, or the sharing is over. To see it again, the organisation has to send a new request.
Fjordmyr turlag, Politiattest for trenere: checked, from Politidistriktet i Fjordmyr
*/
