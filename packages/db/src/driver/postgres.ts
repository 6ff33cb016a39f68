import { drizzle } from "drizzle-orm/postgres-js"
import { Data, Effect, type Scope } from "effect"
import postgres from "postgres"
import type { Database, Tx } from "./database.ts"

/** Limits of a pool, times in ms. Every wait ends: a database in trouble makes requests fail, not pile up. */
export interface PoolLimits {
  /** Most connections that this process holds. */
  readonly connections: number
  readonly connect: number
  readonly statement: number
  readonly lock: number
  readonly idleInTransaction: number
}

export const defaultLimits: PoolLimits = {
  connections: 10,
  connect: 5_000,
  statement: 15_000,
  lock: 5_000,
  idleInTransaction: 60_000
}

/** The server did not answer at start, or is older than Postgres 15. */
export class DatabaseUnusable extends Data.TaggedError("DatabaseUnusable")<{ readonly message: string }> {}

/** A pool of connections to the Postgres at `url`, tried once before it is given out. */
export const openPostgres = (
  url: string,
  limits: Partial<PoolLimits> = {}
): Effect.Effect<Database, DatabaseUnusable, Scope.Scope> =>
  Effect.gen(function* () {
    const client = yield* Effect.acquireRelease(connect(url, { ...defaultLimits, ...limits }), (client) =>
      Effect.promise(() => client.end({ timeout: 5 }))
    )
    const version = yield* Effect.tryPromise({
      try: () =>
        client`select current_setting('server_version_num')::int as version`.then((rows) => rows[0]?.["version"]),
      catch: (cause) =>
        new DatabaseUnusable({ message: `The database at DATABASE_URL does not answer: ${reason(cause)}.` })
    })
    if (typeof version !== "number" || version < 150_000) {
      return yield* Effect.fail(new DatabaseUnusable({ message: "Postgres 15 or newer is needed at DATABASE_URL." }))
    }
    return ofPostgres(client)
  })

const connect = (url: string, limits: PoolLimits): Effect.Effect<postgres.Sql, DatabaseUnusable> =>
  Effect.try({
    try: () =>
      postgres(url, {
        max: limits.connections,
        connect_timeout: limits.connect / 1000,
        connection: {
          application_name: "postkasse",
          statement_timeout: limits.statement,
          lock_timeout: limits.lock,
          idle_in_transaction_session_timeout: limits.idleInTransaction
        },
        fetch_types: false,
        onnotice: () => {}
      }),
    catch: () => new DatabaseUnusable({ message: "DATABASE_URL is not the address of a Postgres." })
  })

const ofPostgres = (client: postgres.Sql): Database => {
  const db = drizzle(client)
  return {
    driver: "Postgres",
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Tx)),
    rows: (result) => Array.from(result as Iterable<Record<string, unknown>>)
  }
}

// An address would name the password; the codes are enough to act on.
const reason = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown fault"
