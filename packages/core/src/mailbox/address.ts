import { DateTime, Result, Schema } from "effect"
import { addMonths, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import type { PersonName } from "../identity/index.ts"
import type { DirectoryPolicy } from "../policy/index.ts"
import { type AddressDigits, MailboxAddress } from "./model.ts"

/** What was typed is no mailbox address: a field of a search or a lookup, as `directory` tells it. */
export interface MailboxAddressInvalid {
  readonly _tag: "Invalid"
  readonly field: "mailboxAddress"
  readonly why: "Empty" | "Malformed"
}

/** Reads an address as people type it: any case, spaces around it (CONTACT-6). */
export const parseMailboxAddress = (typed: string): Result.Result<MailboxAddress, MailboxAddressInvalid> => {
  const text = typed.trim()
  const address = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[a-z]$/u, (letter) => letter.toUpperCase())
  return Schema.is(MailboxAddress)(address)
    ? Result.succeed(address)
    : Result.fail({ _tag: "Invalid", field: "mailboxAddress", why: text === "" ? "Empty" : "Malformed" })
}

/**
 * The address of a person of this name (CONTACT-6), with `digits` that make it unique. Letters that the address does not
 * know lose their accents, and what is left over joins the names; a name with none that it knows is `postkasse`.
 */
export const addressOf = (name: PersonName, digits: AddressDigits): MailboxAddress =>
  MailboxAddress.make(`${dotted(`${name.first} ${name.last}`)}#${digits}`)

/**
 * The address of an organisation of this name, made as a person's is (CONTACT-7). What it leads to is the mailbox that the
 * organisation number owns, whatever the organisation is called later.
 */
export const organisationAddressOf = (name: string, digits: AddressDigits): MailboxAddress =>
  MailboxAddress.make(`${dotted(name)}#${digits}`)

/** Until when an address that a name change replaced keeps resolving; it is never given to another (CONTACT-6). */
export const oldAddressResolvesUntil = (policy: DirectoryPolicy, replacedAt: Instant): Instant =>
  endOf(addMonths(osloDateOf(replacedAt), policy.oldAddressMonths))

/** Whether an address that was replaced at `replacedAt`, or never was, resolves at `at` (CONTACT-6). */
export const resolves = (policy: DirectoryPolicy, replacedAt: Instant | null, at: Instant): boolean =>
  replacedAt === null || DateTime.isLessThan(at, oldAddressResolvesUntil(policy, replacedAt))

const dotted = (names: string): string => {
  const words = names
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^a-zæøå0-9]/gu, (letter) => unaccented(letter))
    .split(/[^a-zæøå0-9]/u)
    .filter((word) => word !== "")
  return clipped(words.length === 0 ? ["postkasse"] : words)
}

const clipped = (words: ReadonlyArray<string>): string => words.join(".").slice(0, 100).replace(/\.$/u, "")

const unaccented = (letter: string): string => folded[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "")

const folded: Readonly<Record<string, string>> = {
  ä: "æ",
  ö: "ø",
  ü: "u",
  ß: "ss",
  œ: "oe",
  ı: "i",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ŋ: "n",
  ŧ: "t"
}
