import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { actorOn, grantGiven } from "../folder/arbitrary.ts"
import type { Actor, Folders, Thing } from "../folder/index.ts"
import { documentId } from "../letter/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { storageAccount } from "../storage/arbitrary.ts"
import { counted, evolve as evolveStorage, free } from "../storage/index.ts"
import { openRetentionScene, type RetentionScene, retentionScene } from "./arbitrary.ts"
import {
  deleteDue,
  deleteForGood,
  deletionOf,
  emptyTrash,
  evolve,
  putBack,
  putContentInTrash,
  putInTrash,
  RetentionEvent,
  recompute,
  seeAgain,
  type ThingTrashed
} from "./index.ts"

const withActor = (scenes: fc.Arbitrary<RetentionScene>) =>
  scenes.chain((scene) =>
    actorOn(scene.mailbox).map((actor) => ({
      ...scene,
      actor,
      owner: { _tag: "OwnerActs", owner: scene.mailbox.owner, person: actor.person } as Actor,
      delegate: {
        _tag: "DelegateActs",
        person: actor.person,
        grants: [grantGiven(scene.mailbox, actor.person)]
      } as Actor
    }))
  )
const scene = withActor(retentionScene)
const openScene = withActor(openRetentionScene)
/** The same in a person's mailbox: only a person gives access to it. */
const personalScene = openScene.filter(({ mailbox }) => mailbox.owner._tag === "PersonOwner")
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never

const answersOf = ({ profile, mailbox, folders, thing, at }: Scene, actor: Actor) => ({
  putInTrash: putInTrash(profile, mailbox, thing, [], actor, at),
  putBack: putBack(profile, mailbox, folders, thing, actor, at),
  deleteForGood: deleteForGood(profile, mailbox, thing, actor, at),
  emptyTrash: emptyTrash(profile, mailbox, [thing], actor, at)
})
const tagOf = (answer: Result.Result<unknown, { readonly _tag: string }>): string =>
  Result.isFailure(answer) ? answer.failure._tag : "yes"
const failureOf = <E>(answer: Result.Result<unknown, E>): E | null => (Result.isFailure(answer) ? answer.failure : null)
const notFound = { _tag: "ThingNotFound", rules: ["FIELD-25"] }
const successOf = <A, E extends { readonly _tag: string }>(answer: Result.Result<A, E>): A => {
  if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
  return answer.success
}
const before = (at: DateTime.Utc) => DateTime.subtract(at, { milliseconds: 1 })
const isOver = ({ lies }: Thing, at: DateTime.Utc) =>
  lies._tag === "InTrash" && DateTime.isGreaterThanOrEqualTo(at, endOf(lies.deletionDay))
const lying = (thing: Thing): Thing => ({ ...thing, lies: { _tag: "Inbox" } })
/** The thing as it is after the owner, or a delegate, has put it in the trash. */
const thrown = (scene: Scene, actor = scene.owner, thing = lying(scene.thing), at = scene.at) => {
  const event = successOf(putInTrash(scene.profile, scene.mailbox, thing, [], actor, at))
  const then = evolve(thing, event)
  if (then === null) throw new Error("it is gone")
  return then
}
const daySetOf = (thing: Thing) => (thing.lies._tag === "InTrash" ? thing.lies.deletionDay : "")
const hasFolder = ({ folders }: Folders, id: string) => folders.some((folder) => folder.id === id)

