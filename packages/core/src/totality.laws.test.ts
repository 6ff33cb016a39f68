import { sha256 } from "@noble/hashes/sha2.js"
import { DateTime, type Effect, Predicate, Result, Schema, SchemaAST } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Instant } from "./calendar/index.ts"
import * as core from "./index.ts"
import { DocumentRequested } from "./kontroll/model.ts"
import { MigrationPlanned, MovedLetterAccepted } from "./migration/model.ts"
import { AccountOpened } from "./organisation/account.ts"
import * as make from "./testing.ts"
import { anyNumbers, anyOf, ids, meeting, texts } from "./valid.arbitrary.ts"

/** The functions of a word that answer at once: no schemas, no ports, no workflows. */
type Asked<Face> = {
  readonly [Name in keyof Face as Given<Face[Name]> extends never ? never : Name]: Given<Face[Name]>
}
/** What a function is given: one generator for each of its parameters. */
type Given<One> = One extends (...args: infer Args) => infer Answer
  ? [Answer] extends [Effect.Effect<unknown, unknown, unknown>]
    ? never
    : { readonly [At in keyof Args]: fc.Arbitrary<Args[At]> }
  : never

/** What came about, and whatever else the schema takes. */
const wide = <A>(come: fc.Arbitrary<A>, schema: Schema.Schema<A>): fc.Arbitrary<A> => fc.oneof(come, anyOf(schema))
const few = <A>(one: fc.Arbitrary<A>): fc.Arbitrary<ReadonlyArray<A>> => fc.array(one, { maxLength: 3 })
const or = <A>(one: fc.Arbitrary<A>): fc.Arbitrary<A | null> => fc.option(one)

const at = wide(fc.oneof(make.instant, make.anyInstant), Instant)
const profile = wide(make.profile, core.policy.ProviderProfile)
const mailbox = fc.oneof(make.openMailbox, wide(make.mailbox, core.mailbox.Mailbox))
const letter = wide(make.letter, core.letter.Letter)
const sending = wide(make.sending, core.sending.Sending)
const folders = wide(make.folders, core.folder.Folders)
const thing = wide(make.thing, core.folder.Thing)
const space = wide(make.storageAccount, core.storage.StorageAccount)
const account = wide(make.account, core.organisation.Account)
const kontroll = wide(make.kontroll, core.kontroll.Kontroll)
const migration = wide(make.migration, core.migration.Migration)
const batch = wide(make.batch, core.batch.Batch)
const contact = wide(make.contact, core.contact.Contact)
const personContact = wide(make.personContact, core.contact.PersonContact)
const registered = wide(make.registeredPerson, core.channel.RegisteredPerson)
const file = wide(make.caseFile, core.case.Case)

const day = anyOf(core.calendar.OsloDate)
const number = fc.oneof(fc.constantFrom(...anyNumbers, Number.NaN, Number.POSITIVE_INFINITY), fc.double())
// What is no hour is the caller's mistake.
const hour = fc.integer({ min: 0, max: 24 })
const text = fc.oneof(make.anyText, fc.constantFrom(...texts))
const person = anyOf(core.identity.PersonId)
const level = make.level
const bytes = anyOf(core.policy.Bytes)
const document = anyOf(core.letter.DocumentId)
const digest = anyOf(core.letter.Sha256)
const organisation = anyOf(core.identity.OrganisationNumber)
const owner = fc.oneof(make.personOwner, anyOf(core.mailbox.Owner))
const folder = anyOf(core.folder.FolderId)
const place = anyOf(core.folder.Place)
const origin = anyOf(core.storage.Origin)
const reservation = anyOf(core.storage.ReservationId)
const address = anyOf(core.contact.ContactAddress)
const key = anyOf(core.idempotency.IdempotencyKey)
const choice = anyOf(core.channel.ChannelChoice)
const provider = anyOf(core.policy.Provider)

const lifeActor = fc.oneof(
  fc.record({ _tag: fc.constant("OwnerActs" as const), owner, level }),
  fc.constant({ _tag: "OperatorActs" as const })
)
const grant = wide(make.grant, core.delegation.Grant)
const grants = few(grant)
const actor = fc.oneof(
  fc.record({ _tag: fc.constant("OwnerActs" as const), owner, person }),
  fc.record({ _tag: fc.constant("DelegateActs" as const), person, grants })
)
const caseActor = fc.record({ _tag: fc.constantFrom("StaffActs" as const, "PersonActs" as const), person })
const terms = anyOf(core.delegation.GrantTerms)
const reader = fc.record({ person, level, grants })
const accessActor = fc.oneof(
  fc.record({ _tag: fc.constant("PersonActs" as const), person, level, grants }),
  fc.constant({ _tag: "OperatorActs" as const })
)
const controller = fc.record({ organisation, name: text, viewer: text })
const paper = fc.record({ document, kind: make.paperKind })
const caseRequest = {
  id: make.caseId,
  kind: make.caseKind,
  contact: anyOf(core.case.AskerContact),
  papers: few(paper)
}
const movable = fc.record({ letter, dueNotifications: few(at) })
const user = wide(make.accountUser, core.organisation.AccountUser)
const recipient = make.recipient
const entries = few(make.directoryEntry)
const candidate = fc
  .tuple(make.candidate, mailbox, anyOf(core.directory.Blocklist), text)
  .map(([one, mailbox, blocklist, name]) => ({ ...one, mailbox, blocklist, name }))
const contents = wide(make.declaredContents, core.sending.DeclaredContents)
const request = wide(make.sendingRequest, core.sending.SendingRequest)

