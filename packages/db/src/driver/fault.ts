import { DiskFull, ReadOnly, Unavailable } from "@postkasse/core/transaction"
import { Data } from "effect"

/**
 * The defect of a query that Postgres refused. It carries what a developer needs and none of the row: Postgres' detail,
 * and Drizzle's own message, hold the values.
 */
export class DatabaseFault extends Data.TaggedError("DatabaseFault")<{
  readonly code: string
  readonly constraint: string | null
  readonly table: string | null
  readonly message: string
}> {}

const readOnly = "25006"

/** What to die of, given what a driver threw: `Unavailable` or `DiskFull` where trying again later may help. */
export const faultOf = (thrown: unknown): unknown => {
  const error = innermost(thrown)
  if (!isObject(error))
    return new DatabaseFault({ code: "none", constraint: null, table: null, message: "unknown fault" })
  const code = codeOf(error)
  if (code === null) return isLost(error) ? new Unavailable({ part: "database", cause: "connection lost" }) : error
  if (isFull(code)) return new DiskFull({ part: "database" })
  if (code === readOnly) return new ReadOnly({ part: "database", cause: code })
  if (isPassing(code)) return new Unavailable({ part: "database", cause: code })
  return new DatabaseFault({
    code,
    constraint: text(error["constraint"]),
    table: text(error["table"]),
    message: saysValues(code) ? `the database refused (${code})` : (text(error["message"]) ?? code)
  })
}

// Connection lost, resources short, server going down, a lock or statement that took too long, deadlock; what a standby
// that is one no more would not begin, or a statement that was planned before its table changed (`isStale`); and the
// operating system's codes. https://www.postgresql.org/docs/current/errcodes-appendix.html
const passing = /^(08...|53...|57P0.|57014|55P03|40001|40P01|40003|25P03|58030|0A000|26000|E[A-Z]+)$/

/** The code of an error: a SQLSTATE, or the operating system's. */
export const codeOf = (cause: unknown): string | null => (isObject(cause) ? text(cause["code"]) : null)

/** Whether a code says that there is no room: the operating system's, or Postgres' (disk_full). */
export const isFull = (code: string): boolean => code === "ENOSPC" || code === "EDQUOT" || code === "53100"

/** Whether a statement would have written in a transaction that only reads. */
export const isRefusedWrite = (thrown: unknown): boolean => codeOf(innermost(thrown)) === readOnly

/** Whether the server went silent over a query. Its connection is of no more use: the query may still be under way. */
export const isSilent = (thrown: unknown): boolean => {
  const error = innermost(thrown)
  return isObject(error) && error["message"] === "Query read timeout"
}

/**
 * Whether the server no longer takes a statement that it has planned: a table was changed, or its connection was given to
 * somebody else. A new connection plans it anew.
 */
export const isStale = (thrown: unknown): boolean => {
  const error = innermost(thrown)
  return isObject(error) && ["0A000", "26000"].includes(codeOf(error) ?? "")
}

// `pg` gives these no code.
const isLost = (error: Record<string, unknown>): boolean =>
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout e|Query read timeout$)/.test(
    text(error["message"]) ?? ""
  )

const isPassing = (code: string): boolean => passing.test(code)

// Class 22 (data) and 23 (constraint) quote what was written.
const saysValues = (code: string): boolean => code.startsWith("22") || code.startsWith("23") || code === "P0001"

const innermost = (error: unknown): unknown =>
  isObject(error) && isObject(error["cause"]) && codeOf(error) === null ? innermost(error["cause"]) : error

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null)
