import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { OrganisationNumber, PersonId } from "../identity/index.ts"
import {
  type Account,
  type AccountEvent,
  type AccountUser,
  addUser,
  changeRoles,
  evolveAccount,
  Role,
  removeUser
} from "./index.ts"

// Three people, each in one role or in none: small enough to see every account that there can be.
const at = DateTime.makeUnsafe("2026-12-03T10:15:00Z")
const people = [1, 2, 3].map((digit) => PersonId.make(`0190b5a0-0000-7000-8000-00000000000${digit}`))
const [first] = people as [PersonId, ...Array<PersonId>]
const name = { first: "Kari", last: "Nordmann" }
const born: Account = {
  organisation: OrganisationNumber.make("974760673"),
  name: "Registerenheten",
  openedAt: at,
  users: [{ person: first, name, roles: ["accountManager"] }],
  receives: true,
  visible: true
}

interface Step {
  readonly from: Account
  readonly event: AccountEvent
  readonly to: Account
}

const keyOf = ({ users }: Account) =>
  JSON.stringify(users.map(({ person, roles }) => `${person} ${roles.join()}`).toSorted())

const walk = (): { readonly accounts: number; readonly steps: ReadonlyArray<Step> } => {
  const seen = new Map([[keyOf(born), born]])
  const steps: Array<Step> = []
  const queue = [born]
  for (let account = queue.pop(); account !== undefined; account = queue.pop()) {
    if (seen.size > 1000) throw new Error("Users become more and more.")
    for (const by of people) {
      for (const person of people) {
        const answers = [
          removeUser(account, by, person, at),
          ...Role.literals.flatMap((role) => [
            addUser(account, by, { person, name, roles: [role] }, at),
            changeRoles(account, by, person, [role], at)
          ])
        ]
        for (const answer of answers) {
          if (Result.isFailure(answer)) continue
          const to = evolveAccount(account, answer.success)
          steps.push({ from: account, event: answer.success, to })
          if (seen.has(keyOf(to))) continue
          seen.set(keyOf(to), to)
          queue.push(to)
        }
      }
    }
  }
  return { accounts: seen.size, steps }
}

const { accounts, steps } = walk()
const userOf = (account: Account, person: PersonId): AccountUser | undefined =>
  account.users.find((user) => user.person === person)

describe(`every account of three people: ${accounts} accounts, ${steps.length} steps`, () => {
  it("BUSINESS-2: reaches every account that has an account manager, and no other", () => {
    // Of the 6³ ways that three people are in one of five roles or in none, those in which somebody is account manager.
    expect(accounts).toBe(6 ** 3 - 5 ** 3)
    for (const { to } of steps) expect(to.users.some(({ roles }) => roles.includes("accountManager"))).toBe(true)
  })

  it("BUSINESS-2: nobody is in an account twice", () => {
    for (const { to } of steps) expect(new Set(to.users.map(({ person }) => person)).size).toBe(to.users.length)
  })

  it("BUSINESS-2: every change is by an account manager or an administrator, and the latter's touches no account manager", () => {
    for (const { from, event, to } of steps) {
      const roles: ReadonlyArray<Role> = userOf(from, event.by)?.roles ?? []
      expect(roles.some((role) => role === "accountManager" || role === "administrator")).toBe(true)
      if (roles.includes("accountManager")) continue
      const managers = (account: Account) => account.users.filter((user) => user.roles.includes("accountManager"))
      expect(managers(to)).toEqual(managers(from))
    }
  })
})
