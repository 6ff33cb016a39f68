import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { Grant, OutsideGrant, OwnersAlone } from "../../../packages/core/src/delegation/index.ts"
import { Folders, Thing, ThingInTrash, ThingNotFound } from "../../../packages/core/src/folder/index.ts"
import { PersonId } from "../../../packages/core/src/identity/index.ts"
import { DocumentId } from "../../../packages/core/src/letter/index.ts"
import { Life, Mailbox, MailboxIsClosed, MailboxNotFound, Owner } from "../../../packages/core/src/mailbox/index.ts"
import {
  Deletion,
  deleteForGood,
  deletionOf,
  putBack,
  putInTrash,
  ThingDeleted,
  ThingNotInTrash,
  ThingPutBack,
  ThingTrashed
} from "../../../packages/core/src/retention/index.ts"
import { actorOn, openRetentionScene, retentionScene } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const Actor = Schema.Union([
  Schema.TaggedStruct("OwnerActs", { owner: Owner, person: PersonId }),
  Schema.TaggedStruct("DelegateActs", { person: PersonId, grants: Schema.Array(Grant) })
])
const scene = {
  profile: ProfileName,
  mailbox: Mailbox,
  /** Null for one that whoever asks may not know of. */
  thing: Schema.NullOr(Thing),
  actor: Actor,
  at: Instant
}

const asked = fc
  .oneof({ weight: 2, arbitrary: openRetentionScene }, { weight: 1, arbitrary: retentionScene })
  .chain(({ mailbox, thing, folders, at }) =>
    fc.record({
      profile: profileName,
      mailbox: fc.constant(mailbox),
      folders: fc.constant(folders),
      thing: fc.option(fc.constant(thing), { freq: 9 }),
      actor: actorOn(mailbox),
      shared: fc.subarray([...thing.documents]),
      at: fc.constant(at)
    })
  )
const refused = [MailboxNotFound, MailboxIsClosed, ThingNotFound] as const

export const retention = [
  decision("deletionOf", {
    input: Schema.Struct({ thing: Thing, life: Life, at: Instant }),
    answer: Deletion,
    from: retentionScene.map(({ thing, mailbox: { life }, at }) => ({ thing, life, at })),
    most: 30,
    decide: ({ thing, life, at }) => deletionOf(thing, life, at)
  }),
  decision("putInTrash", {
    input: Schema.Struct({ ...scene, shared: Schema.Array(DocumentId) }),
    answer: ThingTrashed,
    refusal: Schema.Union([...refused, OutsideGrant, ThingInTrash]),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, thing, shared, actor, at }) =>
      putInTrash(profileNamed(profile), mailbox, thing, shared, actor, at)
  }),
  decision("putBack", {
    input: Schema.Struct({ ...scene, folders: Folders }),
    answer: ThingPutBack,
    refusal: Schema.Union([...refused, OutsideGrant, ThingNotInTrash]),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, folders, thing, actor, at }) =>
      putBack(profileNamed(profile), mailbox, folders, thing, actor, at)
  }),
  decision("deleteForGood", {
    input: Schema.Struct(scene),
    answer: ThingDeleted,
    refusal: Schema.Union([...refused, OwnersAlone, ThingNotInTrash]),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, thing, actor, at }) => deleteForGood(profileNamed(profile), mailbox, thing, actor, at)
  })
]
