/**
 * Distribution: every table lies with one mailbox, one organisation or one lookup claim, in the column of that name, and
 * no query reaches the rows of another. The wall is Postgres' own: a query that forgot its filter finds nothing.
 *
 * @module
 */
import { sql } from "drizzle-orm"
import { type PgPolicy, pgPolicy, pgRole } from "drizzle-orm/pg-core"

/** The database role that a transaction on one key works as: it sees that key's rows and no others. */
export const appRole = "postkasse_app"

/** The role that looks for what waits, over all keys: it reads a few columns, no content, and writes nothing. */
export const workerRole = "postkasse_worker"

const app = pgRole(appRole).existing()
const worker = pgRole(workerRole).existing()

// A setting that was once set in a connection is empty afterwards, not unset.
export const ofMailbox = (): PgPolicy =>
  pgPolicy("one_mailbox", {
    for: "all",
    to: app,
    using: sql`mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid`
  })

export const ofOrganisation = (): PgPolicy =>
  pgPolicy("one_organisation", {
    for: "all",
    to: app,
    using: sql`organisation = nullif(current_setting('postkasse.organisation', true), '')`
  })

export const ofClaim = (): PgPolicy =>
  pgPolicy("one_claim", {
    for: "all",
    to: app,
    using: sql`claim = nullif(current_setting('postkasse.claim', true), '')`
  })

/** Lets the worker look; at which columns, its grants say. */
export const seenByWorker = (): PgPolicy => pgPolicy("seen_by_worker", { for: "select", to: worker, using: sql`true` })
