import { type AccessEntry, AccessLog } from "@postkasse/core/audit"
import { Effect, Layer } from "effect"
import { read, readAll, table, write } from "./store.ts"

export const memoryAccessLog = () =>
  Layer.sync(AccessLog, () => {
    const log = table<{ readonly order: number; readonly entry: AccessEntry }>("access-log")
    let order = 0
    return {
      add: Effect.fnUntraced(function* (entry) {
        const at = { _tag: "Mailbox", id: entry.mailbox } as const
        const once = JSON.stringify([entry.session, entry.letter, entry.document, entry.act])
        if ((yield* read(log, at, once)) !== null) return
        order += 1
        yield* write(log, at, once, { order, entry })
      }),
      newest: (mailbox, limit) =>
        Effect.map(readAll(log, { _tag: "Mailbox", id: mailbox }), (rows) =>
          rows
            .toSorted((one, other) => other.order - one.order)
            .slice(0, limit)
            .map(({ entry }) => entry)
        )
    }
  })
