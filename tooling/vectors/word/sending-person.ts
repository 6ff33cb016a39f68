import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { Blocklist, NationalIdNotAllowed, RecipientQuery } from "../../../packages/core/src/directory/index.ts"
import { PersonId } from "../../../packages/core/src/identity/index.ts"
import { Mailbox, MailboxIsClosed, MailboxNotFound } from "../../../packages/core/src/mailbox/index.ts"
import { Account, AccountNotFound, RoleMissing } from "../../../packages/core/src/organisation/index.ts"
import { RuleId } from "../../../packages/core/src/rule/index.ts"
import * as core from "../../../packages/core/src/sending/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"
import { query } from "../recipient.ts"

const devices = ["computer", "phone", "tablet", "app"] as const

/** A person, most often in a mailbox of their own, to somebody who was found and most often takes letters. */
const sent = fc
  .record({
    profile: profileName,
    person: make.personId,
    mailbox: make.mailbox,
    to: make.candidate,
    asksElectronicId: fc.boolean(),
    contents: make.declaredContents,
    at: make.instant,
    which: fc.nat(19)
  })
  .map(({ profile, person, mailbox, to, asksElectronicId, contents, at, which }) => {
    const own: Mailbox = { ...mailbox, owner: { _tag: "PersonOwner", person }, life: { _tag: "Active" } }
    const open: Mailbox = { ...to.mailbox, life: { _tag: "Active" } }
    const blocked = which === 2 ? [person] : to.blocklist.blocked
    return {
      profile,
      from: { person, mailbox: which < 2 ? mailbox : which === 3 ? { ...own, life: mailbox.life } : own },
      to:
        which === 4
          ? null
          : {
              mailbox: which === 5 ? to.mailbox : open,
              reception: which === 6 ? to.reception : true,
              blocklist: { ...to.blocklist, blocked }
            },
      letter: {
        asksElectronicId,
        visibleAt: which < 14 ? null : DateTime.add(at, { minutes: which - 15 }),
        contents
      },
      at
    }
  })

const composed = make.account.chain((account) =>
  fc.record({
    profile: profileName,
    account: fc.constant(account),
    person: fc.oneof(make.personId, ...account.users.map(({ person }) => fc.constant(person))),
    device: fc.constantFrom(...devices),
    recipients: fc.array(query, { maxLength: 2 })
  })
)

/** What a person sends, and what a user of a business composes. */
export const persons = [
  decision("sendAsPerson", {
    input: Schema.Struct({
      profile: ProfileName,
      from: Schema.Struct({ person: PersonId, mailbox: Mailbox }),
      to: Schema.NullOr(Schema.Struct({ mailbox: Mailbox, reception: Schema.Boolean, blocklist: Blocklist })),
      letter: Schema.Struct({
        asksElectronicId: Schema.Boolean,
        visibleAt: Schema.NullOr(Instant),
        contents: core.DeclaredContents
      }),
      at: Instant
    }),
    answer: core.PersonalLetterAllowed,
    refusal: Schema.Union([
      MailboxNotFound,
      MailboxIsClosed,
      core.RecipientNotDigital,
      core.TooManyFiles,
      core.LetterTooLarge,
      core.VisibleInThePast
    ]),
    from: sent,
    most: 16,
    decide: ({ profile, from, to, letter, at }) => core.sendAsPerson(profileNamed(profile), from, to, letter, at)
  }),
  decision("mayCompose", {
    input: Schema.Struct({
      profile: ProfileName,
      account: Account,
      person: PersonId,
      device: Schema.Literals(devices),
      recipients: Schema.Array(RecipientQuery)
    }),
    answer: Schema.Struct({ rules: Schema.Array(RuleId) }),
    refusal: Schema.Union([AccountNotFound, RoleMissing, core.ComputerNeeded, NationalIdNotAllowed]),
    from: composed,
    most: 10,
    decide: ({ profile, account, person, device, recipients }) =>
      core.mayCompose(profileNamed(profile), account, person, device, recipients)
  })
]
