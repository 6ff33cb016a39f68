import { Schema, SchemaAST } from "effect"
import fc from "fast-check"
import { expect, it } from "vitest"
import * as core from "./index.ts"
import { anyOf } from "./valid.arbitrary.ts"

/**
 * The codes that each word speaks: tags and closed lists. They are stored, logged and sent to other people's programs, so each
 * is a promise: one that goes or is spelled differently breaks what was written with it.
 */
const promised: Readonly<Record<string, string>> = {
  audit: `
    Deadline Delegate Ed25519 Grown HeadRefused Integration KeyNotInTime KeyNotKnown Kontroll LogAltered
    LogEntryNotFound NoArrival NotInLog NotSigned NotTheSame OKP OtherDocument Owner ReceiptInvalid Sender
    ShortenedByRestore Staff accessEnded accessGiven arrived checked confirmed deletedForGood downloaded exported filed opened personalDataCorrected
    personalDataSeen putBack read sent shared sharingEnded trashed uploaded`,
  batch: `
    BatchCancelled BatchCommitted BatchDone BatchNotFound BatchNotOpen ItemAdded ItemSettled cancelled committed
    created digital done print refused`,
  case: `
    AccessEnded AccessGranted Answered ApprovalGiven Attorney AuthorityEnded AwaitingPapers ByMessage ByPost
    CaseAnswered CaseForbids CaseIncomplete CaseNotFound CaseOpened CasePrepared CaseRejected CaseSeen
    CaseWithdrawn ContactGiven DeletionGranted Ended Estate EstateTooLate FourEyesNeeded Granted Guardian
    MailboxLinked Misspelt NamedRecorded NotByPost NotEntitled NothingToDo Open Outdated PaperRegistered
    PapersAskedFor PapersNotValid PartyToCase PersonalDataCorrected Prepared RegisterDiffers Rejected
    SomebodyElses TooLate Withdrawn WitnessesRecorded both either email emailAddress mailboxAddress name none
    phone phoneNumber postalAddress`,
  channel: `
    Active CannotReceive Deleted Digital NoChoice NotNotifiable NotRegistered Print ProviderChosen RepliesNotTaken
    ReservationMade ReservationRemoved ReservationRemovedOnSite Reserved en nb nn se`,
  contact: `
    AddressBounced AddressInvalid AddressNotFound AddressRemoved AddressVerified AlreadyVerified Awaiting Bounced
    ContactConfirmed ContactRegistered Email Empty Malformed OrganisationContact PersonContact Phone
    RegisterFollowed TooManyAddresses Unverified VerificationAsked VerificationLapsed Verified VisibilityChosen
    emailAddress emailAddresses phoneNumber phoneNumbers`,
  delegation: `
    AccessAlreadyGiven AccessChanged AccessEnded AccessGiven AccessHasEnded Acted Attorney DelegateIsOwner
    DelegateNotFound EndDayPassed Ended Estate Given GivenByAnother GrantNotFound Guardian OutsideGrant OwnerGiven
    OwnersAlone block changeAccess changeContact changeNotifications chooseProvider close confirm dayOver
    deactivate deleteForGood download emptyTrash endedByOperator export file giveAccess laidDown moveMail operator
    owner ownerDied pay putBack reactivate read send share trash upload withdrawAccess withdrawn`,
  delivery: "DeliveryRefused LetterDelivered delivered refused",
  directory: `
    Digital Empty IdentifiedNotDigital Invalid MailboxAddress Malformed NameAndAddress NationalId
    NationalIdNotAllowed NeverWrote NotFound OrganisationNumber PersonBlocked PersonUnblocked SeveralMatches
    TooManyRecipients Unidentified birthDate mailboxAddress name nationalId organisationNumber postalCode street`,
  folder: `
    ACCESS-4 DocumentUploaded FolderCreated FolderExists FolderIsFixed FolderNotEmpty FolderNotFound FolderRemoved
    FolderRenamed InFolder InTrash Inbox RETAIN-2 ThingInTrash ThingMoved ThingNotFound archive delegate own owner
    work`,
  idempotency: "KeyReused KeyUnderWay",
  identity: `
    LevelTooLow ScopeMissing TokenRefused bankid buypass commfides high idporten-loa-high idporten-loa-substantial
    minid password postkasse:events.read postkasse:recipients.read postkasse:sendings.read
    postkasse:sendings.write substantial`,
  input: "Invalid Missing Unknown",
  invoice: `
    AtPartner Due InvoiceAttached InvoiceMarked InvoiceNeedsIntegration InvoiceUnmarked Made MarkedPaid
    MayComeAnotherWay NotIndividual NotKnown NotPayable OnlyPdf Overdue PaidHere PaymentBegun PaymentMade
    PaymentNotMade UnderWay`,
  kontroll: `
    Changed Declined DocumentNotAcceptable DocumentShared Expired InTrash KontrollNotFound NothingShared
    OtherSender Over Received RegistrationStartsElsewhere RequestDeclined RequestExpired RequestNotOpen
    RequestWithdrawn Requested Shared SharingEnded SubscriptionMissing Uploaded Withdrawn checked endedByBusiness
    endedByPerson timeUp trashed`,
  letter: `
    Documents LinkElsewhere appointment clean decision information invoice link normal payslip pickup quarantined
    refused residence sensitive`,
  logo: `
    LogoApproved LogoNotProposed LogoProposed LogoRejected LogoUnfit notPng notTransparent tooManyBytes tooSmall`,
  mailbox: `
    Active Closed Deactivated DeathNoticeWithdrawn DeathNoticed Deceased Deleted DeletionBroughtForward
    DeletionDecided DeletionNotDue DeletionRecomputed DeletionUndecided LifeForbids MailboxClosed
    MailboxDeactivated MailboxDeleted MailboxIsClosed MailboxNotFound MailboxReactivated MailboxReopened
    OrganisationOwner PersonOwner ReopeningNeedsLevel certificate decision duty register request right`,
  migration: `
    Altered ConfirmationAwaited LetterMoveFailed LetterMoved MigrationCancelled MigrationCompleted
    MigrationNotOpen MigrationStarted NotChosenProvider NotPublic NotVisibleYet NotificationsDue PackageRefused
    cancelled completed failed moved planned running waiting`,
  notification: `
    Bounced DocumentRequested DocumentShared Email Failed LastChannel LetterArrived LetterUnopened MessageBounced
    MessageFailed MessagePlanned MessageSent MessageWithheld OrganisationSettings PersonSettings Phone Planned
    Push Sent ServiceNotice SomethingNew TermsAccepted TermsChanged TermsNotCurrent Withheld both email sms`,
  opening: `
    ConfirmationAwaited LetterConfirmed LetterHeld LetterNotFound LetterOpened NoConfirmationAsked quarantined
    refused`,
  organisation: `
    AccountExists AccountNotFound AccountOpened ElectronicIdNotAccepted LastAccountManager NotSignatory ReceptionChanged
    RoleMissing UserAdded UserExists UserNotFound UserRemoved UserRolesChanged acceptTerms accountManager
    administrator changeSettings company control controller manageAccountManagers manageUsers person public read
    reader seeCharges seeOwnAccess send sender voluntary`,
  policy: `
    Attorney CopyOfId Correction DeathCertificate Deletion DoctorsCertificate Estate EstateAuthority Guardian
    GuardianshipPapers Other PowerOfAttorney ProbateCertificate both digipost duty e-boks either none right`,
  price: "LetterCharged PriceListMissing",
  print: `
    Awaiting FitForPrint FontNotEmbedded MarginTaken NoPages NotFitForPrint NotPdf OpenedBeforePrint OpenedInTime
    PageUnfit PasswordNeeded PostalAddressMissing PrintDayTooEarly PrintIfUnreadAsked PrintNotAllowed Printed
    TooManyPages UnreadLetterPrinted VersionUnfit height width`,
  receipt: "Accepted Confirmed Delivered MailboxTakesNoMail MalwareFound NeverScanned Opened Refused",
  refusal: `
    AcceptTerms AskColleague AskOneOf AskOwner BeginAgain CompleteCase ConfirmLetter Correct DecideDeletion
    EmptyFolder FreeSpace GetToken LogIn LogInWith PutBack PutInTrash Reduce Reopen SendFiles StepUp TakeBackMark
    TryAgain UseAnotherKey UseComputer WaitUntil WriteToSupport birthDate bytes caller delegate document
    emailAddress emailAddresses endDay file files logo mailboxAddress name nationalId operator organisationNumber
    password phoneNumber phoneNumbers postalAddress postalCode printDay recipient recipients street visibleAt`,
  request: "TooManyRequests address organisation person",
  retention: `
    GoesOn Gone MayGoFrom StaysUntilDeleted ThingDeleted ThingNotInTrash ThingPutBack ThingTrashed TrashDaySet`,
  scan: "Clean Failed Gone Infected NoAnswer NotScanned TooLarge",
  sending: `
    Accepted Cleared ComputerNeeded Delivered FileBrokenOff FileDiffers FileReceived Files FilesMissing Lapsed
    LetterTooLarge LinkElsewhere Open PersonalLetterAllowed RecipientNotDigital Refused SenderUnknown
    SendingAccepted SendingCleared SendingDelivered SendingLapsed SendingNotFound SendingNotOpen SendingOpened
    SendingRefused TooManyFiles VisibleInThePast bytes content mediaType sha256`,
  session: `
    Common DroppedLogin ElectronicIdTooWeak ElectronicLogin LoginRefused PasswordLogin PasswordRefused
    SessionEnded TooLong TooManyGuesses TooShort browser mobile`,
  storage: `
    DocumentTooLarge Received ReservationExceeded SentCopy SpaceBought SpaceFreed SpaceNotReserved SpaceReleased
    SpaceReserved SpaceTaken SpaceUsed StorageFull Uploaded`
}