describe("the trash", () => {
  it("RETAIN-1: takes anything that lies in the mailbox, and tells by whom, from where and until when", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { profile, mailbox, thing, at, owner } = scene
        const answer = putInTrash(profile, mailbox, thing, [], owner, at)
        const lies = thing.lies
        const there = { _tag: "ThingInTrash", rules: ["RETAIN-1"] }
        expect(failureOf(answer)).toEqual(isOver(thing, at) ? notFound : lies._tag === "InTrash" ? there : null)
        if (Result.isFailure(answer)) return
        expect(answer.success).toMatchObject({
          mailbox: mailbox.id,
          thing: thing.id,
          rules: ["RETAIN-1", "RETAIN-2", "LIFE-8"],
          trash: { from: lies, by: { as: "owner" }, since: at, seenSince: at, policy: profile.version }
        })
        expect({ ...evolve(thing, answer.success), lies }).toEqual(thing)
      }),
      { numRuns: 300 }
    )
  })

  it("RETAIN-1: what is put back lies where it was, as if it had never been there; in the inbox if that folder is gone", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { profile, mailbox, folders, owner, at } = scene
        const thing = scene.thing.lies._tag === "InTrash" ? lying(scene.thing) : scene.thing
        const trashed = thrown(scene, owner, thing)
        const back = successOf(putBack(profile, mailbox, folders, trashed, owner, at))
        expect(evolve(trashed, back)).toEqual(thing)
        expect(back).toMatchObject({ mailbox: mailbox.id, thing: thing.id, at, rules: ["RETAIN-1"] })
        const gone = successOf(putBack(profile, mailbox, { ...folders, folders: [] }, trashed, owner, at))
        expect(evolve(trashed, gone)).toEqual(lying(thing))
      })
    )
  })

  it("RETAIN-1: gives back all that lies in it until its day has ended, and nothing else", () => {
    fc.assert(
      fc.property(openScene, ({ profile, mailbox, folders, thing, owner, at }) => {
        const answer = putBack(profile, mailbox, folders, thing, owner, at)
        const { lies } = thing
        const elsewhere = { _tag: "ThingNotInTrash", rules: ["RETAIN-1"] }
        expect(failureOf(answer)).toEqual(isOver(thing, at) ? notFound : lies._tag === "InTrash" ? null : elsewhere)
        if (lies._tag !== "InTrash") return
        const to = successOf(putBack(profile, mailbox, folders, thing, owner, before(endOf(lies.deletionDay)))).to
        const there = lies.from._tag === "Inbox" || hasFolder(folders, lies.from.folder)
        expect(to).toEqual(there ? lies.from : { _tag: "Inbox" })
        expect(tagOf(putBack(profile, mailbox, folders, thing, owner, endOf(lies.deletionDay)))).toBe("ThingNotFound")
      }),
      { numRuns: 300 }
    )
  })

  it("RETAIN-2: put back and thrown away again, it has all its days anew", () => {
    fc.assert(
      fc.property(personalScene, fc.boolean(), fc.nat(100), (scene, byDelegate, days) => {
        const { profile, mailbox, folders, at } = scene
        const actor = byDelegate ? scene.delegate : scene.owner
        const once = thrown(scene, actor)
        const later = DateTime.min(DateTime.add(at, { hours: 24 * days }), before(endOf(daySetOf(once) as never)))
        const back = evolve(once, successOf(putBack(profile, mailbox, folders, once, actor, later)))
        if (back === null) throw new Error("it is gone")
        expect(thrown(scene, actor, back, later)).toEqual(thrown(scene, actor, lying(scene.thing), later))
        expect(daySetOf(thrown(scene, actor, back, later)) >= daySetOf(once)).toBe(true)
      })
    )
  })

  it("RETAIN-1: a folder's content goes there as each thing would, what the asker was shown of it and nothing that lies elsewhere", () => {
    fc.assert(
      fc.property(openScene, openScene, documentId, (scene, other, shared) => {
        const { profile, mailbox, folders, owner, at, thing } = scene
        const folder = folders.folders[0]?.id
        fc.pre(mailbox.id !== other.mailbox.id)
        if (folder === undefined) return
        const filed = { ...thing, lies: { _tag: "InFolder", folder } } as const
        const things = [
          filed,
          other.thing,
          { ...lying(other.thing), mailbox: mailbox.id },
          { ...filed, mailbox: other.mailbox.id }
        ]
        const answer = putContentInTrash(profile, mailbox, folders, folder, things, [shared], owner, at)
        expect(answer).toEqual(Result.succeed([successOf(putInTrash(profile, mailbox, filed, [shared], owner, at))]))
        const none = putContentInTrash(profile, mailbox, { ...folders, folders: [] }, folder, things, [], owner, at)
        expect(none).toEqual(Result.fail({ _tag: "FolderNotFound", rules: ["FIELD-25"] }))
        const tooEarly = putContentInTrash(profile, mailbox, folders, folder, things, [], owner, before(thing.since))
        expect(tooEarly).toEqual(Result.succeed([]))
      })
    )
  })

  it("RETAIN-1, KONTROLL-4: ends the sharing of the thing's own documents, and of no other; being put back shares nothing", () => {
    fc.assert(
      fc.property(openScene, fc.uniqueArray(documentId, { maxLength: 3 }), fc.nat(3), (scene, others, some) => {
        const { profile, mailbox, thing, owner, at } = scene
        fc.pre(others.every((document) => !thing.documents.includes(document)))
        const shared = [...others, ...thing.documents.slice(0, some)]
        const event: ThingTrashed = successOf(putInTrash(profile, mailbox, lying(thing), shared, owner, at))
        expect(event.endsSharingOf).toEqual(thing.documents.slice(0, some))
      })
    )
  })
})