const planned = wide(make.messagePlanned, core.notification.MessagePlanned)
const message = wide(make.message, core.notification.Message)
const occasion = fc.oneof(
  fc.record({
    _tag: fc.constantFrom("LetterArrived" as const, "LetterUnopened" as const),
    letter,
    bySms: fc.boolean()
  }),
  fc.record({ _tag: fc.constant("DocumentRequested" as const), id: text, business: text }),
  fc.record({ _tag: fc.constant("DocumentShared" as const), id: text }),
  fc.record({ _tag: fc.constant("TermsChanged" as const), version: text, from: day }),
  fc.record({ _tag: fc.constant("ServiceNotice" as const), id: text, title: text })
)
const receiver = fc.oneof(
  fc.record({
    contact: personContact,
    settings: anyOf(core.notification.PersonSettings),
    sessions: few(anyOf(core.session.Session)),
    passwordChosenAt: or(at)
  }),
  fc.record({
    contact: anyOf(core.contact.OrganisationContact),
    settings: anyOf(core.notification.OrganisationSettings),
    sessions: fc.constant([] as const),
    passwordChosenAt: fc.constant(null)
  })
)
const audience = fc.record({
  mailbox,
  owner: receiver,
  register: make.registerAddresses,
  delegates: few(fc.record({ receiver, reader }))
})
const page = or(fc.oneof(make.fitPdf(core.policy.digipost.print), wide(make.pdfFacts, core.print.PdfFacts)))
const pages = fc.tuple(page, few(page)).map(([first, more]) => [first, ...more] as const)

const charges = few(wide(make.letterCharged, core.price.LetterCharged))
const invoice = wide(make.invoice, core.invoice.Invoice)
const payment = anyOf(core.invoice.PaymentId)
const partnerAnswer = fc.oneof(
  fc.record({ _tag: fc.constant("Made" as const), payment, on: day }),
  fc.record({ _tag: fc.constant("NotMade" as const), payment })
)
const openingAnswer = fc.tuple(profile, mailbox, letter, reader, at).map((request) => core.opening.open(...request))

// As many as any request here has files.
const newIds = fc.record({
  sending: make.sendingId,
  letter: make.letterId,
  documents: fc.array(document, { minLength: 10, maxLength: 10 })
})
const dispatchRequest = fc
  .tuple(make.dispatchRequest, profile, request, audience)
  .map(([{ asked }, profile, request, audience]) => ({ ...asked, profile, request, audience }))

const hash = fc.constant(sha256)
const logEntry = wide(make.logEntry, core.audit.LogEntry)
const line = fc.oneof(
  fc.record({ _tag: fc.constant("Kept" as const), entry: logEntry, salt: make.salt }),
  fc.record({ _tag: fc.constant("Erased" as const), commitment: digest })
)
const leaves = few(digest)
const size = fc.oneof(fc.nat(5), fc.maxSafeNat())
const knownHead = fc.record({ size, root: digest, time: fc.option(size), proof: fc.option(leaves) })
const logKey = anyOf(core.audit.LogKey)
const signingKey = fc
  .tuple(logKey, fc.boolean())
  .map(([published, signs]) => ({ published, sign: signs ? (message: Uint8Array) => message : null }))
const verifier = fc.tuple(few(logKey), fc.boolean()).map(([keys, valid]) => ({ sha256, keys, verifies: () => valid }))

const issue = fc.anything().map((given) => {
  const read = Schema.decodeUnknownResult(core.mailbox.Mailbox, { errors: "all" })(given)
  return Result.isFailure(read) ? read.failure.issue : expect.fail()
})
const table = Object.fromEntries(
  make.refusalTags.map((tag) => [tag, () => tag])
) as unknown as core.refusal.ForEachRefusal<unknown>

