import { DocumentContents, documentsOf, type LetterId, Letters } from "@postkasse/core/letter"
import type { Mailbox } from "@postkasse/core/mailbox"
import { Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect } from "effect"

/** What a mailbox's letter holds, document by document; nothing where it is gone. */
export const read = Effect.fnUntraced(function* (mailbox: Mailbox, letter: LetterId) {
  const letters = yield* Letters
  const contents = yield* DocumentContents
  const within = (yield* Transactor).within
  const found = yield* within(
    { _tag: "Mailbox", id: mailbox.id },
    letters.find(mailbox.id, letter, yield* DateTime.now)
  )
  return yield* Effect.forEach(found === null ? [] : documentsOf(found), ({ id, bytes }) =>
    Effect.flatMap(contents.read(mailbox.id, letter, id, { from: 0, to: bytes - 1 }), (stream) =>
      Effect.promise(async () => Buffer.concat(await Array.fromAsync(stream)))
    )
  )
})
