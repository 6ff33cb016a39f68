import { Predicate, Schema } from "effect"
import fc from "fast-check"
import { expect, it } from "vitest"
import * as core from "./index.ts"
import { anyOf } from "./valid.arbitrary.ts"

/**
 * What every event, and all else that stands alone, is written with beside its tag: what is stored, logged and sent on. The
 * schemas are not asked: what was written yesterday must be read tomorrow, and nobody may learn less from it.
 */
const written: Readonly<Record<string, string>> = {
  "audit.DocumentReceipt": "entry salt index proof head signature",
  "audit.HeadSignature": "key signature time",
  "audit.LogHead": "origin size root",
  "batch.ItemAdded": "batch at rules key",
  "batch.BatchCommitted": "batch at rules",
  "batch.BatchCancelled": "batch at rules",
  "batch.ItemSettled": "batch at rules key channel",
  "batch.BatchDone": "batch at rules",
  "case.AccessEnded": "case by at rules mailbox person kind",
  "case.AccessGranted": "case by at rules preparedBy mailbox person kind endDay policy",
  "case.ApprovalGiven": "case by at rules person",
  "case.CaseAnswered": "case by at rules",
  "case.PaperRegistered": "case by at rules paper",
  "case.ContactGiven": "case by at rules contact",
  "case.MailboxLinked": "case by at rules mailbox owner",
  "case.WitnessesRecorded": "case by at rules witnesses",
  "case.NamedRecorded": "case by at rules named",
  "case.PapersAskedFor": "case by at rules kinds",
  "case.CasePrepared": "case by at rules endDay policy",
  "case.DeletionGranted": "case by at rules preparedBy mailbox policy",
  "case.CaseRejected": "case by at rules why",
  "case.CaseWithdrawn": "case by at rules",
  "case.PersonalDataCorrected": "case by at rules person field why",
  "case.CaseSeen": "case by at rules people",
  "case.CaseOpened": "case by at rules opened",
  "channel.ProviderChosen": "at rules provider confirmBySms",
  "channel.ReservationMade": "at rules",
  "channel.ReservationRemoved": "at rules",
  "channel.ChannelChoice": "chosen reserved",
  "contact.VerificationAsked": "owner at rules address replaces verification expiresAt policy",
  "contact.AddressVerified": "owner at rules address",
  "contact.AddressRemoved": "owner at rules address",
  "contact.AddressBounced": "owner at rules address",
  "contact.ContactConfirmed": "owner at rules",
  "contact.RegisterFollowed": "owner at rules registered",
  "contact.ContactRegistered": "owner at rules contact",
  "contact.OrganisationContact": "organisation addresses",
  "contact.PersonContact": "person registered addresses confirmedAt",
  "contact.VisibilityChosen": "mailbox at rules visible",
  "delegation.AccessChanged": "grant terms at rules policy",
  "delegation.AccessEnded": "grant at how rules",
  "delegation.AccessGiven": "grant rules policy",
  "delegation.Acted": "mailbox act person onBehalfOf grant at rules policy",
  "delivery.DeliveryRefused": "at rules",
  "delivery.LetterDelivered": "letter at rules policy",
  "directory.PersonBlocked": "mailbox person at rules",
  "directory.PersonUnblocked": "mailbox person at rules",
  "folder.DocumentUploaded": "mailbox by at rules document place",
  "folder.FolderCreated": "mailbox by at rules folder",
  "folder.FolderRenamed": "mailbox by at rules folder name",
  "folder.FolderRemoved": "mailbox by at rules folder",
  "folder.ThingMoved": "mailbox by at rules thing from to",
  "folder.InTrash": "from by since seenSince deletionDay rule policy",
  "folder.MailboxSearch": "sender title from until",
  "invoice.InvoiceAttached": "details rules",
  "invoice.PaymentBegun": "letter at rules payment account kid amount dueDay",
  "invoice.PaymentMade": "letter at rules payment settlesOn",
  "invoice.PaymentNotMade": "letter at rules payment",
  "invoice.InvoiceMarked": "letter at rules",
  "invoice.InvoiceUnmarked": "letter at rules",
  "kontroll.RequestDeclined": "kontroll at rules",
  "kontroll.RequestWithdrawn": "kontroll at rules",
  "kontroll.RequestExpired": "kontroll at rules",
  "kontroll.DocumentShared": "kontroll at rules sharing",
  "kontroll.SharingEnded": "kontroll at rules how",
  "logo.LogoProposed": "picture at rules",
  "logo.LogoApproved": "sha256 at rules",
  "logo.LogoRejected": "sha256 at rules",
  "mailbox.Deceased": "since told deletionDay policy ground papersDay before",
  "mailbox.DeathNoticed": "mailbox at rules life",
  "mailbox.DeathNoticeWithdrawn": "mailbox at rules life",
  "mailbox.DeletionBroughtForward": "mailbox at rules life",
  "mailbox.DeletionDecided": "mailbox at rules life",
  "mailbox.DeletionRecomputed": "mailbox at rules life",
  "mailbox.MailboxDeactivated": "mailbox at rules",
  "mailbox.MailboxReactivated": "mailbox at rules",
  "mailbox.MailboxClosed": "mailbox at rules deletionDay policy",
  "mailbox.MailboxReopened": "mailbox at rules",
  "mailbox.MailboxDeleted": "mailbox at rules",
  "migration.MigrationStarted": "migration at rules",
  "migration.LetterMoved": "migration at rules letter",
  "migration.LetterMoveFailed": "migration at rules letter",
  "migration.MigrationCompleted": "migration at rules",
  "migration.MigrationCancelled": "migration at rules",
  "migration.MigrationPackage": "migration recipient letter receivedAt openedAt",
  "notification.MessageSent": "at rules",
  "notification.MessageFailed": "at rules",
  "notification.MessageBounced": "at rules",
  "notification.MessageWithheld": "at rules",
  "notification.MessagePlanned": "mailbox occasion receiver to notBefore wording rules policy",
  "notification.OrganisationSettings": "wants",
  "notification.PersonSettings": "on",
  "notification.TermsAccepted": "owner by version at rules",
  "opening.LetterConfirmed": "mailbox letter person onBehalfOf grant at rules policy",
  "opening.LetterOpened": "mailbox letter person onBehalfOf grant at rules policy first loginElsewhere",
  "opening.ListedLetter":
    "id mailbox sending sender subject kind visibleAt opensAt asksConfirmation recipientOnly lock openedAt confirmedAt",
  "organisation.AccountOpened": "organisation by at rules account policy",
  "organisation.UserAdded": "organisation by at rules user",
  "organisation.UserRolesChanged": "organisation by at rules person roles",
  "organisation.UserRemoved": "organisation by at rules person",
  "organisation.ReceptionChanged": "organisation by at rules receives visible",
  "price.LetterCharged": "letter payer service number size amount list rules at",
  "print.FitForPrint": "pages rules policy",
  "print.PrintIfUnreadAsked": "day rules",
  "print.OpenedBeforePrint": "at rules",
  "print.UnreadLetterPrinted": "at rules",
  "receipt.Accepted": "id sending at",
  "receipt.Confirmed": "id sending at",
  "receipt.Delivered": "id sending at visibleAt",
  "receipt.Opened": "id sending at",
  "receipt.Refused": "id sending at rules reason",
  "refusal.Explanation": "retryable fault remedy",
  "retention.ThingTrashed": "mailbox thing rules trash endsSharingOf",
  "retention.ThingPutBack": "mailbox thing rules by at to",
  "retention.TrashDaySet": "mailbox thing rules at trash",
  "retention.ThingDeleted": "mailbox thing rules at by rule documents freed policy",
  "scan.ScanTurn": "tries dueAt",
  "sending.FileReceived": "document at rules",
  "sending.SendingAccepted": "at rules",
  "sending.SendingCleared": "at rules",
  "sending.SendingDelivered": "at rules",
  "sending.SendingLapsed": "at rules",
  "sending.SendingOpened": "sending rules policy",
  "sending.SendingRefused": "at rules",
  "sending.PersonalLetterAllowed": "from to requires at rules policy",
  "session.SessionStanding": "level rules endsAt",
  "storage.SpaceBought": "mailbox at rules bought",
  "storage.SpaceFreed": "mailbox at rules bytes",
  "storage.SpaceReleased": "mailbox at rules reservation",
  "storage.SpaceReserved": "mailbox at rules reservation policy",
  "storage.SpaceTaken": "mailbox at rules bytes",
  "storage.SpaceUsed": "mailbox at rules reservation bytes"
}

