import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CaseAct, type CaseCommand, decideAct } from "./case/command.arbitrary.ts"
import * as core from "./index.ts"
import * as make from "./testing.ts"

type Answers = readonly [question: string, one: unknown, other: unknown]

/**
 * What is kept from somebody: pairs of situations that differ in nothing else, and what can be asked in them. Whoever asks
 * must be answered the same in both.
 */
interface Secret {
  readonly asks: ReadonlyArray<string>
  /** The two answers to each question. */
  readonly answers: fc.Arbitrary<ReadonlyArray<Answers>>
}

/** Pairs of situations, made of what the asker knows and may know, and twice of what is kept from them. */
const kept = <Known extends object, Hidden extends object>(
  known: fc.Arbitrary<Known>,
  hidden: (known: Known) => fc.Arbitrary<Hidden>,
  asks: Readonly<Record<string, (situation: Known & Hidden) => unknown>>
): Secret => ({
  asks: Object.keys(asks),
  answers: known.chain((known) =>
    fc
      .tuple(hidden(known), hidden(known))
      .map(([one, other]) =>
        Object.entries(asks).map(
          ([name, ask]): Answers => [name, ask({ ...known, ...one }), ask({ ...known, ...other })]
        )
      )
  )
})

/** Somebody who asks, as each word wants them told. */
const asker = fc
  .record({ profile: make.profile, person: make.personId, level: make.level, at: make.instant })
  .map(({ person, level, ...rest }) => {
    const owner = { _tag: "PersonOwner", person } as const
    return {
      ...rest,
      ...{ person, level, owner, reader: { person, level } },
      life: { _tag: "OwnerActs", owner, level } as const,
      actor: { _tag: "OwnerActs", owner, person } as const
    }
  })
const business = make.controller.chain((by) => make.instant.map((at) => ({ by, at })))

/** A mailbox with something of each kind in it. */
const home = (mailboxes: fc.Arbitrary<core.mailbox.Mailbox>) =>
  mailboxes.chain((mailbox) =>
    make.foldersIn(mailbox).chain((folders) =>
      fc.record({
        mailbox: fc.constant(mailbox),
        letter: make.letterIn(mailbox.id),
        folders: fc.constant(folders),
        thing: make.thingIn(mailbox.id, folders),
        account: make.storageAccount,
        kontroll: make.kontroll.map((kontroll) => ({ ...kontroll, mailbox: mailbox.id }))
      })
    )
  )

const request = fc.record({
  document: make.document,
  shareable: make.shareableDocument,
  reservation: make.reservationId,
  folder: make.folderId,
  name: make.folderName,
  choice: make.channelChoice,
  migration: make.migrationId,
  visible: fc.boolean()
})
const inbox = { _tag: "Inbox" } as const

const folderIn = ({
  folders,
  folder
}: {
  readonly folders: core.folder.Folders
  readonly folder: core.folder.FolderId
}) => folders.folders[0]?.id ?? folder
const uploadOf = ({
  reservation,
  document
}: {
  readonly reservation: core.storage.ReservationId
  readonly document: core.letter.Document
}) => ({
  reservation,
  document,
  place: inbox
})
const managerOf = ({ users }: core.organisation.Account) => users[0]?.person ?? expect.fail()
const byName = {
  _tag: "NameAndAddress",
  name: "ola nordmann",
  street: "storgata 1",
  postalCode: "0150",
  birthDate: null
} as const

/** Somebody to whom a person's letter does not go: they block the person, or their mailbox takes none. */
const shut = (person: core.identity.PersonId) =>
  fc.oneof(
    make.candidate.map((one) => ({ ...one, blocklist: { ...one.blocklist, blocked: [person] } })),
    make.candidate.map((one) => ({ ...one, reception: false })),
    fc
      .tuple(
        make.candidate,
        make.life.filter(({ _tag }) => _tag !== "Active")
      )
      .map(([one, life]) => ({ ...one, mailbox: { ...one.mailbox, life } }))
  )

/** The same, or somebody hidden: none of them is found by name. */
const unfindable = (person: core.identity.PersonId) =>
  fc.oneof(
    shut(person),
    make.candidate.map((one) => ({ ...one, mailbox: { ...one.mailbox, visible: false } }))
  )