describe("what a delegate throws away", () => {
  it("ACCESS-4: is not gone before its owner has had so many days to see it, nor before it would be if the owner had done it", () => {
    fc.assert(
      fc.property(personalScene, (scene) => {
        const { profile, at } = scene
        const [owners, delegates] = [thrown(scene, scene.owner), thrown(scene, scene.delegate)]
        const seen = addDays(osloDateOf(at), profile.delegation.trashSeenDays)
        expect(daySetOf(delegates)).toBe([seen, daySetOf(owners)].toSorted()[1])
        const rule = seen > daySetOf(owners) ? "ACCESS-4" : "RETAIN-2"
        expect(delegates.lies).toMatchObject({ rule, by: { as: "delegate", person: scene.actor.person } })
        expect(deletionOf(delegates, { _tag: "Active" }, at)).toMatchObject({ rule, day: daySetOf(delegates) })
      })
    )
  })

  it("ACCESS-4: owner and delegate alike put in the trash and put back; on whose behalf is told", () => {
    fc.assert(
      fc.property(personalScene, (scene) => {
        const [owners, delegates] = [answersOf(scene, scene.owner), answersOf(scene, scene.delegate)]
        expect(tagOf(delegates.putInTrash)).toBe(tagOf(owners.putInTrash))
        expect(tagOf(delegates.putBack)).toBe(tagOf(owners.putBack))
        const by = { person: scene.actor.person, as: "delegate" }
        if (Result.isSuccess(delegates.putBack)) {
          expect(delegates.putBack.success).toMatchObject({ by, rules: ["RETAIN-1", "ACCESS-4"] })
        }
        if (Result.isSuccess(delegates.putInTrash)) {
          const rules = ["RETAIN-1", "ACCESS-4", "RETAIN-2", "LIFE-8"]
          expect(delegates.putInTrash.success).toMatchObject({ trash: { by }, rules })
        }
      })
    )
  })

  it("FIELD-22: a delegate of some letters alone throws away letters, and finds nothing else", () => {
    fc.assert(
      fc.property(personalScene, (scene) => {
        const { person } = scene.actor
        const grants = [grantGiven(scene.mailbox, person, ["decision"])]
        const narrowed = answersOf(scene, { _tag: "DelegateActs", person, grants })
        const { putInTrash, putBack } = answersOf(scene, scene.delegate)
        const nowhere = Result.fail(notFound)
        const letter = scene.thing.origin._tag === "Received"
        expect([narrowed.putInTrash, narrowed.putBack]).toEqual(letter ? [putInTrash, putBack] : [nowhere, nowhere])
      })
    )
  })

  it("ACCESS-4, LIFE-9: a delegate deletes nothing for good, and does not empty the trash", () => {
    fc.assert(
      fc.property(personalScene, (scene) => {
        const { deleteForGood, emptyTrash } = answersOf(scene, scene.delegate)
        const refused = Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
        expect([deleteForGood, emptyTrash]).toEqual([refused, refused])
      })
    )
  })

  it("ACCESS-4: an owner who was shut out and is let in again has all the days anew to see it, and whatever waited waits on", () => {
    fc.assert(
      fc.property(scene, profile, (scene, profile) => {
        const { thing, mailbox } = scene
        const { life } = mailbox
        const at = DateTime.max(scene.at, "since" in life ? life.since : scene.at)
        const event = seeAgain(profile, thing, life, at)
        if (thing.lies._tag !== "InTrash" || thing.lies.by.as === "owner" || life._tag === "Active") {
          expect(event).toBeNull()
        } else if (life._tag === "Closed") {
          const waited = deletionOf(thing, life, at)._tag === "GoesOn" && !isOver(thing, life.since)
          expect(event !== null).toBe(waited)
        }
        if (event === null) return
        const { since } = event.trash
        const own = addDays(osloDateOf(since), profile.retention.trashDays)
        const seen = addDays(osloDateOf(at), profile.delegation.trashSeenDays)
        expect(event.trash).toMatchObject({
          deletionDay: seen > own ? seen : own,
          seenSince: at,
          policy: profile.version
        })
        expect({ ...event.trash, deletionDay: 0, rule: 0, seenSince: 0, policy: 0 }).toEqual({
          ...thing.lies,
          ...{ deletionDay: 0, rule: 0, seenSince: 0, policy: 0 }
        })
        expect(event).toMatchObject({
          mailbox: thing.mailbox,
          thing: thing.id,
          at,
          rules: [event.trash.rule, "LIFE-8"]
        })
        const again = evolve(thing, event)
        if (again === null) throw new Error("it is gone")
        expect(deleteDue(again, { ...mailbox, life: { _tag: "Active" } }, before(endOf(seen)))).toBeNull()
      }),
      { numRuns: 500 }
    )
  })
})

