/**
 * A business account: whom an organisation lets in, and what each of them may do there (BUSINESS-1 to BUSINESS-5), and
 * whether it receives and is found (RECEIVE-10).
 *
 * @module
 */
import { Result, Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { ElectronicId, NationalId, OrganisationNumber, PersonId, PersonName } from "../identity/index.ts"
import type { OrganisationPolicy, ProviderProfile } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"
import { OrganisationName } from "./model.ts"
import type { RegisteredOrganisation } from "./register.ts"

/** What a person is in an account (BUSINESS-2). *Account manager* is kontoforvalter; *controller* does Kontroll. */
export const Role = Schema.Literals(["accountManager", "administrator", "sender", "reader", "controller"])
export type Role = typeof Role.Type

/** What one may do in a business account. */
export const AccountAct = Schema.Literals([
  "seeOwnAccess",
  "manageUsers",
  "manageAccountManagers",
  "changeSettings",
  "acceptTerms",
  "seeCharges",
  "send",
  "read",
  "control"
])
export type AccountAct = typeof AccountAct.Type

/** A person in an account, and what they are there. Nobody is in it without a role. */
export const AccountUser = Schema.Struct({ person: PersonId, name: PersonName, roles: Schema.NonEmptyArray(Role) })
export type AccountUser = typeof AccountUser.Type

/** An organisation's account: one per organisation number (BUSINESS-3). */
export const Account = Schema.Struct({
  organisation: OrganisationNumber,
  name: OrganisationName,
  openedAt: Instant,
  users: Schema.Array(AccountUser),
  /** Whether it takes mail: one that does not can still send (RECEIVE-10). */
  receives: Schema.Boolean,
  /** Whether it is found in search (RECEIVE-10). */
  visible: Schema.Boolean
})
export type Account = typeof Account.Type

const rules = Schema.Array(RuleId)
const event = { organisation: OrganisationNumber, by: PersonId, at: Instant, rules }

export const AccountOpened = Schema.TaggedStruct("AccountOpened", {
  ...event,
  account: Account,
  policy: Schema.NonEmptyString
})
const UserAdded = Schema.TaggedStruct("UserAdded", { ...event, user: AccountUser })
const UserRolesChanged = Schema.TaggedStruct("UserRolesChanged", {
  ...event,
  person: PersonId,
  roles: Schema.NonEmptyArray(Role)
})
const UserRemoved = Schema.TaggedStruct("UserRemoved", { ...event, person: PersonId })
const ReceptionChanged = Schema.TaggedStruct("ReceptionChanged", {
  ...event,
  receives: Schema.Boolean,
  visible: Schema.Boolean
})

/** What happens to an account after it was opened. */
export const AccountEvent = Schema.Union([UserAdded, UserRolesChanged, UserRemoved, ReceptionChanged])
export type AccountEvent = typeof AccountEvent.Type
export type AccountOpened = typeof AccountOpened.Type

/** The business register does not list the person with signature or procuration right there (BUSINESS-1). */
export const NotSignatory = Schema.TaggedStruct("NotSignatory", { rules })
export type NotSignatory = typeof NotSignatory.Type
/** An account is opened with one of these electronic IDs (BUSINESS-1). */
export const ElectronicIdNotAccepted = Schema.TaggedStruct("ElectronicIdNotAccepted", {
  rules,
  anyOf: Schema.Array(ElectronicId)
})
export type ElectronicIdNotAccepted = typeof ElectronicIdNotAccepted.Type
/** The organisation has an account already: there is one per organisation number (BUSINESS-3). */
export const AccountExists = Schema.TaggedStruct("AccountExists", { rules })
export type AccountExists = typeof AccountExists.Type
/** No such account, or none that the person is in (FIELD-25). */
export const AccountNotFound = Schema.TaggedStruct("AccountNotFound", { rules })
export type AccountNotFound = typeof AccountNotFound.Type
/** The person is in the account, in no role that may do this: these may (BUSINESS-2). */
export const RoleMissing = Schema.TaggedStruct("RoleMissing", { rules, anyOf: Schema.Array(Role) })
export type RoleMissing = typeof RoleMissing.Type
/** Nobody of this id is in the account. */
export const UserNotFound = Schema.TaggedStruct("UserNotFound", { rules })
export type UserNotFound = typeof UserNotFound.Type
/** The person is in the account already: their roles can be changed (BUSINESS-2). */
export const UserExists = Schema.TaggedStruct("UserExists", { rules })
export type UserExists = typeof UserExists.Type
/** An account always has an account manager: the last one stays until there is another (BUSINESS-2). */
export const LastAccountManager = Schema.TaggedStruct("LastAccountManager", { rules })
export type LastAccountManager = typeof LastAccountManager.Type

/** Somebody who wants to open an account, as ID-porten has vouched for them. */
export interface Applicant {
  readonly person: PersonId
  readonly name: PersonName
  readonly nationalId: NationalId
  /** Null for a login with a password, which opens none. */
  readonly electronicId: ElectronicId | null
}

/**
 * What each role may do (BUSINESS-2). Decided: both account managers and administrators add, change and remove users, but
 * only account managers make account managers, accept terms and see what it costs.
 */
const acts: Readonly<Record<Role, ReadonlyArray<AccountAct>>> = {
  accountManager: AccountAct.literals,
  administrator: ["seeOwnAccess", "manageUsers", "changeSettings"],
  sender: ["seeOwnAccess", "send"],
  reader: ["seeOwnAccess", "read"],
  controller: ["seeOwnAccess", "control"]
}

/** Whether the person may do this in the account (BUSINESS-2); to who is not in it, it is not found (FIELD-25). */
export const mayAct = (
  account: Account,
  person: PersonId,
  act: AccountAct
): Result.Result<AccountUser, AccountNotFound | RoleMissing> => {
  const user = account.users.find((user) => user.person === person)
  if (user === undefined) return Result.fail({ _tag: "AccountNotFound", rules: ["FIELD-25"] })
  if (user.roles.some((role) => acts[role].includes(act))) return Result.succeed(user)
  const anyOf = Role.literals.filter((role) => acts[role].includes(act))
  return Result.fail({ _tag: "RoleMissing", rules: ["BUSINESS-2"], anyOf })
}

/** What the person sees of their own access: roles, and what these let them do (BUSINESS-5). */
export const ownAccess = (
  account: Account,
  person: PersonId
): { readonly roles: ReadonlyArray<Role>; readonly acts: ReadonlyArray<AccountAct> } => {
  const roles = account.users.find((user) => user.person === person)?.roles ?? []
  return { roles, acts: AccountAct.literals.filter((act) => roles.some((role) => acts[role].includes(act))) }
}

/**
 * The organisations of the register's answer that the applicant may open an account for (BUSINESS-5).
 *
 * @example
 * ```ts
 * import { NationalId, OrganisationNumber, PersonId } from "@postkasse/core/identity"
 * import { mayOpenFor } from "@postkasse/core/organisation"
 * import { digipost } from "@postkasse/core/policy"
 *
 * const nationalId = NationalId.make("17898933644") // synthetic: nobody's
 * const applicant = {
 *   person: PersonId.make("0190b5a0-0000-7000-8000-000000000001"),
 *   name: { first: "Solveig", last: "Fjordblom" },
 *   nationalId,
 *   electronicId: "bankid"
 * } as const
 * const registered = [
 *   { organisation: OrganisationNumber.make("800066662"), name: "Sildeverket AS", signatories: [nationalId] },
 *   { organisation: OrganisationNumber.make("800055555"), name: "Kraftlinja Strøm AS", signatories: [] }
 * ]
 * for (const { name } of mayOpenFor(digipost.organisation, applicant, registered)) console.log(name) // → Sildeverket AS
 * ```
 */
export const mayOpenFor = (
  policy: OrganisationPolicy,
  applicant: Applicant,
  registered: ReadonlyArray<RegisteredOrganisation>
): ReadonlyArray<RegisteredOrganisation> =>
  accepts(policy, applicant) ? registered.filter((organisation) => isSignatory(applicant, organisation)) : []

/**
 * Opens an account for an organisation: by somebody whom the business register lists with signature or procuration right,
 * one of them being enough, logged in with BankID or Buypass (BUSINESS-1, BUSINESS-5). `existing` is the account that the
 * organisation has, if any (BUSINESS-3). Who opens it is its first account manager. Opening consents to mail from all
 * senders (RECEIVE-12); reception can be closed after.
 */
export const openAccount = (
  profile: ProviderProfile,
  applicant: Applicant,
  registered: RegisteredOrganisation,
  existing: Account | null,
  at: Instant
): Result.Result<AccountOpened, ElectronicIdNotAccepted | NotSignatory | AccountExists> => {
  const { openWith: anyOf } = profile.organisation
  if (!accepts(profile.organisation, applicant)) {
    return Result.fail({ _tag: "ElectronicIdNotAccepted", rules: ["BUSINESS-1"], anyOf })
  }
  if (!isSignatory(applicant, registered)) return Result.fail({ _tag: "NotSignatory", rules: ["BUSINESS-1"] })
  if (existing !== null) return Result.fail({ _tag: "AccountExists", rules: ["BUSINESS-3"] })
  const { organisation, name } = registered
  const manager: AccountUser = { person: applicant.person, name: applicant.name, roles: ["accountManager"] }
  return Result.succeed({
    _tag: "AccountOpened",
    organisation,
    by: applicant.person,
    at,
    rules: ["BUSINESS-1", "BUSINESS-3", "RECEIVE-12"],
    account: { organisation, name, openedAt: at, users: [manager], receives: true, visible: true },
    policy: profile.version
  })
}

type UserRefusal = AccountNotFound | RoleMissing | UserNotFound | UserExists | LastAccountManager

/** Lets a person in, named by first name, last name and national id number, which the caller has found (BUSINESS-2). */
export const addUser = (
  account: Account,
  by: PersonId,
  user: AccountUser,
  at: Instant
): Result.Result<AccountEvent, UserRefusal> => {
  const allowed = mayAct(account, by, actFor(user.roles))
  if (Result.isFailure(allowed)) return Result.fail(allowed.failure)
  if (isIn(account, user.person)) return Result.fail({ _tag: "UserExists", rules: ["BUSINESS-2"] })
  return Result.succeed({ _tag: "UserAdded", ...marks(account, by, at), user })
}

/** Changes what a person is in the account (BUSINESS-2). */
export const changeRoles = (
  account: Account,
  by: PersonId,
  person: PersonId,
  roles: AccountUser["roles"],
  at: Instant
): Result.Result<AccountEvent, UserRefusal> => {
  const allowed = mayManage(account, by, person, roles)
  if (Result.isFailure(allowed)) return Result.fail(allowed.failure)
  return Result.succeed({ _tag: "UserRolesChanged", ...marks(account, by, at), person, roles })
}

/** Takes a person out of the account (BUSINESS-2). */
export const removeUser = (
  account: Account,
  by: PersonId,
  person: PersonId,
  at: Instant
): Result.Result<AccountEvent, UserRefusal> => {
  const allowed = mayManage(account, by, person, [])
  if (Result.isFailure(allowed)) return Result.fail(allowed.failure)
  return Result.succeed({ _tag: "UserRemoved", ...marks(account, by, at), person })
}

/** Opens or closes the reception, and the visibility in search; sending is a service of its own and stays (RECEIVE-10). */
export const changeReception = (
  account: Account,
  by: PersonId,
  reception: { readonly receives: boolean; readonly visible: boolean },
  at: Instant
): Result.Result<AccountEvent, AccountNotFound | RoleMissing> => {
  const allowed = mayAct(account, by, "changeSettings")
  if (Result.isFailure(allowed)) return Result.fail(allowed.failure)
  const { receives, visible } = reception
  return Result.succeed({
    _tag: "ReceptionChanged",
    ...{ organisation: account.organisation, by, at, rules: ["RECEIVE-10"] },
    ...{ receives, visible }
  })
}

/** The account after an event of its own. */
export const evolveAccount = (account: Account, event: AccountEvent): Account => {
  switch (event._tag) {
    case "UserAdded":
      return { ...account, users: [...account.users, event.user] }
    case "UserRolesChanged":
      return {
        ...account,
        users: account.users.map((user) => (user.person === event.person ? { ...user, roles: event.roles } : user))
      }
    case "UserRemoved":
      return { ...account, users: account.users.filter((user) => user.person !== event.person) }
    case "ReceptionChanged":
      return { ...account, receives: event.receives, visible: event.visible }
  }
}

// What a change touches of the person decides: the account manager's role is another's to give and to take.
const mayManage = (
  account: Account,
  by: PersonId,
  person: PersonId,
  after: ReadonlyArray<Role>
): Result.Result<AccountUser, UserRefusal> => {
  const before = account.users.find((user) => user.person === person)
  const allowed = mayAct(account, by, actFor([...(before?.roles ?? []), ...after]))
  if (Result.isFailure(allowed)) return allowed
  if (before === undefined) return Result.fail({ _tag: "UserNotFound", rules: ["BUSINESS-2"] })
  const managers = account.users.filter((user) => user.roles.includes("accountManager"))
  const leavesNone = managers.every((user) => user.person === person) && !after.includes("accountManager")
  return leavesNone ? Result.fail({ _tag: "LastAccountManager", rules: ["BUSINESS-2"] }) : allowed
}

const actFor = (roles: ReadonlyArray<Role>): AccountAct =>
  roles.includes("accountManager") ? "manageAccountManagers" : "manageUsers"

const isIn = (account: Account, person: PersonId): boolean => account.users.some((user) => user.person === person)

const accepts = ({ openWith }: OrganisationPolicy, { electronicId }: Applicant): boolean =>
  electronicId !== null && openWith.includes(electronicId)

const isSignatory = ({ nationalId }: Applicant, { signatories }: RegisteredOrganisation): boolean =>
  signatories.includes(nationalId)

const marks = ({ organisation }: Account, by: PersonId, at: Instant) => ({
  organisation,
  by,
  at,
  rules: ["BUSINESS-2"] as const
})
