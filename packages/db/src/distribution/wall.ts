/**
 * Distribution: every table lies with one mailbox, one organisation or one lookup claim, in the column of that name, and
 * no query reaches the rows of another. The wall is Postgres' own: a query that forgot its filter finds nothing. It is not
 * forced upon the tables' owner, who migrates rows of all keys; the program never works as the owner, but enters a role.
 *
 * @module
 */
import { sql } from "drizzle-orm"
import { type PgPolicy, pgPolicy, pgRole } from "drizzle-orm/pg-core"

/** The database role that a transaction on one key works as: it sees that key's rows and no others. */
export const appRole = "postkasse_app"

/** The role that looks for what waits, over all keys: it reads a few columns, no content, and writes nothing. */
export const workerRole = "postkasse_worker"

/** The role that locks what a key has anew: it reads and writes what is sealed, and reads nothing else but ids. */
export const keeperRole = "postkasse_keeper"

const app = pgRole(appRole).existing()
const worker = pgRole(workerRole).existing()
const keeper = pgRole(keeperRole).existing()

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

/** Let the keeper at one mailbox's or one organisation's rows; at which columns, its grants say. */
export const keptOfMailbox = (): PgPolicy =>
  pgPolicy("kept_of_mailbox", {
    for: "all",
    to: keeper,
    using: sql`mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid`
  })

export const keptOfOrganisation = (): PgPolicy =>
  pgPolicy("kept_of_organisation", {
    for: "all",
    to: keeper,
    using: sql`organisation = nullif(current_setting('postkasse.organisation', true), '')`
  })

/** Lets the keeper at what lies with organisations under one mailbox's key. */
export const keptOfRecipient = (): PgPolicy =>
  pgPolicy("kept_of_recipient", {
    for: "all",
    to: keeper,
    using: sql`recipient = nullif(current_setting('postkasse.mailbox', true), '')::uuid`
  })

/** Lets the worker look; at which columns, its grants say. */
export const seenByWorker = (): PgPolicy => pgPolicy("seen_by_worker", { for: "select", to: worker, using: sql`true` })
