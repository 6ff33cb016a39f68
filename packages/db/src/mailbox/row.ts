import { Life, Mailbox } from "@postkasse/core/mailbox"
import { Schema } from "effect"
import { json, row } from "../codec/index.ts"
import { mailbox } from "./table.ts"

const stored = row("mailbox", Schema.Struct({ ...Mailbox.fields, life: Schema.toType(Life) }))
export const life = json("life", Life)

type Row = Omit<typeof mailbox.$inferSelect, "events">

export const mailboxOf = (found: Row): Mailbox => {
  const { ownerPerson: person, ownerOrganisation: organisation } = found
  const owner = person === null ? { _tag: "OrganisationOwner", organisation } : { _tag: "PersonOwner", person }
  return stored.decode({ ...found, id: found.mailbox, owner, life: life.decode(found.life) })
}

export const rowOf = ({ id, owner, address, visible, life: is }: Mailbox): Row => ({
  mailbox: id,
  ownerPerson: owner._tag === "PersonOwner" ? owner.person : null,
  ownerOrganisation: owner._tag === "OrganisationOwner" ? owner.organisation : null,
  address,
  life: life.encode(is),
  visible
})

/**
 * The mailbox of a row, or null where there is none. Something is parsed whichever it is: the one who asks may be nobody who
 * may know of it, and shall not learn by the time that it takes (FIELD-25).
 */
export const mailboxIn = (found: Row | null): Mailbox | null => {
  const parsed = mailboxOf(found ?? nobodys)
  return found === null ? null : parsed
}

/** What stands for a mailbox that is not there. */
const nobodys: Row = {
  mailbox: "00000000-0000-0000-0000-000000000000",
  ownerPerson: "00000000-0000-0000-0000-000000000000",
  ownerOrganisation: null,
  address: "ingen#000",
  life: life.encode({ _tag: "Active" }),
  visible: false
}

const { mailbox: id, ownerPerson, ownerOrganisation, address, life: lifeOf, visible } = mailbox
/** What a worker sees of a mailbox. */
export const seen = { mailbox: id, ownerPerson, ownerOrganisation, address, life: lifeOf, visible }
