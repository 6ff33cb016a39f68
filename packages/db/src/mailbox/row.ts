import { Life, Mailbox, type MailboxId } from "@postkasse/core/mailbox"
import { inArray } from "drizzle-orm"
import { Schema } from "effect"
import { json, row } from "../codec/index.ts"
import type { Tx } from "../driver/index.ts"
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

/** Those mailboxes, as a worker sees them. */
export const mailboxesIn = async (tx: Tx, ids: ReadonlyArray<string>): Promise<ReadonlyMap<MailboxId, Mailbox>> => {
  if (ids.length === 0) return new Map()
  const { mailbox: id, ownerPerson, ownerOrganisation, address, life, visible } = mailbox
  const found = await tx
    .select({ mailbox: id, ownerPerson, ownerOrganisation, address, life, visible })
    .from(mailbox)
    .where(inArray(id, [...ids]))
  return new Map(found.map(mailboxOf).map((one) => [one.id, one]))
}
