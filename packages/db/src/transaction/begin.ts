import { Unavailable } from "@postkasse/core/transaction"
import type { Database, Entry, Sent, Tx } from "../driver/index.ts"

/** A transaction that is open. */
export interface Open {
  readonly tx: Tx
  readonly sent: Sent
}

/** A transaction that somebody else ends: what lies between is an Effect, which no driver's callback can hold. */
export interface Begun {
  /** Kept when the transaction is open; broken if it cannot be opened within `patience` ms. */
  readonly opened: Promise<Open>
  /** Ends the transaction. Kept when it is over and its connection free again; broken if a commit did not succeed. */
  readonly end: (how: "commit" | "rollback") => Promise<void>
}

/** Begins a transaction that `run` runs, with `entry`: waits for a connection, and at most `patience` ms. */
export const begin = (run: Database["look"], patience: number, entry: Entry): Begun => {
  const opened = Promise.withResolvers<Open>()
  const outcome = Promise.withResolvers<"commit" | "rollback">()
  const timer = setTimeout(() => {
    opened.reject(new Unavailable({ part: "database", cause: "no connection became free" }))
    outcome.resolve("rollback")
  }, patience)
  const ended = run(async (tx, sent) => {
    clearTimeout(timer)
    opened.resolve({ tx, sent })
    if ((await outcome.promise) === "rollback") throw rolledBack
  }, entry)
  // Both are heard where they are awaited; but a transaction may also end by itself, when its connection is lost.
  opened.promise.catch(() => {})
  ended.catch((cause: unknown) => {
    clearTimeout(timer)
    opened.reject(cause)
  })
  return {
    opened: opened.promise,
    end: async (how) => {
      outcome.resolve(how)
      // A rollback that fails has lost its connection, and with it the transaction.
      await (how === "commit" ? ended : ended.catch(() => {}))
    }
  }
}

const rolledBack = new Error("rolled back")
