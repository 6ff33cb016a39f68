import { Schema } from "effect"
import fc from "fast-check"
import { endOf, Instant, OsloDate } from "../../../packages/core/src/calendar/index.ts"
import { Level } from "../../../packages/core/src/identity/index.ts"
import {
  beforeClosing,
  close,
  DeathNoticed,
  DeathSource,
  DeletionNotDue,
  DeletionUndecided,
  deleteForGood,
  enter,
  LifeForbids,
  Mailbox,
  MailboxClosed,
  MailboxDeleted,
  MailboxIsClosed,
  MailboxNotFound,
  MailboxReopened,
  noticeDeath,
  Owner,
  ReopeningNeedsLevel,
  reopen
} from "../../../packages/core/src/mailbox/index.ts"
import { RuleId } from "../../../packages/core/src/rule/index.ts"
import { mailbox as anyMailbox, instant, instantAfter, lifeActorOn } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const LifeActor = Schema.Union([
  Schema.TaggedStruct("OwnerActs", { owner: Owner, level: Level }),
  Schema.TaggedStruct("OperatorActs", {})
])
const acts = { profile: ProfileName, mailbox: Mailbox, by: LifeActor, at: Instant }

const operator = { _tag: "OperatorActs" as const }
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
  }),
  decision("beforeClosing", {
    input: Schema.Struct(acts),
    answer: Schema.Struct({
      betterWays: Schema.Array(Schema.Literals(["GiveAccess", "SaveEverything"])),
      deletionDay: OsloDate,
      reopenLevel: Level,
      rules: Schema.Array(RuleId)
    }),
    refusal: Schema.Union([LifeForbids, MailboxNotFound]),
    from: acted,
    most: 8,
    decide: ({ profile, mailbox, by, at }) => beforeClosing(profileNamed(profile), mailbox, by, at)
  }),
  decision("deleteForGood", {
    input: Schema.Struct({ mailbox: Mailbox, by: LifeActor, at: Instant }),
    answer: MailboxDeleted,
    refusal: Schema.Union([LifeForbids, MailboxNotFound, DeletionNotDue, DeletionUndecided]),
    from: acted.map(({ by, at, ...rest }) => {
      const { life } = rest.mailbox
      const ends = "deletionDay" in life && life.deletionDay < "2041" && at.epochMilliseconds % 2 === 0
      return { ...rest, by: at.epochMilliseconds % 5 === 0 ? by : operator, at: ends ? endOf(life.deletionDay) : at }
    }),
    most: 12,
    decide: ({ mailbox, by, at }) => deleteForGood(mailbox, by, at)
  })
]
