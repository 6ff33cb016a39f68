import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { caseId } from "../case/arbitrary.ts"
import type { Grant } from "../delegation/index.ts"
import { organisationNumber, personId } from "../identity/arbitrary.ts"
import { anyText, letter } from "../letter/arbitrary.ts"
import { documentsOf } from "../letter/index.ts"
import { mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import { type Mailbox, openToEstate } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { explain } from "../refusal/index.ts"
import { actorOn, folderId, folderName, foldersIn, grantGiven, placeIn, thingIn } from "./arbitrary.ts"
import {
  type Actor,
  create,
  evolve,
  type Folder,
  FolderEvent,
  FolderName,
  firstFolders,
  isPlace,
  move,
  moved,
  parseFolderName,
  receivedThing,
  remove,
  rename,
  sortKeyOf,
  type Thing,
  ThingMoved
} from "./index.ts"

const sceneOf = (mailbox: Mailbox) =>
  foldersIn(mailbox).chain((folders) =>
    fc
      .record({
        profile,
        mailbox: fc.constant(mailbox),
        folders: fc.constant(folders),
        things: fc.array(thingIn(mailbox.id, folders), { minLength: 1, maxLength: 4 }),
        to: placeIn(folders),
        folder: fc.oneof(folderId, fc.constantFrom(...folders.folders.map(({ id }) => id), folders.folders[0]?.id)),
        actor: actorOn(mailbox),
        name: folderName,
        id: folderId
      })
      .chain((scene) => fc.record({ ...constants(scene), folder: typedId(scene.folder), at: timeOf(scene.things) }))
  )
const typedId = (id: typeof folderId extends fc.Arbitrary<infer I> ? I | undefined : never) =>
  id === undefined ? folderId : fc.constant(id)
const timeOf = ([thing]: ReadonlyArray<Thing>) =>
  thing === undefined ? instant : fc.oneof(instant, instantAfter(thing.since, 40 * 86_400_000))
const constants = <R extends object>(record: R) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof R]: fc.Arbitrary<R[K]>
  }

const scene = mailbox.chain(sceneOf)
/** A scene in a mailbox that can be looked into. */
const openScene = openMailbox.chain(sceneOf)
const business = mailbox.filter(({ owner, life }) => owner._tag === "OrganisationOwner" && life._tag === "Active")
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never

const owner = ({ mailbox, actor }: Scene): Actor => ({
  _tag: "OwnerActs",
  owner: mailbox.owner,
  person: actor.person
})
/** A delegate by a grant of everything. */
const delegate = ({ mailbox, actor: { person } }: Scene): Actor => ({
  _tag: "DelegateActs",
  person,
  grants: [grantGiven(mailbox, person)]
})
/** The same in a person's mailbox: only a person gives access to it. */
const personalScene = openScene.filter(({ mailbox }) => mailbox.owner._tag === "PersonOwner")
const isStranger = ({ mailbox, actor }: Scene) =>
  actor._tag === "OwnerActs" && JSON.stringify(actor.owner) !== JSON.stringify(mailbox.owner)
const answersOf = (scene: Scene, actor: Actor) => {
  const { profile, mailbox, folders, things, to, folder, name, id, at } = scene
  return {
    create: create(profile, mailbox, folders, actor, { id, name }, at),
    rename: rename(profile, mailbox, folders, actor, folder, name, at),
    remove: remove(profile, mailbox, folders, things, actor, folder, at),
    move: move(profile, mailbox, folders, things[0] ?? null, to, actor, at)
  }
}
/** Why a folder is not renamed or removed, whatever its name and whatever lies in it. */
const whyNotOwn = (folder: Folder | undefined) => {
  if (folder === undefined) return { _tag: "FolderNotFound", rules: ["FIELD-25"] }
  return folder.kind === "own" ? null : { _tag: "FolderIsFixed", rules: ["RECEIVE-5"] }
}
const tagOf = (answer: Result.Result<unknown, { readonly _tag: string }>): string =>
  Result.isFailure(answer) ? answer.failure._tag : "yes"

