/**
 * Health: whether the parts that everything is kept in can be used. It looks, and changes nothing.
 *
 * @module
 */
import { sql } from "drizzle-orm"
import { Context, Effect, Layer } from "effect"
import { keyDisk } from "../keys/index.ts"
import type { Stores } from "../stores.ts"
import { scan } from "../transaction/index.ts"
import { lookInBucket } from "./bucket.ts"
import { lookAtFolder } from "./folder.ts"

/** What storage says of its own health. */
export class StorageHealth extends Context.Service<
  StorageHealth,
  {
    /** A look at each part, which dies where the part cannot be used. */
    readonly looks: Readonly<Record<"database" | "key store" | "blob store", Effect.Effect<void>>>
    /** This process' connections to the database, and how many wait for one. */
    readonly connections: Effect.Effect<Readonly<Record<"used" | "idle" | "waiting", number>>>
  }
>()("@postkasse/db/StorageHealth") {}

/** The health of stores that are open, and lie in these folders where they lie on a disk. */
export const storageHealth = (
  { database, blobs }: Stores,
  folders: { readonly keys: string; readonly blobs: string }
): Layer.Layer<StorageHealth> =>
  Layer.sync(StorageHealth, () => ({
    looks: {
      database: Effect.asVoid(scan(database, (tx) => tx.execute(sql`select 1`))),
      "key store": lookAtFolder(keyDisk, folders.keys, /^(?:installation\.key|mailbox|organisation)$/u),
      "blob store":
        blobs.disk === null ? lookInBucket(blobs) : lookAtFolder(blobs.disk, folders.blobs, /^[0-9a-f]{2}$/u)
    },
    connections: Effect.sync(database.connections)
  }))
