import { AccessLog, type AddedLine, emptyFrontier, type KeptLog } from "@postkasse/core/audit"
import type { Sha256 } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { Effect, Layer } from "effect"
import { lock, read, table, write } from "./store.ts"

export const memoryAccessLog = () =>
  Layer.sync(AccessLog, () => {
    const logs = table<KeptLog>("access-log")
    const lines = table<Pick<AddedLine, "entry" | "salt">>("log-line")
    const places = table<number>("log-once")
    const nodes = table<Sha256>("log-node")
    const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const
    const find = (id: MailboxId) => Effect.map(read(logs, at(id), id), (log) => log ?? nothing)
    const present = <A>(found: ReadonlyArray<A | null>) => found.flatMap((one) => one ?? [])
    const indexOf = (id: MailboxId, once: Sha256) => read(places, at(id), once)
    return {
      lock: (id, once) =>
        Effect.andThen(
          lock(logs, at(id), id),
          Effect.all({ frontier: Effect.map(find(id), ({ frontier }) => frontier), index: indexOf(id, once) })
        ),
      find,
      indexOf,
      add: Effect.fnUntraced(function* (id, { entry, salt, once, growth: { frontier, nodes: grown }, signed }) {
        const index = frontier.size - 1
        yield* write(logs, at(id), id, { frontier, signed })
        yield* write(lines, at(id), String(index), { entry, salt })
        yield* write(places, at(id), once, index)
        for (const { level, position, digest } of grown) yield* write(nodes, at(id), `${level}/${position}`, digest)
      }),
      lines: (id, { from, to }) =>
        Effect.map(
          Effect.forEach(Array.from({ length: to - from }), (_, offset) => read(lines, at(id), String(from + offset))),
          (found) => present(found).map((line) => ({ _tag: "Kept", ...line }))
        ),
      nodes: (id, wanted) =>
        Effect.map(
          Effect.forEach(wanted, ({ level, position }) => read(nodes, at(id), `${level}/${position}`)),
          present
        )
    }
  })

const nothing: KeptLog = { frontier: emptyFrontier, signed: null }