const faces = Object.entries<Readonly<Record<string, unknown>>>(core).map(
  ([word, face]) => [word, Object.values(face).flatMap((one) => (Schema.isSchema(one) ? [one.ast] : []))] as const
)
const shown = new Set(faces.flatMap(([, asts]) => asts))

/** The codes in a schema, and in all that it is made of but what has a name of its own. */
const codesIn = (ast: SchemaAST.AST): ReadonlyArray<string> => {
  const within = (inner: SchemaAST.AST) => (shown.has(inner) ? [] : codesIn(inner))
  switch (ast._tag) {
    case "Literal":
      return [String(ast.literal)]
    case "Union":
      return ast.types.flatMap(within)
    case "Arrays":
      return [...ast.elements, ...ast.rest].flatMap(within)
    case "Objects":
      return ast.propertySignatures.flatMap(({ type }) => within(type))
    default:
      return []
  }
}

it.each(faces)("FIELD-14: %s speaks the codes that it always has", (word, asts) => {
  const codes = new Set(asts.flatMap(codesIn))
  expect([...codes].toSorted()).toEqual(promised[word]?.trim().split(/\s+/u) ?? [])
})

// People's own words, which may begin and end as they like, and what is checked where it is made.
const free = ["letter.FileName", "letter.Subject", "organisation.OrganisationName", "receipt.Signature"]
const formed = Object.entries<Readonly<Record<string, unknown>>>(core).flatMap(([word, face]) =>
  Object.entries(face).flatMap(([name, one]) =>
    Schema.isSchema(one) && SchemaAST.isString(one.ast) && !free.includes(`${word}.${name}`)
      ? [{ name: `${word}.${name}`, schema: one as Schema.Schema<string> }]
      : []
  )
)

it.each(formed)("FIELD-14: of $name the whole is asked: nothing may stand before it or after it", ({ schema }) => {
  const is = Schema.is(schema)
  fc.assert(
    fc.property(anyOf(schema), fc.constantFrom("\n", " "), (text, more) => {
      expect([is(text), is(more + text), is(text + more)]).toEqual([true, false, false])
    }),
    { numRuns: 20 }
  )
})
