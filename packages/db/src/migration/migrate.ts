/**
 * Migration: bringing a database to the tables that this program knows. Several servers may start at once.
 *
 * @module
 */
import { fileURLToPath } from "node:url"
import { sql } from "drizzle-orm"
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator"
import { Data, Effect } from "effect"
import { type Database, faultOf, RestoreUnfinished, type Tx } from "../driver/index.ts"

/** A newer program has migrated the database: an older one would not know what it reads. */
export class DatabaseIsNewer extends Data.TaggedError("DatabaseIsNewer")<{ readonly message: string }> {}

/** Why a server may not start on the database, in words for whoever starts it. */
export type Unfit = DatabaseIsNewer | RestoreUnfinished

/** Applies what is missing, in one transaction. Where nothing is, one query says so. */
export const migrate = (db: Database): Effect.Effect<void, Unfit> =>
  Effect.gen(function* () {
    const known = readMigrationFiles({ migrationsFolder })
    const before = yield* run(() => db.transaction((tx) => missing(db, tx, known)))
    const applied = before.length === 0 ? before : yield* run(() => db.unhurried((tx) => applyMissing(db, tx, known)))
    yield* Effect.annotateCurrentSpan("migrations", applied.length)
  })

const applyMissing = async (db: Database, tx: Tx, known: ReadonlyArray<MigrationMeta>) => {
  await waitForMigrations(tx)
  await tx.execute(sql`create table if not exists migration (hash text primary key, number integer not null unique)`)
  const left = await missing(db, tx, known)
  for (const migration of left) {
    for (const statement of migration.sql) await tx.execute(sql.raw(statement))
    await tx.execute(sql`insert into migration (hash, number) values (${migration.hash}, ${known.indexOf(migration)})`)
  }
  return left
}

/** Waits for servers that start on the database at the same time; those that come now wait until the transaction ends. */
export const waitForMigrations = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber})`)
}

/** Makes the roles that tables name, and lets them be entered: they are the server's, and in no database's dump. */
export const makeRoles = async (tx: Tx): Promise<void> => {
  const roles = readMigrationFiles({ migrationsFolder })[rolesToEnter]
  for (const statement of roles?.sql ?? []) await tx.execute(sql.raw(statement))
}

/** The known migrations that the database has not seen; throws `DatabaseIsNewer` where it has seen others, or `RestoreUnfinished`. */
const missing = async (db: Database, tx: Tx, known: ReadonlyArray<MigrationMeta>) => {
  const [tables] = db.rows(
    await tx.execute(
      sql`select to_regclass('migration') is not null as migrated, to_regclass('restoring') is not null as restoring`
    )
  )
  if (tables?.["restoring"] === true) throw RestoreUnfinished.here()
  if (tables?.["migrated"] !== true) return known
  const seen = new Set(db.rows(await tx.execute(sql`select hash from migration`)).map((row) => row["hash"]))
  const left = known.filter(({ hash }) => !seen.has(hash))
  if (seen.size + left.length > known.length) {
    throw new DatabaseIsNewer({ message: "The database was migrated by a newer program. Start that one." })
  }
  return left
}

const run = <A>(work: () => Promise<A>): Effect.Effect<A, Unfit> =>
  Effect.tryPromise({ try: work, catch: (cause) => cause }).pipe(
    Effect.catch((cause) => (isUnfit(cause) ? Effect.fail(cause) : Effect.die(faultOf(cause))))
  )

const isUnfit = (cause: unknown): cause is Unfit =>
  cause instanceof DatabaseIsNewer || cause instanceof RestoreUnfinished

// The number of the migration that makes all of them, wherever it is run.
const rolesToEnter = 11

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url))

// Any number, the same in every program that migrates this kind of database.
const lockNumber = 7_302_026