const refusals = new Set<unknown>(core.refusal.Refusal.members)
// They have no tag, and are part of nothing that has one.
const alone = [
  ...["ChannelChoice", "DocumentReceipt", "Explanation", "HeadSignature", "ListedLetter", "LogHead"],
  ...["MailboxSearch", "MigrationPackage", "ScanTurn", "SessionStanding"]
]

/** Of what a word shows: the members of a union of events, and what has a tag or stands alone. */
const recordsIn = (name: string, one: unknown): ReadonlyArray<Schema.Codec<unknown>> => {
  if (!Schema.isSchema(one) || refusals.has(one)) return []
  if (name.endsWith("Event") && "members" in one) return one.members as ReadonlyArray<Schema.Codec<unknown>>
  const tagged = "fields" in one && "_tag" in (one.fields as object)
  return tagged || alone.includes(name) ? [one as Schema.Codec<unknown>] : []
}

/** The names of all that is written, by the tag, or by the name where there is none. */
const writtenOf = (name: string, schema: Schema.Codec<unknown>): readonly [string, string] => {
  const write = Schema.encodeSync(Schema.toCodecJson(schema))
  // Several, and always the same: some parts may be left out.
  const values = fc.sample(anyOf(schema), { numRuns: 20, seed: 1 })
  const names = new Set(values.flatMap((value) => Object.keys(write(value) ?? {})))
  const [value] = values
  const tag = Predicate.hasProperty(value, "_tag") && typeof value._tag === "string" ? value._tag : name
  return [tag, [...names].filter((name) => name !== "_tag").join(" ")]
}

it("of every event, and of all else that stands alone, as much is written as ever, under the same names", () => {
  const now = Object.entries<Readonly<Record<string, unknown>>>(core).flatMap(([word, face]) =>
    Object.entries(face)
      .flatMap(([name, one]) => recordsIn(name, one).map((schema) => writtenOf(name, schema)))
      .map(([name, facts]) => [`${word}.${name}`, facts])
  )
  expect(Object.fromEntries(now)).toEqual(written)
})
