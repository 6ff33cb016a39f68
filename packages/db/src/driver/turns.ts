import { Unavailable } from "@postkasse/core/transaction"
import { diskPatience, onDisk } from "./disk.ts"
import { threadsOf } from "./threads.ts"

/** What is asked of a disk over one file, one piece of work after another. */
export interface Visit {
  /** Does a piece of work when it is its turn. It may still be done after it was given up. */
  readonly run: <A>(work: () => Promise<A>) => Promise<A>
  /**
   * Clears up behind the last piece, when that has ended, however late; this waits for it as long as for the rest. Where no
   * piece was begun there is nothing behind it.
   */
  readonly clearUp: (work: () => Promise<unknown>) => Promise<void>
}

/** Turns at a disk that may stop answering. Each piece of work holds one thread at a time. */
export interface Turns {
  /** Whose disk it is, to whoever is told that it does not answer. */
  readonly part: string
  /** A visit, in which the disk may take `patience` ms in all; each turn is waited for as long, and that is not counted. */
  readonly visit: () => Visit
  /** Does a piece of work by itself, when it is its turn. */
  readonly run: Visit["run"]
  /** Whether a piece of work is under way that has taken longer than `patience` by itself. */
  readonly isStuck: () => boolean
}

interface Waiting {
  readonly turn: PromiseWithResolvers<void>
  readonly forEver: boolean
}

/**
 * So many at a time, of `threads` that others may share: each holds one until the disk has done with it, whoever has given it
 * up. Where all that have a turn are stuck, nobody waits for one but to clear up: a visit that is given up over many pieces says
 * only that the disk is slow. What fails because of the disk is `Unavailable` or `DiskFull`, of `part`.
 */
export const turnsOf = (part: string, most: number, patience = diskPatience, threads = threadsOf(most)): Turns => {
  const silent = () => new Unavailable({ part, cause: "ETIMEDOUT" })
  const waiting = new Set<Waiting>()
  let taken = 0
  let stuck = 0

  const takeOne = (): boolean => {
    if (taken === most || !threads.take()) return false
    taken += 1
    return true
  }
  const take = async (forEver: boolean): Promise<void> => {
    if (takeOne()) return
    if (stuck > 0 && stuck === taken && !forEver) throw silent()
    const mine = { turn: Promise.withResolvers<void>(), forEver }
    waiting.add(mine)
    threads.waiting.add(serve)
    const timer = forEver ? undefined : setTimeout(() => giveUp(mine), patience)
    await mine.turn.promise.finally(() => clearTimeout(timer))
  }
  const serve = () => {
    for (const one of waiting) {
      if (!takeOne()) return
      waiting.delete(one)
      one.turn.resolve()
    }
    threads.waiting.delete(serve)
  }
  const giveUp = (one: Waiting) => {
    waiting.delete(one)
    one.turn.reject(silent())
  }
  /** Gives the turn back when the work has ended; from `patience` ms on it is stuck. */
  const hold = (worked: Promise<unknown>): Promise<void> => {
    let isStuck = false
    const timer = setTimeout(() => {
      isStuck = true
      stuck += 1
      if (stuck < taken) return
      for (const one of waiting) if (!one.forEver) giveUp(one)
    }, patience)
    const end = () => {
      clearTimeout(timer)
      if (isStuck) stuck -= 1
      taken -= 1
      threads.give()
    }
    return worked.then(end, end)
  }

  const visit = (): Visit => {
    let left = patience
    let last: Promise<unknown> | null = null
    const timed = async <A>(work: Promise<A>): Promise<A> => {
      const began = performance.now()
      try {
        return await onDisk(part, () => work, left)
      } finally {
        left = Math.max(0, left - (performance.now() - began))
      }
    }
    return {
      run: async (work) => {
        await take(false)
        const worked = work()
        last = hold(worked)
        return timed(worked)
      },
      clearUp: async (work) => {
        if (last === null) return
        const cleared = last.then(() => take(true)).then(() => hold(work()))
        // Whoever has waited for the disk in vain has done so once.
        await timed(cleared).catch(() => {})
      }
    }
  }
  return { part, visit, run: (work) => visit().run(work), isStuck: () => stuck > 0 }
}
