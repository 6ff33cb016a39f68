import type { ElectronicId } from "../../identity/index.ts"
import type { Role } from "../../organisation/index.ts"
import type { RefusalTexts } from "../model.ts"
import { oneOf } from "./spelling.ts"

const roles: Readonly<Record<Role, string>> = {
  accountManager: "account manager",
  administrator: "administrator",
  sender: "sender",
  reader: "reader",
  controller: "controller"
}

const electronicIds: Readonly<Record<ElectronicId, string>> = {
  bankid: "BankID",
  buypass: "Buypass",
  commfides: "Commfides",
  minid: "MinID"
}

export const organisation = {
  AccountNotFound: () => ({
    title: "We cannot find the business account",
    detail: "There is no such account, or you are not a user there."
  }),
  AccountExists: () => ({
    title: "The organisation has an account already",
    detail:
      "There is one account for each organisation number. Ask an account manager or administrator there to add you."
  }),
  ElectronicIdNotAccepted: ({ anyOf }) => ({
    title: "This login is not enough here",
    detail: `To open a business account, log in with ${oneOf(anyOf.map((id) => electronicIds[id]))}.`
  }),
  NotSignatory: () => ({
    title: "You cannot open an account for the organisation",
    detail:
      "The business register does not list you with signature or procuration right there. Ask someone whom it does."
  }),
  RoleMissing: ({ anyOf }) => ({
    title: "You do not have access to this",
    detail: `It can be done by someone who is ${oneOf(anyOf.map((role) => roles[role]))}.`
  }),
  UserNotFound: () => ({
    title: "We cannot find the user",
    detail: "The person is not a user of the business account."
  }),
  UserExists: () => ({ title: "The person is a user already", detail: "Change the roles instead." }),
  LastAccountManager: () => ({
    title: "The account needs an account manager",
    detail: "This is the last one. First make someone else account manager."
  })
} satisfies Partial<RefusalTexts>
