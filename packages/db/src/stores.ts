import type { Transactor } from "@postkasse/core/transaction"
import type { BlobStore } from "./blobs/index.ts"
import type { Database } from "./driver/index.ts"
import type { InstallationKeys, KeyStore } from "./keys/index.ts"

/** What the adapters of the ports stand on. */
export interface Stores {
  readonly database: Database
  readonly transactor: Transactor["Service"]
  readonly installation: InstallationKeys
  readonly keys: KeyStore
  readonly blobs: BlobStore
}
