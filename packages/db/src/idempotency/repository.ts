import { IdempotencyKey, IdempotencyKeys, KeyRecord } from "@postkasse/core/idempotency"
import { OrganisationNumber } from "@postkasse/core/identity"
import { and, asc, eq, lt, sql } from "drizzle-orm"
import { DateTime, Effect, Layer, Schema } from "effect"
import { row } from "../codec/index.ts"
import { statement } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan, sweepEach, write } from "../transaction/index.ts"
import { idempotencyKey } from "./table.ts"

const stored = row("idempotency key", KeyRecord)
const named = row("idempotency key", Schema.Struct({ organisation: OrganisationNumber, key: IdempotencyKey }))
const at = (number: OrganisationNumber) => ({ _tag: "Organisation", number }) as const
const is = (organisation: OrganisationNumber, key: IdempotencyKey) =>
  and(eq(idempotencyKey.organisation, organisation), eq(idempotencyKey.key, key))

const tryKey = statement<{ name: string }>()((tx, place) =>
  tx
    .select({ mine: sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(${place("name")}, 0))` })
    .from(sql`(select 1) as one`)
)
const findKey = statement<{ organisation: string; key: string }>()((tx, place) =>
  tx
    .select()
    .from(idempotencyKey)
    .where(and(eq(idempotencyKey.organisation, place("organisation")), eq(idempotencyKey.key, place("key"))))
)

/** Idempotency keys in the database. */
export const idempotencyKeys = ({ database, transactor }: Stores): Layer.Layer<IdempotencyKeys> =>
  Layer.succeed(IdempotencyKeys, {
    hold: (organisation, key) =>
      query(at(organisation), async (tx) => {
        // A lock on the name, since there may be no row yet to lock.
        const holding = tryKey(tx, { name: `${organisation} ${key}` })
        // Asked after the lock, and not waiting to hear of it.
        const finding = findKey(tx, { organisation, key })
        const [[held], [found]] = await Promise.all([holding, finding])
        if (held?.mine !== true) return "UnderWay"
        return found === undefined ? null : stored.decode(found)
      }),
    record: (organisation, key, { fingerprint, sending, at: recordedAt }) => {
      const record = { fingerprint, sending, at: DateTime.toDateUtc(recordedAt) }
      return write(at(organisation), (tx) => [
        tx
          .insert(idempotencyKey)
          .values({ organisation, key, ...record })
          .onConflictDoUpdate({ target: [idempotencyKey.organisation, idempotencyKey.key], set: record })
      ])
    },
    sweep: (before, limit) => {
      const isOld = lt(idempotencyKey.at, DateTime.toDateUtc(before))
      const { organisation, key, at: recordedAt } = idempotencyKey
      const old = scan(database, (tx) =>
        tx.select({ organisation, key }).from(idempotencyKey).where(isOld).orderBy(asc(recordedAt)).limit(limit)
      )
      return sweepEach(
        transactor,
        Effect.map(old, (rows) => rows.map(named.decode)),
        (one) => at(one.organisation),
        (one) => (tx) =>
          tx
            .delete(idempotencyKey)
            .where(and(is(one.organisation, one.key), isOld))
            .returning({ key })
      )
    }
  })
