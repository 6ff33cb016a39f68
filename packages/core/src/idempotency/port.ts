import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { IdempotencyKey, KeyRecord } from "./model.ts"

/** The idempotency keys of an organisation, in its own transaction. */
export class IdempotencyKeys extends Context.Service<
  IdempotencyKeys,
  {
    /**
     * Takes hold of a key until the transaction ends, and answers what it stands for; `UnderWay` at once where another
     * transaction holds it.
     */
    readonly hold: (
      organisation: OrganisationNumber,
      key: IdempotencyKey
    ) => Effect.Effect<KeyRecord | "UnderWay" | null, never, Transaction>
    /** Stores what the key stands for, in place of what it stood for before. */
    readonly record: (
      organisation: OrganisationNumber,
      key: IdempotencyKey,
      record: KeyRecord
    ) => Effect.Effect<void, never, Transaction>
    /** Forgets up to `limit` keys recorded before `before`; answers how many. */
    readonly sweep: (before: Instant, limit: number) => Effect.Effect<number>
  }
>()("@postkasse/core/IdempotencyKeys") {}
