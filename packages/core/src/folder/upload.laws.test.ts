import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { document } from "../letter/arbitrary.ts"
import { mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { spaceRequest, storageAccount } from "../storage/arbitrary.ts"
import { commit, evolve, reserve } from "../storage/index.ts"
import { actorOn, foldersIn, grantGiven, placeIn } from "./arbitrary.ts"
import { type Actor, beginUpload, DocumentUploaded, finishUpload, isPlace, Thing, uploadedThing } from "./index.ts"

const sceneOf = (mailbox: Mailbox) =>
  foldersIn(mailbox).chain((folders) =>
    fc.record({
      profile,
      mailbox: fc.constant(mailbox),
      folders: fc.constant(folders),
      account: storageAccount,
      upload: fc
        .record({ request: spaceRequest, document, place: placeIn(folders) })
        .map(({ request, document, place }) => ({ reservation: request.id, bytes: document.bytes, document, place })),
      actor: actorOn(mailbox),
      at: instant
    })
  )
const scene = mailbox.chain(sceneOf)
const openScene = openMailbox.chain(sceneOf)
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never

const owner = ({ mailbox, actor }: Scene): Actor => ({
  _tag: "OwnerActs",
  owner: mailbox.owner,
  person: actor.person
})
const begin = ({ profile, mailbox, folders, account, upload, at }: Scene, actor: Actor) =>
  beginUpload(profile, mailbox, folders, account, upload, actor, at)
const finish = ({ profile, mailbox, folders, account, upload, at }: Scene, actor: Actor) =>
  finishUpload(profile, mailbox, folders, account, upload, actor, at)
/** The scene with the upload begun. */
const begun = (scene: Scene): Scene => {
  const answer = begin(scene, owner(scene))
  return Result.isSuccess(answer) ? { ...scene, account: evolve(scene.account, answer.success) } : scene
}
const begunScene = openScene.filter((scene) => Result.isSuccess(begin(scene, owner(scene)))).map(begun)

describe("uploading", () => {
  it("RECEIVE-11, SEND-4: goes into any folder that is there and into the inbox, whatever its type, as far as there is room", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        const { profile, folders, account, upload, at } = scene
        const answer = begin(scene, owner(scene))
        if (!isPlace(folders, upload.place)) {
          expect(answer).toEqual(Result.fail({ _tag: "FolderNotFound", rules: ["FIELD-25"] }))
        } else {
          const request = { id: upload.reservation, purpose: "upload" as const, bytes: upload.bytes }
          expect(answer).toEqual(reserve(profile, account, request, at))
        }
      }),
      { numRuns: 300 }
    )
  })

  it("RECEIVE-11, QUOTA-1: what has come lies where it was meant to, is counted, and is one's own", () => {
    fc.assert(
      fc.property(begunScene, (scene) => {
        const { upload, account, at, mailbox } = scene
        const answer = finish(scene, owner(scene))
        if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
        const { uploaded, space } = answer.success
        expect(Result.succeed(space)).toEqual(commit(account, upload.reservation, upload.document.bytes, at))
        const { document, place } = upload
        const by = { person: scene.actor.person, as: "owner" }
        const event = { _tag: "DocumentUploaded", mailbox: mailbox.id, by, at, rules: ["RECEIVE-11"], document, place }
        expect(uploaded).toEqual(event)
        const thing = uploadedThing(uploaded)
        expect(Schema.is(Thing)(thing)).toBe(true)
        expect(thing).toEqual({
          id: document.id,
          mailbox: mailbox.id,
          origin: { _tag: "Uploaded" },
          since: at,
          documents: [document.id],
          bytes: document.bytes,
          lies: place
        })
        const codec = Schema.toCodecJson(DocumentUploaded)
        const written = JSON.stringify(Schema.encodeSync(codec)(uploaded))
        expect(Schema.decodeUnknownSync(codec)(JSON.parse(written))).toEqual(uploaded)
      })
    )
  })

  it("RECEIVE-11: a folder that was removed meanwhile loses nothing: the document is in the inbox", () => {
    fc.assert(
      fc.property(begunScene, (scene) => {
        const folders = { ...scene.folders, folders: [] }
        const answer = finish({ ...scene, folders }, owner(scene))
        expect(answer).toMatchObject({ success: { uploaded: { place: { _tag: "Inbox" } } } })
      })
    )
  })

  it("QUOTA-5: nothing is taken in that space was not reserved for", () => {
    fc.assert(
      fc.property(openScene, (scene) => {
        fc.pre(scene.account.reservations.every(({ id }) => id !== scene.upload.reservation))
        expect(finish(scene, owner(scene))).toEqual(Result.fail({ _tag: "SpaceNotReserved", rules: ["QUOTA-4"] }))
      })
    )
  })

  it("ACCESS-4, FIELD-22: a delegate of everything uploads as the owner does, and that it was on the owner's behalf is told", () => {
    fc.assert(
      fc.property(begunScene, (scene) => {
        fc.pre(scene.mailbox.owner._tag === "PersonOwner")
        const { person } = scene.actor
        const grants = [grantGiven(scene.mailbox, person)]
        const delegate: Actor = { _tag: "DelegateActs", person, grants }
        expect(begin(scene, delegate)).toEqual(begin(scene, owner(scene)))
        const answer = finish(scene, delegate)
        const by = { person: scene.actor.person, as: "delegate" }
        expect(answer).toMatchObject({ success: { uploaded: { by, rules: ["RECEIVE-11", "ACCESS-4"] } } })
        const narrowed: Actor = { ...delegate, grants: [grantGiven(scene.mailbox, person, ["decision"])] }
        const outside = Result.fail({ _tag: "OutsideGrant", rules: ["FIELD-22"] })
        expect([begin(scene, narrowed), finish(scene, narrowed)]).toEqual([outside, outside])
      })
    )
  })

  it("FIELD-25, LIFE-1: nobody uploads into another's mailbox, or into one that is closed, deceased or deleted", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { mailbox, actor } = scene
        const stranger = actor._tag === "OwnerActs" && JSON.stringify(actor.owner) !== JSON.stringify(mailbox.owner)
        const shut = mailbox.life._tag !== "Active" && mailbox.life._tag !== "Deactivated"
        fc.pre(stranger || shut)
        const [one, other] = [begin(scene, actor), finish(scene, actor)]
        if (Result.isSuccess(one) || Result.isSuccess(other)) throw new Error("somebody got in")
        expect(one.failure).toEqual(other.failure)
        // An estate knows of its mailbox, and reads there (LIFE-7).
        const isEstate = actor._tag === "DelegateActs" && actor.grants.some(({ kind }) => kind._tag === "Estate")
        expect(["MailboxNotFound", "MailboxIsClosed", ...(isEstate ? ["OutsideGrant"] : [])]).toContain(
          one.failure._tag
        )
        if (stranger) expect(one.failure._tag).toBe("MailboxNotFound")
      })
    )
  })
})