const asked: { readonly [Word in keyof typeof core]: Asked<(typeof core)[Word]> } = {
  audit: {
    append: [hash, fc.record({ size, roots: leaves }), digest],
    checkpointOf: [anyOf(core.audit.LogHead)],
    compareLog: [hash, few(knownHead), fc.record({ size, root: digest }), few(anyOf(core.audit.Restore))],
    commitmentTo: [hash, logEntry, make.salt],
    consistencyProof: [hash, leaves, size],
    consistencySpans: [size, size],
    erase: [hash, line],
    follow: [hash, fc.record({ size, roots: leaves }), few(line)],
    grow: [hash, fc.record({ size, roots: leaves }), digest],
    headAt: [hash, text, fc.record({ size, roots: leaves })],
    headOf: [hash, text, few(line)],
    inclusionProof: [hash, leaves, size],
    inclusionSpans: [size, size],
    leafHash: [hash, fc.uint8Array()],
    leafOf: [hash, line],
    nodesOf: [fc.record({ from: size, to: size })],
    readLog: [hash, anyOf(core.audit.LogHead), few(line)],
    rootOf: [hash, leaves],
    rootOfFrontier: [hash, fc.record({ size, roots: leaves })],
    verifyConsistency: [hash, fc.record({ size, root: digest }), fc.record({ size, root: digest }), leaves],
    verifyInclusion: [hash, fc.record({ leaf: digest, index: size, size, root: digest }), leaves],
    secondsOf: [at],
    signRestore: [few(signingKey), at, at],
    signHead: [few(signingKey), anyOf(core.audit.LogHead), at],
    signedText: [anyOf(core.audit.LogHead), fc.option(size, { nil: undefined })],
    verifyHead: [verifier, fc.record({ head: anyOf(core.audit.LogHead), signature: anyOf(core.audit.HeadSignature) })],
    verifyRestore: [verifier, anyOf(core.audit.Restore)],
    verifyReceipt: [verifier, anyOf(core.audit.DocumentReceipt), digest]
  },
  batch: {
    addItem: [batch, organisation, key, at],
    cancelBatch: [batch, organisation, at],
    commitBatch: [batch, organisation, at],
    countsOf: [batch],
    createBatch: [make.batchId, organisation],
    evolve: [batch, anyOf(core.batch.BatchEvent)],
    finishBatch: [batch, at],
    settleItem: [batch, key, make.batchChannel, at]
  },
  calendar: {
    // Each is counted.
    addBankDays: [day, fc.oneof(fc.nat(400), fc.constantFrom(-1, 0.5, 1e9, Number.POSITIVE_INFINITY, Number.NaN))],
    addDays: [day, number],
    addMillis: [at, number],
    addMonths: [day, number],
    daysBetween: [day, day],
    endOf: [day],
    firstBetween: [at, hour, hour],
    hasEnded: [day, at],
    isBankDay: [day],
    nextBankDay: [day],
    osloDateOf: [at]
  },
  case: {
    answer: [file, caseActor, at],
    approve: [profile, file, mailbox, caseActor, at],
    askForPapers: [file, fc.tuple(make.paperKind), caseActor, at],
    correct: [
      profile,
      file,
      mailbox,
      fc.record({ field: anyOf(core.case.CorrectedField), why: anyOf(core.case.CorrectionReason) }),
      caseActor,
      at
    ],
    endAccess: [file, caseActor, at],
    evolve: [file, anyOf(core.case.CaseEvent)],
    giveApproval: [file, person, caseActor, at],
    giveContact: [file, anyOf(core.case.AskerContact), caseActor, at],
    handIn: [file, paper, caseActor, at],
    isComplete: [anyOf(core.case.Missing)],
    linkMailbox: [file, mailbox, caseActor, at],
    look: [file, caseActor, at],
    missingFrom: [profile, file, or(mailbox)],
    openByMessage: [fc.record(caseRequest), make.letterId, person, at],
    openByPost: [profile, fc.record({ ...caseRequest, asker: person }), at, caseActor, at],
    partiesOf: [file],
    prepare: [profile, file, mailbox, or(day), caseActor, at],
    recordNamed: [file, anyOf(core.case.Named), caseActor, at],
    recordWitnesses: [file, few(anyOf(core.case.Witness)), caseActor, at],
    registerPaper: [profile, file, paper, at, caseActor, at],
    reject: [file, anyOf(core.case.RejectionReason), caseActor, at],
    viewOf: [file, person],
    withdraw: [file, caseActor, at]
  },
  channel: {
    canBeNotified: [profile.map(({ channel }) => channel), registered, at],
    choiceOf: [registered],
    chooseByOpening: [choice, provider, at],
    chooseProvider: [choice, provider, at],
    evolve: [choice, anyOf(core.channel.ChannelEvent)],
    mayReply: [anyOf(core.organisation.Sender)],
    notifiable: [profile.map(({ channel }) => channel), registered, at],
    parseRegisterAnswer: [text],
    providersToChoose: [choice],
    removeReservation: [choice, fc.constantFrom("site", "telephone"), at],
    reserve: [choice, at],
    route: [profile, registered, fc.boolean().map((receives) => () => receives), make.publicLetter, at]
  },
  contact: {
    addressKey: [address],
    askVerification: [profile, contact, address, or(address), make.verificationId, at],
    chooseVisibility: [profile, mailbox, owner, fc.boolean(), at],
    confirmContact: [personContact, at],
    confirmationDay: [profile.map(({ contact }) => contact), personContact],
    evolve: [contact, anyOf(core.contact.ContactEvent)],
    followRegister: [personContact, anyOf(core.contact.PopulationEntry), at],
    isConfirmationDue: [profile.map(({ contact }) => contact), personContact, at],
    markBounced: [contact, address, at],
    noContact: [organisation],
    ownerOf: [contact],
    parseEmailAddress: [text],
    parsePhoneNumber: [text],
    readRegister: [registered],
    register: [person, anyOf(core.contact.PopulationEntry), make.registerContact, at],
    removeAddress: [contact, address, at],
    sameAddress: [address, address],
    verificationLink: [anyOf(core.contact.Origin), anyOf(core.contact.VerificationToken)],
    verify: [contact, anyOf(core.contact.VerificationId), at],
    withVisibility: [mailbox, anyOf(core.contact.VisibilityChosen)]
  },
  delegation: {
    accessOverview: [
      profile,
      mailbox,
      grants,
      few(
        fc.record({
          mailbox: anyOf(core.mailbox.MailboxId),
          at,
          who: fc.record({ _tag: fc.constant("Delegate"), person }),
          act: text,
          letter: or(anyOf(core.letter.LetterId)),
          document: or(document)
        })
      ),
      reader,
      at
    ],
    acted: [profile, mailbox, person, or(grant), make.mailboxAct, at],
    asOf: [grant, mailbox, at],
    changeAccess: [profile, mailbox, grant, accessActor, terms, at],
    endAccess: [profile, mailbox, grant, accessActor, at],
    evolve: [grant, anyOf(core.delegation.GrantEvent)],
    giveAccess: [
      profile,
      mailbox,
      grants,
      reader,
      or(fc.record({ mailbox, provider, foundBy: fc.constantFrom("search" as const, "wholeAddress" as const) })),
      terms,
      make.grantId,
      at
    ],
    giveAccessOnCase: [profile, mailbox, grants, anyOf(core.case.AccessGranted), make.grantId, at],
    grantTo: [reader, mailbox, at, fc.boolean().map((opens) => () => opens)],
    isDelegateAct: [make.mailboxAct],
    isInForce: [grant, mailbox, at],
    lapse: [grant, mailbox, at],
    mailboxesOpenTo: [profile, few(mailbox), reader, at],
    mayAct: [profile, mailbox, reader, make.mailboxAct, at],
    notifiedToo: [mailbox, grants, letter, at],
    opensLetter: [grant, letter],
    outside: [grant],
    personOwning: [mailbox],
    reachesAct: [grant, anyOf(core.delegation.DelegateAct)],
    warnsOn: [profile.map(({ delegation }) => delegation), grant]
  },
  delivery: { deliver: [profile, or(mailbox), sending, at] },
  directory: {
    block: [anyOf(core.directory.Blocklist), person, fc.boolean(), at],
    evolveBlocklist: [anyOf(core.directory.Blocklist), anyOf(core.directory.BlockEvent)],
    isBlocked: [anyOf(core.directory.Blocklist), person],
    mailboxOf: [recipient, entries],
    mayLookUp: [
      profile.map(({ directory }) => directory),
      or(make.organisation),
      few(anyOf(core.directory.RecipientQuery))
    ],
    normalised: [text],
    parseRecipient: [wide(make.recipientQuery, core.directory.RecipientQuery)],
    search: [
      profile,
      fc.oneof(
        fc.record({ _tag: fc.constant("PersonSearches" as const), person }),
        fc.record({ _tag: fc.constant("BusinessSearches" as const), organisation })
      ),
      fc.oneof(make.searchQuery, fc.record({ text, street: or(text), place: or(text) })),
      few(candidate)
    ],
    sortKey: [text],
    tell: [recipient, entries],
    unblock: [anyOf(core.directory.Blocklist), person, at]
  },
  dispatch: {
    dispatch: [dispatchRequest, newIds, anyOf(core.print.Addressee), at],
    dryRun: [dispatchRequest, at]
  },
  folder: {
    beginUpload: [profile, mailbox, folders, space, fc.record({ reservation, bytes, place }), actor, at],
    contentOf: [folder, few(thing)],
    create: [profile, mailbox, folders, actor, fc.record({ id: folder, name: anyOf(core.folder.FolderName) }), at],
    evolve: [folders, anyOf(core.folder.FolderEvent)],
    finishUpload: [
      profile,
      mailbox,
      folders,
      space,
      fc.record({ reservation, document: anyOf(core.letter.Document), place }),
      actor,
      at
    ],
    firstFolders: [mailbox, folder, or(folder)],
    found: [mailbox, or(thing), actor, at],
    handOf: [profile, mailbox, actor, anyOf(core.delegation.DelegateAct), at],
    isPlace: [folders, place],
    move: [profile, mailbox, folders, or(thing), place, actor, at],
    moved: [thing, anyOf(core.folder.ThingMoved)],
    ownHandOf: [profile, mailbox, actor, at],
    parseFolderName: [text],
    receivedThing: [letter],
    remove: [profile, mailbox, folders, few(thing), actor, folder, at],
    rename: [profile, mailbox, folders, actor, folder, anyOf(core.folder.FolderName), at],
    search: [
      few(fc.record({ sender: or(anyOf(core.organisation.Sender)), subject: or(text), visibleAt: at })),
      anyOf(core.folder.MailboxSearch)
    ],
    sortKeyOf: [anyOf(core.folder.FolderName)],
    uploadedThing: [anyOf(core.folder.DocumentUploaded)]
  },
  idempotency: {
    forgottenBefore: [profile.map(({ sending }) => sending), at],
    judgeKey: [
      profile.map(({ sending }) => sending),
      fc.oneof(fc.constantFrom("UnderWay" as const, null), anyOf(core.idempotency.KeyRecord)),
      digest,
      at
    ],
    rememberedUntil: [profile.map(({ sending }) => sending), at]
  },
  identity: {
    acrOf: [make.electronicLevel],
    electronicIdOf: [few(text)],
    firmer: [level, level],
    levelOfAcr: [text],
    levelProved: [text, make.electronicLevel],
    mayCall: [anyOf(core.identity.Integration), make.apiScope],
    reaches: [level, level],
    weaker: [level, level]
  },
  input: {
    faultsOf: [issue],
    jsonReader: [fc.constant(core.mailbox.Mailbox)],
    reader: [fc.constant(core.mailbox.Mailbox)]
  },
  invoice: {
    attachInvoice: [fc.constantFrom("ThroughApi", "OnTheWeb"), anyOf(core.invoice.InvoiceDetails)],
    evolveInvoice: [invoice, anyOf(core.invoice.InvoiceEvent)],
    hearPartner: [invoice, partnerAnswer, at],
    lastDayToPay: [anyOf(core.invoice.InvoiceDetails)],
    markPaid: [invoice, openingAnswer, at],
    pay: [invoice, mailbox, openingAnswer, payment, at],
    readInvoiceDetails: [fc.anything()],
    sendersInvoice: [invoice],
    showInvoice: [invoice, mailbox, openingAnswer, at],
    unmarkPaid: [invoice, openingAnswer, at]
  },
  kontroll: {
    declineRequest: [profile, kontroll, mailbox, person, at],
    endAsBusiness: [kontroll, controller, at],
    endAsPerson: [profile, kontroll, mailbox, person, fc.constantFrom("endedByPerson", "trashed"), at],
    evolve: [kontroll, anyOf(core.kontroll.KontrollEvent)],
    historyLine: [kontroll, at],
    historyOfBusiness: [few(kontroll), controller, at],
    historyOfPerson: [profile, few(kontroll), mailbox, person, at],
    lapse: [kontroll, at],
    markChecked: [kontroll, controller, at],
    mayControl: [account, person],
    registerForKontroll: [
      fc.record({ sportsClub: fc.boolean(), cameFrom: fc.constantFrom("here" as const, "minIdrett" as const) })
    ],
    requestDocument: [
      profile,
      fc.record({
        organisation,
        name: anyOf(core.organisation.OrganisationName),
        viewer: text,
        subscribed: fc.boolean()
      }),
      mailbox,
      anyOf(core.kontroll.KontrollRequest),
      make.kontrollId,
      at
    ],
    shareDocument: [
      profile,
      kontroll,
      mailbox,
      person,
      fc.record({
        document,
        letter: or(make.letterId),
        received: or(fc.record({ sender: anyOf(core.organisation.Sender), sha256: digest })),
        sha256: digest,
        trashed: fc.boolean()
      }),
      or(anyOf(core.opening.Lock)),
      at
    ],
    viewShared: [profile, kontroll, mailbox, controller, at],
    withdrawRequest: [kontroll, controller, at]
  },
  letter: {
    confirmed: [letter, at],
    documentsOf: [letter],
    isVisible: [letter, at],
    oneLine: [fc.nat()],
    opened: [letter, at]
  },
  logo: {
    evolveLogo: [anyOf(core.logo.Logo), anyOf(core.logo.LogoEvent)],
    judgeLogo: [anyOf(core.logo.Logo), fc.constantFrom("LogoApproved", "LogoRejected"), digest, at],
    proposeLogo: [profile, anyOf(core.logo.LogoPicture), at]
  },
  mailbox: {
    addressOf: [anyOf(core.identity.PersonName), make.addressDigits],
    beforeClosing: [profile, mailbox, lifeActor, at],
    bringDeletionForward: [mailbox, lifeActor, at],
    close: [profile, mailbox, lifeActor, at],
    deactivate: [mailbox, lifeActor, at],
    decideDeletion: [mailbox, lifeActor, at],
    deleteAgain: [mailbox, at],
    deleteForGood: [mailbox, lifeActor, at],
    deletionOf: [mailbox.map(({ life }) => life)],
    enter: [profile, mailbox, owner, at],
    evolve: [mailbox, anyOf(core.mailbox.LifeEvent)],
    noticeDeath: [profile, mailbox, lifeActor, anyOf(core.mailbox.DeathSource), at],
    oldAddressResolvesUntil: [profile.map(({ directory }) => directory), at],
    openToEstate: [mailbox, at],
    organisationAddressOf: [text, make.addressDigits],
    parseMailboxAddress: [text],
    reactivate: [mailbox, lifeActor, at],
    receives: [mailbox],
    recompute: [profile, mailbox, at],
    reopen: [profile, mailbox, lifeActor, at],
    shutOut: [profile, mailbox, owner, at],
    resolves: [profile.map(({ directory }) => directory), or(at), at],
    withdrawDeathNotice: [profile, mailbox, lifeActor, at]
  },
  migration: {
    acceptMoved: [
      mailbox,
      anyOf(core.identity.NationalId),
      anyOf(core.migration.MigrationPackage),
      few(fc.tuple(document, digest)).map((pairs) => new Map(pairs)),
      few(anyOf(core.letter.LetterId)).map((ids) => new Set(ids)),
      at
    ],
    cancelMigration: [migration, at],
    completeMigration: [migration, at],
    evolve: [migration, anyOf(core.migration.MigrationEvent)],
    judgeMove: [movable, at],
    packageOf: [migration, anyOf(core.identity.NationalId), movable, at],
    planMigration: [profile, mailbox, owner, choice, few(movable), make.migrationId, at],
    recordFailed: [migration, anyOf(core.letter.LetterId), at],
    recordMoved: [migration, anyOf(core.letter.LetterId), at],
    startMigration: [migration, at]
  },
  notification: {
    acceptTerms: [make.terms, owner, person, text, at],
    destinationKey: [anyOf(core.notification.Destination)],
    evolve: [message, anyOf(core.notification.MessageEvent)],
    insteadOf: [planned, few(planned), few(message)],
    judge: [planned, few(planned), at],
    legalDeadlineStart: [letter, owner, few(message), at],
    messageKey: [planned],
    plainText: [text],
    plan: [profile, occasion, audience, at],
    registerAddressesOf: [profile.map(({ channel }) => channel), registered, few(address), at],
    reminderAt: [profile.map(({ notification }) => notification), letter],
    settle: [message, make.outcome, at],
    smsFrom: [profile.map(({ notification }) => notification), at],
    termsInForce: [make.terms, at],
    termsToAccept: [make.terms, or(text), at],
    turnOff: [anyOf(core.notification.PersonSettings), fc.constantFrom("email", "sms")],
    turnOn: [anyOf(core.notification.PersonSettings), fc.constantFrom("email", "sms")]
  },
  opening: {
    confirm: [profile, mailbox, letter, reader, at],
    levelToOpen: [profile.map(({ opening }) => opening), letter],
    list: [profile, mailbox, letter, reader, at],
    mayActOn: [profile, mailbox, letter, reader, make.letterAct, at],
    open: [profile, mailbox, letter, reader, at],
    preview: [profile, mailbox, few(letter), reader, grant, level, at]
  },
  organisation: {
    addUser: [account, person, user, at],
    changeReception: [account, person, fc.record({ receives: fc.boolean(), visible: fc.boolean() }), at],
    changeRoles: [account, person, person, make.roles, at],
    evolveAccount: [account, anyOf(core.organisation.AccountEvent)],
    mayAct: [account, person, make.accountAct],
    mayOpenFor: [profile.map(({ organisation }) => organisation), make.applicant, few(make.registeredOrganisation)],
    openAccount: [profile, make.applicant, make.registeredOrganisation, or(account), at],
    ownAccess: [account, person],
    parseSignatories: [fc.anything()],
    removeUser: [account, person, person, at]
  },
  policy: { inEffect: [few(profile), at] },
  price: {
    chargeLetter: [anyOf(core.price.Price), letter.map(({ id }) => id), organisation, at],
    nextNumber: [charges, organisation, anyOf(core.price.PricedService), at],
    priceOf: [
      few(wide(make.priceList, core.price.PriceList)),
      fc.record({ service: make.pricedService, number: fc.integer({ min: 1 }), size: fc.nat() }),
      at
    ],
    statementOf: [charges, organisation, day]
  },
  print: {
    askPrintIfUnread: [day, at],
    evolvePrintIfUnread: [anyOf(core.print.PrintIfUnreadEvent)],
    judgeForPrint: [profile, pages],
    mayPrint: [profile, make.printRequest, pages],
    openBeforePrint: [anyOf(core.print.PrintIfUnread), at],
    printOrderOf: [make.printedLetter, anyOf(core.print.Addressee), anyOf(core.print.Addressee)],
    printUnread: [anyOf(core.print.PrintIfUnread), at],
    readPdfFacts: [fc.anything()],
    unreadable: [wide(make.pdfFacts, core.print.PdfFacts)]
  },
  receipt: {},
  refusal: {
    answerFor: [fc.constant(table), fc.constantFrom(...make.refusalTags), make.refusal],
    explain: [wide(make.refusal, core.refusal.Refusal)]
  },
  request: {
    countRequest: [
      profile.map(({ request }) => request),
      make.requester,
      fc.option(anyOf(core.request.RequestCount)),
      at
    ],
    isOver: [profile.map(({ request }) => request), anyOf(core.request.RequestCount), at]
  },
  retention: {
    deleteDue: [thing, mailbox, at],
    deleteForGood: [profile, mailbox, or(thing), actor, at],
    deletionOf: [thing, mailbox.map(({ life }) => life), at],
    emptyTrash: [profile, mailbox, few(thing), actor, at],
    evolve: [thing, anyOf(core.retention.RetentionEvent)],
    putBack: [profile, mailbox, folders, or(thing), actor, at],
    putContentInTrash: [profile, mailbox, folders, folder, few(thing), few(document), actor, at],
    putInTrash: [profile, mailbox, or(thing), few(document), actor, at],
    recompute: [profile, thing, at],
    seeAgain: [profile, thing, mailbox.map(({ life }) => life), at]
  },
  rule: { homeOf: [make.ruleId] },
  scan: {
    awaitsScan: [sending],
    judgeScan: [
      profile.map(({ scan }) => scan),
      sending,
      few(fc.tuple(document, anyOf(core.scan.ScanAnswer))).map((answers) => new Map(answers)),
      at
    ],
    handBackTurn: [wide(make.scanTurn, core.scan.ScanTurn), at],
    putOffTurn: [profile.map(({ scan }) => scan), wide(make.scanTurn, core.scan.ScanTurn), at],
    renewTurn: [profile.map(({ scan }) => scan), wide(make.scanTurn, core.scan.ScanTurn), at],
    takeTurn: [profile.map(({ scan }) => scan), wide(make.scanTurn, core.scan.ScanTurn), at]
  },
  sending: {
    acceptedAt: [sending],
    commit: [sending, at],
    evolve: [
      sending,
      fc.oneof(
        anyOf(core.sending.FileReceived),
        anyOf(core.sending.SendingAccepted),
        anyOf(core.sending.SendingCleared),
        anyOf(core.sending.SendingLapsed),
        anyOf(core.sending.SendingDelivered),
        anyOf(core.sending.SendingRefused)
      )
    ],
    expectFile: [sending, document, anyOf(core.letter.MediaType), at],
    filesOf: [sending],
    isOnItsWay: [sending],
    lapse: [sending, at],
    mayCompose: [
      profile,
      account,
      person,
      fc.constantFrom("computer", "phone", "tablet", "app"),
      few(anyOf(core.directory.RecipientQuery))
    ],
    judgeSending: [profile, make.organisation, request, fc.record({ recipient, found: entries }), at],
    openSending: [profile, make.organisation, request, fc.record({ recipient, found: entries }), newIds, at],
    receiveFile: [
      sending,
      document,
      fc.record({
        ...{ mediaType: anyOf(core.letter.MediaType), bytes, sha256: digest },
        looksLike: or(anyOf(core.letter.MediaType))
      }),
      at
    ],
    sendAsPerson: [
      profile,
      fc.record({ person, mailbox }),
      or(candidate),
      fc.record({ asksElectronicId: fc.boolean(), visibleAt: or(at), contents }),
      at
    ]
  },
  session: {
    withoutGuess: [anyOf(core.session.GuessCount), at],
    afterWrongGuess: [profile.map(({ password }) => password), or(anyOf(core.session.GuessCount)), at],
    endedBefore: [profile.map(({ session }) => session), at],
    guessesPassedBefore: [profile.map(({ password }) => password), at],
    judgeGuess: [profile.map(({ password }) => password), number, or(anyOf(core.session.GuessCount)), at],
    judgePassword: [profile.map(({ password }) => password), text, fc.boolean().map((is) => () => is)],
    judgeSession: [profile.map(({ session }) => session), wide(make.session, core.session.Session), or(at), at],
    levelOfProof: [anyOf(core.session.Proof)],
    mayChoosePassword: [level],
    mayRegister: [anyOf(core.session.Proof)],
    passwordMoment: [or(at), at],
    renewSession: [wide(make.session, core.session.Session), at],
    useSession: [profile.map(({ session }) => session), wide(make.session, core.session.Session), at]
  },
  storage: {
    buy: [space, bytes, or(day), at],
    commit: [space, reservation, bytes, at],
    counted: [origin, bytes],
    counts: [origin],
    emptyAccount: [make.mailboxId],
    evolve: [space, anyOf(core.storage.StorageEvent)],
    free: [space, origin, bytes, at],
    lapse: [space, at],
    receive: [space, make.senderKind, bytes, at],
    release: [space, reservation, at],
    reserve: [profile, space, fc.record({ id: reservation, purpose: make.purpose, bytes }), at],
    spaceOf: [profile.map(({ storage }) => storage), space, at],
    sum: [few(bytes)]
  },
  transaction: {
    groupsOf: [few(text), fc.constant((item: unknown) => String(item))],
    isStillRead: [fc.constantFrom(new core.transaction.DiskFull({ part: "database" }), null, 1, {})]
  }
}

