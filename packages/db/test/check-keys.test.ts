import { mkdtemp, rename, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Mailboxes } from "@postkasse/core/mailbox"
import { digipost, Policy } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { identifiers, memorySeal, noScanner } from "@postkasse/testkit/memory"
import { Effect, Layer } from "effect"
import { afterAll, expect, it } from "vitest"
import { checkKeys, layerStorage } from "../src/index.ts"
import { send } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"

const dataDir = await mkdtemp(join(tmpdir(), "postkasse-check-keys-"))
afterAll(() => rm(dataDir, { recursive: true }))

const options = { dataDir, url: null, rootKeyFile: null, bucket: null }
const around = Layer.mergeAll(identifiers, Layer.succeed(Policy, digipost), noScanner, memorySeal)
const [there, never] = [mailboxNumber(1), mailboxNumber(2)]

it("the keys are held against the database: which are missing, and which are nobody's", {
  timeout: 60_000
}, async () => {
  await Effect.gen(function* () {
    yield* send(1, "Hei", { "brev.txt": Buffer.from("Hei") })
    const added = Effect.flatMap(Mailboxes, (mailboxes) => mailboxes.add(never))
    const { within } = yield* Transactor
    yield* Effect.exit(within({ _tag: "Mailbox", id: never.id }, Effect.andThen(added, Effect.die("killed here"))))
  }).pipe(Effect.provide(layerStorage(options).pipe(Layer.provideMerge(around))), Effect.runPromise)
  // The mailbox' key and its sender's; the key of a mailbox that was never committed stays.
  const nobodys = [{ _tag: "Mailbox", id: never.id }]
  expect(await Effect.runPromise(checkKeys(options))).toEqual({ held: 2, nobodys })

  await rename(join(dataDir, "keys", "mailbox"), join(dataDir, "lost"))
  const { message } = await Effect.runPromise(Effect.flip(checkKeys(options)))
  expect(message).toMatch(/^1 keys are missing, 1 are there\./u)
  expect(message).toContain(`mailbox ${there.id}`)
  await rename(join(dataDir, "lost"), join(dataDir, "keys", "mailbox"))
  expect(await Effect.runPromise(checkKeys(options))).toEqual({ held: 2, nobodys })
})