describe("a folder's name", () => {
  it("RECEIVE-5: is read as people type it: spaces around it and how letters are composed do not matter", () => {
    fc.assert(
      fc.property(folderName, fc.constantFrom("", " ", "\t", "\u00a0"), (name, space) => {
        expect(parseFolderName(name)).toEqual(Result.succeed(name))
        expect(parseFolderName(space + name.normalize("NFD") + space)).toEqual(Result.succeed(name))
      })
    )
  })

  it("RECEIVE-5: every text is a name or is none; what is read as one is one line, and reads as itself", () => {
    const near = fc.tuple(
      folderName,
      fc.constantFrom("\n", "\u202e", "\ud800", "\u0000", "x".repeat(100), " ", "e\u0301")
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          near.map(([name, more]) => name + more)
        ),
        (typed) => {
          const read = parseFolderName(typed)
          if (Result.isFailure(read)) {
            expect(read.failure).toEqual({
              _tag: "Invalid",
              field: "name",
              why: typed.trim() === "" ? "Empty" : "Malformed"
            })
            return
          }
          const name = read.success
          expect(Schema.is(FolderName)(name)).toBe(true)
          expect(name.length).toBeLessThanOrEqual(100)
          expect(name).not.toMatch(/\n|^\s|\s$/u)
          expect(parseFolderName(name)).toEqual(Result.succeed(name))
        }
      ),
      { numRuns: 500 }
    )
    expect(["", " ", "\u200b", "x".repeat(101), " x", "e\u0301"].filter((text) => Schema.is(FolderName)(text))).toEqual(
      []
    )
  })

  it("RECEIVE-5: is the same in whatever case it is written, with however many spaces in it", () => {
    // A capital that has no sign of its own together with what stands above it, though the small letter has.
    const anyName = fc.oneof(folderName, fc.constant(FolderName.make("T\u0308or")))
    fc.assert(
      fc.property(anyName, folderName, (name, other) => {
        const cased = [name.toUpperCase(), name.toLowerCase(), name.replaceAll(" ", " \u00a0")].map((typed) =>
          Result.getOrNull(parseFolderName(typed))
        )
        for (const one of cased) if (one !== null && !/[ßΩ]/u.test(name)) expect(sortKeyOf(one)).toBe(sortKeyOf(name))
        const [letters, others] = [name, other].map((one) => one.toLowerCase().replaceAll(/\s/gu, ""))
        if (letters !== others) expect(sortKeyOf(name)).not.toBe(sortKeyOf(other))
      })
    )
    expect(sortKeyOf(FolderName.make("Åre  2026"))).toBe("åre 2026")
  })
})

