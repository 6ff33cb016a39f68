import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
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
    /** The password that the person has chosen, if any (AUTH-12). */
    readonly passwordOf: (claim: string) => Effect.Effect<ChosenPassword | null, never, Transaction>
    /** The same, the person's row locked until the transaction ends. */
    readonly lockPassword: (claim: string) => Effect.Effect<ChosenPassword | null, never, Transaction>
    /** When the person's password was last chosen; null where there is none, or none since such moments are kept. */
    readonly passwordChosenAt: (claim: string) => Effect.Effect<Instant | null, never, Transaction>
    /** Stores a person under the claim. */
    readonly add: (claim: string, person: Person) => Effect.Effect<void, never, Transaction>
    /** Stores a password's hash in place of any other, and when it was chosen. */
    readonly setPassword: (claim: string, hash: string, chosenAt: Instant) => Effect.Effect<void, never, Transaction>
  }
>()("@postkasse/core/People") {}

/** A password as it is kept: its argon2id hash, and when it was chosen; null for one from before that was kept. */
export interface ChosenPassword {
  readonly person: PersonId
  readonly hash: string
  readonly chosenAt: Instant | null
}
