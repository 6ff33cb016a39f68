import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { personId } from "../identity/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { digipost } from "../policy/index.ts"
import { account, accountAct, accountUser, applicant, registeredOrganisation, roles } from "./arbitrary.ts"
import {
  type Account,
  AccountAct,
  type AccountEvent,
  addUser,
  changeReception,
  changeRoles,
  evolveAccount,
  mayAct,
  mayOpenFor,
  openAccount,
  ownAccess,
  Role,
  removeUser
} from "./index.ts"

const failureOf = <A, E>(answer: Result.Result<A, E>): E | null => (Result.isFailure(answer) ? answer.failure : null)
const managersOf = ({ users }: Account) => users.filter((user) => user.roles.includes("accountManager"))

describe("opening a business account", () => {
  const signatorys = fc
    .record({ profile, applicant, registered: registeredOrganisation, account, at: instant })
    .map((scene) => ({
      ...scene,
      registered: { ...scene.registered, signatories: [...scene.registered.signatories, scene.applicant.nationalId] }
    }))

  it("BUSINESS-1: takes one whom the register lists as signatory, logged in with an electronic ID that counts", () => {
    fc.assert(
      fc.property(profile, applicant, registeredOrganisation, instant, (profile, applicant, registered, at) => {
        const { electronicId, nationalId } = applicant
        const signatory = registered.signatories.includes(nationalId)
        const accepted = electronicId !== null && profile.organisation.openWith.includes(electronicId)
        const answer = openAccount(profile, applicant, registered, null, at)
        expect(Result.isSuccess(answer)).toBe(signatory && accepted)
        expect(mayOpenFor(profile.organisation, applicant, [registered]).length).toBe(signatory && accepted ? 1 : 0)
        if (Result.isSuccess(answer)) return
        const { openWith: anyOf } = profile.organisation
        expect(answer.failure).toEqual(
          accepted
            ? { _tag: "NotSignatory", rules: ["BUSINESS-1"] }
            : { _tag: "ElectronicIdNotAccepted", rules: ["BUSINESS-1"], anyOf }
        )
      })
    )
  })

  it("BUSINESS-1, BUSINESS-2: who opens it is its account manager, and the only one in it", () => {
    fc.assert(
      fc.property(signatorys, ({ applicant, registered, at }) => {
        const answer = openAccount(digipost, { ...applicant, electronicId: "bankid" }, registered, null, at)
        if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
        const { organisation } = registered
        const { person, name } = applicant
        const users = [{ person, name, roles: ["accountManager"] }]
        expect(answer.success).toEqual({
          ...{ _tag: "AccountOpened", organisation, by: person, at, policy: digipost.version },
          rules: ["BUSINESS-1", "BUSINESS-3", "RECEIVE-12"],
          account: { organisation, name: registered.name, openedAt: at, users, receives: true, visible: true }
        })
        expect(ownAccess(answer.success.account, person).acts).toEqual(AccountAct.literals)
      })
    )
  })

  it("RECEIVE-12, RECEIVE-10: whoever opens one takes mail and is found, until that is changed", () => {
    fc.assert(
      fc.property(signatorys, ({ applicant, registered, at }) => {
        const answer = openAccount(digipost, { ...applicant, electronicId: "buypass" }, registered, null, at)
        expect(answer).toMatchObject({ success: { account: { receives: true, visible: true } } })
      })
    )
  })

  it("BUSINESS-3: an organisation has one account and no second, which only its signatories are told", () => {
    fc.assert(
      fc.property(signatorys, registeredOrganisation, ({ applicant, registered, account, at }, other) => {
        const known = { ...applicant, electronicId: "bankid" as const }
        const exists = { _tag: "AccountExists", rules: ["BUSINESS-3"] }
        expect(failureOf(openAccount(digipost, known, registered, account, at))).toEqual(exists)
        fc.pre(!other.signatories.includes(applicant.nationalId))
        const told = (existing: Account | null) => openAccount(digipost, known, other, existing, at)
        expect(told(account)).toEqual(told(null))
      })
    )
  })

  it("BUSINESS-5: one sees the organisations one may open an account for, and no others", () => {
    fc.assert(
      fc.property(applicant, fc.array(registeredOrganisation), fc.nat(), (applicant, some, which) => {
        const all = some.map((one, index) =>
          index % 2 === which % 2 ? { ...one, signatories: [...one.signatories, applicant.nationalId] } : one
        )
        const seen = mayOpenFor(digipost.organisation, { ...applicant, electronicId: "bankid" }, all)
        expect(seen).toEqual(all.filter(({ signatories }) => signatories.includes(applicant.nationalId)))
        for (const electronicId of ["minid", "commfides", null] as const) {
          expect(mayOpenFor(digipost.organisation, { ...applicant, electronicId }, all)).toEqual([])
        }
      })
    )
  })
})

