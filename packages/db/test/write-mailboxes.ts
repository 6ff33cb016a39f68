/** A process that adds mailboxes from number 101 on, telling its parent of each when it is acknowledged, until killed. */
import { Mailboxes } from "@postkasse/core/mailbox"
import { digipost, Policy } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { memorySeal } from "@postkasse/testkit/memory"
import { Effect, Layer } from "effect"
import { layerStorage } from "../src/index.ts"
import { mailboxNumber } from "./some-mailbox.ts"

const [dataDir = ""] = process.argv.slice(2)

const writing = Effect.gen(function* () {
  const mailboxes = yield* Mailboxes
  const transactor = yield* Transactor
  for (let number = 101; ; number += 1) {
    const mailbox = mailboxNumber(number)
    yield* transactor.within({ _tag: "Mailbox", id: mailbox.id }, mailboxes.add(mailbox))
    process.send?.(number)
  }
})

const storage = layerStorage({ dataDir, url: null, rootKeyFile: null, bucket: null })
const around = Layer.merge(Layer.succeed(Policy, digipost), memorySeal)
await Effect.runPromise(Effect.provide(writing, storage.pipe(Layer.provide(around))))