describe("folders", () => {
  it("RECEIVE-5: a business begins with Arkivet, one from before with Arbeid too, and a person with none", () => {
    fc.assert(
      fc.property(mailbox, folderId, folderId, (mailbox, archive, work) => {
        const business = mailbox.owner._tag === "OrganisationOwner"
        const newer = firstFolders(mailbox, archive, null)
        const older = firstFolders(mailbox, archive, work)
        const Arkivet = { id: archive, name: "Arkivet", kind: "archive" }
        expect(newer).toEqual({ mailbox: mailbox.id, folders: business ? [Arkivet] : [] })
        expect(older.folders).toEqual(business ? [Arkivet, { id: work, name: "Arbeid", kind: "work" }] : [])
      })
    )
  })

  it("RECEIVE-5: the owner makes one under any name that is free, and it is there, its own, the last of them", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { folders, name, id, at, mailbox } = scene
        fc.pre(folders.folders.every((one) => one.id !== id))
        const answer = answersOf(scene, owner(scene)).create
        const same = folders.folders.find((one) => sortKeyOf(one.name) === sortKeyOf(name))
        if (Result.isFailure(answer)) {
          const refusal = { _tag: "FolderExists", rules: ["RECEIVE-5"], folder: same?.id, name: same?.name }
          expect(answer.failure).toEqual(refusal)
        } else {
          expect(same).toBeUndefined()
          expect(answer.success).toMatchObject({ mailbox: mailbox.id, at, rules: ["RECEIVE-5"] })
          const then = evolve(folders, answer.success)
          expect(then).toEqual({ ...folders, folders: [...folders.folders, { id, name, kind: "own" }] })
          expect(isPlace(then, { _tag: "InFolder", folder: id })).toBe(true)
        }
      })
    )
  })

  it("RECEIVE-5: no two are made under one id", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { profile, mailbox, folders, name, at } = scene
        for (const { id, name: known } of folders.folders) {
          const answer = create(profile, mailbox, folders, owner(scene), { id, name }, at)
          expect(tagOf(answer)).toBe("FolderExists")
          if (Result.isFailure(answer) && sortKeyOf(known) === sortKeyOf(name)) {
            expect(answer.failure).toMatchObject({ folder: id, name: known })
          }
        }
      })
    )
  })

  it("RECEIVE-5: one's own takes any free name, or its own written otherwise, and stays where it was", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { folders, folder, name, mailbox, at } = scene
        const answer = answersOf(scene, owner(scene)).rename
        const before = folders.folders.find(({ id }) => id === folder)
        const same = folders.folders.find((one) => one.id !== folder && sortKeyOf(one.name) === sortKeyOf(name))
        if (Result.isFailure(answer)) {
          const exists = { _tag: "FolderExists", rules: ["RECEIVE-5"], folder: same?.id, name: same?.name }
          expect(answer.failure).toEqual(whyNotOwn(before) ?? exists)
          return
        }
        expect([before?.kind, same]).toEqual(["own", undefined])
        expect(answer.success).toMatchObject({ mailbox: mailbox.id, at, rules: ["RECEIVE-5"] })
        const then = evolve(folders, answer.success)
        expect(then).toEqual({
          ...folders,
          folders: folders.folders.map((one) => (one.id === folder ? { ...one, name } : one))
        })
      })
    )
  })

  it("RECEIVE-5, RECEIVE-4: only an empty one is removed, so nothing that was received goes with it", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { folders, things, folder, mailbox, at } = scene
        const answer = answersOf(scene, owner(scene)).remove
        const before = folders.folders.find(({ id }) => id === folder)
        const lying = things.filter(({ lies }) => lies._tag === "InFolder" && lies.folder === folder)
        if (Result.isFailure(answer)) {
          const notEmpty = { _tag: "FolderNotEmpty", rules: ["RECEIVE-5"], things: lying.length }
          expect(answer.failure).toEqual(whyNotOwn(before) ?? notEmpty)
          if (before?.kind === "own") expect(lying.length).toBeGreaterThan(0)
        } else {
          expect([before?.kind, lying]).toEqual(["own", []])
          expect(answer.success).toMatchObject({ mailbox: mailbox.id, at, rules: ["RECEIVE-5"] })
          const then = evolve(folders, answer.success)
          expect(then).toEqual({ ...folders, folders: folders.folders.filter((one) => one !== before) })
          expect(isPlace(then, { _tag: "InFolder", folder })).toBe(false)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("RECEIVE-5: those that a business always has are neither renamed nor removed, though nothing lies in them", () => {
    fc.assert(
      fc.property(business.chain(sceneOf), (scene) => {
        const fixed = Result.fail({ _tag: "FolderIsFixed", rules: ["RECEIVE-5"] })
        for (const { id, kind } of scene.folders.folders) {
          if (kind === "own") continue
          const { rename, remove } = answersOf({ ...scene, folder: id, things: [] }, owner(scene))
          expect([rename, remove]).toEqual([fixed, fixed])
        }
      })
    )
  })

  it("RECEIVE-5: nothing that is done leaves two folders of one name, and those of a business stay as they are", () => {
    const command = fc.record({ do: fc.constantFrom("create", "rename", "remove"), id: fc.nat(3), name: folderName })
    const ids = fc.uniqueArray(folderId, { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(
        profile,
        business,
        ids,
        personId,
        fc.array(command, { maxLength: 20 }),
        instant,
        (profile, mailbox, ids, person, all, at) => {
          const [archive, work, ...others] = ids
          if (archive === undefined || work === undefined) throw new Error("too few ids")
          const first = firstFolders(mailbox, archive, work)
          const actor: Actor = { _tag: "OwnerActs", owner: mailbox.owner, person }
          const end = all.reduce((folders, { do: what, id: index, name }) => {
            const id = (what === "create" ? others : ids)[index] ?? archive
            const answer: Result.Result<FolderEvent, unknown> =
              what === "create"
                ? create(profile, mailbox, folders, actor, { id, name }, at)
                : what === "rename"
                  ? rename(profile, mailbox, folders, actor, id, name, at)
                  : remove(profile, mailbox, folders, [], actor, id, at)
            const then = Result.isSuccess(answer) ? evolve(folders, answer.success) : folders
            const [keys, known] = [then.folders.map(({ name }) => sortKeyOf(name)), then.folders.map(({ id }) => id)]
            expect([new Set(keys).size, new Set(known).size]).toEqual([keys.length, known.length])
            return then
          }, first)
          expect(end.folders.slice(0, 2)).toEqual(first.folders)
        }
      )
    )
  })
})

describe("moving", () => {
  it("RECEIVE-5: a thing lies where it was moved to, and nothing else of it changes; moved back it is as it was", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { profile, mailbox, folders, at } = scene
        const [thing] = scene.things
        const answer = answersOf(scene, owner(scene)).move
        if (thing === undefined || Result.isFailure(answer)) return
        const { from, to } = answer.success
        expect([from, to]).toEqual([thing.lies, scene.to])
        const then = moved(thing, answer.success)
        expect(then).toEqual({ ...thing, lies: scene.to })
        const back = move(profile, mailbox, folders, then, from, owner(scene), at)
        if (Result.isFailure(back)) throw new Error(back.failure._tag)
        expect(moved(then, back.success)).toEqual(thing)
      })
    )
  })

  it("RECEIVE-5, RETAIN-1: anything goes anywhere that is there, but what lies in the trash is put back first", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { folders, to, at } = scene
        const [thing] = scene.things
        if (thing === undefined) return
        const { lies, since } = thing
        const over = lies._tag === "InTrash" && DateTime.isGreaterThanOrEqualTo(at, endOf(lies.deletionDay))
        const expected =
          DateTime.isLessThan(at, since) || over
            ? "ThingNotFound"
            : lies._tag === "InTrash"
              ? "ThingInTrash"
              : to._tag === "InFolder" && !folders.folders.some(({ id }) => id === to.folder)
                ? "FolderNotFound"
                : "yes"
        const { move: answer } = answersOf(scene, owner(scene))
        expect(tagOf(answer)).toBe(expected)
        if (Result.isFailure(answer) && answer.failure._tag === "ThingInTrash") {
          expect(answer.failure.rules).toEqual(["RETAIN-1"])
          expect(explain(answer.failure).remedy).toEqual({ _tag: "PutBack" })
        }
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-6, FIELD-25: what is another mailbox's, not visible yet, not to be known of or gone is not found, all alike", () => {
    fc.assert(
      fc.property(openScene, openScene, (scene, other) => {
        const { profile, mailbox, folders, to } = scene
        const [thing] = scene.things
        const [others = null] = other.things
        fc.pre(mailbox.id !== other.mailbox.id)
        if (thing === undefined) return
        const tooEarly = DateTime.subtract(thing.since, { milliseconds: 1 })
        const unseen = { ...thing, lies: { _tag: "Inbox" } as const }
        const later = DateTime.add(thing.since, { days: 1 })
        const asked = [
          move(profile, mailbox, folders, null, to, owner(scene), later),
          move(profile, mailbox, folders, others, to, owner(scene), later),
          move(profile, mailbox, folders, unseen, to, owner(scene), tooEarly)
        ]
        const end = thing.lies._tag === "InTrash" ? endOf(thing.lies.deletionDay) : null
        if (end !== null) asked.push(move(profile, mailbox, folders, thing, to, owner(scene), end))
        for (const answer of asked) {
          expect(answer).toEqual(Result.fail({ _tag: "ThingNotFound", rules: ["FIELD-25"] }))
        }
        if (end === null) return
        const last = DateTime.subtract(end, { milliseconds: 1 })
        expect(tagOf(move(profile, mailbox, folders, thing, to, owner(scene), last))).toBe("ThingInTrash")
        const first = move(profile, mailbox, folders, unseen, { _tag: "Inbox" }, owner(scene), thing.since)
        expect(tagOf(first)).toBe("yes")
      })
    )
  })

  it("RECEIVE-4: a letter that has come is a thing in the inbox, from when it is visible, with all that it holds", () => {
    fc.assert(
      fc.property(letter, (letter) => {
        const documents = documentsOf(letter)
        expect(receivedThing(letter)).toEqual({
          id: letter.id,
          mailbox: letter.mailbox,
          origin: { _tag: "Received", sender: letter.sender.kind },
          since: letter.visibleAt,
          documents: documents.map(({ id }) => id),
          bytes: documents.reduce((sum, { bytes }) => sum + bytes, 0),
          lies: { _tag: "Inbox" }
        })
      })
    )
  })
})

