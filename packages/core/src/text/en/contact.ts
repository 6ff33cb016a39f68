import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const contact = {
  AddressInvalid: ({ field, why }) => ({
    title: field === "emailAddress" ? "That is not an e-mail address" : "That is not a mobile number",
    detail:
      why === "Empty"
        ? "The field is empty. Fill it in."
        : field === "emailAddress"
          ? "Write the whole address, such as ola@example.com, and look for misspellings."
          : "Write a mobile number. Begin with + and the country code unless it is Norwegian."
  }),
  AddressNotFound: () => ({
    title: "We cannot find that address",
    detail: "The e-mail address or phone number is not in the profile. It may have been removed."
  }),
  AlreadyVerified: () => ({ title: "This is verified already", detail: "There is nothing more for you to do." }),
  TooManyAddresses: ({ what, most }) => ({
    title:
      what === "emailAddresses" ? "There is no room for more e-mail addresses" : "There is no room for more numbers",
    detail: `There can be at most ${count(most)}. Remove or replace one that you have.`
  }),
  VerificationLapsed: () => ({
    title: "The link or the code is no longer valid",
    detail: "It is too old, or you have been sent a newer one. Ask for a new one."
  })
} satisfies Partial<RefusalTexts>
