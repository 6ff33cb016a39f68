import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { Level } from "../../../packages/core/src/identity/index.ts"
import {
  close,
  DeathNoticed,
  DeathSource,
  enter,
  LifeForbids,
  Mailbox,
  MailboxClosed,
  MailboxIsClosed,
  MailboxNotFound,
  MailboxReopened,
  noticeDeath,
  Owner,
  ReopeningNeedsLevel,
  reopen
} from "../../../packages/core/src/mailbox/index.ts"
import { mailbox as anyMailbox, instant, instantAfter, lifeActorOn } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const LifeActor = Schema.Union([
  Schema.TaggedStruct("OwnerActs", { owner: Owner, level: Level }),
  Schema.TaggedStruct("OperatorActs", {})
])
const acts = { profile: ProfileName, mailbox: Mailbox, by: LifeActor, at: Instant }

const momentOf = ({ life }: Mailbox) => ("since" in life ? instantAfter(life.since) : instant)
const acted = anyMailbox.chain((mailbox) =>
  fc.record({
    profile: profileName,
    mailbox: fc.constant(mailbox),
    by: lifeActorOn(mailbox),
    at: momentOf(mailbox)
  })
)

export const mailbox = [
  decision("enter", {
    input: Schema.Struct({ profile: ProfileName, mailbox: Mailbox, who: Owner, at: Instant }),
    answer: Mailbox,
    refusal: Schema.Union([MailboxNotFound, MailboxIsClosed]),
    from: acted.map(({ by, ...rest }) => ({ ...rest, who: by._tag === "OwnerActs" ? by.owner : rest.mailbox.owner })),
    most: 16,
    decide: ({ profile, mailbox, who, at }) => enter(profileNamed(profile), mailbox, who, at)
  }),
  decision("close", {
    input: Schema.Struct(acts),
    answer: MailboxClosed,
    refusal: Schema.Union([LifeForbids, MailboxNotFound]),
    from: acted,
    most: 16,
    decide: ({ profile, mailbox, by, at }) => close(profileNamed(profile), mailbox, by, at)
  }),
  decision("reopen", {
    input: Schema.Struct(acts),
    answer: MailboxReopened,
    refusal: Schema.Union([LifeForbids, MailboxNotFound, ReopeningNeedsLevel]),
    from: acted,
    most: 16,
    decide: ({ profile, mailbox, by, at }) => reopen(profileNamed(profile), mailbox, by, at)
  }),
  decision("noticeDeath", {
    input: Schema.Struct({ ...acts, told: DeathSource }),
    answer: DeathNoticed,
    refusal: Schema.Union([LifeForbids, MailboxNotFound]),
    from: fc.tuple(acted, fc.constantFrom(...DeathSource.literals)).map(([act, told]) => ({ ...act, told })),
    most: 16,
    decide: ({ profile, mailbox, by, told, at }) => noticeDeath(profileNamed(profile), mailbox, by, told, at)
  })
]