describe("who", () => {
  it("ACCESS-4: a delegate files things just as the owner does, and that it was on the owner's behalf is told", () => {
    fc.assert(
      fc.property(personalScene, (scene) => {
        const [owners, delegates] = [answersOf(scene, owner(scene)).move, answersOf(scene, delegate(scene)).move]
        expect(tagOf(delegates)).toBe(tagOf(owners))
        if (Result.isFailure(owners) || Result.isFailure(delegates)) return
        const { person } = scene.actor
        expect(owners.success).toMatchObject({ by: { person, as: "owner" }, rules: ["RECEIVE-5"] })
        expect(delegates.success).toMatchObject({ by: { person, as: "delegate" }, rules: ["RECEIVE-5", "ACCESS-4"] })
        expect({ ...delegates.success, by: null, rules: null }).toEqual({ ...owners.success, by: null, rules: null })
      })
    )
  })

  it("FIELD-22: a delegate of some letters alone files letters, and finds nothing else", () => {
    fc.assert(
      fc.property(personalScene, organisationNumber, (scene, sender) => {
        const [thing] = scene.things
        const whole = answersOf(scene, delegate(scene)).move
        const notFound = Result.fail({ _tag: "ThingNotFound", rules: ["FIELD-25"] })
        const { person } = scene.actor
        const grant = grantGiven(scene.mailbox, person)
        for (const terms of [
          { ...grant.terms, kinds: ["decision"] as const },
          { ...grant.terms, senders: [sender] as const }
        ]) {
          const narrowed = answersOf(scene, { _tag: "DelegateActs", person, grants: [{ ...grant, terms }] }).move
          expect(narrowed).toEqual(thing?.origin._tag === "Received" ? whole : notFound)
        }
      })
    )
  })

  it("ACCESS-4, FIELD-25: to a delegate whose access is over, not begun, another's or elsewhere there is no such mailbox", () => {
    fc.assert(
      fc.property(personalScene, personId, mailbox, (scene, other, elsewhere) => {
        const { at, actor, mailbox } = scene
        fc.pre(other !== actor.person && elsewhere.id !== mailbox.id)
        const grant = grantGiven(mailbox, actor.person)
        const yesterday = addDays(osloDateOf(at), -1)
        const grants: ReadonlyArray<Grant> = [
          { ...grant, state: { _tag: "Ended", at, how: "withdrawn" } },
          { ...grant, since: DateTime.add(at, { milliseconds: 1 }) },
          { ...grant, terms: { ...grant.terms, endDay: yesterday } },
          { ...grant, delegate: other },
          { ...grant, mailbox: elsewhere.id },
          { ...grant, kind: { _tag: "OwnerGiven", owner: other } }
        ]
        const stranger: Actor = { _tag: "DelegateActs", person: actor.person, grants }
        for (const answer of Object.values(answersOf(scene, stranger))) {
          expect(answer).toEqual(Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] }))
        }
      })
    )
  })

  it("LIFE-7: an estate, which reads, files nothing", () => {
    fc.assert(
      fc.property(scene, caseId, (scene, id) => {
        const { mailbox, actor } = scene
        const grant = grantGiven(mailbox, actor.person)
        const estate: Grant = { ...grant, kind: { _tag: "Estate", case: id } }
        const answer = answersOf(scene, { _tag: "DelegateActs", person: actor.person, grants: [estate] }).move
        const outside = { _tag: "OutsideGrant", rules: ["LIFE-7"] }
        const notFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }
        const letsIn = mailbox.owner._tag === "PersonOwner" && openToEstate(mailbox, scene.at)
        expect(answer).toEqual(Result.fail(letsIn ? outside : notFound))
      })
    )
  })

  it("ACCESS-4: folders are the owner's to make, name and remove, and no delegate's", () => {
    fc.assert(
      fc.property(personalScene, (scene) => {
        const { create, rename, remove } = answersOf(scene, delegate(scene))
        for (const answer of [create, rename, remove]) {
          expect(answer).toEqual(Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] }))
        }
      })
    )
  })

  it("FIELD-25: a stranger gets one answer to everything, whatever there is", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        fc.pre(isStranger(scene))
        for (const answer of Object.values(answersOf(scene, scene.actor))) {
          expect(answer).toEqual(Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] }))
        }
      }),
      { numRuns: 300 }
    )
  })

  it("LIFE-1, LIFE-3: nobody files anything in a mailbox that is closed, deceased or deleted; to a delegate it is not there", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { life } = scene.mailbox
        fc.pre(life._tag !== "Active" && life._tag !== "Deactivated")
        for (const answer of Object.values(answersOf(scene, owner(scene)))) {
          expect(["MailboxNotFound", "MailboxIsClosed"]).toContain(tagOf(answer))
          if (life._tag !== "Closed") expect(tagOf(answer)).toBe("MailboxNotFound")
        }
        for (const answer of Object.values(answersOf(scene, delegate(scene)))) {
          expect(answer).toEqual(Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] }))
        }
      }),
      { numRuns: 300 }
    )
  })
})

describe("what happens to folders", () => {
  it("RECEIVE-5: is written down whole: read again it is the same", () => {
    const [folderEvent, moving] = [Schema.toCodecJson(FolderEvent), Schema.toCodecJson(ThingMoved)]
    fc.assert(
      fc.property(openScene, (scene) => {
        const { create, rename, remove, move } = answersOf(scene, owner(scene))
        const answers: ReadonlyArray<Result.Result<FolderEvent, unknown>> = [create, rename, remove]
        for (const answer of answers) {
          if (Result.isFailure(answer)) continue
          const written = JSON.stringify(Schema.encodeSync(folderEvent)(answer.success))
          expect(Schema.decodeUnknownSync(folderEvent)(JSON.parse(written))).toEqual(answer.success)
        }
        if (Result.isFailure(move)) return
        const written = JSON.stringify(Schema.encodeSync(moving)(move.success))
        expect(Schema.decodeUnknownSync(moving)(JSON.parse(written))).toEqual(move.success)
      })
    )
  })
})
