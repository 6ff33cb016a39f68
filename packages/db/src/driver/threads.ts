/**
 * Threads: Node waits for disks, hashes passwords and looks up names in four of them. Those that wait for disks are counted,
 * so that no disk, however many do not answer, takes the last one.
 *
 * @module
 */

/** Threads that the turns at several disks share. */
export interface Threads {
  /** Takes one, if one is free. */
  readonly take: () => boolean
  /** Gives one back: whoever is waited for is called, in order. */
  readonly give: () => void
  /** Whom to call when one is given back. */
  readonly waiting: Set<() => void>
  /** How many are taken. Node does not end before what is done in them has ended. */
  readonly taken: () => number
}

export const threadsOf = (most: number): Threads => {
  const waiting = new Set<() => void>()
  let free = most
  return {
    take: () => {
      if (free === 0) return false
      free -= 1
      return true
    },
    give: () => {
      free += 1
      for (const call of [...waiting]) call()
    },
    waiting,
    taken: () => most - free
  }
}

/** Those that may wait for disks, in this process. */
export const diskThreads = threadsOf(3)
