import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { caseId } from "../case/arbitrary.ts"
import { level, organisationNumber, personId } from "../identity/arbitrary.ts"
import type { PersonId } from "../identity/index.ts"
import { letter, letterKind } from "../letter/arbitrary.ts"
import type { Letter } from "../letter/index.ts"
import { mailbox, openMailbox } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import {
  type Actor,
  type FoundPerson,
  type Grant,
  GrantId,
  type GrantKind,
  type GrantState,
  type GrantTerms,
  MailboxAct,
  type OperatorKind,
  personOwning
} from "./index.ts"

export const grantId: fc.Arbitrary<GrantId> = fc.uuid({ version: 7 }).map((id) => GrantId.make(id))
export const mailboxAct: fc.Arbitrary<MailboxAct> = fc.constantFrom(...MailboxAct.literals)

/** All, some that this one is among, or some others. */
const narrowing = <A>(one: A, other: fc.Arbitrary<A>): fc.Arbitrary<readonly [A, ...ReadonlyArray<A>] | null> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: other.map((other) => [other, one] as const) },
    { weight: 1, arbitrary: other.map((other) => [other] as const) }
  )

/** Terms of a grant given at `since`: often not narrowed, or to what has to do with this letter; with an end or without. */
export const termsFrom = (since: Instant, letter: Letter): fc.Arbitrary<GrantTerms> =>
  fc.record({
    senders: narrowing(letter.sender.organisation, organisationNumber),
    kinds: narrowing(letter.kind, letterKind),
    endDay: fc.option(
      fc.nat(400).map((days) => addDays(osloDateOf(since), days)),
      { freq: 2 }
    )
  })

/** Terms that open this letter: not narrowed, or to its sender and kind among others. */
export const termsOpening = (letter: Letter): fc.Arbitrary<GrantTerms> =>
  fc.record({
    senders: narrowing(letter.sender.organisation, organisationNumber).map((some) =>
      some === null ? null : ([...some, letter.sender.organisation] as const)
    ),
    kinds: narrowing(letter.kind, letterKind).map((some) => (some === null ? null : ([...some, letter.kind] as const))),
    endDay: fc.constant(null)
  })

export const operatorKind: fc.Arbitrary<OperatorKind> = fc.record({
  _tag: fc.constantFrom("Guardian", "Attorney", "Estate"),
  case: caseId
})

/** How a grant may be: in force, or ended by whoever may end it, after it was given and before its last day has ended. */
const stateOf = (kind: GrantKind, since: Instant, { endDay }: GrantTerms): fc.Arbitrary<GrantState> => {
  const most = endDay === null ? undefined : endOf(endDay).epochMilliseconds - since.epochMilliseconds
  const hows =
    kind._tag === "OwnerGiven" ? (["withdrawn", "laidDown", "ownerDied"] as const) : (["endedByOperator"] as const)
  const ended = fc.record({
    _tag: fc.constant("Ended" as const),
    at: instantAfter(since, most),
    how: fc.constantFrom(...hows)
  })
  const given = fc.constant({ _tag: "Given" as const })
  return endDay === null
    ? fc.oneof({ weight: 3, arbitrary: given }, { weight: 1, arbitrary: ended })
    : fc.oneof(
        { weight: 4, arbitrary: given },
        { weight: 1, arbitrary: ended },
        { weight: 1, arbitrary: fc.constant({ _tag: "Ended" as const, at: endOf(endDay), how: "dayOver" as const }) }
      )
}

/** A grant that lies in this mailbox, to a person who is not its owner, with terms that have to do with this letter. */
export const grantIn = (mailbox: Mailbox, like: Letter, to: fc.Arbitrary<PersonId> = personId): fc.Arbitrary<Grant> => {
  const owner = personOwning(mailbox)
  const ownerGiven = (owner: PersonId): fc.Arbitrary<GrantKind> => fc.constant({ _tag: "OwnerGiven", owner })
  const kind = owner === null ? operatorKind : fc.oneof(ownerGiven(owner), operatorKind)
  return fc
    .tuple(kind, instant)
    .chain(([kind, since]) => fc.tuple(fc.constant({ kind, since }), termsFrom(since, like)))
    .chain(([{ kind, since }, terms]) =>
      fc.record({
        id: grantId,
        mailbox: fc.constant(mailbox.id),
        delegate: to.filter((person) => person !== owner),
        kind: fc.constant(kind),
        since: fc.constant(since),
        terms: fc.constant(terms),
        state: stateOf(kind, since, terms)
      })
    )
}

export const grant: fc.Arbitrary<Grant> = fc
  .tuple(mailbox, letter)
  .chain(([mailbox, letter]) => grantIn(mailbox, letter))

/** Somebody, with a few grants: in this mailbox, elsewhere, and to others. Its owner has none in it. */
export const actorIn = (mailbox: Mailbox, like: Letter, person: PersonId): fc.Arbitrary<Actor> => {
  const here =
    person === personOwning(mailbox) ? [] : [{ weight: 4, arbitrary: grantIn(mailbox, like, fc.constant(person)) }]
  const grants = fc.oneof(
    ...here,
    { weight: 1, arbitrary: grantIn(mailbox, like) },
    { weight: 1, arbitrary: grant.map((grant) => ({ ...grant, delegate: person })) }
  )
  return fc.record({ person: fc.constant(person), level, grants: fc.array(grants, { maxLength: 3 }) })
}

/** Somebody whom the directory has found, often one who can be given access. */
export const foundPerson: fc.Arbitrary<FoundPerson> = fc.record({
  mailbox: fc.oneof({ weight: 3, arbitrary: openMailbox }, { weight: 1, arbitrary: mailbox }),
  provider: fc.constantFrom("digipost", "e-boks"),
  foundBy: fc.constantFrom("search", "wholeAddress")
})
