import { Unavailable } from "@postkasse/core/transaction"
import { onDisk } from "../driver/index.ts"
import { part } from "./store.ts"

/** One file's way to the disk and back. */
export interface Visit {
  /** Does a piece of work when it is its turn. It may still be done after it was given up. */
  readonly run: <A>(work: () => Promise<A>) => Promise<A>
  /** Clears up behind the last piece, when that has ended, however late; this waits for it as long as for the rest. */
  readonly clearUp: (work: () => Promise<unknown>) => Promise<void>
}

/** Turns at a disk that may stop answering. */
export interface Turns {
  /** A visit, in which the disk may take `patience` ms in all; waiting for a turn is not counted. */
  readonly visit: () => Visit
  /** Whether something that was given up is still under way. */
  readonly isStuck: () => boolean
}

/**
 * So many at a time: each holds one of the few threads in which Node waits for disks, until the disk has done with it,
 * whoever has given it up. The others are for keys, passwords and names, which go on. Where all that have a turn were given
 * up, nobody waits for one but to clear up.
 */
export const turnsOf = (most: number, patience: number): Turns => {
  let waiting: ReadonlyArray<{ readonly turn: PromiseWithResolvers<void>; readonly forEver: boolean }> = []
  let taken = 0
  let stuck = 0

  const take = async (forEver: boolean): Promise<void> => {
    if (taken < most) {
      taken += 1
      return
    }
    if (stuck === most && !forEver) throw silent()
    const turn = Promise.withResolvers<void>()
    waiting = [...waiting, { turn, forEver }]
    await turn.promise
  }
  const give = () => {
    const [next, ...rest] = waiting
    waiting = rest
    if (next === undefined) taken -= 1
    else next.turn.resolve()
  }
  /** Gives the turn back when the work has ended; from `limit` ms on it is stuck. */
  const hold = (worked: Promise<unknown>, limit: number): Promise<void> => {
    let isStuck = false
    const timer = setTimeout(() => {
      isStuck = true
      stuck += 1
      if (stuck < most) return
      for (const { turn, forEver } of waiting) if (!forEver) turn.reject(silent())
      waiting = waiting.filter(({ forEver }) => forEver)
    }, limit)
    const end = () => {
      clearTimeout(timer)
      if (isStuck) stuck -= 1
      give()
    }
    return worked.then(end, end)
  }

  const visit = (): Visit => {
    let left = patience
    let last: Promise<unknown> = Promise.resolve()
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
        last = hold(worked, left)
        return timed(worked)
      },
      clearUp: async (work) => {
        const cleared = last.then(() => take(true)).then(() => hold(work(), patience))
        // Whoever has waited for the disk in vain has done so once.
        await timed(cleared).catch(() => {})
      }
    }
  }
  return { visit, isStuck: () => stuck > 0 }
}

const silent = () => new Unavailable({ part, cause: "ETIMEDOUT" })