describe("roles in a business account", () => {
  it("BUSINESS-2: account managers and administrators manage users, and nobody else does", () => {
    for (const act of ["manageUsers", "changeSettings"] as const) {
      expect(Role.literals.filter((role) => allows(role, act))).toEqual(["accountManager", "administrator"])
    }
    expect(Role.literals.filter((role) => allows(role, "manageAccountManagers"))).toEqual(["accountManager"])
    expect(Role.literals.filter((role) => allows(role, "acceptTerms"))).toEqual(["accountManager"])
    expect(Role.literals.filter((role) => allows(role, "seeCharges"))).toEqual(["accountManager"])
    expect(Role.literals.filter((role) => allows(role, "send"))).toEqual(["accountManager", "sender"])
    expect(Role.literals.filter((role) => allows(role, "read"))).toEqual(["accountManager", "reader"])
    expect(Role.literals.filter((role) => allows(role, "control"))).toEqual(["accountManager", "controller"])
  })

  it("BUSINESS-5: everybody in it sees their own access: what they may do, and that is what they may do", () => {
    fc.assert(
      fc.property(account, personId, accountAct, (account, stranger, act) => {
        for (const { person, roles } of account.users) {
          const own = ownAccess(account, person)
          expect(own.roles).toEqual(roles)
          expect(own.acts).toContain("seeOwnAccess")
          expect(own.acts.includes(act)).toBe(Result.isSuccess(mayAct(account, person, act)))
        }
        expect(ownAccess(account, stranger)).toEqual({ roles: [], acts: [] })
      })
    )
  })

  it("BUSINESS-2: who lacks the role is told which roles have it, and having one of them is enough", () => {
    fc.assert(
      fc.property(account, accountUser, accountAct, (account, user, act) => {
        const answer = mayAct({ ...account, users: [...account.users, user] }, user.person, act)
        fc.pre(Result.isFailure(answer))
        if (Result.isSuccess(answer) || answer.failure._tag !== "RoleMissing") throw new Error("The user is in it.")
        expect(answer.failure.rules).toEqual(["BUSINESS-2"])
        expect(answer.failure.anyOf).toEqual(Role.literals.filter((role) => allows(role, act)))
      })
    )
  })

  it("FIELD-25: to who is not in it, an account is not found, whatever they ask and whatever is in it", () => {
    fc.assert(
      fc.property(
        account,
        account,
        personId,
        accountUser,
        accountAct,
        instant,
        (one, other, stranger, user, act, at) => {
          const notFound = Result.fail({ _tag: "AccountNotFound", rules: ["FIELD-25"] })
          for (const account of [one, other]) {
            const { person } = account.users[0] ?? user
            expect(mayAct(account, stranger, act)).toEqual(notFound)
            expect(addUser(account, stranger, user, at)).toEqual(notFound)
            expect(addUser(account, stranger, { ...user, person }, at)).toEqual(notFound)
            expect(changeRoles(account, stranger, person, user.roles, at)).toEqual(notFound)
            expect(removeUser(account, stranger, person, at)).toEqual(notFound)
            expect(removeUser(account, stranger, user.person, at)).toEqual(notFound)
            expect(changeReception(account, stranger, { receives: true, visible: true }, at)).toEqual(notFound)
          }
        }
      )
    )
  })

  it("BUSINESS-2: the account manager's role is given and taken by account managers alone", () => {
    fc.assert(
      fc.property(account, accountUser, accountUser, instant, (account, administrator, user, at) => {
        fc.pre(administrator.person !== user.person)
        const before: Account = {
          ...account,
          users: [...account.users, { ...administrator, roles: ["administrator"] }]
        }
        const { person: by } = administrator
        const missing = Result.fail({ _tag: "RoleMissing", rules: ["BUSINESS-2"], anyOf: ["accountManager"] })
        for (const { person } of managersOf(before)) {
          expect(changeRoles(before, by, person, ["accountManager", "reader"], at)).toEqual(missing)
          expect(changeRoles(before, by, person, ["reader"], at)).toEqual(missing)
          expect(removeUser(before, by, person, at)).toEqual(missing)
        }
        expect(changeRoles(before, by, by, ["accountManager"], at)).toEqual(missing)
        expect(addUser(before, by, { ...user, roles: ["reader", "accountManager"] }, at)).toEqual(missing)
        expect(Result.isSuccess(addUser(before, by, { ...user, roles: ["reader"] }, at))).toBe(true)
      })
    )
  })

  it("BUSINESS-2: the last account manager takes on and lays down other roles, but stays account manager", () => {
    fc.assert(
      fc.property(account, accountUser, roles, instant, (account, user, others, at) => {
        const last: Account = { ...account, users: [{ ...user, roles: ["accountManager"] }] }
        const { person } = user
        const kept: typeof others = ["accountManager", ...others.filter((role) => role !== "accountManager")]
        expect(changeRoles(last, person, person, kept, at)).toMatchObject({ success: { person, roles: kept } })
        const refused = Result.fail({ _tag: "LastAccountManager", rules: ["BUSINESS-2"] })
        expect(changeRoles(last, person, person, ["reader"], at)).toEqual(refused)
        expect(removeUser(last, person, person, at)).toEqual(refused)
      })
    )
  })

  it("BUSINESS-2: nobody is in it twice, and nobody is changed or removed who is not in it", () => {
    fc.assert(
      fc.property(account, accountUser, roles, instant, (account, user, roles, at) => {
        const manager = account.users[0]?.person ?? user.person
        const added = addUser(account, manager, user, at)
        expect(Result.isSuccess(added)).toBe(true)
        const again = { ...account, users: [...account.users, user] }
        const exists = Result.fail({ _tag: "UserExists", rules: ["BUSINESS-2"] })
        expect(addUser(again, manager, { ...user, roles }, at)).toEqual(exists)
        const notFound = Result.fail({ _tag: "UserNotFound", rules: ["BUSINESS-2"] })
        expect(changeRoles(account, manager, user.person, roles, at)).toEqual(notFound)
        expect(removeUser(account, manager, user.person, at)).toEqual(notFound)
      })
    )
  })

  it("BUSINESS-2: what was decided is what happens: added, changed, removed, and nobody else touched", () => {
    fc.assert(
      fc.property(account, accountUser, roles, instant, (account, user, roles, at) => {
        const by = account.users[0]?.person ?? user.person
        const marks = { organisation: account.organisation, by, at, rules: ["BUSINESS-2"] }
        const added = addUser(account, by, user, at)
        expect(added).toEqual(Result.succeed({ _tag: "UserAdded", ...marks, user }))
        const withUser = after(account, added)
        expect(withUser).toEqual({ ...account, users: [...account.users, user] })
        const changed = changeRoles(withUser, by, user.person, roles, at)
        expect(changed).toEqual(Result.succeed({ _tag: "UserRolesChanged", ...marks, person: user.person, roles }))
        expect(after(withUser, changed)).toEqual({ ...account, users: [...account.users, { ...user, roles }] })
        const removed = removeUser(withUser, by, user.person, at)
        expect(removed).toEqual(Result.succeed({ _tag: "UserRemoved", ...marks, person: user.person }))
        expect(after(withUser, removed)).toEqual(account)
      })
    )
  })

  it("RECEIVE-10: reception and visibility are opened and closed, each by itself, and sending is another service", () => {
    fc.assert(
      fc.property(account, fc.boolean(), fc.boolean(), instant, (account, receives, visible, at) => {
        const by = account.users[0]?.person
        if (by === undefined) return
        const answer = changeReception(account, by, { receives, visible }, at)
        const marks = { organisation: account.organisation, by, at, rules: ["RECEIVE-10"] }
        expect(answer).toEqual(Result.succeed({ _tag: "ReceptionChanged", ...marks, receives, visible }))
        expect(after(account, answer)).toEqual({ ...account, receives, visible })
        expect(mayAct(after(account, answer), by, "send")).toEqual(mayAct(account, by, "send"))
      })
    )
  })
})

const allows = (role: Role, act: AccountAct): boolean => {
  const [person] = fc.sample(personId, { numRuns: 1, seed: 7 })
  const [some] = fc.sample(account, { numRuns: 1, seed: 7 })
  if (person === undefined || some === undefined) throw new Error("A generator makes what it is asked for.")
  const users = [{ person, name: { first: "Kari", last: "Nordmann" }, roles: [role] as const }]
  return Result.isSuccess(mayAct({ ...some, users }, person, act))
}

const after = <E extends { readonly _tag: string }>(
  account: Account,
  answer: Result.Result<AccountEvent, E>
): Account => {
  if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
  return evolveAccount(account, answer.success)
}
