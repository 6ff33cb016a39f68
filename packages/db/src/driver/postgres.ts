import { ReadOnly, Unavailable } from "@postkasse/core/transaction"
import { drizzle } from "drizzle-orm/node-postgres"
import { Data, Effect, type Scope } from "effect"
import pg from "pg"
import type { Database, Entry, Tx } from "./database.ts"
import { codeOf, isSilent, isStale } from "./fault.ts"
import { type GivenUp, givenUpOn } from "./given-up.ts"
import { pipelined } from "./pipeline.ts"
import { noneSent, type Sent } from "./sent.ts"

/** Limits of a pool, times in ms. Every wait ends: a database in trouble makes requests fail, not pile up. */
export interface PoolLimits {
  /** Most connections that this process holds. */
  readonly connections: number
  /** How long connecting, or waiting for another to give its connection back, may take. */
  readonly connect: number
  readonly statement: number
  /** How long an answer may take to come: more than a statement may, since the server tells of that itself if it can. */
  readonly answer: number
  readonly lock: number
  readonly idleInTransaction: number
}

const defaultLimits: PoolLimits = {
  connections: 10,
  connect: 5_000,
  statement: 10_000,
  answer: 12_000,
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
    const pool = yield* Effect.acquireRelease(
      Effect.sync(() => poolOf(url, { ...defaultLimits, ...limits })),
      (pool) => Effect.promise(() => pool.end())
    )
    const version = yield* Effect.tryPromise({
      try: () => pool.query<{ version: number }>("select current_setting('server_version_num')::int as version"),
      catch: (cause) =>
        new DatabaseUnusable({
          message: `The database at DATABASE_URL does not answer (${codeOf(cause) ?? "timeout"}).`
        })
    })
    if ((version.rows[0]?.version ?? 0) < 150_000) {
      return yield* new DatabaseUnusable({ message: "Postgres 15 or newer is needed at DATABASE_URL." })
    }
    return ofPool(pool, url)
  })

const poolOf = (url: string, limits: PoolLimits): pg.Pool => {
  const pool = new pg.Pool({
    ...connectionTo(url),
    max: limits.connections,
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    query_timeout: limits.answer,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    // oxlint-disable-next-line typescript/no-misused-promises -- it is waited for, whatever its type says
    onConnect: beReadOnly
  })
  // A connection that is lost tells so in the next query on it. Unheard, the event would end the process.
  pool.on("error", () => {})
  pool.on("connect", (client) => {
    client.on("error", () => {})
  })
  return pool
}

/**
 * What follows a beginning does not wait to hear that it succeeded: without one, nothing can be written. Where that was so
 * before, the database's operator wants nothing written at all.
 */
const beReadOnly = async (client: pg.ClientBase): Promise<void> => {
  // Heard together: where the connection breaks both fail, and a failure that nobody hears ends the process.
  const [before] = await Promise.all([
    client.query<{ default_transaction_read_only: string }>("show default_transaction_read_only"),
    client.query("set default_transaction_read_only = on")
  ])
  if (before.rows[0]?.default_transaction_read_only === "on") keptFromWriting.add(client)
}

/** Connections to a database that was read-only when they were made. Each is used once: the next may be written again. */
const keptFromWriting = new WeakSet<object>()

const connectionTo = (url: string) => ({
  ...{ connectionString: url, application_name: "postkasse", keepAlive: true },
  // What does not need the answer to what was asked before it does not wait for it.
  pipeline: true
})

const ofPool = (pool: pg.Pool, url: string): Database => {
  const givenUp = givenUpOn(pool)
  return {
    driver: "Postgres",
    transaction: transactionOn(pool, givenUp),
    look: lookOn(pool, givenUp),
    unhurried: async (work) => {
      const client = new pg.Client(connectionTo(url))
      client.on("error", () => {})
      await client.connect()
      try {
        return await ofWork(client, work, "begin")
      } finally {
        await client.end()
      }
    },
    connections: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount
    }),
    rows: (result) => (result as pg.QueryResult<Record<string, unknown>>).rows
  }
}

