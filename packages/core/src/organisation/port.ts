import { Context, type Effect } from "effect"
import type { OrganisationNumber } from "../identity/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { Organisation } from "./model.ts"

/** Organisations, each in a transaction of its own key. */
export class Organisations extends Context.Service<
  Organisations,
  {
    /** The organisation as it is, without a lock: for reading. */
    readonly find: (number: OrganisationNumber) => Effect.Effect<Organisation | null, never, Transaction>
    /** The organisation, its row locked until the transaction ends. */
    readonly lock: (number: OrganisationNumber) => Effect.Effect<Organisation | null, never, Transaction>
    /** Stores the organisation in place of what was stored under its number. */
    readonly put: (organisation: Organisation) => Effect.Effect<void, never, Transaction>
  }
>()("@postkasse/core/Organisations") {}
