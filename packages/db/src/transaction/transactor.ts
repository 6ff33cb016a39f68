import { type DistributionKey, Transaction, type Transactor } from "@postkasse/core/transaction"
import { Effect, Exit, Option } from "effect"
import { type Database, type Entry, faultOf, type Sent, type Tx } from "../driver/index.ts"
import type { Held } from "../keys/index.ts"
import { begin, type Open } from "./begin.ts"
import { hold } from "./hold.ts"
import { entryOf, entryOfWorker } from "./role.ts"

/** ms that a transaction waits for a connection before the database counts as unavailable. */
const patience = 10_000

/** The open transactions of this process: what a repository's `Transaction` stands for. Gone once it has ended. */
const open = new WeakMap<Transaction["Service"], Open>()

/**
 * Transactions on `db`. One runs in one connection from its first query to its last, and is over, its connection free,
 * before `within` answers, however that ends. A typed failure rolls back as a defect does: what shall be kept is a value.
 */
export const transactorOn = (db: Database): Transactor["Service"] => ({
  within: (key, work) =>
    bracket(
      db.transaction,
      () => entryOf(key),
      (opened) => {
        const transaction = { key }
        open.set(transaction, opened)
        return work.pipe(
          Effect.provideService(Transaction, transaction),
          Effect.onExit(() => Effect.sync(() => open.delete(transaction)))
        )
      }
    )
})

/** What work in a transaction has besides its queries. */
export interface Working {
  readonly send: Sent["send"]
  /** Holds the keys of the mailbox or organisation whose transaction it is, to lock with. */
  readonly hold: () => Promise<Held>
}

/**
 * Runs queries in the transaction that the fiber is in, which must be one of `key`. What the database refuses is a defect.
 * What is sent is sent as by `write`; what is held are the keys of `key`, which its entry asked for.
 */
export const query = <A>(
  key: DistributionKey,
  work: (tx: Tx, at: Working) => PromiseLike<A>
): Effect.Effect<A, never, Transaction> =>
  Effect.flatMap(openOf(key), (opened) => {
    const { sent } = opened
    return asked(opened, (tx) => work(tx, { send: sent.send, hold: () => holdOf(sent, key) }))
  })

/**
 * Sends statements in the transaction that the fiber is in, in their order, and does not wait for their answers: one that the
 * database refuses rolls the transaction back, and is what it dies of when it ends.
 */
export const write = (
  key: DistributionKey,
  work: (tx: Tx) => ReadonlyArray<PromiseLike<unknown>>
): Effect.Effect<void, never, Transaction> => Effect.map(openOf(key), ({ tx, sent }) => work(tx).forEach(sent.send))

const openOf = (key: DistributionKey): Effect.Effect<Open, never, Transaction> =>
  Effect.flatMap(Transaction, (transaction) => {
    const opened = open.get(transaction)
    if (opened === undefined) return Effect.die(new Error("The transaction is over, or is not this database's."))
    if (!isSameKey(transaction.key, key)) return Effect.die(new Error("Out of the transaction's reach."))
    return Effect.succeed(opened)
  })

/** Looks over all keys for what waits, in a transaction of its own that can write nothing. */
export const scan = <A>(db: Database, work: (tx: Tx) => PromiseLike<A>): Effect.Effect<A> =>
  bracket(
    db.look,
    () => entryOfWorker,
    (opened) => asked(opened, work)
  )

/** Begins a transaction and ends it, whatever becomes of the work: it is over when this answers. */
const bracket = <A, E, R>(
  run: Database["look"],
  entry: () => Entry,
  work: (opened: Open) => Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  alone(
    Effect.uninterruptibleMask((restore) =>
      Effect.gen(function* () {
        const begun = begin(run, patience, entry())
        const opened = yield* restore(promise(() => begun.opened)).pipe(
          // Whoever stops waiting for a connection does not wait for it to come and go either.
          Effect.onExit((exit) => (Exit.isSuccess(exit) ? Effect.void : Effect.sync(() => void begun.end("rollback"))))
        )
        const exit = yield* Effect.exit(restore(work(opened)))
        yield* promise(() => begun.end(Exit.isSuccess(exit) ? "commit" : "rollback"))
        return yield* exit
      })
    )
  )

/**
 * Refuses what would wait for a connection inside a transaction: on one connection, PGlite's, it would wait for ever, and
 * in a full pool for as long.
 */
const alone = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.serviceOption(Transaction).pipe(
    Effect.flatMap((outer) => (Option.isSome(outer) ? Effect.die(new Error("Transactions do not nest.")) : effect))
  )

/** What is answered; where that fails, the first fault of the transaction, which all that was sent behind it fails for. */
const asked = <A>({ tx, sent }: Open, work: (tx: Tx) => PromiseLike<A>): Effect.Effect<A> =>
  promise(() => Promise.resolve(work(tx)).catch(async (thrown: unknown) => Promise.reject(await sent.broke(thrown))))

const promise = <A>(work: () => PromiseLike<A>): Effect.Effect<A> =>
  Effect.tryPromise({ try: work, catch: faultOf }).pipe(Effect.orDie)

const holdOf = async (sent: Sent, key: DistributionKey): Promise<Held> => {
  if (key._tag === "Claim") throw new Error("A claim has no keys.")
  return hold(sent, key)
}

const isSameKey = (one: DistributionKey, other: DistributionKey): boolean => textOf(one) === textOf(other)

const textOf = (key: DistributionKey): string =>
  key._tag === "Mailbox" ? `m${key.id}` : key._tag === "Organisation" ? `o${key.number}` : `c${key.hash}`
