import { Result } from "effect"
import type { RegisteredPerson } from "../channel/index.ts"
import { parseEmailAddress, parsePhoneNumber } from "./address.ts"
import type { RegisterContact } from "./model.ts"

/** The register's e-mail address and mobile number, of one whom it knows as active; what we cannot reach is left out (FIELD-4). */
export const readRegister = (person: RegisteredPerson): RegisterContact =>
  person._tag === "Active"
    ? {
        email: person.email === null ? null : Result.getOrNull(parseEmailAddress(person.email.value)),
        mobile: person.mobile === null ? null : Result.getOrNull(parsePhoneNumber(person.mobile.value))
      }
    : { email: null, mobile: null }
