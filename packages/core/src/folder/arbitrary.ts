import { DateTime } from "effect"
import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, type Instant, osloDateOf } from "../calendar/index.ts"
import { CaseId } from "../case/index.ts"
import { type Grant, GrantId, type GrantTerms } from "../delegation/index.ts"
import { personId } from "../identity/arbitrary.ts"
import type { PersonId } from "../identity/index.ts"
import { documentId } from "../letter/arbitrary.ts"
import { mailbox, owner } from "../mailbox/arbitrary.ts"
import type { Mailbox, MailboxId } from "../mailbox/index.ts"
import { digipost } from "../policy/index.ts"
import { origin, storedBytes } from "../storage/arbitrary.ts"
import {
  type Actor,
  FolderId,
  FolderName,
  type Folders,
  firstFolders,
  type Hand,
  type InTrash,
  type Place,
  sortKeyOf,
  type Thing,
  ThingId
} from "./index.ts"

export const folderId: fc.Arbitrary<FolderId> = fc.uuid({ version: 7 }).map((id) => FolderId.make(id))
export const thingId: fc.Arbitrary<ThingId> = fc.uuid({ version: 7 }).map((id) => ThingId.make(id))

/** A name for a folder: often one that another may have too, written otherwise. */
export const folderName: fc.Arbitrary<FolderName> = fc
  .oneof(
    fc.constantFrom("Bil", "bil", "BIL", "Åre 2026", "åre  2026", "Skatt", "arkivet", "漢字", "#1"),
    fc
      .string({ unit: fc.constantFrom(..."abcÆøå 1.–'\"<&/漢🎉"), maxLength: 40 })
      .map((rest) => `M${rest}`.normalize("NFC").trim()),
    fc.constant("å".repeat(100))
  )
  .map((name) => FolderName.make(name))

/** The folders of this mailbox: those that it began with, and some of one's own. */
export const foldersIn = (mailbox: Mailbox): fc.Arbitrary<Folders> =>
  fc
    .record({
      archive: folderId,
      work: fc.option(folderId),
      own: fc.array(fc.record({ id: folderId, name: folderName, kind: fc.constant("own" as const) }), { maxLength: 4 })
    })
    .map(({ archive, work, own }) => {
      const first = firstFolders(mailbox, archive, work)
      const all = [...first.folders, ...own]
      const [keys, ids] = [all.map(({ name }) => sortKeyOf(name)), all.map(({ id }) => id)]
      const folders = all.filter(
        ({ id, name }, index) => keys.indexOf(sortKeyOf(name)) === index && ids.indexOf(id) === index
      )
      return { ...first, folders }
    })

export const folders: fc.Arbitrary<Folders> = mailbox.chain(foldersIn)

export const hand: fc.Arbitrary<Hand> = fc.record({ person: personId, as: fc.constantFrom("owner", "delegate") })

/** A place in this mailbox, or in a folder that was there once. */
export const placeIn = ({ folders }: Folders): fc.Arbitrary<Place> =>
  fc
    .oneof(fc.constant(null), fc.constantFrom(null, ...folders.map(({ id }) => id)), folderId)
    .map((folder) => (folder === null ? { _tag: "Inbox" } : { _tag: "InFolder", folder }))

/** In the trash since some moment after this one, by Digipost's numbers. */
const inTrashAfter = (folders: Folders, from: Instant): fc.Arbitrary<InTrash> =>
  fc.record({ place: placeIn(folders), by: hand, since: instantAfter(from) }).map(({ place, by, since }) => ({
    _tag: "InTrash",
    from: place,
    by,
    since,
    seenSince: since,
    deletionDay: addDays(osloDateOf(since), digipost.retention.trashDays),
    rule: "RETAIN-2",
    policy: digipost.version
  }))

/** A thing of this mailbox, in a place that is there or in the trash. */
export const thingIn = (mailbox: MailboxId, folders: Folders): fc.Arbitrary<Thing> =>
  instant.chain((since) =>
    fc.record({
      id: thingId,
      mailbox: fc.constant(mailbox),
      origin,
      since: fc.constant(since),
      documents: fc.uniqueArray(documentId, { maxLength: 3 }),
      bytes: storedBytes,
      lies: fc.oneof(
        {
          weight: 2,
          arbitrary: placeIn(folders).filter(
            (place) => place._tag === "Inbox" || folders.folders.some(({ id }) => id === place.folder)
          )
        },
        { weight: 1, arbitrary: inTrashAfter(folders, since) }
      )
    })
  )

export const thing: fc.Arbitrary<Thing> = folders.chain((folders) => thingIn(folders.mailbox, folders))

/** A grant of everything in this mailbox that its owner gave long ago, to this person; or narrowed to one kind of letter. */
export const grantGiven = (mailbox: Mailbox, delegate: PersonId, kinds: GrantTerms["kinds"] = null): Grant => ({
  id: GrantId.make(delegate),
  mailbox: mailbox.id,
  delegate,
  kind: { _tag: "OwnerGiven", owner: mailbox.owner._tag === "PersonOwner" ? mailbox.owner.person : delegate },
  since: DateTime.makeUnsafe(0),
  terms: { senders: null, kinds, endDay: null },
  state: { _tag: "Given" }
})

/** What this person may have been given in this mailbox: everything, most often; one kind of letter; as an estate; nothing. */
const givenTo = (mailbox: Mailbox, person: PersonId): ReadonlyArray<ReadonlyArray<Grant>> => {
  const whole = grantGiven(mailbox, person)
  const estate: Grant = { ...whole, kind: { _tag: "Estate", case: CaseId.make(person) } }
  return [[whole], [whole], [grantGiven(mailbox, person, ["decision"])], [estate], []]
}

/** Who does something in this mailbox: its owner, often, a delegate, with a grant that holds or without, or a stranger. */
export const actorOn = (mailbox: Mailbox): fc.Arbitrary<Actor> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        _tag: fc.constant("OwnerActs" as const),
        owner: fc.constant(mailbox.owner),
        person: personId
      })
    },
    {
      weight: 3,
      arbitrary: personId.chain((person) =>
        fc
          .constantFrom(...givenTo(mailbox, person))
          .map((grants) => ({ _tag: "DelegateActs" as const, person, grants }))
      )
    },
    { weight: 1, arbitrary: fc.record({ _tag: fc.constant("OwnerActs" as const), owner, person: personId }) }
  )
