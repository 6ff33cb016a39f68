/** May I open this letter? If not: why, and what can I do about it? */
import { PersonId } from "@postkasse/core/identity"
import { reader } from "@postkasse/core/input"
import { Letter } from "@postkasse/core/letter"
import { Mailbox } from "@postkasse/core/mailbox"
import { open, type Reader } from "@postkasse/core/opening"
import { digipost } from "@postkasse/core/policy"
import { explain } from "@postkasse/core/refusal"
import { textOf } from "@postkasse/core/text"
import { rules } from "@postkasse/core/text/en/rule"
import { DateTime, Result, Schema } from "effect"

// What your database or queue holds is JSON. Everything is parsed where it comes in: from here on it is what its type says.
const read = <A, I>(schema: Schema.Codec<A, I>, json: unknown): A =>
  Result.getOrThrow(reader(Schema.toCodecJson(schema))(json))

const mailbox = read(Mailbox, {
  id: "0190b5a0-0000-7000-8000-000000000001",
  owner: { _tag: "PersonOwner", person: "0190b5a0-0000-7000-8000-000000000002" },
  address: "solveig.fjordblom#4711",
  life: { _tag: "Active" },
  visible: true
})
const letter = read(Letter, {
  id: "0190b5a0-0000-7000-8000-000000000003",
  mailbox: mailbox.id,
  sending: "0190b5a0-0000-7000-8000-000000000004",
  sender: { organisation: "800011116", name: "Fjordmyr kommune", kind: "public" },
  subject: "Svar på søknad om barnehageplass",
  kind: "decision",
  // The municipality asks for no more than a password, but public mail has a floor.
  requires: "password",
  sensitivity: "normal",
  asksConfirmation: false,
  recipientOnly: false,
  visibleAt: "2026-11-20T08:00:00.000Z",
  contents: { _tag: "LinkElsewhere", url: "https://fjordmyr.example/barnehage" },
  openedAt: null,
  confirmedAt: null
})

const now = DateTime.makeUnsafe("2026-11-22T12:00:00Z")
const solveig = "0190b5a0-0000-7000-8000-000000000002"
const stranger = "0190b5a0-0000-7000-8000-000000000009"

const ask = (who: string, level: Reader["level"]) => {
  console.log(`\n${who === solveig ? "Solveig" : "A stranger"}, level ${level}:`)
  const answer = open(digipost, mailbox, letter, { person: PersonId.make(who), level }, now)
  if (Result.isSuccess(answer)) {
    const { first, policy } = answer.success
    console.log(`  opens${first ? ", for the first time" : ""}, by ${policy}`)
    for (const rule of answer.success.rules) console.log(`  ${rule}: ${rules[rule]}`)
    return
  }
  const refusal = answer.failure
  for (const language of ["nb", "nn", "en"] as const) {
    const { title, detail } = textOf(refusal, language)
    console.log(`  ${language}: ${title}. ${detail}`)
  }
  for (const rule of refusal.rules) console.log(`  ${rule}: ${rules[rule]}`)
  console.log(`  remedy: ${JSON.stringify(explain(refusal).remedy)}`)
}

ask(solveig, "password")
ask(solveig, "substantial")
// Whoever may not know of a letter is told what they would be told if there were none.
ask(stranger, "high")

/* Prints:

Solveig, level password:
  nb: Du må logge inn sikrere. Post fra det offentlige kan ikke åpnes med passord. Logg inn med ID-porten.
  nn: Du må logge inn sikrare. Post frå det offentlege kan ikkje opnast med passord. Logg inn med ID-porten.
  en: You must log in more securely. Letters from public bodies do not open with a password. Log in with ID-porten.
  AUTH-4: A password never opens letters from public bodies. Those need ID-porten.
  remedy: {"_tag":"StepUp","to":"substantial"}

Solveig, level substantial:
  opens, for the first time, by digipost-2026-01
  AUTH-3: The sender decides how securely you must be logged in to open a letter.
  AUTH-11: A letter may be a link to content at the sender's. There you must log in anew.

A stranger, level high:
  nb: Vi finner ikke brevet. Det finnes ikke, eller det er ikke til deg.
  nn: Vi finn ikkje brevet. Det finst ikkje, eller det er ikkje til deg.
  en: We cannot find the letter. It does not exist, or it is not for you.
  FIELD-25: What you have no right to know of looks as if it does not exist. That way we reveal nothing about others.
  remedy: null
*/
