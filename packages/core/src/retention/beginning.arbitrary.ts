import { DateTime } from "effect"
import { type Grant, GrantId } from "../delegation/index.ts"
import { type Actor, FolderId, FolderName, type Folders, type Thing, ThingId } from "../folder/index.ts"
import { PersonId } from "../identity/index.ts"
import { DocumentId } from "../letter/index.ts"
import { type Mailbox, MailboxAddress, MailboxId, type Owner } from "../mailbox/index.ts"
import { Bytes } from "../policy/index.ts"

// Where each walk begins: a letter in the inbox of a person's mailbox, with one folder and all who may come to it.
const id = (digit: number) => `0190b5a0-0000-7000-8000-00000000000${digit}`
const ownerPerson = PersonId.make(id(1))
const delegatePerson = PersonId.make(id(2))
const strangerPerson = PersonId.make(id(3))
const mailboxId = MailboxId.make(id(5))

export const owner: Owner = { _tag: "PersonOwner", person: ownerPerson }
export const folder = FolderId.make(id(4))

export const mailbox: Mailbox = {
  id: mailboxId,
  owner,
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
}

export const folders: Folders = {
  mailbox: mailboxId,
  folders: [{ id: folder, name: FolderName.make("Bil"), kind: "own" }]
}

export const thing: Thing = {
  id: ThingId.make(id(6)),
  mailbox: mailboxId,
  origin: { _tag: "Received", sender: "public" },
  since: DateTime.makeUnsafe("2024-01-01T12:00:00Z"),
  documents: [DocumentId.make(id(7))],
  bytes: Bytes.make(1),
  lies: { _tag: "Inbox" }
}

const grant: Grant = {
  id: GrantId.make(id(8)),
  mailbox: mailboxId,
  delegate: delegatePerson,
  kind: { _tag: "OwnerGiven", owner: ownerPerson },
  since: DateTime.makeUnsafe(0),
  terms: { senders: null, kinds: null, endDay: null },
  state: { _tag: "Given" }
}

export const actors = {
  owner: { _tag: "OwnerActs", owner, person: ownerPerson },
  delegate: { _tag: "DelegateActs", person: delegatePerson, grants: [grant] },
  stranger: { _tag: "OwnerActs", owner: { _tag: "PersonOwner", person: strangerPerson }, person: strangerPerson }
} as const satisfies Readonly<Record<string, Actor>>
export type Who = keyof typeof actors
