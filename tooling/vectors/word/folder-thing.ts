import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { DelegateAct, OutsideGrant } from "../../../packages/core/src/delegation/index.ts"
import * as core from "../../../packages/core/src/folder/index.ts"
import { Letter } from "../../../packages/core/src/letter/index.ts"
import { Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import { Bytes } from "../../../packages/core/src/policy/index.ts"
import * as space from "../../../packages/core/src/storage/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { profileNamed } from "../profile.ts"
import { Actor, asked, Begun, Finished, folders, owners, scene, shut } from "./folder-scene.ts"

const {
  FolderNotFound,

  Hand,

  Thing,
  ThingNotFound
} = core

/** Somebody uploads a document into some place, for which there was room made, or was not. */
const uploads = fc
  .tuple(asked, make.storageAccount, make.document, make.reservationId, make.storedBytes)
  .chain(([scene, account, document, other, bytes]) => {
    const [kept] = account.reservations
    const size = kept === undefined ? document.bytes : Bytes.make(Math.min(kept.bytes, document.bytes))
    return fc
      .constantFrom(
        ...[kept?.id ?? other, other].flatMap((reservation) =>
          [size, document.bytes].map((bytes) => ({ reservation, document: { ...document, bytes } }))
        )
      )
      .map(({ reservation, document }) => ({
        ...scene,
        account,
        begun: { reservation: other, bytes, place: scene.to },
        finished: { reservation, document, place: scene.to }
      }))
  })

/** Who does something to a thing, and what comes of an upload. */
export const things = [
  decision("handOf", {
    input: Schema.Struct({ ...scene, act: DelegateAct }),
    answer: Hand,
    refusal: Schema.Union([...shut, OutsideGrant]),
    from: asked,
    most: 10,
    decide: ({ profile, mailbox, actor, act, at }) => core.handOf(profileNamed(profile), mailbox, actor, act, at)
  }),
  decision("ownHandOf", {
    input: Schema.Struct(scene),
    answer: Hand,
    refusal: Schema.Union(owners),
    from: asked,
    most: 7,
    decide: ({ profile, mailbox, actor, at }) => core.ownHandOf(profileNamed(profile), mailbox, actor, at)
  }),
  decision("found", {
    input: Schema.Struct({ mailbox: Mailbox, thing: Schema.NullOr(Thing), actor: Actor, at: Instant }),
    answer: Thing,
    refusal: ThingNotFound,
    from: asked,
    most: 8,
    decide: ({ mailbox, thing, actor, at }) => core.found(mailbox, thing, actor, at)
  }),
  decision("receivedThing", {
    input: Letter,
    answer: Thing,
    from: make.letter,
    most: 3,
    decide: core.receivedThing
  }),
  decision("beginUpload", {
    input: Schema.Struct({ ...folders, account: space.StorageAccount, begun: Begun }),
    answer: space.SpaceReserved,
    refusal: Schema.Union([...shut, OutsideGrant, FolderNotFound, space.StorageFull, space.DocumentTooLarge]),
    from: uploads,
    most: 14,
    decide: ({ profile, mailbox, folders, account, begun, actor, at }) =>
      core.beginUpload(profileNamed(profile), mailbox, folders, account, begun, actor, at)
  }),
  decision("finishUpload", {
    input: Schema.Struct({ ...folders, account: space.StorageAccount, finished: Finished }),
    answer: Schema.Struct({ uploaded: core.DocumentUploaded, space: space.SpaceUsed }),
    refusal: Schema.Union([...shut, OutsideGrant, space.SpaceNotReserved, space.ReservationExceeded]),
    from: uploads,
    most: 14,
    decide: ({ profile, mailbox, folders, account, finished, actor, at }) =>
      core.finishUpload(profileNamed(profile), mailbox, folders, account, finished, actor, at)
  })
]
