import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { ChannelChoice } from "../../../packages/core/src/channel/index.ts"
import { NationalId } from "../../../packages/core/src/identity/index.ts"
import { DocumentId, documentsOf, Letter, LetterId, Sha256 } from "../../../packages/core/src/letter/index.ts"
import { Mailbox, MailboxIsClosed, MailboxNotFound, Owner } from "../../../packages/core/src/mailbox/index.ts"
import * as core from "../../../packages/core/src/migration/index.ts"
import { RuleId } from "../../../packages/core/src/rule/index.ts"
import { RecipientNotDigital } from "../../../packages/core/src/sending/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"
import { synthetic } from "../synthetic.ts"

const { Migration, MigrationId, MigrationNotOpen, ReportLine } = core
const [MigrationStarted, LetterMoved, LetterMoveFailed, MigrationCompleted, MigrationCancelled] =
  core.MigrationEvent.members
const MigrationPlanned = Schema.TaggedStruct("MigrationPlanned", {
  migration: Migration,
  at: Instant,
  rules: Schema.Array(RuleId),
  policy: Schema.NonEmptyString
})
const MovedLetterAccepted = Schema.TaggedStruct("MovedLetterAccepted", {
  letter: Letter,
  at: Instant,
  rules: Schema.Array(RuleId)
})
const Movable = Schema.Struct({ letter: Letter, dueNotifications: Schema.Array(Instant) })

const due = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(make.instant, { maxLength: 2 }) }
)
/** A letter from a public body, most often, some while after it became visible. */
const movable = fc.tuple(make.letter, due, fc.nat(4)).chain(([letter, dueNotifications, which]) => {
  const sender = { ...letter.sender, kind: "public" as const }
  return fc.record({
    movable: fc.constant({ letter: which === 0 ? letter : { ...letter, sender }, dueNotifications }),
    at: fc.oneof({ weight: 4, arbitrary: make.instantAfter(letter.visibleAt) }, { weight: 1, arbitrary: make.instant })
  })
})

const planned = fc
  .tuple(make.mailbox, make.owner, profileName, make.channelChoice, fc.array(movable, { maxLength: 2 }), fc.nat(5))
  .chain(([mailbox, other, profile, choice, letters, which]) =>
    fc.record({
      profile: fc.constant(profile),
      mailbox: fc.constant(mailbox),
      by: fc.constant(which === 0 ? other : mailbox.owner),
      choice: fc.constant(choice),
      letters: fc.constant(
        letters.map(({ movable: { letter, dueNotifications } }, index) => ({
          letter: which === 1 && index === 0 ? letter : { ...letter, mailbox: mailbox.id },
          dueNotifications
        }))
      ),
      id: make.migrationId,
      at: make.instant
    })
  )

/** A migration, and the letter that is looked at: often one that it moves. */
const moving = fc
  .tuple(make.migration, movable, synthetic, fc.nat(5))
  .map(([one, { movable, at }, recipient, which]) => {
    const [first] = one.letters
    const letter = which === 0 || first === undefined ? movable.letter.id : first.letter
    const mailbox = which === 1 ? movable.letter.mailbox : one.mailbox
    const migration = which > 2 ? { ...one, phase: one.phase === "planned" ? ("running" as const) : one.phase } : one
    return { migration, recipient, movable: { ...movable, letter: { ...movable.letter, id: letter, mailbox } }, at }
  })
const step = moving.map(({ migration, movable: { letter }, at }) => ({ migration, letter: letter.id, at }))

/** A letter that comes from another provider, with its documents as they were, or one of them altered. */
const arrives = fc
  .tuple(make.mailbox, movable, make.migrationId, synthetic, synthetic, fc.nat(9))
  .map(([mailbox, { movable, at }, migration, owner, other, which]) => {
    const { letter } = movable
    const digests = documentsOf(letter).map(({ id, sha256 }) => ({ document: id, sha256 }))
    const altered = digests.map(({ document }) => ({ document, sha256: Sha256.make("00".repeat(32)) }))
    return {
      mailbox,
      owner: which === 0 ? other : owner,
      parcel: { migration, recipient: owner, letter, receivedAt: letter.visibleAt, openedAt: letter.openedAt },
      arrived: which === 1 ? altered : digests,
      here: which === 2 ? [letter.id] : [],
      at
    }
  })

export const migration = [
  decision("judgeMove", {
    input: Schema.Struct({ movable: Movable, at: Instant }),
    answer: ReportLine,
    from: movable,
    most: 9,
    decide: ({ movable, at }) => core.judgeMove(movable, at)
  }),
  decision("planMigration", {
    input: Schema.Struct({
      profile: ProfileName,
      mailbox: Mailbox,
      by: Owner,
      choice: ChannelChoice,
      letters: Schema.Array(Movable),
      id: MigrationId,
      at: Instant
    }),
    answer: MigrationPlanned,
    refusal: Schema.Union([MailboxNotFound, MailboxIsClosed, core.NotChosenProvider]),
    from: planned,
    most: 8,
    decide: ({ profile, mailbox, by, choice, letters, id, at }) =>
      core.planMigration(profileNamed(profile), mailbox, by, choice, letters, id, at)
  }),
  decision("packageOf", {
    input: Schema.Struct({ migration: Migration, recipient: NationalId, movable: Movable, at: Instant }),
    answer: Schema.NullOr(core.MigrationPackage),
    from: moving,
    most: 8,
    decide: ({ migration, recipient, movable, at }) => core.packageOf(migration, recipient, movable, at)
  }),
  ...[
    { name: "startMigration", decide: core.startMigration, answer: MigrationStarted },
    { name: "completeMigration", decide: core.completeMigration, answer: Schema.NullOr(MigrationCompleted) },
    { name: "cancelMigration", decide: core.cancelMigration, answer: MigrationCancelled }
  ].map(({ name, decide, answer }) =>
    decision(name, {
      input: Schema.Struct({ migration: Migration, at: Instant }),
      answer,
      refusal: MigrationNotOpen,
      from: fc.record({ migration: make.migration, at: make.instant }),
      most: 8,
      decide: ({ migration, at }) => decide(migration, at)
    })
  ),
  ...[
    { name: "recordMoved", decide: core.recordMoved, answer: LetterMoved },
    { name: "recordFailed", decide: core.recordFailed, answer: LetterMoveFailed }
  ].map(({ name, decide, answer }) =>
    decision(name, {
      input: Schema.Struct({ migration: Migration, letter: LetterId, at: Instant }),
      answer: Schema.NullOr(answer),
      refusal: MigrationNotOpen,
      from: step,
      most: 9,
      decide: ({ migration, letter, at }) => decide(migration, letter, at)
    })
  ),
  decision("acceptMoved", {
    input: Schema.Struct({
      mailbox: Mailbox,
      owner: NationalId,
      parcel: core.MigrationPackage,
      arrived: Schema.Array(Schema.Struct({ document: DocumentId, sha256: Sha256 })),
      here: Schema.Array(LetterId),
      at: Instant
    }),
    answer: Schema.NullOr(MovedLetterAccepted),
    refusal: Schema.Union([MailboxNotFound, core.PackageRefused, RecipientNotDigital]),
    from: arrives,
    most: 10,
    decide: ({ mailbox, owner, parcel, arrived, here, at }) => {
      const digests = new Map(arrived.map(({ document, sha256 }) => [document, sha256]))
      return core.acceptMoved(mailbox, owner, parcel, digests, new Set(here), at)
    }
  })
]
