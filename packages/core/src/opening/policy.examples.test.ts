import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { type Level, OrganisationNumber, PersonId } from "../identity/index.ts"
import { DocumentId, FileName, type Letter, LetterId, MediaType, SendingId, Sha256, Subject } from "../letter/index.ts"
import { type Mailbox, MailboxAddress, MailboxId } from "../mailbox/index.ts"
import type { SenderKind } from "../organisation/index.ts"
import { Bytes, digipost } from "../policy/index.ts"
import { list, open } from "./index.ts"

const id = (last: number) => `0190b5a0-0000-7000-8000-00000000000${last}`
const at = DateTime.makeUnsafe("2026-11-22T12:00:00Z")
const ola = PersonId.make(id(1))
const mailbox: Mailbox = {
  id: MailboxId.make(id(2)),
  owner: { _tag: "PersonOwner", person: ola },
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
}
const from = (kind: SenderKind, requires: Level, more: Partial<Letter> = {}): Letter => ({
  id: LetterId.make(id(3)),
  mailbox: mailbox.id,
  sending: SendingId.make(id(4)),
  sender: { organisation: OrganisationNumber.make("974760673"), name: "Avsender", kind },
  subject: Subject.make("Svar på prøve"),
  kind: "information",
  requires,
  sensitivity: "normal",
  asksConfirmation: false,
  recipientOnly: false,
  visibleAt: DateTime.makeUnsafe("2026-11-20T08:00:00Z"),
  contents: {
    _tag: "Documents",
    documents: [
      {
        id: DocumentId.make(id(5)),
        name: FileName.make("svar.pdf"),
        mediaType: MediaType.make("application/pdf"),
        bytes: Bytes.make(1000),
        sha256: Sha256.make("0".repeat(64)),
        scan: "clean"
      }
    ]
  },
  openedAt: null,
  confirmedAt: null,
  ...more
})
const opened = (letter: Letter, level: Level, person = ola, moment = at) => {
  const answer = open(digipost, mailbox, letter, { person, level }, moment)
  if (Result.isSuccess(answer)) return "opened"
  return answer.failure._tag === "LevelTooLow" ? `needs ${answer.failure.stepUpTo}` : answer.failure._tag
}

describe("opening: cases", () => {
  it.each([
    ["company", "password", "password", "opened"],
    ["voluntary", "password", "password", "opened"],
    ["person", "password", "password", "opened"],
    ["public", "password", "password", "needs substantial"],
    ["public", "password", "substantial", "opened"],
    ["public", "high", "substantial", "needs high"],
    ["public", "high", "high", "opened"],
    ["company", "high", "password", "needs high"],
    ["person", "high", "substantial", "needs high"]
  ] as const)(
    "AUTH-3, AUTH-4: from a %s sender who asks for %s, to a login at %s: %s",
    (kind, requires, level, answer) => {
      expect(opened(from(kind, requires), level)).toBe(answer)
    }
  )

  it("FIELD-25: to a stranger at level high, as to the owner of a letter that is not there: not found", () => {
    expect(opened(from("company", "password"), "high", PersonId.make(id(9)))).toBe("LetterNotFound")
    expect(opened(from("company", "password", { mailbox: MailboxId.make(id(9)) }), "high")).toBe("LetterNotFound")
  })

  it("FIELD-6: a millisecond before its delivery time: not found", () => {
    const letter = from("company", "password")
    expect(opened(letter, "high", ola, DateTime.subtract(letter.visibleAt, { milliseconds: 1 }))).toBe("LetterNotFound")
    expect(opened(letter, "high", ola, letter.visibleAt)).toBe("opened")
  })

  it("FIELD-8: confirm first, where the sender asks for it; but log in firmly enough before that", () => {
    const letter = from("public", "substantial", { asksConfirmation: true })
    expect(opened(letter, "password")).toBe("needs substantial")
    expect(opened(letter, "substantial")).toBe("ConfirmationAwaited")
    expect(opened({ ...letter, confirmedAt: at }, "substantial")).toBe("opened")
  })

  it("AUTH-5, FIELD-3: with a password a sensitive letter is listed without its subject, a normal one with it", () => {
    const line = (letter: Letter, level: Level) => list(digipost, mailbox, letter, { person: ola, level }, at)
    const hospital = from("public", "high", { sensitivity: "sensitive" })
    expect(line(hospital, "password")).toMatchObject({
      subject: null,
      sender: { name: "Avsender" },
      opensAt: "high",
      lock: { _tag: "LevelTooLow", stepUpTo: "high", rules: ["AUTH-3"] }
    })
    expect(line(hospital, "high")).toMatchObject({ subject: "Svar på prøve", lock: null })
    expect(line(from("public", "high"), "password")).toMatchObject({ subject: "Svar på prøve" })
  })
})
