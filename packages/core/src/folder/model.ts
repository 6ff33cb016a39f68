/**
 * Folder: where what one has lies in the mailbox (RECEIVE-5). There is always an inbox and a trash; folders are one's own,
 * and the one or two that a business begins with.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { Document, oneLine } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { RuleId } from "../rule/index.ts"
import { FolderId, Hand, Place, ThingId } from "./thing.ts"

/** A folder's name: one line of at most 100 characters, composed (NFC), with no spaces around it. */
export const FolderName = oneLine(100)
  .check(
    Schema.isTrimmed(),
    Schema.makeFilter((name: string) => name === name.normalize("NFC"), { description: "Composed characters (NFC)" })
  )
  .pipe(Schema.brand("FolderName"))
export type FolderName = typeof FolderName.Type

/** One's *own*, or one that a business begins with: *Arkivet* is the archive, *Arbeid* the work still to do. */
export const FolderKind = Schema.Literals(["own", "archive", "work"]).annotate({ identifier: "FolderKind" })
export type FolderKind = typeof FolderKind.Type

export const Folder = Schema.Struct({ id: FolderId, name: FolderName, kind: FolderKind })
export type Folder = typeof Folder.Type

/** The folders of a mailbox, in the order they were made. No two have one name. */
export const Folders = Schema.Struct({ mailbox: MailboxId, folders: Schema.Array(Folder) })
export type Folders = typeof Folders.Type

const rules = Schema.Array(RuleId)
const event = { mailbox: MailboxId, by: Hand, at: Instant, rules }

export const FolderCreated = Schema.TaggedStruct("FolderCreated", { ...event, folder: Folder })
export type FolderCreated = typeof FolderCreated.Type
export const FolderRenamed = Schema.TaggedStruct("FolderRenamed", { ...event, folder: FolderId, name: FolderName })
export type FolderRenamed = typeof FolderRenamed.Type
export const FolderRemoved = Schema.TaggedStruct("FolderRemoved", { ...event, folder: FolderId })
export type FolderRemoved = typeof FolderRemoved.Type

/** What happens to a mailbox's folders. */
export const FolderEvent = Schema.Union([FolderCreated, FolderRenamed, FolderRemoved])
export type FolderEvent = typeof FolderEvent.Type

/** A thing was moved to another place; to where it was, where that is the same. */
export const ThingMoved = Schema.TaggedStruct("ThingMoved", { ...event, thing: ThingId, from: Place, to: Place })
export type ThingMoved = typeof ThingMoved.Type

/** A document of one's own has come, into that place (RECEIVE-11). */
export const DocumentUploaded = Schema.TaggedStruct("DocumentUploaded", { ...event, document: Document, place: Place })
export type DocumentUploaded = typeof DocumentUploaded.Type

/** No such thing in the mailbox, none that one may know of, or one that is deleted: they look alike (FIELD-25). */
export const ThingNotFound = Schema.TaggedStruct("ThingNotFound", { rules })
export type ThingNotFound = typeof ThingNotFound.Type

/** It lies in the trash: put back, it can be filed (RETAIN-1). */
export const ThingInTrash = Schema.TaggedStruct("ThingInTrash", { rules })
export type ThingInTrash = typeof ThingInTrash.Type

/** No such folder in this mailbox. */
export const FolderNotFound = Schema.TaggedStruct("FolderNotFound", { rules })
export type FolderNotFound = typeof FolderNotFound.Type

/** The mailbox has a folder of this name, whatever case it is written in, or of this id: it is that one. */
export const FolderExists = Schema.TaggedStruct("FolderExists", { rules, folder: FolderId, name: FolderName })
export type FolderExists = typeof FolderExists.Type

/** The folder is one that a business' mailbox always has (RECEIVE-5). */
export const FolderIsFixed = Schema.TaggedStruct("FolderIsFixed", { rules })
export type FolderIsFixed = typeof FolderIsFixed.Type

/** Things lie in the folder, so many: they are moved or put in the trash first. */
export const FolderNotEmpty = Schema.TaggedStruct("FolderNotEmpty", { rules, things: Schema.Int })
export type FolderNotEmpty = typeof FolderNotEmpty.Type
