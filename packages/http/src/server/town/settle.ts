import { OsloDate } from "@postkasse/core/calendar"
import { Directory, normalised, type Recipient } from "@postkasse/core/directory"
import { Claims, NationalId, OrganisationNumber, People, PersonId } from "@postkasse/core/identity"
import {
  AddressDigits,
  addressOf,
  deactivate,
  evolve,
  type Mailbox,
  Mailboxes,
  MailboxId,
  OwnedMailboxes
} from "@postkasse/core/mailbox"
import { OrganisationName, Organisations } from "@postkasse/core/organisation"
import { Passwords } from "@postkasse/core/session"
import { Identifiers, Transactor } from "@postkasse/core/transaction"
import type { Organisation, Person } from "@postkasse/testkit/town"
import { DateTime, Effect, Result } from "effect"

/**
 * Gives a person of the town an account and an active mailbox. Broken off anywhere and begun again, it goes on from what
 * is there. Registering people is no part of the product yet, so this is the ports' own work.
 */
export const settlePerson = Effect.fnUntraced(function* (person: Person) {
  const people = yield* People
  const transactor = yield* Transactor
  const nationalId = NationalId.make(person.nationalId)
  const claim = yield* (yield* Claims).ofNationalId(nationalId)
  const at = { _tag: "Claim", hash: claim } as const
  const newId = PersonId.make(yield* (yield* Identifiers).next)
  const id = yield* transactor.within(
    at,
    Effect.gen(function* () {
      const found = yield* people.byClaim(claim)
      if (found === null) yield* people.add(claim, { id: newId, name: person.name })
      return found?.id ?? newId
    })
  )
  yield* choosePassword(claim, person.password)
  const mailbox = yield* mailboxOf(id, person)
  const directory = yield* Directory
  for (const recipient of namesOf(person, nationalId)) yield* listUnder(recipient, mailbox.id)
  const address = yield* directory.claimOf({ _tag: "MailboxAddress", mailboxAddress: mailbox.address })
  yield* transactor.within({ _tag: "Claim", hash: address }, directory.takeAddress(mailbox.address, mailbox.id))
  return mailbox
})

/** What finds a person besides the mailbox address: with the day of birth, and without it (FIELD-9). */
const namesOf = ({ name, home, born }: Person, nationalId: NationalId): ReadonlyArray<Recipient> => {
  const known = {
    _tag: "NameAndAddress",
    name: normalised(`${name.first} ${name.last}`),
    street: normalised(home.street),
    postalCode: home.postalCode
  } as const
  return [
    { _tag: "NationalId", nationalId },
    { ...known, birthDate: OsloDate.make(born) },
    { ...known, birthDate: null }
  ]
}

const listUnder = Effect.fnUntraced(function* (recipient: Recipient, mailbox: MailboxId | null) {
  const directory = yield* Directory
  const claim = yield* directory.claimOf(recipient)
  yield* (yield* Transactor).within({ _tag: "Claim", hash: claim }, directory.list(claim, mailbox))
})

const choosePassword = Effect.fnUntraced(function* (claim: string, password: string | null) {
  if (password === null) return
  const people = yield* People
  const transactor = yield* Transactor
  const chosen = yield* transactor.within({ _tag: "Claim", hash: claim }, people.passwordOf(claim))
  if (chosen !== null) return
  const at = yield* DateTime.now
  const hash = yield* (yield* Passwords).hash(password.normalize("NFC"))
  yield* transactor.within({ _tag: "Claim", hash: claim }, people.setPassword(claim, hash, at))
})

const mailboxOf = Effect.fnUntraced(function* (person: PersonId, { name, addressDigits }: Person) {
  const mailboxes = yield* Mailboxes
  const transactor = yield* Transactor
  const owner = { _tag: "PersonOwner", person } as const
  const [owned] = yield* (yield* OwnedMailboxes).of(owner)
  if (owned !== undefined) {
    const found = yield* transactor.within({ _tag: "Mailbox", id: owned }, mailboxes.find(owned))
    if (found !== null) return found
  }
  const mailbox: Mailbox = {
    id: MailboxId.make(yield* (yield* Identifiers).next),
    owner,
    address: addressOf(name, AddressDigits.make(addressDigits)),
    life: { _tag: "Active" },
    visible: true
  }
  yield* transactor.within({ _tag: "Mailbox", id: mailbox.id }, mailboxes.add(mailbox))
  return mailbox
})

/** Makes an organisation of the town a sender. */
export const settleOrganisation = Effect.fnUntraced(function* (organisation: Organisation) {
  const organisations = yield* Organisations
  const number = OrganisationNumber.make(organisation.number)
  const { name, kind, mayUseNationalId } = organisation
  const known = { number, name: OrganisationName.make(name), kind, mayUseNationalId }
  yield* (yield* Transactor).within({ _tag: "Organisation", number }, organisations.put(known))
  // It sends and has no mailbox: known, and not reached digitally (RECEIVE-10).
  yield* listUnder({ _tag: "OrganisationNumber", organisationNumber: number }, null)
})

/** Stops new mail to those of the town who have stopped it, once their old letters have come (LIFE-1). */
export const stopMail = Effect.fnUntraced(function* (mailbox: Mailbox) {
  const mailboxes = yield* Mailboxes
  const at = yield* DateTime.now
  yield* (yield* Transactor).within(
    { _tag: "Mailbox", id: mailbox.id },
    Effect.gen(function* () {
      const found = yield* mailboxes.lock(mailbox.id)
      if (found === null) return
      const decision = deactivate(found, { _tag: "OwnerActs", owner: found.owner, level: "high" }, at)
      if (Result.isFailure(decision)) return
      yield* mailboxes.record(evolve(found, decision.success), decision.success)
    })
  )
})
