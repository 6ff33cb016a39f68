import type { Recipient } from "@postkasse/core/directory"
import { type SQL, sql } from "drizzle-orm"
import { claimOf, type InstallationKeys } from "../keys/index.ts"

/** The claim that a recipient is found under; of a national id the same that its person is. */
export const claimOfRecipient = ({ claimKey }: InstallationKeys, recipient: Recipient): string => {
  switch (recipient._tag) {
    case "NationalId":
      return claimOf(claimKey, "national-id", recipient.nationalId)
    case "OrganisationNumber":
      return claimOf(claimKey, "organisation-number", recipient.organisationNumber)
    case "MailboxAddress":
      return claimOf(claimKey, "mailbox-address", recipient.mailboxAddress)
    case "NameAndAddress": {
      const { name, street, postalCode, birthDate } = recipient
      return claimOf(claimKey, severalKind, name, street, postalCode, birthDate ?? "")
    }
  }
}

/** Whether a claim may stand for several: a name does, every other claim names exactly one. */
export const namesSeveral = (claim: string): boolean => claim.startsWith(`${severalKind}:`)

/** The same of a claim in the database. */
export const isOfSeveral = (claim: SQL): SQL => sql`starts_with(${claim}, ${`${severalKind}:`})`

const severalKind = "name-and-address"
