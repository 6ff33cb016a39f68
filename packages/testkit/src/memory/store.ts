/**
 * Memory: the reference adapters of the core's ports, slow and obvious. What Postgres must do is what these do.
 *
 * A transaction writes into an overlay of its own, which its commit lays over the tables at once: a defect or an
 * interruption just forgets it. A row lock is a semaphore, held until the transaction ends.
 *
 * @module
 */
import { type DistributionKey, Transaction, Transactor } from "@postkasse/core/transaction"
import { Effect, Layer, Option, Semaphore } from "effect"

/** A table: rows under the distribution key they belong to, and a key of their own within it. */
export interface Table<Row> {
  readonly name: string
  readonly rows: Map<string, { readonly home: string; readonly row: Row }>
  readonly locks: Map<string, Semaphore.Semaphore>
}

export const table = <Row>(name: string): Table<Row> => ({ name, rows: new Map(), locks: new Map() })

interface Overlay {
  readonly writes: Map<Table<unknown>, Map<string, { home: string; row: unknown } | null>>
  readonly held: Map<string, Semaphore.Semaphore>
}

const overlays = new WeakMap<Transaction["Service"], Overlay>()

/** The text that a distribution key is told apart by. */
const homeOf = (key: DistributionKey): string => {
  switch (key._tag) {
    case "Mailbox":
      return `mailbox:${key.id}`
    case "Organisation":
      return `organisation:${key.number}`
    case "Claim":
      return `claim:${key.hash}`
  }
}

/** The overlay of the running transaction; a defect where the transaction is another key's. */
const overlayAt = (key: DistributionKey) =>
  Effect.map(Transaction, (transaction) => {
    const overlay = overlays.get(transaction)
    if (overlay === undefined) throw new Error("The transaction has ended, or is no transaction of this store")
    if (homeOf(transaction.key) !== homeOf(key)) {
      throw new Error(`Out of reach: a transaction of ${homeOf(transaction.key)} touched ${homeOf(key)}`)
    }
    return overlay
  })

/** One row, as the transaction sees it. */
export const read = <Row>(from: Table<Row>, key: DistributionKey, id: string) =>
  Effect.map(overlayAt(key), (overlay): Row | null => {
    const at = `${homeOf(key)}/${id}`
    const written = overlay.writes.get(from)
    if (written?.has(at)) return (written.get(at)?.row as Row | undefined) ?? null
    return from.rows.get(at)?.row ?? null
  })

/** All rows of the distribution key, as the transaction sees them, in no order. */
export const readAll = <Row>(from: Table<Row>, key: DistributionKey) =>
  Effect.map(overlayAt(key), (overlay): ReadonlyArray<Row> => {
    const seen = new Map(from.rows)
    for (const [at, entry] of overlay.writes.get(from) ?? []) {
      if (entry === null) seen.delete(at)
      else seen.set(at, entry as { home: string; row: Row })
    }
    const home = homeOf(key)
    return [...seen.values()].filter((entry) => entry.home === home).map((entry) => entry.row)
  })

/** Writes a row, or deletes it with null. */
export const write = <Row>(to: Table<Row>, key: DistributionKey, id: string, row: Row | null) =>
  Effect.map(overlayAt(key), (overlay) => {
    const home = homeOf(key)
    const writes = overlay.writes.get(to) ?? new Map()
    overlay.writes.set(to, writes)
    writes.set(`${home}/${id}`, row === null ? null : { home, row })
  })

/** Locks a row until the transaction ends; waits for another that holds it. */
export const lock = Effect.fnUntraced(function* <Row>(of: Table<Row>, key: DistributionKey, id: string) {
  const { held, name, semaphore } = yield* lockOf(of, key, id)
  if (held.has(name)) return
  yield* semaphore.take(1)
  held.set(name, semaphore)
})

/** Locks a row if nobody else holds it; answers whether it did. */
export const tryLock = Effect.fnUntraced(function* <Row>(of: Table<Row>, key: DistributionKey, id: string) {
  const { held, name, semaphore } = yield* lockOf(of, key, id)
  if (held.has(name)) return true
  const taken = yield* semaphore.takeIfAvailable(1)
  if (taken) held.set(name, semaphore)
  return taken
})

const lockOf = Effect.fnUntraced(function* <Row>(of: Table<Row>, key: DistributionKey, id: string) {
  const { held } = yield* overlayAt(key)
  const at = `${homeOf(key)}/${id}`
  const semaphore = of.locks.get(at) ?? Semaphore.makeUnsafe(1)
  of.locks.set(at, semaphore)
  return { held, name: `${of.name}/${at}`, semaphore }
})

/** The committed rows of every key: for what is read without a transaction. */
export const committed = <Row>(from: Table<Row>): ReadonlyArray<Row> => [...from.rows.values()].map(({ row }) => row)

/** Deletes committed rows outside a transaction, as a sweep does; answers them. */
export const purge = <Row>(from: Table<Row>, limit: number, isWaste: (row: Row) => boolean): ReadonlyArray<Row> => {
  const waste = [...from.rows].filter(([, { row }]) => isWaste(row)).slice(0, limit)
  for (const [at] of waste) from.rows.delete(at)
  return waste.map(([, { row }]) => row)
}

/** Transactions in memory. */
export const memoryTransactor: Layer.Layer<Transactor> = Layer.succeed(Transactor, {
  within: (key, work) =>
    Effect.flatMap(Effect.serviceOption(Transaction), (outer) => {
      if (Option.isSome(outer)) return Effect.die(new Error("Transactions do not nest"))
      const transaction: Transaction["Service"] = { key }
      const overlay: Overlay = { writes: new Map(), held: new Map() }
      overlays.set(transaction, overlay)
      return work.pipe(
        Effect.tap(() => Effect.sync(() => commit(overlay))),
        Effect.provideService(Transaction, transaction),
        Effect.ensuring(Effect.suspend(() => release(transaction, overlay)))
      )
    })
})

const commit = (overlay: Overlay): void => {
  for (const [to, writes] of overlay.writes) {
    for (const [at, entry] of writes) {
      if (entry === null) to.rows.delete(at)
      else to.rows.set(at, entry)
    }
  }
}

const release = (transaction: Transaction["Service"], overlay: Overlay) => {
  overlays.delete(transaction)
  return Effect.forEach(overlay.held.values(), (lock) => lock.release(1), { discard: true })
}
