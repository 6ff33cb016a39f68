import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { nationalId, organisationNumber, personId, personName } from "../identity/arbitrary.ts"
import { ElectronicId } from "../identity/index.ts"
import {
  type Account,
  AccountAct,
  type AccountUser,
  type Applicant,
  type Organisation,
  type RegisteredOrganisation,
  Role,
  type Sender,
  SenderKind
} from "./index.ts"

export const senderKind: fc.Arbitrary<SenderKind> = fc.constantFrom(...SenderKind.literals)

const name = fc.oneof(
  fc.constantFrom("Lånekassen", "Skatteetaten", "Ås & Sønner AS", "Vår 1. skole"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 })
)

export const organisation: fc.Arbitrary<Organisation> = fc.record({
  number: organisationNumber,
  name,
  kind: fc.constantFrom("company", "voluntary", "public"),
  mayUseNationalId: fc.boolean()
})

export const sender: fc.Arbitrary<Sender> = fc.record({ organisation: organisationNumber, name, kind: senderKind })

export const role: fc.Arbitrary<Role> = fc.constantFrom(...Role.literals)
export const accountAct: fc.Arbitrary<AccountAct> = fc.constantFrom(...AccountAct.literals)

export const roles: fc.Arbitrary<AccountUser["roles"]> = fc
  .tuple(role, fc.subarray([...Role.literals]))
  .map(([first, more]) => [first, ...more.filter((role) => role !== first)])

export const accountUser: fc.Arbitrary<AccountUser> = fc.record({ person: personId, name: personName, roles })

/** An account as it may have become: nobody in it twice, and always an account manager. */
export const account: fc.Arbitrary<Account> = fc
  .tuple(accountUser, fc.uniqueArray(accountUser, { maxLength: 4, selector: ({ person }) => person }))
  .chain(([manager, others]) =>
    fc.record({
      organisation: organisationNumber,
      name,
      openedAt: instant,
      users: fc.constant([
        { ...manager, roles: ["accountManager"] as const },
        ...others.filter(({ person }) => person !== manager.person)
      ]),
      receives: fc.boolean(),
      visible: fc.boolean()
    })
  )

export const applicant: fc.Arbitrary<Applicant> = fc.record({
  person: personId,
  name: personName,
  nationalId,
  electronicId: fc.option(fc.constantFrom(...ElectronicId.literals))
})

export const registeredOrganisation: fc.Arbitrary<RegisteredOrganisation> = fc.record({
  organisation: organisationNumber,
  name,
  signatories: fc.uniqueArray(nationalId, { maxLength: 4 })
})