/** Why no workflow is asked: it is an effect, and answers once an adapter does; contract tests ask those. */
const workflows: Readonly<Record<string, ReadonlyArray<string>>> = {
  audit: ["proveEntry", "proveGrowth", "receiptOf", "viewAccessLog", "writeDown", "writeNew"],
  delivery: ["deliverSending", "deliverWaiting", "writeArrivals"],
  directory: ["lookUp"],
  idempotency: ["forgetKeys"],
  identity: ["findPerson"],
  mailbox: ["asOwner", "mailboxesOf", "replayDeletions"],
  opening: ["confirmLetter", "listLetters", "lookUpLetters", "openLetter", "readDocument", "readReceipt", "viewLetter"],
  receipt: ["carryWaiting", "orderWaiting", "readEvents", "relayWaiting"],
  scan: ["commitSending", "scanSending", "scanWaiting"],
  sending: ["beginSending", "findSending", "lapseWaiting", "receiveSendingFile", "sweepStaging"],
  session: [
    ...["beginSession", "choosePassword", "endSession", "forgetGuesses", "forgetSessions"],
    ...["logInWithPassword", "peekSession", "resumeSession"]
  ],
  transaction: ["eachGroupOfRound", "eachOfRound"]
}

/** What answers without a tag of its own must be. */
const states: Readonly<Record<string, Schema.Schema<unknown>>> = {
  "batch.createBatch": core.batch.Batch,
  "batch.evolve": core.batch.Batch,
  "calendar.addBankDays": core.calendar.OsloDate,
  "calendar.addDays": core.calendar.OsloDate,
  "calendar.addMonths": core.calendar.OsloDate,
  "calendar.nextBankDay": core.calendar.OsloDate,
  "calendar.osloDateOf": core.calendar.OsloDate,
  "case.evolve": core.case.Case,
  "channel.choiceOf": core.channel.ChannelChoice,
  "channel.evolve": core.channel.ChannelChoice,
  "contact.confirmationDay": core.calendar.OsloDate,
  "contact.evolve": core.contact.Contact,
  "contact.noContact": core.contact.Contact,
  "contact.ownerOf": core.mailbox.Owner,
  "contact.withVisibility": core.mailbox.Mailbox,
  "delegation.asOf": core.delegation.Grant,
  "delegation.evolve": core.delegation.Grant,
  "delegation.warnsOn": Schema.NullOr(core.calendar.OsloDate),
  "directory.evolveBlocklist": core.directory.Blocklist,
  "folder.evolve": core.folder.Folders,
  "folder.firstFolders": core.folder.Folders,
  "folder.moved": core.folder.Thing,
  "folder.receivedThing": core.folder.Thing,
  "folder.uploadedThing": core.folder.Thing,
  "kontroll.evolve": core.kontroll.Kontroll,
  "letter.confirmed": core.letter.Letter,
  "letter.opened": core.letter.Letter,
  "logo.evolveLogo": core.logo.Logo,
  "mailbox.addressOf": core.mailbox.MailboxAddress,
  "mailbox.organisationAddressOf": core.mailbox.MailboxAddress,
  "mailbox.evolve": core.mailbox.Mailbox,
  "migration.evolve": core.migration.Migration,
  "notification.evolve": core.notification.Message,
  "notification.plainText": core.notification.PlainText,
  "notification.turnOn": core.notification.PersonSettings,
  "opening.list": Schema.NullOr(core.opening.ListedLetter),
  "organisation.evolveAccount": core.organisation.Account,
  "retention.evolve": Schema.NullOr(core.folder.Thing),
  "scan.handBackTurn": core.scan.ScanTurn,
  "scan.putOffTurn": core.scan.ScanTurn,
  "scan.renewTurn": core.scan.ScanTurn,
  "sending.evolve": core.sending.Sending,
  "session.withoutGuess": core.session.GuessCount,
  "session.afterWrongGuess": core.session.GuessCount,
  "session.passwordMoment": core.calendar.Instant,
  "session.renewSession": core.session.Session,
  "session.useSession": core.session.Session,
  "storage.emptyAccount": core.storage.StorageAccount,
  "storage.evolve": core.storage.StorageAccount,
  "storage.sum": core.policy.Bytes
}

