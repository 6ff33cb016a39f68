import { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { OutsideGrant } from "../delegation/index.ts"
import type { Document } from "../letter/index.ts"
import type { Mailbox, MailboxIsClosed, MailboxNotFound } from "../mailbox/index.ts"
import type { Bytes, ProviderProfile } from "../policy/index.ts"
import {
  commit,
  type DocumentTooLarge,
  type ReservationExceeded,
  type ReservationId,
  reserve,
  type SpaceNotReserved,
  type SpaceReserved,
  type SpaceUsed,
  type StorageAccount,
  type StorageFull
} from "../storage/index.ts"
import type { DocumentUploaded, FolderNotFound, Folders } from "./model.ts"
import { folderNotFound, isPlace } from "./policy.ts"
import { handOf } from "./standing.ts"
import { type Actor, type Place, type Thing, ThingId } from "./thing.ts"

type Refused = MailboxNotFound | MailboxIsClosed | OutsideGrant

/**
 * Begins to upload a document of one's own, of any file type, into a folder or the inbox (RECEIVE-11): where there is such a
 * place, and room (SEND-4, QUOTA-5). A delegate may too (ACCESS-4).
 */
export const beginUpload = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  folders: Folders,
  account: StorageAccount,
  upload: { readonly reservation: ReservationId; readonly bytes: Bytes; readonly place: Place },
  actor: Actor,
  at: Instant
): Result.Result<SpaceReserved, Refused | FolderNotFound | StorageFull | DocumentTooLarge> => {
  const hand = handOf(profile, mailbox, actor, "upload", at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  if (!isPlace(folders, upload.place)) return Result.fail(folderNotFound)
  return reserve(profile, account, { id: upload.reservation, purpose: "upload", bytes: upload.bytes }, at)
}

/** Takes the document in when its bytes have come, and spends the reservation. If its folder is gone it goes to the inbox. */
export const finishUpload = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  folders: Folders,
  account: StorageAccount,
  upload: { readonly reservation: ReservationId; readonly document: Document; readonly place: Place },
  actor: Actor,
  at: Instant
): Result.Result<
  { readonly uploaded: DocumentUploaded; readonly space: SpaceUsed },
  Refused | SpaceNotReserved | ReservationExceeded
> => {
  const hand = handOf(profile, mailbox, actor, "upload", at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const { reservation, document, place } = upload
  const space = commit(account, reservation, document.bytes, at)
  if (Result.isFailure(space)) return Result.fail(space.failure)
  const by = hand.success
  const uploaded: DocumentUploaded = {
    _tag: "DocumentUploaded",
    mailbox: mailbox.id,
    by,
    at,
    rules: by.as === "owner" ? ["RECEIVE-11"] : ["RECEIVE-11", "ACCESS-4"],
    document,
    place: isPlace(folders, place) ? place : { _tag: "Inbox" }
  }
  return Result.succeed({ uploaded, space: space.success })
}

/** The thing that an upload has become. */
export const uploadedThing = ({ mailbox, at, document, place }: DocumentUploaded): Thing => ({
  id: ThingId.make(document.id),
  mailbox,
  origin: { _tag: "Uploaded" },
  since: at,
  documents: [document.id],
  bytes: document.bytes,
  lies: place
})
