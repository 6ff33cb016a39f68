import { Effect } from "effect"
import { Transactor } from "../transaction/index.ts"
import type { NationalId, Person } from "./model.ts"
import { Claims, People } from "./port.ts"

/** A person who has proved who they are, and the claim that their account is found under. */
export interface LoggedIn {
  readonly claim: string
  readonly person: Person
}

/** The person whom ID-porten has named, or null for one who has no account here. */
export const findPerson = Effect.fnUntraced(function* (nationalId: NationalId) {
  const people = yield* People
  const claim = yield* (yield* Claims).ofNationalId(nationalId)
  const person = yield* (yield* Transactor).within({ _tag: "Claim", hash: claim }, people.byClaim(claim))
  return person === null ? null : ({ claim, person } satisfies LoggedIn)
})