/** Every tagged schema of every word by its tag, those inside of others too. */
const tagged = new Map<string, Array<(value: unknown) => boolean>>()
const seen = new Set<SchemaAST.AST>()
const collect = (ast: SchemaAST.AST): void => {
  if (seen.has(ast)) return
  seen.add(ast)
  if (SchemaAST.isUnion(ast)) ast.types.forEach(collect)
  if (SchemaAST.isArrays(ast)) [...ast.elements, ...ast.rest].forEach(collect)
  if (!SchemaAST.isObjects(ast)) return
  ast.propertySignatures.forEach(({ type }) => collect(type))
  const tag = ast.propertySignatures.find(({ name }) => name === "_tag")?.type
  if (tag === undefined || !SchemaAST.isLiteral(tag)) return
  const is = Schema.is(Schema.make<Schema.Schema<unknown>>(ast))
  tagged.set(String(tag.literal), [...(tagged.get(String(tag.literal)) ?? []), is])
}
const apart = [AccountOpened, DocumentRequested, MigrationPlanned, MovedLetterAccepted]
for (const one of [
  ...Object.values<Readonly<Record<string, unknown>>>(core).flatMap((face) => Object.values(face)),
  ...apart
]) {
  if (Schema.isSchema(one)) collect(SchemaAST.toType(one.ast))
}
// What no schema holds: it is neither stored nor sent. A recipient as it was read is none as it was asked for.
for (const tag of ["NameAndAddress", "Erased", "Go", "Malformed", "Withhold"]) tagged.set(tag, [() => true])