interface CaseScene {
  readonly profile: core.policy.ProviderProfile
  readonly case: core.case.Case
  readonly mailbox: core.mailbox.Mailbox
  readonly acts: ReadonlyArray<CaseAct>
  readonly by: core.case.CaseActor
  readonly at: core.calendar.Instant
}
const caseCommands: ReadonlyArray<CaseCommand> = [
  ...([
    "handIn",
    "registerPaper",
    "giveContact",
    "linkMailbox",
    "recordWitnesses",
    "recordNamed",
    "giveApproval"
  ] as const),
  ...(["askForPapers", "prepare", "approve", "reject", "withdraw", "endAccess", "correct", "answer", "look"] as const)
]

/** How somebody might ask for access, for themselves or for others. */
const access = fc.tuple(make.instant, make.letter).chain(([since, letter]) =>
  fc.record({
    to: make.foundPerson,
    terms: make.termsFrom(since, letter),
    grantId: make.grantId,
    act: make.mailboxAct,
    letterAct: make.letterAct
  })
)

interface Home {
  readonly mailbox: core.mailbox.Mailbox
  readonly letter: core.letter.Letter
}
/** A grant in a mailbox to somebody else than whoever asks. */
const othersGrant = ({ mailbox, letter }: Home, person: core.identity.PersonId) =>
  make.grantIn(
    mailbox,
    letter,
    make.personId.filter((other) => other !== person)
  )

interface AccessScene extends Home {
  readonly profile: core.policy.ProviderProfile
  readonly person: core.identity.PersonId
  readonly level: core.identity.Level
  /** What lies in the mailbox of grants to whoever asks, and to others. */
  readonly held: ReadonlyArray<core.delegation.Grant>
  readonly others: core.delegation.Grant
  readonly to: core.delegation.FoundPerson
  readonly terms: core.delegation.GrantTerms
  readonly grantId: core.delegation.GrantId
  readonly act: core.delegation.MailboxAct
  readonly at: core.calendar.Instant
}
const actorOf = ({ person, level, held }: Pick<AccessScene, "person" | "level" | "held">) => ({
  person,
  level,
  grants: held
})
const delegateOf = ({ person, held }: Pick<AccessScene, "person" | "held">) => ({
  _tag: "DelegateActs" as const,
  person,
  grants: held
})
const personActs = (s: AccessScene) => ({ _tag: "PersonActs" as const, ...actorOf(s) })

const accessAsks: Readonly<Record<string, (s: AccessScene) => unknown>> = {
  "delegation.giveAccess": (s) =>
    core.delegation.giveAccess(s.profile, s.mailbox, s.held, actorOf(s), s.to, s.terms, s.grantId, s.at),
  "delegation.changeAccess": (s) =>
    core.delegation.changeAccess(s.profile, s.mailbox, s.others, personActs(s), s.terms, s.at),
  "delegation.endAccess": (s) => core.delegation.endAccess(s.profile, s.mailbox, s.others, personActs(s), s.at),
  "delegation.accessOverview": (s) =>
    core.delegation.accessOverview(s.profile, s.mailbox, s.held, [], actorOf(s), s.at),
  "delegation.mailboxesOpenTo": (s) => core.delegation.mailboxesOpenTo(s.profile, [s.mailbox], actorOf(s), s.at),
  "delegation.grantTo": (s) => core.delegation.grantTo(actorOf(s), s.mailbox, s.at),
  "delegation.mayAct": (s) => core.delegation.mayAct(s.profile, s.mailbox, actorOf(s), s.act, s.at)
}

