/**
 * The core's ports on a test database, with keys and blobs in a temporary folder.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { digipost, Policy } from "@postkasse/core/policy"
import { identifiers, memorySeal, noScanner } from "@postkasse/testkit/memory"
import { Effect, Layer } from "effect"
import { type BlobStore, openBlobFiles } from "../src/blobs/index.ts"
import { joinInstallation } from "../src/installation/join.ts"
import { openKeyStore, openRootKey } from "../src/keys/index.ts"
import { portsOn } from "../src/layer.ts"
import { transactorOn } from "../src/transaction/index.ts"
import type { TestBlobStore } from "./blob-stores.ts"
import type { OpenDatabase, TestDatabase } from "./databases.ts"

/** Every port on an open database, with keys, and blobs where no other store is named, in a folder that the caller removes. */
export const portsOver = (
  { database }: OpenDatabase,
  folder: string,
  blobs: BlobStore = openBlobFiles(join(folder, "blobs"))
) => {
  const stored = Effect.gen(function* () {
    const at = { keys: join(folder, "keys"), file: null }
    const root = yield* Effect.promise(() => openRootKey(at))
    const installation = yield* Effect.orDie(joinInstallation(database, at.keys, root))
    const keys = openKeyStore(at.keys, root)
    return portsOn({ database, transactor: transactorOn(database), installation, keys, blobs }, digipost)
  })
  return Layer.mergeAll(Layer.unwrap(stored), identifiers, memorySeal, Layer.succeed(Policy, digipost), noScanner)
}

/** Every port on a database of its own, gone with the layer's scope; large documents in a store of their own if it is named. */
export const portsIn = (database: TestDatabase, store: TestBlobStore | null = null) =>
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
      if (store === null) return portsOver(opened, folder)
      const { blobs } = yield* Effect.acquireRelease(
        Effect.promise(() => store.open()),
        ({ close }) => Effect.promise(close)
      )
      return portsOver(opened, folder, blobs)
    })
  )