describe("deleting for good", () => {
  it("RETAIN-2: its owner deletes from the trash at any time, one thing or all, and nothing that does not lie there", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { thing, at, owner, profile, mailbox } = scene
        const { deleteForGood, emptyTrash: emptied } = answersOf(scene, owner)
        const elsewhere = { _tag: "ThingNotInTrash", rules: ["RETAIN-2"] }
        const refused = thing.lies._tag === "InTrash" ? null : elsewhere
        expect(failureOf(deleteForGood)).toEqual(isOver(thing, at) ? notFound : refused)
        const one = Result.isSuccess(deleteForGood) ? [deleteForGood.success] : []
        expect(emptied).toEqual(Result.succeed(one))
        const things = [lying(thing), thing, { ...thing, mailbox: "another" as never }]
        expect(emptyTrash(profile, mailbox, things, owner, at)).toEqual(Result.succeed(one))
        for (const event of one) {
          const by = { person: scene.actor.person, as: "owner" }
          const rules = ["RETAIN-2", "LIFE-9", "LIFE-10", "QUOTA-4"]
          expect(event).toMatchObject({ by, at, rule: "RETAIN-2", rules, policy: null })
        }
      })
    )
  })

  it("RETAIN-2, LIFE-3, LIFE-7: the job deletes what is due and nothing before, to the millisecond, by the rule that was told", () => {
    fc.assert(
      fc.property(scene, ({ thing, mailbox, at }) => {
        const deletion = deletionOf(thing, mailbox.life, at)
        const event = deleteDue(thing, mailbox, at)
        const due = deletion._tag === "Gone" || (deletion._tag === "GoesOn" && deletion.isDue)
        expect(event !== null).toBe(due)
        if (deletion._tag === "GoesOn") {
          const { rule, policy, rules, day } = deletion
          expect(deleteDue(thing, mailbox, before(endOf(day)))).toBeNull()
          const deleted = deleteDue(thing, mailbox, endOf(day))
          expect(deleted).toMatchObject({
            rule,
            policy,
            by: null,
            at: endOf(day),
            rules: [...rules, "LIFE-10", "QUOTA-4"]
          })
        }
        if (deletion._tag === "Gone") expect(event).toMatchObject({ rule: "LIFE-10", rules: ["LIFE-10", "QUOTA-4"] })
        expect(deleteDue({ ...thing, mailbox: "another" as never }, mailbox, at)).toBeNull()
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-25, RETAIN-2: once its day has ended it is not found, whether or not the job has come by", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { lies } = scene.thing
        if (lies._tag !== "InTrash") return
        const { putInTrash, putBack, deleteForGood, emptyTrash } = answersOf(
          { ...scene, at: endOf(lies.deletionDay) },
          scene.owner
        )
        const nowhere = Result.fail(notFound)
        expect([putInTrash, putBack, deleteForGood]).toEqual([nowhere, nowhere, nowhere])
        expect(emptyTrash).toEqual(Result.succeed([]))
      })
    )
  })

  it("LIFE-10, RETAIN-3: names the thing, all its documents, whose keys are destroyed, and the rule; then nothing is left of it", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { thing, mailbox, at } = scene
        const owners = answersOf(scene, scene.owner).deleteForGood
        const events = [deleteDue(thing, mailbox, at), Result.isSuccess(owners) ? owners.success : null]
        for (const event of events) {
          if (event === null) continue
          expect(event).toMatchObject({ mailbox: mailbox.id, thing: thing.id, documents: thing.documents, at })
          expect(event.rules).toContain(event.rule === "LIFE-10" ? "LIFE-10" : event.rule)
          expect(evolve(thing, event)).toBeNull()
        }
      }),
      { numRuns: 300 }
    )
  })

  it("QUOTA-4: gives back what it took, all of it and once; the trash gives nothing back", () => {
    fc.assert(
      fc.property(openScene, storageAccount, (scene, account) => {
        const { thing, at } = scene
        const trashed = thrown(scene)
        const event = successOf(deleteForGood(scene.profile, scene.mailbox, trashed, scene.owner, at))
        const took = counted(thing.origin, thing.bytes)
        expect(event.freed).toBe(took)
        const full = { ...account, used: (account.used + took) as typeof account.used }
        expect(evolveStorage(full, free(full, thing.origin, thing.bytes, at)).used).toBe(full.used - event.freed)
        expect(trashed.bytes).toBe(thing.bytes)
      })
    )
  })
})

