import { type AccessEntry, AccessLog } from "@postkasse/core/audit"
import { DateTime, Effect, Layer } from "effect"
import { read, readAll, table, write } from "./store.ts"

export const memoryAccessLog = () =>
  Layer.sync(AccessLog, () => {
    const log = table<AccessEntry>("access-log")
    return {
      add: Effect.fnUntraced(function* (entry) {
        const at = { _tag: "Mailbox", id: entry.mailbox } as const
        const once = JSON.stringify([entry.session, entry.letter, entry.document, entry.act])
        if ((yield* read(log, at, once)) === null) yield* write(log, at, once, entry)
      }),
      newest: (mailbox, limit) =>
        Effect.map(readAll(log, { _tag: "Mailbox", id: mailbox }), (entries) =>
          entries
            .toSorted((one, other) => DateTime.toEpochMillis(other.at) - DateTime.toEpochMillis(one.at))
            .slice(0, limit)
        )
    }
  })
