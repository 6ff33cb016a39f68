/**
 * The core's ports on a test database, with keys and blobs in a temporary folder.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Scan } from "@postkasse/core/delivery"
import { digipost, Policy } from "@postkasse/core/policy"
import { identifiers } from "@postkasse/testkit/memory"
import { Effect, Layer } from "effect"
import { openBlobFiles } from "../src/blobs/index.ts"
import { openKeyStore, openRootKey } from "../src/keys/index.ts"
import { portsOn } from "../src/layer.ts"
import type { Stores } from "../src/stores.ts"
import { transactorOn } from "../src/transaction/index.ts"
import type { OpenDatabase, TestDatabase } from "./databases.ts"

/** Stores on an open database. */
const storesOn = async ({ database }: OpenDatabase, folder: string): Promise<Stores> => {
  const keys = join(folder, "keys")
  const root = await openRootKey({ keys, file: null })
  return {
    database,
    transactor: transactorOn(database),
    root,
    keys: openKeyStore(keys, root),
    blobs: openBlobFiles(join(folder, "blobs"))
  }
}

/** Every port on a database of its own, gone with the layer's scope. */
export const portsIn = (database: TestDatabase) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const opened = yield* Effect.acquireRelease(
        Effect.promise(() => database.open()),
        ({ close }) => Effect.promise(close)
      )
      const folder = yield* Effect.acquireRelease(
        Effect.promise(() => mkdtemp(join(tmpdir(), "postkasse-stores-"))),
        (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true }))
      )
      return portsOn(yield* Effect.promise(() => storesOn(opened, folder)), digipost)
    })
  ).pipe(
    Layer.merge(identifiers),
    Layer.merge(Layer.succeed(Policy, digipost)),
    Layer.merge(Layer.succeed(Scan, { arrival: "clean" }))
  )
