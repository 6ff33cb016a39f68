import { Schema } from "effect"

/** Where this installation is: scheme, host and perhaps port, nothing after. */
export const Origin = Schema.String.check(Schema.isPattern(/^https?:\/\/[a-z0-9.-]+(?::[0-9]{1,5})?$/u)).pipe(
  Schema.brand("Origin")
)
export type Origin = typeof Origin.Type

/** The secret part of a link that verifies an e-mail address, made by the caller: it reads the same in any address. */
export const VerificationToken = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{16,200}$/u)).pipe(
  Schema.brand("VerificationToken")
)
export type VerificationToken = typeof VerificationToken.Type

/** The code that verifies a phone number, made by the caller. */
export const VerificationCode = Schema.String.check(Schema.isPattern(/^[0-9]{4,10}$/u)).pipe(
  Schema.brand("VerificationCode")
)
export type VerificationCode = typeof VerificationCode.Type

/** The only link that we ever send, to a page of our own (CONTACT-4, NOTIFY-4). */
export const verificationLink = (origin: Origin, token: VerificationToken): string => `${origin}/verify/${token}`
