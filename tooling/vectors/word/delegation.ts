import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { CaseId } from "../../../packages/core/src/case/index.ts"
import {
  AccessEnded,
  Acted,
  Grant,
  isInForce,
  lapse,
  MailboxAct,
  mayAct,
  OutsideGrant,
  OwnersAlone
} from "../../../packages/core/src/delegation/index.ts"
import { Level, PersonId } from "../../../packages/core/src/identity/index.ts"
import { Mailbox, MailboxIsClosed, MailboxNotFound } from "../../../packages/core/src/mailbox/index.ts"
import {
  deceased,
  delegatesRequest,
  grantedRequest,
  grantGiven,
  mailboxAct,
  ownersRequest
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const asked = fc
  .tuple(fc.oneof(delegatesRequest, grantedRequest, ownersRequest), profileName, mailboxAct, fc.nat(5), deceased)
  .map(([{ mailbox, reader, at }, profile, act, which, life]) => {
    if (which === 1) {
      const given = grantGiven(mailbox, reader.person)
      const estate: Grant = { ...given, kind: { _tag: "Estate", case: CaseId.make(reader.person) } }
      return { profile, mailbox: { ...mailbox, life }, by: { ...reader, grants: [estate] }, act, at: life.since }
    }
    const { owner } = mailbox
    const by = which === 0 && owner._tag === "PersonOwner" ? { ...reader, person: owner.person } : reader
    return { profile, mailbox, by, act, at }
  })
const granted = fc
  .oneof(delegatesRequest, grantedRequest)
  .filter(({ reader: { grants = [] } }) => grants.length > 0)
  .map(({ mailbox, reader: { grants = [] }, at }) => ({ grant: grants[0] as Grant, mailbox, at }))
const Granted = Schema.Struct({ grant: Grant, mailbox: Mailbox, at: Instant })

export const delegation = [
  decision("mayAct", {
    input: Schema.Struct({
      profile: ProfileName,
      mailbox: Mailbox,
      by: Schema.Struct({ person: PersonId, level: Level, grants: Schema.optionalKey(Schema.Array(Grant)) }),
      act: MailboxAct,
      at: Instant
    }),
    answer: Acted,
    refusal: Schema.Union([MailboxNotFound, MailboxIsClosed, OwnersAlone, OutsideGrant]),
    from: asked,
    decide: ({ profile, mailbox, by, act, at }) => mayAct(profileNamed(profile), mailbox, by, act, at)
  }),
  decision("isInForce", {
    input: Granted,
    answer: Schema.Boolean,
    from: granted,
    most: 16,
    decide: ({ grant, mailbox, at }) => isInForce(grant, mailbox, at)
  }),
  decision("lapse", {
    input: Granted,
    answer: Schema.NullOr(AccessEnded),
    from: granted,
    most: 9,
    decide: ({ grant, mailbox, at }) => lapse(grant, mailbox, at)
  })
]
