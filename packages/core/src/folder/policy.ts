import { Result, Schema } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { OutsideGrant, OwnersAlone } from "../delegation/index.ts"
import { documentsOf, type Letter } from "../letter/index.ts"
import type { Mailbox, MailboxIsClosed, MailboxNotFound } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import { sum } from "../storage/index.ts"
import {
  type Folder,
  type FolderCreated,
  type FolderEvent,
  type FolderExists,
  type FolderIsFixed,
  FolderName,
  type FolderNotEmpty,
  type FolderNotFound,
  type FolderRemoved,
  type FolderRenamed,
  type Folders,
  type ThingInTrash,
  type ThingMoved,
  type ThingNotFound
} from "./model.ts"
import { found, handOf, ownHandOf } from "./standing.ts"
import { type Actor, type FolderId, type Hand, type Place, type Thing, ThingId } from "./thing.ts"

type Refused = MailboxNotFound | MailboxIsClosed

/** What was typed is no name of a folder. */
export interface FolderNameInvalid {
  readonly _tag: "Invalid"
  readonly field: "name"
  readonly why: "Empty" | "Malformed"
}

/**
 * Reads a folder's name as people type it: spaces around it do not matter.
 *
 * @example
 * ```ts
 * import { parseFolderName } from "@postkasse/core/folder"
 * import { Result } from "effect"
 *
 * console.log(Result.getOrThrow(parseFolderName("  Skatt 2026 "))) // → Skatt 2026
 * console.log(Result.isFailure(parseFolderName("   "))) // → true
 * ```
 */
export const parseFolderName = (typed: string): Result.Result<FolderName, FolderNameInvalid> => {
  const name = typed.normalize("NFC").trim()
  return Schema.is(FolderName)(name)
    ? Result.succeed(name)
    : Result.fail({ _tag: "Invalid", field: "name", why: name === "" ? "Empty" : "Malformed" })
}

/** What folders are told apart by: a name in lower case, single spaces in it. Two folders of one mailbox never share it. */
export const sortKeyOf = (name: FolderName): string => name.toLowerCase().normalize("NFC").replace(/\s+/gu, " ")

/**
 * The folders that a mailbox begins with (RECEIVE-5): a person's with none, a business' with *Arkivet*; and with *Arbeid*
 * where it was here when that came along, which `work` names and is else null.
 */
export const firstFolders = ({ id, owner }: Mailbox, archive: FolderId, work: FolderId | null): Folders => {
  if (owner._tag === "PersonOwner") return { mailbox: id, folders: [] }
  const folders: ReadonlyArray<Folder> = [{ id: archive, name: FolderName.make("Arkivet"), kind: "archive" }]
  const older: ReadonlyArray<Folder> =
    work === null ? [] : [{ id: work, name: FolderName.make("Arbeid"), kind: "work" }]
  return { mailbox: id, folders: [...folders, ...older] }
}

