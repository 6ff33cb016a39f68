import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { DelegateAct, Grant, OwnersAlone } from "../../../packages/core/src/delegation/index.ts"
import * as core from "../../../packages/core/src/folder/index.ts"
import { PersonId } from "../../../packages/core/src/identity/index.ts"
import { Document } from "../../../packages/core/src/letter/index.ts"
import { Mailbox, MailboxIsClosed, MailboxNotFound, Owner } from "../../../packages/core/src/mailbox/index.ts"
import { Sender } from "../../../packages/core/src/organisation/index.ts"
import { Bytes } from "../../../packages/core/src/policy/index.ts"
import * as space from "../../../packages/core/src/storage/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { ProfileName, profileName } from "../profile.ts"

const {
  Folders,

  Place
} = core
export const Actor = Schema.Union([
  Schema.TaggedStruct("OwnerActs", { owner: Owner, person: PersonId }),
  Schema.TaggedStruct("DelegateActs", { person: PersonId, grants: Schema.Array(Grant) })
])
export const Line = Schema.Struct({
  sender: Schema.NullOr(Sender),
  subject: Schema.NullOr(Schema.String),
  visibleAt: Instant
})
export const Begun = Schema.Struct({ reservation: space.ReservationId, bytes: Bytes, place: Place })
export const Finished = Schema.Struct({ reservation: space.ReservationId, document: Document, place: Place })
export const scene = { profile: ProfileName, mailbox: Mailbox, actor: Actor, at: Instant }
export const shut = [MailboxNotFound, MailboxIsClosed] as const

/** A mailbox, open most often, its folders, something in it, and somebody who does something to one of them. */
export const asked = fc
  .oneof({ weight: 3, arbitrary: make.openRetentionScene }, { weight: 1, arbitrary: make.retentionScene })
  .chain(({ mailbox, folders, thing, at }) => {
    const names = folders.folders.map(({ name }) => fc.constant(name))
    const ids = folders.folders.map(({ id }) => fc.constant(id))
    return fc.record({
      profile: profileName,
      mailbox: fc.constant(mailbox),
      folders: fc.constant(folders),
      thing: fc.option(fc.constant(thing), { freq: 9 }),
      things: fc.array(make.thingIn(mailbox.id, folders), { maxLength: 2 }),
      actor: make.actorOn(mailbox),
      act: fc.constantFrom(...DelegateAct.literals),
      id: fc.oneof(make.folderId, ...ids, ...ids),
      name: fc.oneof(make.folderName, ...names),
      to: make.placeIn(folders),
      at: fc.constant(at)
    })
  })
export const folders = { ...scene, folders: Folders }
export const owners = [...shut, OwnersAlone] as const