/** Where in an answer something stands that is none: no number, no moment, or not what its tag says. */
const unsound = (value: unknown, path = ""): ReadonlyArray<string> => {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (typeof value !== "object" || value === null) return []
  if (DateTime.isDateTime(value)) return Schema.is(Instant)(value) ? [] : [`${path}: ${String(value)}`]
  if (Result.isResult(value)) {
    if (Result.isSuccess(value)) return unsound(value.success, `${path}success`)
    const said = Predicate.hasProperty(value.failure, "_tag") || Predicate.hasProperty(value.failure, "why")
    return [...(said ? [] : [`${path}: fails, and does not say how`]), ...unsound(value.failure, `${path}failure`)]
  }
  if (value instanceof Map || value instanceof Set) return unsound([...value], path)
  const tag = Predicate.hasProperty(value, "_tag") ? String(value._tag) : null
  return [
    ...(tag === null || tagged.get(tag)?.some((is) => is(value)) === true ? [] : [`${path}: no ${tag}`]),
    ...Object.entries(value).flatMap(([name, inner]) => unsound(inner, `${path}.${name}`))
  ]
}

/** The lists of rules in an answer, or in what was asked. */
const rulesIn = (value: unknown): ReadonlyArray<unknown> => {
  if (typeof value !== "object" || value === null) return []
  if (Result.isResult(value)) return rulesIn(Result.isSuccess(value) ? value.success : value.failure)
  return Object.entries(value).flatMap(([name, inner]) => (name === "rules" ? [inner] : rulesIn(inner)))
}
// What these answer is told by no rule of the catalogue.
const unruled = ["notification.settle", "request.countRequest"]