/** With twice as many given up as work at a time nothing is begun; with as many as that nothing that writes. */
const connect = async (pool: pg.Pool, givenUp: GivenUp): Promise<pg.PoolClient> => {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new Unavailable({ part: "database", cause: codeOf(cause) ?? "no connection" })
  })
  // Asked when it is there: who waited for it has not seen what was given up meanwhile.
  if (!givenUp.holds(2 * pool.options.max)) return client
  client.release()
  throw new Unavailable({ part: "database", cause: "too many given up" })
}

const lookOn =
  (pool: pg.Pool, givenUp: GivenUp): Database["look"] =>
  async (work, entry) => {
    const client = await connect(pool, givenUp)
    let broken = true
    try {
      const sent = noneSent()
      const answer = await workIn(client, sent, work, "begin read only", entry)
      await sent.settled()
      // There is nothing that it could lose. Whoever gets the connection next is behind it.
      pipelined(client)
        .query("commit")
        .catch(() => {})
      broken = keptFromWriting.has(client)
      return answer
    } catch (cause) {
      if (isSilent(cause)) givenUp.add(client)
      broken = isSilent(cause) || isStale(cause) || !(await client.query("rollback").then(yes, no))
      throw cause
    } finally {
      client.release(broken)
    }
  }

const transactionOn = (pool: pg.Pool, givenUp: GivenUp): Database["transaction"] => {
  // On a standby nothing can begin that may write. Once it has said so one reads on, until it is a standby no more.
  let standby = false
  const transaction: Database["transaction"] = async (work, entry) => {
    const client = await connect(pool, givenUp)
    // Given back as broken until it is known to be well: then nobody else gets a connection in an unknown state.
    let broken = true
    const began = standby
    const isKept = keptFromWriting.has(client)
    const isReadOnly = began || isKept || givenUp.holds(pool.options.max)
    try {
      const answer = await ofWork(client, work, isReadOnly ? "begin read only" : "begin read write", entry)
      if (began) standby = await isStandby(client)
      broken = isKept
      return answer
    } catch (cause) {
      if (isSilent(cause)) givenUp.add(client)
      const answers = !isSilent(cause) && (await client.query("rollback").then(yes, no))
      if (answers && (began || codeOf(cause) === notSupported)) standby = await isStandby(client)
      broken = !answers || isKept || isStale(cause)
      throw standby && !began ? new ReadOnly({ part: "database", cause: codeOf(cause) }) : cause
    } finally {
      client.release(broken)
    }
  }
  return transaction
}

/** What a standby answers to who would begin to write. */
const notSupported = "0A000"

const isStandby = (client: pg.PoolClient): Promise<boolean> =>
  client.query<{ standby: boolean }>("select pg_is_in_recovery() as standby").then(
    ({ rows }) => rows[0]?.standby === true,
    () => false
  )

/** A plain one is as the database has it: where nothing is sent before it is heard of. */
type Beginning = "begin" | "begin read write" | "begin read only"

const ofWork = async <A>(
  client: pg.Client | pg.PoolClient,
  work: (tx: Tx, sent: Sent) => Promise<A>,
  beginning: Beginning,
  entry?: Entry
): Promise<A> => {
  const sent = noneSent()
  const answer = await workIn(client, sent, work, beginning, entry)
  const committed = pipelined(client).query("commit")
  committed.catch(() => {})
  await sent.settled()
  const { command } = await committed
  // Postgres answers a commit of a transaction in which a query failed with a rollback, and no error.
  if (command !== "COMMIT") throw new Error("The transaction was rolled back, since a query in it had failed.")
  return answer
}

const workIn = <A>(
  client: pg.Client | pg.PoolClient,
  sent: Sent,
  work: (tx: Tx, sent: Sent) => Promise<A>,
  beginning: Beginning,
  entry?: Entry
): Promise<A> => {
  const tx = txOn(client)
  sent.send(pipelined(client).query(beginning))
  if (entry !== undefined) sent.enter(entry(tx))
  return work(tx, sent).catch(async (cause: unknown) => {
    throw await sent.broke(cause)
  })
}

const txs = new WeakMap<object, Tx>()

const txOn = (client: pg.Client | pg.PoolClient): Tx => {
  const made = txs.get(client) ?? drizzle({ client: pipelined(client) as pg.Client })
  txs.set(client, made)
  return made
}

const yes = (): boolean => true
const no = (): boolean => false
