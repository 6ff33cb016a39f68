/**
 * The addresses that a notification can go to, and how they are read as people type them. A value or what is wrong with it:
 * never a guess.
 *
 * @module
 */
import { Result, Schema } from "effect"
import { RuleId } from "../rule/index.ts"

/**
 * An e-mail address as the HTML standard has it, on a domain with a dot in it, at most 254 characters, 64 of them before
 * the @. It identifies nobody: several people may have the same (CONTACT-9).
 */
export const EmailAddress = Schema.String.check(
  Schema.isMaxLength(254),
  Schema.isPattern(
    /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u,
    { description: "An e-mail address, its domain in lower case" }
  )
).pipe(Schema.brand("EmailAddress"))
export type EmailAddress = typeof EmailAddress.Type

/** A phone number in E.164, like `+4791234567`; one of ours is a mobile's, which alone can take an SMS. */
export const PhoneNumber = Schema.String.check(
  Schema.isPattern(/^\+(?:47[49][0-9]{7}|(?!47)[1-9][0-9]{6,14})$/u, {
    description: "A phone number with + and country code; a Norwegian one is a mobile's"
  })
).pipe(Schema.brand("PhoneNumber"))
export type PhoneNumber = typeof PhoneNumber.Type

/** Where a person or an organisation is reached. */
export const ContactAddress = Schema.Union([
  Schema.TaggedStruct("Email", { email: EmailAddress }),
  Schema.TaggedStruct("Phone", { phone: PhoneNumber })
]).annotate({ identifier: "ContactAddress" })
export type ContactAddress = typeof ContactAddress.Type

/** What was typed is no e-mail address or phone number that a notification reaches (CONTACT-3). */
export const AddressInvalid = Schema.TaggedStruct("AddressInvalid", {
  rules: Schema.Array(RuleId),
  field: Schema.Literals(["emailAddress", "phoneNumber"]),
  why: Schema.Literals(["Empty", "Malformed"])
})
export type AddressInvalid = typeof AddressInvalid.Type

/** Reads an e-mail address as people type it: spaces around it, its domain in any case. */
export const parseEmailAddress = (typed: string): Result.Result<EmailAddress, AddressInvalid> => {
  const text = typed.trim()
  const at = text.lastIndexOf("@")
  const address = text.slice(0, at) + text.slice(at).toLowerCase()
  return Schema.is(EmailAddress)(address) ? Result.succeed(address) : invalid("emailAddress", text)
}

/**
 * Reads a phone number as people type it: digits in groups, `+` or `00` before a country's, Norway's where none is given.
 *
 * @example
 * ```ts
 * import { parsePhoneNumber } from "@postkasse/core/contact"
 * import { Result } from "effect"
 *
 * console.log(Result.getOrNull(parsePhoneNumber("912 34 567"))) // → +4791234567
 * const refused = parsePhoneNumber("22 22 22 22")
 * if (Result.isFailure(refused)) console.log(refused.failure.why) // → Malformed
 * ```
 */
export const parsePhoneNumber = (typed: string): Result.Result<PhoneNumber, AddressInvalid> => {
  const text = typed.trim()
  const digits = text.replace(/[\s().-]/gu, "").replace(/^00/u, "+")
  const number = digits.startsWith("+") ? digits : `+47${digits}`
  return Schema.is(PhoneNumber)(number) ? Result.succeed(number) : invalid("phoneNumber", text)
}

/** A text by which addresses are the same or not: mailboxes in two cases are one, as people use them. */
export const addressKey = (address: ContactAddress): string =>
  address._tag === "Email" ? address.email.toLowerCase() : address.phone

/** Whether a message to the one is a message to the other (NOTIFY-3). */
export const sameAddress = (one: ContactAddress, other: ContactAddress): boolean =>
  addressKey(one) === addressKey(other)

const invalid = (field: AddressInvalid["field"], typed: string): Result.Result<never, AddressInvalid> =>
  Result.fail({ _tag: "AddressInvalid", rules: ["CONTACT-3"], field, why: typed === "" ? "Empty" : "Malformed" })