/** Makes a folder (RECEIVE-5), under a name that no other of the mailbox has. The owner's alone to do (ACCESS-4). */
export const create = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  { folders }: Folders,
  actor: Actor,
  { id, name }: { readonly id: FolderId; readonly name: FolderName },
  at: Instant
): Result.Result<FolderCreated, Refused | OwnersAlone | FolderExists> => {
  const hand = ownHandOf(profile, mailbox, actor, at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const same = folders.find((folder) => folder.id === id || sortKeyOf(folder.name) === sortKeyOf(name))
  if (same !== undefined) return Result.fail(exists(same))
  return Result.succeed({
    _tag: "FolderCreated",
    ...marks(mailbox, hand.success, at),
    folder: { id, name, kind: "own" }
  })
}

/** Gives a folder of one's own another name. What lies in it stays there. */
export const rename = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  folders: Folders,
  actor: Actor,
  id: FolderId,
  name: FolderName,
  at: Instant
): Result.Result<FolderRenamed, Refused | OwnersAlone | FolderNotFound | FolderIsFixed | FolderExists> => {
  const hand = ownHandOf(profile, mailbox, actor, at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const folder = ownFolder(folders, id)
  if (Result.isFailure(folder)) return Result.fail(folder.failure)
  const same = folders.folders.find((other) => other.id !== id && sortKeyOf(other.name) === sortKeyOf(name))
  if (same !== undefined) return Result.fail(exists(same))
  return Result.succeed({ _tag: "FolderRenamed", ...marks(mailbox, hand.success, at), folder: id, name })
}

/** Removes a folder of one's own that is empty: of `things`, those that lie in the mailbox, none lies in it. */
export const remove = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  folders: Folders,
  things: ReadonlyArray<Thing>,
  actor: Actor,
  id: FolderId,
  at: Instant
): Result.Result<FolderRemoved, Refused | OwnersAlone | FolderNotFound | FolderIsFixed | FolderNotEmpty> => {
  const hand = ownHandOf(profile, mailbox, actor, at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const folder = ownFolder(folders, id)
  if (Result.isFailure(folder)) return Result.fail(folder.failure)
  const lying = contentOf(id, things).length
  if (lying > 0) return Result.fail({ _tag: "FolderNotEmpty", rules: ["RECEIVE-5"], things: lying })
  return Result.succeed({ _tag: "FolderRemoved", ...marks(mailbox, hand.success, at), folder: id })
}

/** Moves a thing to a folder or to the inbox (RECEIVE-5); a delegate may too (ACCESS-4). What is in the trash is put back first. */
export const move = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  folders: Folders,
  thing: Thing | null,
  to: Place,
  actor: Actor,
  at: Instant
): Result.Result<ThingMoved, Refused | OutsideGrant | ThingNotFound | ThingInTrash | FolderNotFound> => {
  const hand = handOf(profile, mailbox, actor, "file", at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const there = found(mailbox, thing, actor, at)
  if (Result.isFailure(there)) return Result.fail(there.failure)
  const { id, lies: from } = there.success
  if (from._tag === "InTrash") return Result.fail({ _tag: "ThingInTrash", rules: ["RETAIN-1"] })
  if (!isPlace(folders, to)) return Result.fail(folderNotFound)
  return Result.succeed({ _tag: "ThingMoved", ...marks(mailbox, hand.success, at), thing: id, from, to })
}

/** Whether there is such a place in the mailbox: its inbox always, a folder while it is there. */
export const isPlace = ({ folders }: Folders, place: Place): boolean =>
  place._tag === "Inbox" || folders.some(({ id }) => id === place.folder)

/** Of these things, those that lie in the folder. */
export const contentOf = (folder: FolderId, things: ReadonlyArray<Thing>): ReadonlyArray<Thing> =>
  things.filter(({ lies }) => lies._tag === "InFolder" && lies.folder === folder)

/** The folders after something has happened to them. */
export const evolve = ({ mailbox, folders }: Folders, event: FolderEvent): Folders => {
  switch (event._tag) {
    case "FolderCreated":
      return { mailbox, folders: [...folders, event.folder] }
    case "FolderRenamed":
      return {
        mailbox,
        folders: folders.map((folder) => (folder.id === event.folder ? { ...folder, name: event.name } : folder))
      }
    case "FolderRemoved":
      return { mailbox, folders: folders.filter(({ id }) => id !== event.folder) }
  }
}

/** The thing that a letter is when it has come: in the inbox, seen from when it becomes visible. */
export const receivedThing = (letter: Letter): Thing => {
  const documents = documentsOf(letter)
  return {
    id: ThingId.make(letter.id),
    mailbox: letter.mailbox,
    origin: { _tag: "Received", sender: letter.sender.kind },
    since: letter.visibleAt,
    documents: documents.map(({ id }) => id),
    bytes: sum(documents.map(({ bytes }) => bytes)),
    lies: { _tag: "Inbox" }
  }
}

/** The thing after it was moved. */
export const moved = (thing: Thing, event: ThingMoved): Thing => ({ ...thing, lies: event.to })

export const folderNotFound: FolderNotFound = { _tag: "FolderNotFound", rules: ["FIELD-25"] }

const marks = ({ id }: Mailbox, by: Hand, at: Instant) => ({
  mailbox: id,
  by,
  at,
  rules: by.as === "owner" ? owners : delegates
})

const owners: ReadonlyArray<RuleId> = ["RECEIVE-5"]
const delegates: ReadonlyArray<RuleId> = ["RECEIVE-5", "ACCESS-4"]

const ownFolder = ({ folders }: Folders, id: FolderId): Result.Result<Folder, FolderNotFound | FolderIsFixed> => {
  const folder = folders.find((folder) => folder.id === id)
  if (folder === undefined) return Result.fail(folderNotFound)
  return folder.kind === "own" ? Result.succeed(folder) : Result.fail({ _tag: "FolderIsFixed", rules: ["RECEIVE-5"] })
}

const exists = ({ id, name }: Folder): FolderExists => ({
  _tag: "FolderExists",
  rules: ["RECEIVE-5"],
  folder: id,
  name
})
