import type { RefusalTexts } from "../model.ts"
import { count, moment } from "./spelling.ts"

export const session = {
  SessionEnded: ({ rules }) => ({
    title: "You are not logged in",
    detail: rules.includes("AUTH-12")
      ? "A new password was chosen, and that ended this login. Log in to go on."
      : "Log in to go on."
  }),
  LoginRefused: () => ({
    title: "We could not log you in",
    detail: "The national identity number and the password do not match. Try again, or log in with ID-porten."
  }),
  TooManyGuesses: ({ retryAt }) => ({
    title: "Too many attempts",
    detail: `You can try a password again on ${moment(retryAt)}. With ID-porten you can log in now.`
  }),
  PasswordRefused: ({ why, minCharacters, maxCharacters }) =>
    ({
      TooShort: {
        title: "The password is too short",
        detail: `Choose a password of at least ${count(minCharacters)} characters. Several words are easy to remember.`
      },
      TooLong: {
        title: "The password is too long",
        detail: `Choose a password of at most ${count(maxCharacters)} characters.`
      },
      Common: { title: "The password is too common", detail: "Many people use it. Choose one of your own." }
    })[why],
  ElectronicIdTooWeak: () => ({
    title: "This login is not enough here",
    detail: "To create a mailbox you must log in with BankID, Buypass or Commfides."
  })
} satisfies Partial<RefusalTexts>
