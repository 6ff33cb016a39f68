import type { Instant } from "../calendar/index.ts"
import type { Document, Letter } from "./model.ts"

/**
 * Whether the letter shows at `at`: not before its delivery time (FIELD-6).
 *
 * @example
 * ```ts
 * import { OrganisationNumber } from "@postkasse/core/identity"
 * import { documentsOf, HttpsUrl, isVisible, type Letter, LetterId, SendingId, Subject } from "@postkasse/core/letter"
 * import { MailboxId } from "@postkasse/core/mailbox"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const letter: Letter = {
 *   id: LetterId.make("0190b5a0-0000-7000-8000-000000000001"),
 *   mailbox: MailboxId.make("0190b5a0-0000-7000-8000-000000000002"),
 *   sending: SendingId.make("0190b5a0-0000-7000-8000-000000000003"),
 *   sender: { organisation: OrganisationNumber.make("800066662"), name: "Fjordmyr tannklinikk", kind: "company" },
 *   subject: Subject.make("Time hos tannlegen"),
 *   kind: "appointment",
 *   requires: "password",
 *   sensitivity: "normal",
 *   asksConfirmation: false,
 *   recipientOnly: false,
 *   visibleAt: DateTime.makeUnsafe("2026-11-27T07:00:00Z"),
 *   contents: { _tag: "LinkElsewhere", url: HttpsUrl.make("https://tannlegen.example/time") },
 *   openedAt: null,
 *   confirmedAt: null
 * }
 * console.log(isVisible(letter, at)) // → false
 * console.log(isVisible(letter, letter.visibleAt)) // → true
 * console.log(documentsOf(letter).length) // → 0
 * ```
 */
export const isVisible = (letter: Letter, at: Instant): boolean =>
  at.epochMilliseconds >= letter.visibleAt.epochMilliseconds

/** The letter's documents: none where it only links elsewhere (AUTH-11). */
export const documentsOf = (letter: Letter): ReadonlyArray<Document> =>
  letter.contents._tag === "Documents" ? letter.contents.documents : []

/** The letter after its owner first opened it: opening again changes nothing. */
export const opened = (letter: Letter, at: Instant): Letter =>
  letter.openedAt === null ? { ...letter, openedAt: at } : letter

/** The letter after its owner confirmed it: confirming again changes nothing (FIELD-8). */
export const confirmed = (letter: Letter, at: Instant): Letter =>
  letter.confirmedAt === null ? { ...letter, confirmedAt: at } : letter
