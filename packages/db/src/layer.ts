import { join } from "node:path"
import { Policy } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { Clock, Effect, Layer } from "effect"
import { carryEntries } from "./audit/carry.ts"
import { accessLogs } from "./audit/repository.ts"
import { type Bucket, openBlobs } from "./blobs/index.ts"
import { arrivals } from "./delivery/arrival.ts"
import { deliveries } from "./delivery/repository.ts"
import { directory } from "./directory/repository.ts"
import { DataFolderBroken, openDatabase, type PoolLimits } from "./driver/index.ts"
import { storageHealth } from "./health/index.ts"
import { idempotencyKeys } from "./idempotency/repository.ts"
import { claims, people } from "./identity/repository.ts"
import { compareKeys } from "./installation/compare-keys.ts"
import { joinInstallation } from "./installation/join.ts"
import { openExistingRootKey, openKeyStore, openRootKey, wipeLeft } from "./keys/index.ts"
import { documentContents } from "./letter/contents.ts"
import { letters } from "./letter/repository.ts"
import { mailboxes, ownedMailboxes } from "./mailbox/repository.ts"
import { migrate } from "./migration/index.ts"
import { organisations } from "./organisation/repository.ts"
import { eventLogs } from "./receipt/log.ts"
import { eventOutboxes } from "./receipt/outbox.ts"
import { rotateHolderKey } from "./rotation/index.ts"
import { deliveryOutboxes } from "./sending/outbox.ts"
import { sendings } from "./sending/repository.ts"
import { scanOutboxes } from "./sending/scan.ts"
import { staging } from "./sending/staging.ts"
import { guesses } from "./session/guesses.ts"
import { sessions } from "./session/repository.ts"
import type { Stores } from "./stores.ts"
import { transactorOn } from "./transaction/index.ts"

/** Where everything is kept. */
export interface StorageOptions {
  /** The folder of keys and blobs, and of the embedded database where there is no `url`. */
  readonly dataDir: string
  /** A Postgres server's address; null for the embedded database. */
  readonly url: string | null
  readonly limits?: Partial<PoolLimits>
  /** A file that holds the root key; null for one made in the data folder at the first start. */
  readonly rootKeyFile: string | null
  /** The bucket that large documents lie in; null for files in the data folder. */
  readonly bucket: Bucket | null
}

/** Everything of the core's that is stored. Building it opens, migrates and checks; failures are for whoever starts it. */
export const layerStorage = (options: StorageOptions) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const stores = yield* openStores(options)
      const now = yield* Clock.currentTimeMillis
      yield* orBroken(() => wipeLeft(join(options.dataDir, "keys"), now))
      yield* Effect.provide(carryEntries(stores), accessLogs(stores))
      const folders = { keys: join(options.dataDir, "keys"), blobs: join(options.dataDir, "blobs") }
      return Layer.merge(portsOn(stores, yield* Policy), storageHealth(stores, folders))
    })
  )

const openStores = Effect.fnUntraced(function* ({ dataDir, url, limits = {}, rootKeyFile, bucket }: StorageOptions) {
  const database = yield* openDatabase(url === null ? { dataDir } : { url, limits })
  const place = { keys: join(dataDir, "keys"), file: rootKeyFile }
  const root = yield* orBroken(() => openRootKey(place))
  const blobs = yield* openBlobs(join(dataDir, "blobs"), bucket)
  yield* migrate(database)
  const installation = yield* joinInstallation(database, place.keys, root)
  const keys = openKeyStore(place.keys, root)
  const stores: Stores = { database, transactor: transactorOn(database), installation, keys, blobs }
  return stores
})

/** Gives a mailbox or an organisation a new key, where servers may be at work; answers how much was locked anew. */
export const rotateKey = (options: StorageOptions, holder: Parameters<typeof rotateHolderKey>[1]) =>
  existingRootKey(options).pipe(
    Effect.andThen(openStores(options)),
    Effect.flatMap((stores) => rotateHolderKey(stores, holder, grace)),
    Effect.scoped
  )

/** Holds the keys against the database, where servers may be at work. Throws `Unopenable`. */
export const checkKeys = (options: StorageOptions) =>
  existingRootKey(options).pipe(
    Effect.andThen(openStores(options)),
    Effect.flatMap((stores) => compareKeys(stores, join(options.dataDir, "keys"))),
    Effect.scoped
  )

// Longer than a process keeps a copy of a key, and than a request takes to open what it has fetched.
const grace = "1 minute"

// Before anything is opened: in a folder of nobody's, a database would be made.
const existingRootKey = ({ dataDir, rootKeyFile }: StorageOptions) =>
  orBroken(() => openExistingRootKey({ keys: join(dataDir, "keys"), file: rootKeyFile }))

const orBroken = <A>(work: () => Promise<A>): Effect.Effect<A, DataFolderBroken> =>
  Effect.tryPromise({ try: work, catch: (cause) => cause }).pipe(
    Effect.catch((cause) => (cause instanceof DataFolderBroken ? Effect.fail(cause) : Effect.die(cause)))
  )

/** The ports on stores that are open. */
export const portsOn = (stores: Stores, policy: Policy["Service"]) =>
  Layer.mergeAll(
    Layer.succeed(Transactor, stores.transactor),
    claims(stores),
    people,
    sessions(stores),
    guesses(stores),
    mailboxes(stores),
    ownedMailboxes(stores),
    directory(stores, policy),
    organisations(stores),
    letters(stores),
    documentContents(stores),
    sendings(stores),
    deliveryOutboxes(stores),
    scanOutboxes(stores),
    staging(stores),
    deliveries(stores),
    eventOutboxes(stores),
    eventLogs(stores),
    idempotencyKeys(stores),
    accessLogs(stores),
    arrivals(stores)
  )
