import { Schema } from "effect"
import fc from "fast-check"
import { endOf, Instant, osloDateOf } from "../../../packages/core/src/calendar/index.ts"
import { AccessGranted } from "../../../packages/core/src/case/index.ts"
import * as core from "../../../packages/core/src/delegation/index.ts"
import { Level, LevelTooLow, PersonId } from "../../../packages/core/src/identity/index.ts"
import { LifeForbids, Mailbox, MailboxIsClosed, MailboxNotFound } from "../../../packages/core/src/mailbox/index.ts"
import { Provider } from "../../../packages/core/src/policy/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const { AccessAlreadyGiven, AccessGiven, DelegateIsOwner, EndDayPassed, Grant, GrantId, GrantTerms, OwnersAlone } = core
const Person = { person: PersonId, level: Level, grants: Schema.optionalKey(Schema.Array(Grant)) }
const AccessActor = Schema.Union([Schema.TaggedStruct("PersonActs", Person), Schema.TaggedStruct("OperatorActs", {})])
const FoundPerson = Schema.Struct({
  mailbox: Mailbox,
  provider: Provider,
  foundBy: Schema.Literals(["search", "wholeAddress"])
})

/** A mailbox with a grant in it, somebody who was found, and the owner, the delegate or somebody else who acts. */
const asked = fc.oneof(make.openMailbox, make.openMailbox, make.mailbox).chain((mailbox) =>
  fc
    .record({
      profile: profileName,
      mailbox: fc.constant(mailbox),
      grant: make.letter.chain((letter) => make.grantIn(mailbox, letter)),
      elsewhere: make.mailboxId,
      to: make.foundPerson,
      id: make.grantId,
      level: fc.constantFrom<Level>("high", "high", "substantial", "password"),
      stranger: make.personId,
      which: fc.nat(47),
      day: fc.option(make.instant, { freq: 2 })
    })
    .map(({ grant, elsewhere, to, level, stranger, which, day, ...rest }) => {
      const owner = core.personOwning(mailbox) ?? stranger
      const person = [owner, owner, owner, grant.delegate, stranger][which % 5] ?? owner
      const same = { ...to, mailbox: { ...to.mailbox, owner: mailbox.owner } }
      const given = { ...to.mailbox, owner: { _tag: "PersonOwner" as const, person: grant.delegate } }
      const found = which % 8 === 0 ? same : which % 8 < 4 ? { ...to, mailbox: given } : to
      const by = { person, level, grants: [grant] }
      const at = which % 3 === 0 ? endOf(grant.terms.endDay ?? osloDateOf(grant.since)) : grant.since
      return {
        ...rest,
        level,
        grant: which === 0 ? { ...grant, mailbox: elsewhere } : grant,
        grants: which % 2 === 0 ? [grant] : [],
        by,
        actor: which % 4 === 1 ? { _tag: "OperatorActs" as const } : { _tag: "PersonActs" as const, ...by },
        to: which === 1 ? null : found,
        terms: { ...grant.terms, endDay: day === null ? null : osloDateOf(day) },
        at
      }
    })
)
const onCase = fc
  .tuple(
    asked,
    make.caseId,
    fc.constantFrom("Guardian" as const, "Attorney" as const, "Estate" as const),
    make.deceased
  )
  .map(([{ mailbox, grant, terms, to, at, ...rest }, id, kind, life]) => ({
    ...rest,
    mailbox: rest.level === "password" ? { ...mailbox, life } : mailbox,
    granted: {
      ...{ _tag: "AccessGranted" as const, case: id, by: rest.by.person, at, rules: [], preparedBy: rest.by.person },
      mailbox: grant.mailbox,
      person: to === null ? grant.delegate : (core.personOwning(to.mailbox) ?? grant.delegate),
      kind,
      endDay: terms.endDay,
      policy: rest.profile
    },
    at
  }))

/** Giving access, changing it and ending it. */
export const grants = [
  decision("giveAccess", {
    input: Schema.Struct({
      profile: ProfileName,
      mailbox: Mailbox,
      grants: Schema.Array(Grant),
      by: Schema.Struct(Person),
      to: Schema.NullOr(FoundPerson),
      terms: GrantTerms,
      id: GrantId,
      at: Instant
    }),
    answer: AccessGiven,
    refusal: Schema.Union([
      MailboxNotFound,
      MailboxIsClosed,
      OwnersAlone,
      LevelTooLow,
      core.DelegateNotFound,
      EndDayPassed,
      DelegateIsOwner,
      AccessAlreadyGiven
    ]),
    from: asked,
    most: 14,
    decide: ({ profile, mailbox, grants, by, to, terms, id, at }) =>
      core.giveAccess(profileNamed(profile), mailbox, grants, by, to, terms, id, at)
  }),
  decision("giveAccessOnCase", {
    input: Schema.Struct({
      profile: ProfileName,
      mailbox: Mailbox,
      grants: Schema.Array(Grant),
      granted: AccessGranted,
      id: GrantId,
      at: Instant
    }),
    answer: AccessGiven,
    refusal: Schema.Union([MailboxNotFound, LifeForbids, EndDayPassed, DelegateIsOwner, AccessAlreadyGiven]),
    from: onCase,
    most: 12,
    decide: ({ profile, mailbox, grants, granted, id, at }) =>
      core.giveAccessOnCase(profileNamed(profile), mailbox, grants, granted, id, at)
  }),
  decision("changeAccess", {
    input: Schema.Struct({
      profile: ProfileName,
      mailbox: Mailbox,
      grant: Grant,
      actor: AccessActor,
      terms: GrantTerms,
      at: Instant
    }),
    answer: core.AccessChanged,
    refusal: Schema.Union([
      MailboxIsClosed,
      core.GrantNotFound,
      core.GivenByAnother,
      core.AccessHasEnded,
      OwnersAlone,
      LevelTooLow,
      EndDayPassed
    ]),
    from: asked,
    most: 14,
    decide: ({ profile, mailbox, grant, actor, terms, at }) =>
      core.changeAccess(profileNamed(profile), mailbox, grant, actor, terms, at)
  }),
  decision("endAccess", {
    input: Schema.Struct({ profile: ProfileName, mailbox: Mailbox, grant: Grant, actor: AccessActor, at: Instant }),
    answer: core.AccessEnded,
    refusal: Schema.Union([MailboxIsClosed, core.GrantNotFound, core.GivenByAnother, core.AccessHasEnded]),
    from: asked,
    most: 12,
    decide: ({ profile, mailbox, grant, actor, at }) => core.endAccess(profileNamed(profile), mailbox, grant, actor, at)
  })
]