const functions = Object.entries(core).flatMap(([word, face]) =>
  Object.entries<unknown>(face).flatMap(([name, one]) =>
    typeof one === "function" && !Schema.isSchema(one)
      ? [{ word, name, one: one as (...args: Array<unknown>) => unknown }]
      : []
  )
)
const given = (word: string, name: string): ReadonlyArray<fc.Arbitrary<unknown>> | undefined =>
  Reflect.get(Reflect.get(asked, word) ?? {}, name)

describe("whatever a function is given that its types take", () => {
  const pure = functions.flatMap(({ word, name, one }) => {
    const args = given(word, name)
    return args === undefined ? [] : [{ name: `${word}.${name}`, one, args }]
  })

  it.each(pure)(
    "FIELD-14: $name answers, with what its schema takes, and with the rules that spoke",
    ({ name, one, args }) => {
      const all = fc.tuple(...args)
      const situations = fc.oneof(
        all,
        all.map((args) => args.map((arg) => meeting(arg))),
        all.map((args) => args.map((arg) => meeting(arg, ids.slice(0, 1))))
      )
      const state = states[name]
      fc.assert(
        fc.property(situations, (args) => {
          const answer = one(...args)
          expect(unsound(answer)).toEqual([])
          const passedOn = new Set(rulesIn(args))
          if (!unruled.includes(name))
            expect(rulesIn(answer).filter((rules) => !passedOn.has(rules))).not.toContainEqual([])
          if (state !== undefined) expect(Schema.is(state)(answer)).toBe(true)
        }),
        { numRuns: 50 }
      )
    }
  )

  it("every function is asked that is no port and no workflow", () => {
    const asked = functions.filter(({ name }) => /^[a-z]/u.test(name))
    expect(
      asked.filter(({ word, name }) => (given(word, name) === undefined) !== (workflows[word]?.includes(name) ?? false))
    ).toEqual([])
  })
})
