import { Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import {
  ElectronicId,
  NationalId,
  OrganisationNumber,
  PersonId,
  PersonName
} from "../../../packages/core/src/identity/index.ts"
import * as core from "../../../packages/core/src/organisation/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"
import { synthetic } from "../synthetic.ts"

const { Account, AccountAct, AccountNotFound, AccountUser, Role, RoleMissing } = core
const [UserAdded, UserRolesChanged, UserRemoved, ReceptionChanged] = core.AccountEvent.members
const Applicant = Schema.Struct({
  person: PersonId,
  name: PersonName,
  nationalId: NationalId,
  electronicId: Schema.NullOr(ElectronicId)
})
const Registered = Schema.Struct({
  organisation: OrganisationNumber,
  name: core.OrganisationName,
  signatories: Schema.Array(NationalId)
})
const Roles = AccountUser.fields.roles

// National id numbers of nobody's alone.
const applicant = fc.tuple(make.applicant, synthetic).map(([one, nationalId]) => ({ ...one, nationalId }))
const applied = applicant.chain((applicant) => {
  const signatories = fc.uniqueArray(fc.oneof(synthetic, fc.constant(applicant.nationalId)), { maxLength: 3 })
  const registered = fc
    .tuple(make.registeredOrganisation, signatories)
    .map(([one, signatories]) => ({ ...one, signatories }))
  return fc.record({
    profile: profileName,
    applicant: fc.constant(applicant),
    registered,
    others: fc.array(registered, { maxLength: 2 }),
    existing: fc.option(make.account, { freq: 2 }),
    at: make.instant
  })
})

/** An account, and people who are often in it; the account manager often acts. */
const asked = make.account.chain((account) => {
  const people = account.users.map(({ person }) => fc.constant(person))
  const [manager = make.personId] = people
  const somebody = fc.oneof(...people, make.personId)
  return fc.record({
    account: fc.constant(account),
    by: fc.oneof(manager, somebody),
    person: fc.oneof(manager, somebody),
    user: fc.tuple(make.accountUser, somebody).map(([user, person]) => ({ ...user, person })),
    roles: make.roles,
    act: make.accountAct,
    reception: fc.record({ receives: fc.boolean(), visible: fc.boolean() }),
    at: make.instant
  })
})

export const organisation = [
  decision("mayAct", {
    input: Schema.Struct({ account: Account, person: PersonId, act: AccountAct }),
    answer: AccountUser,
    refusal: Schema.Union([AccountNotFound, RoleMissing]),
    from: asked.map(({ account, person, act }) => ({ account, person, act })),
    most: 14,
    decide: ({ account, person, act }) => core.mayAct(account, person, act)
  }),
  decision("ownAccess", {
    input: Schema.Struct({ account: Account, person: PersonId }),
    answer: Schema.Struct({ roles: Schema.Array(Role), acts: Schema.Array(AccountAct) }),
    from: asked.map(({ account, person }) => ({ account, person })),
    most: 8,
    decide: ({ account, person }) => core.ownAccess(account, person)
  }),
  decision("mayOpenFor", {
    input: Schema.Struct({ profile: ProfileName, applicant: Applicant, registered: Schema.Array(Registered) }),
    answer: Schema.Array(Registered),
    from: applied.map(({ profile, applicant, registered, others }) => ({
      profile,
      applicant,
      registered: [registered, ...others]
    })),
    most: 8,
    decide: ({ profile, applicant, registered }) =>
      core.mayOpenFor(profileNamed(profile).organisation, applicant, registered)
  }),
  decision("openAccount", {
    input: Schema.Struct({
      profile: ProfileName,
      applicant: Applicant,
      registered: Registered,
      existing: Schema.NullOr(Account),
      at: Instant
    }),
    answer: core.AccountOpened,
    refusal: Schema.Union([core.ElectronicIdNotAccepted, core.NotSignatory, core.AccountExists]),
    from: applied,
    most: 14,
    decide: ({ profile, applicant, registered, existing, at }) =>
      core.openAccount(profileNamed(profile), applicant, registered, existing, at)
  }),
  decision("addUser", {
    input: Schema.Struct({ account: Account, by: PersonId, user: AccountUser, at: Instant }),
    answer: UserAdded,
    refusal: Schema.Union([AccountNotFound, RoleMissing, core.UserExists]),
    from: asked.map(({ account, by, user, at }) => ({ account, by, user, at })),
    most: 12,
    decide: ({ account, by, user, at }) => core.addUser(account, by, user, at)
  }),
  decision("changeRoles", {
    input: Schema.Struct({ account: Account, by: PersonId, person: PersonId, roles: Roles, at: Instant }),
    answer: UserRolesChanged,
    refusal: Schema.Union([AccountNotFound, RoleMissing, core.UserNotFound, core.LastAccountManager]),
    from: asked.map(({ account, by, person, roles, at }) => ({ account, by, person, roles, at })),
    most: 15,
    decide: ({ account, by, person, roles, at }) => core.changeRoles(account, by, person, roles, at)
  }),
  decision("removeUser", {
    input: Schema.Struct({ account: Account, by: PersonId, person: PersonId, at: Instant }),
    answer: UserRemoved,
    refusal: Schema.Union([AccountNotFound, RoleMissing, core.UserNotFound, core.LastAccountManager]),
    from: asked.map(({ account, by, person, at }) => ({ account, by, person, at })),
    most: 15,
    decide: ({ account, by, person, at }) => core.removeUser(account, by, person, at)
  }),
  decision("changeReception", {
    input: Schema.Struct({
      account: Account,
      by: PersonId,
      reception: Schema.Struct({ receives: Schema.Boolean, visible: Schema.Boolean }),
      at: Instant
    }),
    answer: ReceptionChanged,
    refusal: Schema.Union([AccountNotFound, RoleMissing]),
    from: asked.map(({ account, by, reception, at }) => ({ account, by, reception, at })),
    most: 9,
    decide: ({ account, by, reception, at }) => core.changeReception(account, by, reception, at)
  })
]
