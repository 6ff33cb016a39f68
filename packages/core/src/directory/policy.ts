import { Result, Schema } from "effect"
import { OsloDate } from "../calendar/index.ts"
import { NationalId, OrganisationNumber } from "../identity/index.ts"
import { type MailboxId, parseMailboxAddress } from "../mailbox/index.ts"
import type { Organisation } from "../organisation/index.ts"
import type { DirectoryPolicy } from "../policy/index.ts"
import type {
  DirectoryEntry,
  LookupResult,
  NationalIdNotAllowed,
  Recipient,
  RecipientQuery,
  TooManyRecipients
} from "./model.ts"

type Invalid = Extract<LookupResult, { _tag: "Invalid" }>

/** Whether a sender may ask these questions at all (FIELD-9, SEND-10). */
export const mayLookUp = (
  policy: DirectoryPolicy,
  asker: Organisation | null,
  queries: ReadonlyArray<RecipientQuery>
): Result.Result<ReadonlyArray<RecipientQuery>, TooManyRecipients | NationalIdNotAllowed> => {
  if (queries.length > policy.maxQueries) {
    const { maxQueries: most } = policy
    return Result.fail({ _tag: "TooManyRecipients", rules: ["FIELD-9"], most, has: queries.length })
  }
  if (asker?.mayUseNationalId !== true && queries.some((query) => query._tag === "NationalId")) {
    return Result.fail({ _tag: "NationalIdNotAllowed", rules: ["SEND-10"] })
  }
  return Result.succeed(queries)
}

/** Reads one question, or says which field does not hold and why (FIELD-9). */
export const parseRecipient = (query: RecipientQuery): Result.Result<Recipient, Invalid> => {
  switch (query._tag) {
    case "NationalId": {
      const nationalId = query.nationalId.replaceAll(spaces, "")
      if (!Schema.is(NationalId)(nationalId)) return invalid("nationalId", nationalId)
      return Result.succeed({ _tag: "NationalId", nationalId })
    }
    case "OrganisationNumber": {
      const organisationNumber = query.organisationNumber.replaceAll(spaces, "")
      if (!Schema.is(OrganisationNumber)(organisationNumber)) return invalid("organisationNumber", organisationNumber)
      return Result.succeed({ _tag: "OrganisationNumber", organisationNumber })
    }
    case "MailboxAddress":
      return Result.map(parseMailboxAddress(query.mailboxAddress), (mailboxAddress) => ({
        _tag: "MailboxAddress",
        mailboxAddress
      }))
    case "NameAndAddress":
      return parseNameAndAddress(query)
  }
}

const parseNameAndAddress = (
  query: Extract<RecipientQuery, { _tag: "NameAndAddress" }>
): Result.Result<Recipient, Invalid> => {
  const [name, street, postalCode] = [normalised(query.name), normalised(query.street), normalised(query.postalCode)]
  if (name === "") return invalid("name", name)
  if (street === "") return invalid("street", street)
  if (!/^[0-9]{4}$/u.test(postalCode)) return invalid("postalCode", postalCode)
  const birthDate = query.birthDate === undefined ? null : query.birthDate.trim()
  if (birthDate !== null && !Schema.is(OsloDate)(birthDate)) return invalid("birthDate", birthDate)
  return Result.succeed({ _tag: "NameAndAddress", name, street, postalCode, birthDate })
}

// People group digits: 123 456 785, 010180 12345.
const spaces = /\s/gu

/** One spelling for comparing names and streets: lower case, then NFC (some letters compose in lower case only), single spaces. */
export const normalised = (typed: string): string => typed.toLowerCase().normalize("NFC").trim().replace(/\s+/gu, " ")

/**
 * What the sender is told of a recipient (FIELD-9). Somebody whom a name, a street or a part of the truth could find is
 * told of only if visible in search; a national id number, an organisation number or a whole address names exactly one
 * (CONTACT-8, SEND-10).
 *
 * @example
 * ```ts
 * import { parseRecipient, tell } from "@postkasse/core/directory"
 * import { Result } from "effect"
 *
 * const asked = parseRecipient({ _tag: "MailboxAddress", mailboxAddress: "Ola.Nordmann#123a" })
 * if (Result.isSuccess(asked)) console.log(tell(asked.success, [])) // → { _tag: 'Unidentified', why: 'NotFound' }
 *
 * const misspelt = parseRecipient({ _tag: "NationalId", nationalId: "17898933645" })
 * if (Result.isFailure(misspelt)) console.log(misspelt.failure.field, misspelt.failure.why) // → nationalId Malformed
 * ```
 */
export const tell = (recipient: Recipient, found: ReadonlyArray<DirectoryEntry>): LookupResult => {
  const [only, ...more] = known(recipient, found)
  if (only === undefined) return { _tag: "Unidentified", why: "NotFound" }
  if (more.length > 0) return { _tag: "Unidentified", why: "SeveralMatches" }
  return only.mailbox?.receives === true ? { _tag: "Digital" } : { _tag: "IdentifiedNotDigital" }
}

/** The mailbox that a letter to this recipient goes to, where `tell` says *Digital*; else null. */
export const mailboxOf = (recipient: Recipient, found: ReadonlyArray<DirectoryEntry>): MailboxId | null => {
  const [only, ...more] = known(recipient, found)
  return more.length === 0 && only?.mailbox?.receives === true ? only.mailbox.id : null
}

/** Those whom the sender may be told of. */
const known = (recipient: Recipient, found: ReadonlyArray<DirectoryEntry>): ReadonlyArray<DirectoryEntry> =>
  found.filter(({ mailbox }) => recipient._tag !== "NameAndAddress" || mailbox === null || mailbox.visible)

const invalid = (field: Invalid["field"], typed: string): Result.Result<never, Invalid> =>
  Result.fail({ _tag: "Invalid", field, why: typed === "" ? "Empty" : "Malformed" })
