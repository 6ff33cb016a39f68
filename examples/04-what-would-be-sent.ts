/** A letter arrives in the evening: who is told what, where and when, and when is it reminded of? */
import { EmailAddress, PhoneNumber } from "@postkasse/core/contact"
import { PersonId } from "@postkasse/core/identity"
import { reader } from "@postkasse/core/input"
import { Letter } from "@postkasse/core/letter"
import { Mailbox } from "@postkasse/core/mailbox"
import { type Audience, type Occasion, plan } from "@postkasse/core/notification"
import { digipost } from "@postkasse/core/policy"
import { noticeOf } from "@postkasse/core/text"
import { rules } from "@postkasse/core/text/en/rule"
import { DateTime, Result, Schema } from "effect"

const read = <A, I>(schema: Schema.Codec<A, I>, json: unknown): A =>
  Result.getOrThrow(reader(Schema.toCodecJson(schema))(json))
const id = (last: string) => `0190b5a0-0000-7000-8000-00000000000${last}`

const solveig = PersonId.make(id("2"))
const mailbox = read(Mailbox, {
  id: id("1"),
  owner: { _tag: "PersonOwner", person: solveig },
  address: "solveig.fjordblom#4711",
  life: { _tag: "Active" },
  visible: true
})
const letter = read(Letter, {
  id: id("3"),
  mailbox: mailbox.id,
  sending: id("4"),
  sender: { organisation: "800033330", name: "Fjordmyr sykehus", kind: "public" },
  subject: "Innkalling til time hos øyelegen",
  kind: "appointment",
  requires: "substantial",
  sensitivity: "normal",
  asksConfirmation: false,
  recipientOnly: false,
  visibleAt: "2026-11-26T19:30:00.000Z",
  contents: { _tag: "LinkElsewhere", url: "https://sykehus.example/time" },
  openedAt: null,
  confirmedAt: null
})

// Her own addresses, and what the contact register has: of public mail she is told at both, and nowhere twice.
const verified = { _tag: "Verified", at: DateTime.makeUnsafe("2026-10-01T12:00:00Z") } as const
const contact = {
  _tag: "PersonContact",
  person: solveig,
  registered: { name: { first: "Solveig", last: "Fjordblom" }, postalAddresses: [] },
  addresses: [{ address: { _tag: "Email", email: EmailAddress.make("solveig@fjordmyr.example") }, standing: verified }],
  confirmedAt: verified.at
} as const
const audience: Audience = {
  mailbox,
  owner: { contact, settings: { _tag: "PersonSettings", on: "both" }, sessions: [], passwordChosenAt: null },
  register: {
    email: EmailAddress.make("Solveig@fjordmyr.example"),
    mobile: PhoneNumber.make("+4791234567"),
    bounced: []
  },
  delegates: []
}

const say = (what: string, occasion: Occasion) => {
  console.log(`\n${what}:`)
  for (const message of plan(digipost, occasion, audience, letter.visibleAt)) {
    const notice = noticeOf(digipost.notification, message, "en")
    const to = message.to._tag === "Email" ? message.to.email : message.to._tag === "Phone" ? message.to.phone : "app"
    console.log(`  ${DateTime.formatIso(message.notBefore)} to ${to}`)
    if ("subject" in notice) console.log(`    ${notice.subject}`)
    if ("text" in notice) for (const line of notice.text.split("\n")) console.log(`    | ${line}`.trimEnd())
  }
}

// SMS is the sender's choice, and waits for the morning: nobody is woken by a letter.
say("It arrives, and the hospital wants an SMS sent", { _tag: "LetterArrived", letter, bySms: true })
const sensitive: Letter = { ...letter, sensitivity: "sensitive" }
say("The same, but what it is about is sensitive", { _tag: "LetterArrived", letter: sensitive, bySms: false })
say("A week later it is still unopened", { _tag: "LetterUnopened", letter, bySms: false })
console.log(`\nNOTIFY-8: ${rules["NOTIFY-8"]}`)

/* Prints:

It arrives, and the hospital wants an SMS sent:
  2026-11-26T19:30:00.000Z to Solveig@fjordmyr.example
    New letter from Fjordmyr sykehus: Innkalling til time hos øyelegen
    | A new letter has come to the digital mailbox. Open the mailbox the way you usually do. For your safety we send no link.
    |
    | From: Fjordmyr sykehus
    | Subject: Innkalling til time hos øyelegen
  2026-11-27T08:00:00.000Z to +4791234567
    | New letter in the mailbox from Fjordmyr sykehus. Log in to read it.

The same, but what it is about is sensitive:
  2026-11-26T19:30:00.000Z to Solveig@fjordmyr.example
    New letter
    | A new letter has come to the digital mailbox. Open the mailbox the way you usually do. For your safety we send no link.

A week later it is still unopened:
  2026-12-03T08:00:00.000Z to Solveig@fjordmyr.example
    Reminder: unopened letter from Fjordmyr sykehus: Innkalling til time hos øyelegen
    | A letter from a public body is still unopened in the digital mailbox. It may have a deadline. Open the mailbox the way you usually do. For your safety we send no link.
    |
    | From: Fjordmyr sykehus
    | Subject: Innkalling til time hos øyelegen

NOTIFY-8: We remind you once of an unopened public letter. If an address fails, we use the other.
*/
