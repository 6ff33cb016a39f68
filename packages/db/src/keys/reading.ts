import type { Holder, HolderKeys } from "../crypto/index.ts"

/** Whoever waits for a holder's keys. */
interface Asker {
  readonly take: (keys: HolderKeys) => void
  readonly fail: (cause: unknown) => void
}

/**
 * Reads each holder's keys once at a time, for all who wait: who asks while they are read gets what is read after that, since
 * it may be newer. `work` is done as soon as they are there: nothing can wipe them meanwhile.
 */
export const readingTogether = (nameOf: (holder: Holder) => string, read: (holder: Holder) => Promise<HolderKeys>) => {
  /** Who asks while a holder's keys are read. */
  const asking = new Map<string, Array<Asker>>()

  const readOn = async (holder: Holder, name: string, askers: ReadonlyArray<Asker>): Promise<void> => {
    const next = new Array<Asker>()
    asking.set(name, next)
    try {
      const keys = await read(holder)
      for (const { take } of askers) take(keys)
    } catch (cause) {
      for (const { fail } of askers) fail(cause)
    }
    if (next.length > 0) return readOn(holder, name, next)
    asking.delete(name)
  }

  return <A>(holder: Holder, work: (keys: HolderKeys) => A): Promise<A> =>
    new Promise((resolve, reject) => {
      const name = nameOf(holder)
      const take = (keys: HolderKeys) => {
        try {
          resolve(work(keys))
        } catch (cause) {
          reject(cause)
        }
      }
      const asker = { take, fail: reject }
      const under = asking.get(name)
      if (under === undefined) void readOn(holder, name, [asker])
      else under.push(asker)
    })
}