describe("a new version of the policy", () => {
  it("RETAIN-2, LIFE-8: counts the day again from when it was put there, as if it had been done under it; never sooner than today", () => {
    fc.assert(
      fc.property(personalScene, profile, fc.boolean(), (scene, given, byDelegate) => {
        const actor = byDelegate ? scene.delegate : scene.owner
        const profile = { ...given, version: `${scene.profile.version}+` }
        const thing = thrown(scene, actor)
        const anew = thrown({ ...scene, profile }, actor)
        fc.pre(anew.lies._tag === "InTrash")
        if (anew.lies._tag !== "InTrash") return
        for (const days of [0, 1, 20, 45, 70]) {
          const at = DateTime.add(scene.at, { hours: 24 * days })
          const event = recompute(profile, thing, at)
          if (isOver(thing, at)) {
            expect(event).toBeNull()
            continue
          }
          const today = osloDateOf(at)
          const day = anew.lies.deletionDay < today ? today : anew.lies.deletionDay
          expect(event?.trash).toEqual({ ...anew.lies, deletionDay: day })
          const marks = { mailbox: thing.mailbox, thing: thing.id, at, rules: [anew.lies.rule, "LIFE-8"] }
          expect(event).toMatchObject(marks)
          const then = event === null ? null : evolve(thing, event)
          if (then === null) throw new Error("it is gone")
          expect(recompute(profile, then, at)).toBeNull()
          expect(deleteDue(then, scene.mailbox, at)).toBeNull()
        }
      })
    )
  })

  it("LIFE-8: counts nothing that is not in the trash, or was counted under this version", () => {
    fc.assert(
      fc.property(scene, profile, (scene, profile) => {
        expect(recompute(profile, lying(scene.thing), scene.at)).toBeNull()
        const { lies } = scene.thing
        if (lies._tag !== "InTrash") return
        expect(recompute({ ...profile, version: lies.policy }, scene.thing, scene.at)).toBeNull()
      })
    )
  })
})

