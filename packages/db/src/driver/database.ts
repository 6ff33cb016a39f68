/**
 * Driver: Postgres behind one face, embedded (PGlite) or a server. Only the transactor and the migrator hold a
 * `Database`; a repository sees the transaction it runs in and nothing else. So no query can wait for the connection
 * that its own transaction holds, which on PGlite would be for ever.
 *
 * @module
 */
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import type { Sent } from "./sent.ts"

/** One open database transaction, in Drizzle's terms; the same for both drivers. */
export type Tx = PgDatabase<PgQueryResultHKT>

/** What a transaction is entered by. */
export type Entry = (tx: Tx) => PromiseLike<unknown>

/** A running database. */
export interface Database {
  readonly driver: "PGlite" | "Postgres"
  /**
   * Runs `work` in one transaction: commits when its promise is kept and all that it sent has succeeded, rolls back
   * otherwise. `entry` is a statement that goes before, together with the beginning and not waited for.
   */
  readonly transaction: <A>(work: (tx: Tx, sent: Sent) => Promise<A>, entry?: Entry) => Promise<A>
  /** The same for work that only reads, and may not write: its end is not waited for. */
  readonly look: <A>(work: (tx: Tx, sent: Sent) => Promise<A>, entry: Entry) => Promise<A>
  /** The same for work that may take as long as it takes: migrations. */
  readonly unhurried: <A>(work: (tx: Tx) => Promise<A>) => Promise<A>
  /** This process' connections, and how many wait for one. */
  readonly connections: () => Readonly<Record<"used" | "idle" | "waiting", number>>
  /** The rows of a raw query, whose shape is the driver's own. */
  readonly rows: (result: unknown) => ReadonlyArray<Record<string, unknown>>
}