const secrets: Readonly<Record<string, Secret>> = {
  "FIELD-25: somebody else's mailbox, and what is in it": kept(
    fc.tuple(asker, request, access).map(([asker, request, access]) => ({ ...asker, ...request, ...access })),
    ({ person, at }) =>
      home(make.mailbox.filter(({ owner }) => owner._tag !== "PersonOwner" || owner.person !== person)).chain((home) =>
        fc
          .tuple(othersGrant(home, person), make.grantIn(home.mailbox, home.letter, fc.constant(person)))
          .map(([others, own]) => {
            const ended: core.delegation.Grant = { ...own, state: { _tag: "Ended", at, how: "withdrawn" } }
            return { ...home, others, held: [others, ended] }
          })
      ),
    {
      "opening.open": (s) => core.opening.open(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.confirm": (s) => core.opening.confirm(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.list": (s) => core.opening.list(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.mayActOn": (s) => core.opening.mayActOn(s.profile, s.mailbox, s.letter, actorOf(s), s.letterAct, s.at),
      "opening.preview": (s) =>
        core.opening.preview(s.profile, s.mailbox, [s.letter], actorOf(s), s.others, s.level, s.at),
      ...accessAsks,
      "mailbox.enter": (s) => core.mailbox.enter(s.profile, s.mailbox, s.owner, s.at),
      "mailbox.shutOut": (s) => core.mailbox.shutOut(s.profile, s.mailbox, s.owner, s.at),
      "mailbox.deactivate": (s) => core.mailbox.deactivate(s.mailbox, s.life, s.at),
      "mailbox.reactivate": (s) => core.mailbox.reactivate(s.mailbox, s.life, s.at),
      "mailbox.beforeClosing": (s) => core.mailbox.beforeClosing(s.profile, s.mailbox, s.life, s.at),
      "mailbox.close": (s) => core.mailbox.close(s.profile, s.mailbox, s.life, s.at),
      "mailbox.reopen": (s) => core.mailbox.reopen(s.profile, s.mailbox, s.life, s.at),
      "mailbox.noticeDeath": (s) => core.mailbox.noticeDeath(s.profile, s.mailbox, s.life, "register", s.at),
      "mailbox.withdrawDeathNotice": (s) => core.mailbox.withdrawDeathNotice(s.profile, s.mailbox, s.life, s.at),
      "mailbox.bringDeletionForward": (s) => core.mailbox.bringDeletionForward(s.mailbox, s.life, s.at),
      "mailbox.decideDeletion": (s) => core.mailbox.decideDeletion(s.mailbox, s.life, s.at),
      "mailbox.deleteForGood": (s) => core.mailbox.deleteForGood(s.mailbox, s.life, s.at),
      "contact.chooseVisibility": (s) => core.contact.chooseVisibility(s.profile, s.mailbox, s.owner, s.visible, s.at),
      "folder.handOf": (s) => core.folder.handOf(s.profile, s.mailbox, s.actor, "file", s.at),
      "folder.handOf, by a grant that is over or another's": (s) =>
        core.folder.handOf(s.profile, s.mailbox, delegateOf(s), "file", s.at),
      "folder.ownHandOf, by a grant that is over or another's": (s) =>
        core.folder.ownHandOf(s.profile, s.mailbox, delegateOf(s), s.at),
      "folder.move, by a grant that is over or another's": (s) =>
        core.folder.move(s.profile, s.mailbox, s.folders, s.thing, inbox, delegateOf(s), s.at),
      "folder.ownHandOf": (s) => core.folder.ownHandOf(s.profile, s.mailbox, s.actor, s.at),
      "folder.create": (s) =>
        core.folder.create(s.profile, s.mailbox, s.folders, s.actor, { id: s.folder, name: s.name }, s.at),
      "folder.rename": (s) => core.folder.rename(s.profile, s.mailbox, s.folders, s.actor, folderIn(s), s.name, s.at),
      "folder.remove": (s) =>
        core.folder.remove(s.profile, s.mailbox, s.folders, [s.thing], s.actor, folderIn(s), s.at),
      "folder.move": (s) => core.folder.move(s.profile, s.mailbox, s.folders, s.thing, inbox, s.actor, s.at),
      "folder.beginUpload": (s) =>
        core.folder.beginUpload(
          s.profile,
          s.mailbox,
          s.folders,
          s.account,
          { ...uploadOf(s), bytes: s.document.bytes },
          s.actor,
          s.at
        ),
      "folder.finishUpload": (s) =>
        core.folder.finishUpload(s.profile, s.mailbox, s.folders, s.account, uploadOf(s), s.actor, s.at),
      "retention.putInTrash": (s) => core.retention.putInTrash(s.profile, s.mailbox, s.thing, [], s.actor, s.at),
      "retention.putContentInTrash": (s) =>
        core.retention.putContentInTrash(s.profile, s.mailbox, s.folders, folderIn(s), [s.thing], [], s.actor, s.at),
      "retention.putBack": (s) => core.retention.putBack(s.profile, s.mailbox, s.folders, s.thing, s.actor, s.at),
      "retention.deleteForGood": (s) => core.retention.deleteForGood(s.profile, s.mailbox, s.thing, s.actor, s.at),
      "retention.emptyTrash": (s) => core.retention.emptyTrash(s.profile, s.mailbox, [s.thing], s.actor, s.at),
      "migration.planMigration": (s) => {
        const movable = { letter: s.letter, dueNotifications: [] }
        return core.migration.planMigration(s.profile, s.mailbox, s.owner, s.choice, [movable], s.migration, s.at)
      },
      "kontroll.shareDocument": (s) =>
        core.kontroll.shareDocument(s.profile, s.kontroll, s.mailbox, s.person, s.shareable, null, s.at),
      "kontroll.declineRequest": (s) => core.kontroll.declineRequest(s.profile, s.kontroll, s.mailbox, s.person, s.at),
      "kontroll.endAsPerson": (s) =>
        core.kontroll.endAsPerson(s.profile, s.kontroll, s.mailbox, s.person, "endedByPerson", s.at),
      "kontroll.historyOfPerson": (s) =>
        core.kontroll.historyOfPerson(s.profile, [s.kontroll], s.mailbox, s.person, s.at)
    }
  ),

  "ACCESS-8, FIELD-25: who else has access, from a delegate": kept(
    fc.tuple(make.delegatesRequest, access).map(([request, access]) => ({ ...request, ...request.reader, ...access })),
    ({ mailbox, letter, grant, person }) =>
      othersGrant({ mailbox, letter }, person).map((others) => ({ others, held: [grant, others] })),
    {
      ...accessAsks,
      "opening.preview": (s) =>
        core.opening.preview(s.profile, s.mailbox, [s.letter], actorOf(s), s.others, s.level, s.at)
    }
  ),

  "FIELD-21, FIELD-22, FIELD-25: a letter that a delegate's grant does not open": kept(
    fc.record({ request: make.delegatesRequest, letterAct: make.letterAct }).map(({ request, letterAct }) => ({
      ...{ ...request, letterAct }
    })),
    ({ mailbox, grant }) =>
      make.letterIn(mailbox.id).map((letter) => ({
        letter: core.delegation.opensLetter(grant, letter) ? { ...letter, recipientOnly: true } : letter
      })),
    {
      "opening.open": (s) => core.opening.open(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.confirm": (s) => core.opening.confirm(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.list": (s) => core.opening.list(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.mayActOn": (s) => core.opening.mayActOn(s.profile, s.mailbox, s.letter, s.reader, s.letterAct, s.at),
      "opening.preview": (s) =>
        core.opening.preview(s.profile, s.mailbox, [s.letter], s.reader, s.grant, s.reader.level, s.at)
    }
  ),

  "FIELD-3, ACCESS-4: what a sensitive letter is about, from a delegate who is not known firmly enough": kept(
    make.delegatesRequest
      .filter(
        ({ profile, letter, reader }) =>
          !core.identity.reaches(reader.level, core.opening.levelToOpen(profile.opening, letter))
      )
      .map((request) => ({ ...request, letter: { ...request.letter, sensitivity: "sensitive" as const } })),
    ({ letter, grant }) =>
      fc
        .record({ subject: make.subject, kind: make.letterKind, contents: make.contents })
        // By a grant narrowed to some kinds, the kind is no secret from the delegate.
        .map(({ kind, ...hidden }) => ({
          letter: { ...letter, ...hidden, kind: grant.terms.kinds === null ? kind : letter.kind }
        })),
    {
      "opening.open": (s) => core.opening.open(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.confirm": (s) => core.opening.confirm(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.list": (s) => core.opening.list(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.mayActOn": (s) => core.opening.mayActOn(s.profile, s.mailbox, s.letter, s.reader, "file", s.at)
    }
  ),

  "FIELD-6, FIELD-25: a letter of one's own that is not there yet": kept(
    fc.tuple(asker, make.openMailbox).map(([asker, mailbox]) => {
      const owner = { _tag: "PersonOwner", person: asker.person } as const
      return { ...asker, mailbox: { ...mailbox, owner } }
    }),
    ({ mailbox, at }) =>
      fc.tuple(make.letterIn(mailbox.id), fc.integer({ min: 1, max: 1e12 })).map(([letter, millis]) => ({
        letter: { ...letter, visibleAt: DateTime.add(at, { milliseconds: millis }) }
      })),
    {
      "opening.open": (s) => core.opening.open(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.confirm": (s) => core.opening.confirm(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.list": (s) => core.opening.list(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "folder.found": (s) => core.folder.found(s.mailbox, core.folder.receivedThing(s.letter), s.actor, s.at),
      "folder.move": (s) =>
        core.folder.move(
          s.profile,
          s.mailbox,
          { mailbox: s.mailbox.id, folders: [] },
          core.folder.receivedThing(s.letter),
          inbox,
          s.actor,
          s.at
        ),
      "retention.putInTrash": (s) =>
        core.retention.putInTrash(s.profile, s.mailbox, core.folder.receivedThing(s.letter), [], s.actor, s.at)
    }
  ),

  "FIELD-3, AUTH-5: what a sensitive letter is about, from who is not known firmly enough to open it": kept(
    make.ownersRequest
      .filter(
        ({ profile, letter, reader }) =>
          !core.identity.reaches(reader.level, core.opening.levelToOpen(profile.opening, letter))
      )
      .chain((request) =>
        fc
          .record({ given: make.grantIn(request.mailbox, request.letter), theirs: make.level })
          .map(({ given, theirs }) => ({
            ...{ ...request, theirs },
            letter: { ...request.letter, sensitivity: "sensitive" as const, recipientOnly: false },
            grant: {
              ...given,
              kind: { _tag: "OwnerGiven" as const, owner: request.mailbox.owner.person },
              since: request.at,
              terms: { ...given.terms, endDay: null },
              state: { _tag: "Given" as const }
            }
          }))
      ),
    ({ letter }) =>
      fc
        .record({ subject: make.subject, kind: make.letterKind, contents: make.contents })
        .map((hidden) => ({ letter: { ...letter, ...hidden } })),
    {
      "opening.open": (s) => core.opening.open(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.confirm": (s) => core.opening.confirm(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.list": (s) => core.opening.list(s.profile, s.mailbox, s.letter, s.reader, s.at),
      "opening.preview": (s) =>
        core.opening.preview(s.profile, s.mailbox, [s.letter], s.reader, s.grant, s.theirs, s.at)
    }
  ),

  "FIELD-3, NOTIFY-4: what a sensitive letter is about, from who sees the messages about it": kept(
    make.profile.chain((profile) => make.notified.map((notified) => ({ ...notified, profile }))),
    () => fc.record({ subject: make.subject, contents: make.contents }),
    {
      "notification.plan": ({ profile, occasion, audience, at, ...hidden }) => {
        if (!("letter" in occasion)) return []
        const letter = { ...occasion.letter, ...hidden, sensitivity: "sensitive" as const }
        return core.notification.plan(profile, { ...occasion, letter }, audience, at)
      }
    }
  ),

  "FIELD-25: a request for control that another business made": kept(
    business,
    ({ by }) =>
      fc.record({
        profile: make.profile,
        mailbox: make.mailbox,
        kontroll: make.kontroll.filter(({ business }) => business.organisation !== by.organisation)
      }),
    {
      "kontroll.withdrawRequest": (s) => core.kontroll.withdrawRequest(s.kontroll, s.by, s.at),
      "kontroll.viewShared": (s) => core.kontroll.viewShared(s.profile, s.kontroll, s.mailbox, s.by, s.at),
      "kontroll.markChecked": (s) => core.kontroll.markChecked(s.kontroll, s.by, s.at),
      "kontroll.endAsBusiness": (s) => core.kontroll.endAsBusiness(s.kontroll, s.by, s.at),
      "kontroll.historyOfBusiness": (s) => core.kontroll.historyOfBusiness([s.kontroll], s.by, s.at)
    }
  ),

  "FIELD-25, LIFE-1: why a mailbox takes nothing": kept(
    fc.tuple(business, make.profile, make.kontrollRequest, make.kontrollId).map(([business, profile, request, id]) => ({
      ...{ ...business, profile, request, id }
    })),
    () => fc.record({ mailbox: make.mailbox.filter((mailbox) => !core.mailbox.receives(mailbox)) }),
    {
      "kontroll.requestDocument": (s) =>
        core.kontroll.requestDocument(s.profile, { ...s.by, subscribed: true }, s.mailbox, s.request, s.id, s.at)
    }
  ),

  "FIELD-25: another sender's batch": kept(
    fc.record({ by: make.organisationNumber, key: make.idempotencyKey, at: make.instant }),
    ({ by }) => fc.record({ batch: make.batch.filter(({ sender }) => sender !== by) }),
    {
      "batch.addItem": (s) => core.batch.addItem(s.batch, s.by, s.key, s.at),
      "batch.commitBatch": (s) => core.batch.commitBatch(s.batch, s.by, s.at),
      "batch.cancelBatch": (s) => core.batch.cancelBatch(s.batch, s.by, s.at)
    }
  ),

  "FIELD-25: an account that one is no user of": kept(
    fc.record({
      profile: make.profile,
      user: make.accountUser,
      act: make.accountAct,
      open: fc.boolean(),
      at: make.instant
    }),
    ({ user }) =>
      fc.record({ account: make.account.filter(({ users }) => !users.some(({ person }) => person === user.person)) }),
    {
      "organisation.mayAct": (s) => core.organisation.mayAct(s.account, s.user.person, s.act),
      "organisation.ownAccess": (s) => core.organisation.ownAccess(s.account, s.user.person),
      "organisation.addUser": (s) => core.organisation.addUser(s.account, s.user.person, s.user, s.at),
      "organisation.changeRoles": (s) =>
        core.organisation.changeRoles(s.account, s.user.person, managerOf(s.account), s.user.roles, s.at),
      "organisation.removeUser": (s) =>
        core.organisation.removeUser(s.account, s.user.person, managerOf(s.account), s.at),
      "organisation.changeReception": (s) =>
        core.organisation.changeReception(s.account, s.user.person, { receives: s.open, visible: s.open }, s.at),
      "kontroll.mayControl": (s) => core.kontroll.mayControl(s.account, s.user.person),
      "sending.mayCompose": (s) => core.sending.mayCompose(s.profile, s.account, s.user.person, "computer", [])
    }
  ),

  "RECEIVE-2, CONTACT-8, FIELD-25: those who are not to be found": kept(
    fc
      .tuple(
        asker,
        make.searchQuery,
        fc.array(make.candidate, { maxLength: 4 }),
        make.sendingRequest,
        make.organisation
      )
      .map(([asker, query, others, letter, sender]) => ({ ...asker, query, others, letter, sender })),
    ({ person, query }) =>
      fc.record({
        somebody: fc.option(unfindable(person).filter(({ mailbox }) => mailbox.address !== query.text)),
        hidden: fc.array(
          make.mailboxId.map((id) => ({ mailbox: { id, receives: true, visible: false } })),
          { maxLength: 2 }
        )
      }),
    {
      "directory.search": (s) => {
        const by = { _tag: "PersonSearches", person: s.person } as const
        return core.directory.search(s.profile, by, s.query, s.somebody === null ? s.others : [...s.others, s.somebody])
      },
      "directory.tell": (s) => core.directory.tell(byName, s.hidden),
      "directory.mailboxOf": (s) => core.directory.mailboxOf(byName, s.hidden),
      "sending.openSending": (s) => {
        const ids = fc.sample(make.newIdsFor(s.letter), { numRuns: 1, seed: 1 })[0] ?? expect.fail()
        return core.sending.openSending(
          s.profile,
          s.sender,
          s.letter,
          { recipient: byName, found: s.hidden },
          ids,
          s.at
        )
      }
    }
  ),

  "RECEIVE-2, FIELD-25: whether one is blocked by somebody, or nobody is there": kept(
    fc
      .tuple(asker, make.declaredContents, make.openMailbox)
      .map(([asker, contents, mailbox]) => ({ ...asker, contents, mine: { ...mailbox, owner: asker.owner } })),
    ({ person }) => fc.record({ to: fc.option(shut(person)) }),
    {
      "sending.sendAsPerson": (s) =>
        core.sending.sendAsPerson(
          s.profile,
          { person: s.person, mailbox: s.mine },
          s.to,
          { asksElectronicId: false, visibleAt: null, contents: s.contents },
          s.at
        )
    }
  ),

  "FIELD-25: whether a business has an account here, from who may not open one for it": kept(
    fc
      .record({
        profile: make.profile,
        applicant: make.applicant,
        registered: make.registeredOrganisation,
        at: make.instant
      })
      .map((known) => {
        const signatories = known.registered.signatories.filter((one) => one !== known.applicant.nationalId)
        return { ...known, registered: { ...known.registered, signatories } }
      }),
    () => fc.record({ existing: fc.option(make.account) }),
    {
      "organisation.openAccount": (s) =>
        core.organisation.openAccount(s.profile, s.applicant, s.registered, s.existing, s.at)
    }
  ),

  "FIELD-25, SUPPORT-1: a case that one has no part in": kept(
    fc.record({
      by: fc.constant({ _tag: "PersonActs" as const, person: make.cast.stranger }),
      acts: fc.array(make.caseAct, { minLength: 5, maxLength: 10 }),
      profile: make.profile,
      at: make.instant
    }),
    () =>
      make.caseStory
        .map(({ opened, mailbox }) => ({ case: opened, mailbox }))
        .filter((one) => !core.case.partiesOf(one.case).has(make.cast.stranger)),
    {
      "case.viewOf": (s) => core.case.viewOf(s.case, s.by.person),
      ...Object.fromEntries(
        caseCommands.map((name) => [
          `case.${name}`,
          (s: CaseScene) =>
            s.acts
              .filter((act) => act.name === name)
              .map((act) => decideAct(s.profile, s.case, s.mailbox, act, s.by, s.at))
        ])
      )
    }
  )
}

/** What is told whom something is about or who did it, and has nothing to keep from them. */
const open = [
  // What the register, the population's or the businesses', has already told of the person.
  ...["channel.canBeNotified", "channel.choiceOf", "channel.notifiable", "channel.route", "contact.register"],
  ...["contact.readRegister", "notification.registerAddressesOf"],
  ...["organisation.mayOpenFor"],
  // One's own letter and the messages to oneself, and the terms, which are everybody's.
  ...["notification.legalDeadlineStart", "notification.acceptTerms"],
  // One's own list of others.
  ...["directory.block", "directory.isBlocked", "directory.unblock"],
  // Nothing but what is asked, and what whoever asks is themselves.
  ...["directory.mayLookUp", "case.openByMessage", "case.openByPost", "request.countRequest"],
  // Between providers.
  "migration.acceptMoved",
  "folder.firstFolders",
  // Workflows, whose answers the contracts hold on every adapter.
  ...["audit.proveEntry", "audit.proveGrowth", "audit.viewAccessLog"],
  ...["opening.confirmLetter", "opening.openLetter", "opening.readDocument", "opening.viewLetter"],
  // Whose a mailbox is, from whoever holds it; what is written down of what has been judged.
  ...["delegation.personOwning", "delegation.acted"]
]

const parametersOf = (one: unknown): string => /^\(?([^]*?)\)? =>/u.exec(String(one))?.[1] ?? ""

describe("what is kept from somebody", () => {
  it.each(Object.entries(secrets))("%s: is told in no answer", (_, { answers }) => {
    fc.assert(
      fc.property(answers, (answers) => {
        for (const [question, one, other] of answers)
          expect({ question, answer: one }).toEqual({ question, answer: other })
      })
    )
  })

  it("every function that is told who asks keeps it", () => {
    const functions = Object.entries<object>(core).flatMap(([word, face]) =>
      Object.entries(face).flatMap(([name, one]) =>
        typeof one === "function" ? [{ name: `${word}.${name}`, one }] : []
      )
    )
    const telling = functions.filter(({ one }) =>
      /\b(?:actor|applicant|asker|by|owner|person|reader|who)\b/u.test(parametersOf(one))
    )
    const kept = [...Object.values(secrets).flatMap(({ asks }) => asks), ...open]
    expect(telling.map(({ name }) => name).filter((name) => !kept.includes(name))).toEqual([])
    expect(open.filter((name) => !telling.some((one) => one.name === name))).toEqual([])
  })
})
