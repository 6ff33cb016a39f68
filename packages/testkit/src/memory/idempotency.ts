import { IdempotencyKeys, type KeyRecord } from "@postkasse/core/idempotency"
import type { OrganisationNumber } from "@postkasse/core/identity"
import { DateTime, Effect, Layer } from "effect"
import { purge, read, table, tryLock, write } from "./store.ts"

export const memoryIdempotencyKeys = () =>
  Layer.sync(IdempotencyKeys, () => {
    const keys = table<KeyRecord>("idempotency-key")
    const at = (number: OrganisationNumber) => ({ _tag: "Organisation", number }) as const
    return {
      hold: Effect.fnUntraced(function* (organisation, key) {
        const held = yield* tryLock(keys, at(organisation), key)
        return held ? yield* read(keys, at(organisation), key) : ("UnderWay" as const)
      }),
      record: (organisation, key, record) => write(keys, at(organisation), key, record),
      sweep: (before, limit) =>
        Effect.sync(() => purge(keys, limit, (record) => DateTime.isLessThan(record.at, before)).length)
    }
  })
