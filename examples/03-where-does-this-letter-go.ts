/** An agency has a letter for a person: which provider's mailbox does it go to, or does it go on paper? */
import { canBeNotified, type PublicLetter, parseRegisterAnswer, route } from "@postkasse/core/channel"
import { digipost } from "@postkasse/core/policy"
import { rules } from "@postkasse/core/text/en/rule"
import { DateTime, Result } from "effect"

// The contact and reservation register's answer, as it publishes it. The people are synthetic: their month of birth is + 80.
const answer = JSON.stringify({
  personer: [
    {
      personidentifikator: "17898933644",
      status: "AKTIV",
      reservasjon: "NEI",
      kontaktinformasjon: {
        epostadresse: "solveig@fjordmyr.example",
        epostadresse_oppdatert: "2026-02-10T09:00:00+01:00"
      },
      digital_post: { postkasseleverandoeradresse: "984661185" },
      spraak: "nn"
    },
    {
      personidentifikator: "03843510166",
      status: "AKTIV",
      reservasjon: "JA",
      digital_post: { postkasseleverandoeradresse: "984661185" }
    },
    {
      // Nothing heard of this address for more than eighteen months.
      personidentifikator: "14831066858",
      status: "AKTIV",
      reservasjon: "NEI",
      kontaktinformasjon: {
        epostadresse: "odd@fjordmyr.example",
        epostadresse_oppdatert: "2024-03-01T09:00:00+01:00",
        epostadresse_sist_verifisert: "2025-05-20T09:00:00+02:00"
      },
      digital_post: { postkasseleverandoeradresse: "922020175" }
    },
    { personidentifikator: "28827824072", status: "IKKE_REGISTRERT" }
  ]
})

const now = DateTime.makeUnsafe("2026-11-22T12:00:00Z")
const takesMail = () => true
const letters: Readonly<Record<string, PublicLetter>> = {
  "a decision": { kind: "decision", despiteReservation: null },
  information: { kind: "information", despiteReservation: null },
  "information that may save a life": { kind: "information", despiteReservation: "Drikkevannet er forurenset" }
}

for (const [nationalId, person] of Result.getOrThrow(parseRegisterAnswer(answer))) {
  const notified = canBeNotified(digipost.channel, person, now) ? "can be notified" : "cannot be notified"
  console.log(`\n${nationalId}, ${person._tag}, ${notified}`)
  for (const [name, letter] of Object.entries(letters)) {
    const way = route(digipost, person, takesMail, letter, now)
    console.log(`  ${name}: ${way._tag === "Digital" ? `to ${way.provider}` : `on paper: ${way.reason}`}`)
    for (const rule of way.rules.slice(0, 1)) console.log(`    ${rule}: ${rules[rule]}`)
  }
}

// The register may send what it does not publish: then one is told which field, and why, but never what stood there.
const broken = parseRegisterAnswer(answer.replace('"17898933644"', '"17898933645"').replace('"JA"', '"KANSKJE"'))
if (Result.isFailure(broken)) {
  console.log("\nAn answer that is not as published:")
  for (const { field, why, expected } of broken.failure.faults) console.log(`  ${field}: ${why}, not ${expected}`)
}

/* Prints:

17898933644, Active, can be notified
  a decision: to digipost
    CHOICE-4: Where a public letter goes depends on your choice, your reservation and whether the mailbox receives. The reason is always told.
  information: to digipost
    CHOICE-4: Where a public letter goes depends on your choice, your reservation and whether the mailbox receives. The reason is always told.
  information that may save a life: to digipost
    CHOICE-4: Where a public letter goes depends on your choice, your reservation and whether the mailbox receives. The reason is always told.

03843510166, Active, cannot be notified
  a decision: on paper: Reserved
    CHOICE-3: If you reserve against digital mail, public mail comes on paper.
  information: on paper: Reserved
    CHOICE-3: If you reserve against digital mail, public mail comes on paper.
  information that may save a life: to digipost
    CHOICE-4: Where a public letter goes depends on your choice, your reservation and whether the mailbox receives. The reason is always told.

14831066858, Active, cannot be notified
  a decision: on paper: NotNotifiable
    FIELD-4: You can be notified only at an address you have changed or confirmed recently.
  information: to e-boks
    CHOICE-4: Where a public letter goes depends on your choice, your reservation and whether the mailbox receives. The reason is always told.
  information that may save a life: to e-boks
    CHOICE-4: Where a public letter goes depends on your choice, your reservation and whether the mailbox receives. The reason is always told.

28827824072, NotRegistered, cannot be notified
  a decision: on paper: NotNotifiable
    FIELD-4: You can be notified only at an address you have changed or confirmed recently.
  information: on paper: NoChoice
    CHOICE-1: Public mail goes to one provider, the one you have chosen.
  information that may save a life: on paper: NoChoice
    CHOICE-1: Public mail goes to one provider, the one you have chosen.

An answer that is not as published:
  personer[0].personidentifikator: Invalid, not A Norwegian fødselsnummer or D-number: eleven digits with valid check digits
  personer[1].reservasjon: Invalid, not one of JA, NEI
*/