describe("who", () => {
  it("FIELD-25, LIFE-9: a stranger gets one answer to everything, whatever lies there and whatever the mailbox is", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { actor, mailbox } = scene
        fc.pre(actor._tag === "OwnerActs" && JSON.stringify(actor.owner) !== JSON.stringify(mailbox.owner))
        for (const answer of Object.values(answersOf(scene, actor))) {
          expect(answer).toEqual(Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] }))
        }
      }),
      { numRuns: 300 }
    )
  })

  it("FIELD-25, FIELD-6: what one may not know of, what is another mailbox's and what is not visible yet are not found alike", () => {
    fc.assert(
      fc.property(openScene, openScene, (scene, other) => {
        const { profile, mailbox, folders, owner, at } = scene
        fc.pre(mailbox.id !== other.mailbox.id)
        const nowhere = Result.fail(notFound)
        const early = before(scene.thing.since)
        for (const [thing, then] of [
          [null, at],
          [other.thing, at],
          [scene.thing, early]
        ] as const) {
          expect(putInTrash(profile, mailbox, thing, [], owner, then)).toEqual(nowhere)
          expect(putBack(profile, mailbox, folders, thing, owner, then)).toEqual(nowhere)
          expect(deleteForGood(profile, mailbox, thing, owner, then)).toEqual(nowhere)
        }
      })
    )
  })

  it("LIFE-3, LIFE-5: nobody touches what lies in a mailbox that is closed, deceased or deleted", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { life } = scene.mailbox
        fc.pre(life._tag !== "Active" && life._tag !== "Deactivated")
        const answers = [
          ...Object.values(answersOf(scene, scene.owner)),
          ...Object.values(answersOf(scene, scene.delegate))
        ]
        for (const answer of answers) expect(["MailboxNotFound", "MailboxIsClosed"]).toContain(tagOf(answer))
        expect(tagOf(answersOf(scene, scene.delegate).putBack)).toBe("MailboxNotFound")
      }),
      { numRuns: 300 }
    )
  })
})

describe("what happens to a thing", () => {
  it("RETAIN-3: is written down whole: read again it is the same", () => {
    const codec = Schema.toCodecJson(RetentionEvent)
    fc.assert(
      fc.property(scene, profile, (scene, profile) => {
        const { thing, mailbox, at } = scene
        const { putInTrash, putBack, deleteForGood } = answersOf(scene, scene.owner)
        const events: ReadonlyArray<RetentionEvent | null> = [
          Result.isSuccess(putInTrash) ? putInTrash.success : null,
          Result.isSuccess(putBack) ? putBack.success : null,
          Result.isSuccess(deleteForGood) ? deleteForGood.success : null,
          deleteDue(thing, mailbox, at),
          recompute(profile, thing, at),
          seeAgain(profile, thing, mailbox.life, at)
        ]
        for (const event of events) {
          if (event === null) continue
          const written = JSON.stringify(Schema.encodeSync(codec)(event))
          expect(Schema.decodeUnknownSync(codec)(JSON.parse(written))).toEqual(event)
        }
      }),
      { numRuns: 300 }
    )
  })
})
