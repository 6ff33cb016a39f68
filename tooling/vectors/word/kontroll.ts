import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { OrganisationNumber, PersonId } from "../../../packages/core/src/identity/index.ts"
import * as core from "../../../packages/core/src/kontroll/index.ts"
import { DocumentId, LetterId, Sha256 } from "../../../packages/core/src/letter/index.ts"
import { Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import { Lock } from "../../../packages/core/src/opening/index.ts"
import { Sender } from "../../../packages/core/src/organisation/index.ts"
import { RuleId } from "../../../packages/core/src/rule/index.ts"
import { RecipientNotDigital } from "../../../packages/core/src/sending/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const controller = { organisation: OrganisationNumber, name: Schema.String, viewer: Schema.String }
const Controller = Schema.Struct(controller)
const ShareableDocument = Schema.Struct({
  document: DocumentId,
  letter: Schema.NullOr(LetterId),
  received: Schema.NullOr(Schema.Struct({ sender: Sender, sha256: Sha256 })),
  sha256: Sha256,
  trashed: Schema.Boolean
})
const SharedView = Schema.Struct({
  document: DocumentId,
  mailbox: Mailbox.fields.id,
  letter: Schema.NullOr(LetterId),
  origin: core.DocumentOrigin,
  endsAt: Instant,
  download: Schema.Literal(false),
  watermark: Schema.Struct({ viewer: Schema.String, at: Instant }),
  rules: Schema.Array(RuleId)
})
const KontrollLine = Schema.Struct({
  kontroll: core.KontrollId,
  business: core.Kontroll.fields.business,
  purpose: Schema.String,
  requestedAt: Instant,
  outcome: Schema.String,
  at: Schema.NullOr(Instant),
  sender: Schema.NullOr(Sender),
  document: Schema.NullOr(DocumentId),
  sharedAt: Schema.NullOr(Instant)
})
const DocumentRequested = Schema.TaggedStruct("DocumentRequested", {
  kontroll: core.Kontroll,
  rules: Schema.Array(RuleId)
})
// Of what can happen to a request, each function answers one or two.
const [RequestDeclined, , RequestExpired, DocumentShared, SharingEnded] = core.KontrollEvent.members
const { KontrollNotFound, RequestNotOpen, DocumentNotAcceptable, NothingShared } = core

/** The owner and the business of a request, or now and then somebody else, or a mailbox that is not open. */
const scene = fc
  .tuple(make.kontrollScene, make.personId, make.controller, make.mailbox, fc.nat(9))
  .map(([own, person, by, { life }, which]) => ({
    kontroll: own.kontroll,
    mailbox: which === 0 ? { ...own.mailbox, life } : own.mailbox,
    person: which === 1 ? person : own.person,
    by: which === 2 ? by : own.by,
    at: own.at
  }))
const locks: ReadonlyArray<Lock> = [
  { _tag: "LevelTooLow", rules: ["AUTH-3"], has: "password", stepUpTo: "high" },
  { _tag: "LetterHeld", rules: ["TRUST-7"], scan: "quarantined" },
  { _tag: "ConfirmationAwaited", rules: ["FIELD-8"] },
  { _tag: "OwnersAlone", rules: ["ACCESS-4"] }
]
const asked = fc
  .tuple(scene, profileName, make.shareableDocument, fc.constantFrom(null, null, ...locks), fc.boolean())
  .map(([scene, profile, shareable, lock, fits]) => {
    const { acceptableFrom } = scene.kontroll.request
    const { received } = shareable
    const [organisation] = acceptableFrom ?? []
    const from = fits && received !== null && organisation !== undefined
    return {
      profile,
      ...scene,
      shareable: from
        ? { ...shareable, received: { ...received, sender: { ...received.sender, organisation } } }
        : shareable,
      lock
    }
  })

export const kontroll = [
  decision("requestDocument", {
    input: Schema.Struct({
      profile: ProfileName,
      by: Schema.Struct({ ...controller, subscribed: Schema.Boolean }),
      mailbox: Mailbox,
      request: core.KontrollRequest,
      id: core.KontrollId,
      at: Instant
    }),
    answer: DocumentRequested,
    refusal: Schema.Union([core.SubscriptionMissing, RecipientNotDigital]),
    from: fc.record({
      profile: profileName,
      by: fc.tuple(make.controller, fc.boolean()).map(([by, subscribed]) => ({ ...by, subscribed })),
      mailbox: make.mailbox,
      request: make.kontrollRequest,
      id: make.kontrollId,
      at: make.instant
    }),
    most: 9,
    decide: ({ profile, by, mailbox, request, id, at }) =>
      core.requestDocument(profileNamed(profile), by, mailbox, request, id, at)
  }),
  decision("shareDocument", {
    input: Schema.Struct({
      profile: ProfileName,
      kontroll: core.Kontroll,
      mailbox: Mailbox,
      person: PersonId,
      shareable: ShareableDocument,
      lock: Schema.NullOr(Lock),
      at: Instant
    }),
    answer: DocumentShared,
    refusal: Schema.Union([KontrollNotFound, RequestNotOpen, DocumentNotAcceptable, Lock]),
    from: asked,
    most: 18,
    decide: ({ profile, kontroll, mailbox, person, shareable, lock, at }) =>
      core.shareDocument(profileNamed(profile), kontroll, mailbox, person, shareable, lock, at)
  }),
  decision("declineRequest", {
    input: Schema.Struct({
      profile: ProfileName,
      kontroll: core.Kontroll,
      mailbox: Mailbox,
      person: PersonId,
      at: Instant
    }),
    answer: RequestDeclined,
    refusal: Schema.Union([KontrollNotFound, RequestNotOpen]),
    from: asked.map(({ profile, kontroll, mailbox, person, at }) => ({ profile, kontroll, mailbox, person, at })),
    most: 7,
    decide: ({ profile, kontroll, mailbox, person, at }) =>
      core.declineRequest(profileNamed(profile), kontroll, mailbox, person, at)
  }),
  decision("viewShared", {
    input: Schema.Struct({
      profile: ProfileName,
      kontroll: core.Kontroll,
      mailbox: Mailbox,
      by: Controller,
      at: Instant
    }),
    answer: SharedView,
    refusal: Schema.Union([KontrollNotFound, NothingShared]),
    from: asked.map(({ profile, kontroll, mailbox, by, at }) => ({ profile, kontroll, mailbox, by, at })),
    most: 12,
    decide: ({ profile, kontroll, mailbox, by, at }) =>
      core.viewShared(profileNamed(profile), kontroll, mailbox, by, at)
  }),
  decision("markChecked", {
    input: Schema.Struct({ kontroll: core.Kontroll, by: Controller, at: Instant }),
    answer: SharingEnded,
    refusal: Schema.Union([KontrollNotFound, NothingShared]),
    from: scene.map(({ kontroll, by, at }) => ({ kontroll, by, at })),
    most: 6,
    decide: ({ kontroll, by, at }) => core.markChecked(kontroll, by, at)
  }),
  decision("lapse", {
    input: Schema.Struct({ kontroll: core.Kontroll, at: Instant }),
    answer: Schema.NullOr(Schema.Union([RequestExpired, SharingEnded])),
    from: scene.map(({ kontroll, at }) => ({ kontroll, at })),
    most: 8,
    decide: ({ kontroll, at }) => core.lapse(kontroll, at)
  }),
  decision("historyLine", {
    input: Schema.Struct({ kontroll: core.Kontroll, at: Instant }),
    answer: KontrollLine,
    from: scene.map(({ kontroll, at }) => ({ kontroll, at })),
    most: 6,
    decide: ({ kontroll, at }) => core.historyLine(kontroll, at)
  })
]
