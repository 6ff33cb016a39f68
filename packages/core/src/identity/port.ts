import { Context, type Effect } from "effect"
import type { Transaction } from "../transaction/index.ts"
import type { NationalId, Person, PersonId } from "./model.ts"

/** A lookup key that names something without telling it: a keyed hash, made by the adapter that holds the key. */
export class Claims extends Context.Service<
  Claims,
  {
    /** The claim on a national id. */
    readonly ofNationalId: (id: NationalId) => Effect.Effect<string>
    /** The claim that guesses from a network address are counted under. */
    readonly ofNetworkAddress: (address: string) => Effect.Effect<string>
  }
>()("@postkasse/core/Claims") {}

/** People, found by the claim on their national id. Runs in that claim's transaction. */
export class People extends Context.Service<
  People,
  {
    /** The person of the claim, if there is one. */
    readonly byClaim: (claim: string) => Effect.Effect<Person | null, never, Transaction>
    /** The argon2id hash of the password that the person has chosen, if any (AUTH-12). */
    readonly passwordOf: (claim: string) => Effect.Effect<{ person: PersonId; hash: string } | null, never, Transaction>
    /** Stores a person under the claim. */
    readonly add: (claim: string, person: Person) => Effect.Effect<void, never, Transaction>
    /** Stores a password's hash in place of any other. */
    readonly setPassword: (claim: string, hash: string) => Effect.Effect<void, never, Transaction>
  }
>()("@postkasse/core/People") {}
