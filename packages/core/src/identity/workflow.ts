import { Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import { Transactor } from "../transaction/index.ts"
import type { NationalId, Person } from "./model.ts"
import { Claims, People } from "./port.ts"

/** A person who has proved who they are, and the claim that their account is found under. */
export interface LoggedIn {
  readonly claim: string
  readonly person: Person
  /** When the person's password had last been chosen when they proved it; null where there was none (AUTH-12). */
  readonly passwordChosenAt: Instant | null
}

/** The person whom ID-porten has named, or null for one who has no account here. */
export const findPerson = Effect.fnUntraced(function* (nationalId: NationalId) {
  const people = yield* People
  const claim = yield* (yield* Claims).ofNationalId(nationalId)
  const [person, passwordChosenAt] = yield* (yield* Transactor).within(
    { _tag: "Claim", hash: claim },
    Effect.all([people.byClaim(claim), people.passwordChosenAt(claim)])
  )
  return person === null ? null : ({ claim, person, passwordChosenAt } satisfies LoggedIn)
})
