/** Years later somebody asks why a letter opened. The log is checked, and the decision is made again as it was then. */
import { createHash } from "node:crypto"
import { headOf, LogEntry, type LogLine, readLog, Salt } from "@postkasse/core/audit"
import { PersonId } from "@postkasse/core/identity"
import { reader } from "@postkasse/core/input"
import { Letter } from "@postkasse/core/letter"
import { Mailbox } from "@postkasse/core/mailbox"
import { open } from "@postkasse/core/opening"
import { digipost, eBoks } from "@postkasse/core/policy"
import { textOf } from "@postkasse/core/text"
import { rules } from "@postkasse/core/text/en/rule"
import { DateTime, Result, Schema } from "effect"

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest()
const read = <A, I>(schema: Schema.Codec<A, I>, json: unknown): A =>
  Result.getOrThrow(reader(Schema.toCodecJson(schema))(json))
const id = (last: string) => `0190b5a0-0000-7000-8000-00000000000${last}`

// Then: a letter opens, and the log keeps who, what, when, by which rules and under which policy; never what it said.
const mailbox = read(Mailbox, {
  id: id("1"),
  owner: { _tag: "PersonOwner", person: id("2") },
  address: "solveig.fjordblom#4711",
  life: { _tag: "Active" },
  visible: true
})
const letter = read(Letter, {
  id: id("3"),
  mailbox: id("1"),
  sending: id("4"),
  sender: { organisation: "800033330", name: "Fjordmyr sykehus", kind: "public" },
  subject: "Innkalling til time",
  kind: "appointment",
  requires: "high",
  sensitivity: "sensitive",
  asksConfirmation: false,
  recipientOnly: false,
  visibleAt: "2026-11-20T08:00:00.000Z",
  contents: { _tag: "LinkElsewhere", url: "https://sykehus.example/time" },
  openedAt: null,
  confirmedAt: null
})
const solveig = { person: PersonId.make(id("2")), level: "high" } as const
const opened = Result.getOrThrow(open(digipost, mailbox, letter, solveig, DateTime.makeUnsafe("2026-11-22T12:00:00Z")))
const entry: LogEntry = {
  ...{ mailbox: opened.mailbox, letter: opened.letter, at: opened.at, rules: opened.rules, policy: opened.policy },
  ...{ who: { _tag: "Owner", person: solveig.person }, act: "opened", document: null, sha256: null }
}
const kept: LogLine = { _tag: "Kept", entry, salt: Salt.make("5a".repeat(32)) }
const head = headOf(sha256, "fjordmyr.example/1", [kept])
const stored = JSON.stringify(Schema.encodeSync(Schema.toCodecJson(LogEntry))(entry))
console.log(`The log holds one line of ${stored.length} characters, and its head is signed: ${head.root.slice(0, 16)}…`)

// Now: is it the log that was signed then? One that was changed meanwhile is not.
const forged: LogLine = { ...kept, entry: { ...entry, at: DateTime.add(entry.at, { hours: 1 }) } }
const checked = readLog(sha256, head, [forged])
if (Result.isFailure(checked)) console.log(`With another time in it: ${textOf(checked.failure, "en").title}.`)

// Decided again, with the profile of that version and the letter as it was, the answer has to be the same.
for (const { at, policy, rules: then } of Result.getOrThrow(readLog(sha256, head, [kept]))) {
  const profile = [digipost, eBoks].find(({ version }) => version === policy) ?? digipost
  const again = open(profile, mailbox, letter, solveig, at)
  const same = Result.isSuccess(again) && again.success.rules.join() === then.join()
  console.log(`${DateTime.formatIso(at)} under ${policy}: ${same ? "decided as it was then" : "decided otherwise"}`)
  if (Result.isSuccess(again)) for (const rule of again.success.rules) console.log(`  ${rule}: ${rules[rule]}`)
}

// The same facts but another level would have been refused, and the log says so too.
const weaker = open(digipost, mailbox, letter, { ...solveig, level: "substantial" }, entry.at)
if (Result.isFailure(weaker)) console.log(`With MinID it would have said: ${textOf(weaker.failure, "en").title}.`)

/* Prints:
The log holds one line of 303 characters, and its head is signed: edbc8b45bbef7219…
With another time in it: The log does not add up.
2026-11-22T12:00:00.000Z under digipost-2026-01: decided as it was then
  AUTH-3: The sender decides how securely you must be logged in to open a letter.
  AUTH-11: A letter may be a link to content at the sender's. There you must log in anew.
With MinID it would have said: You must log in more securely.
*/
