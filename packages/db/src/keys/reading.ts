import type { Holder, HolderKeys } from "../crypto/index.ts"

/** Whoever waits for a holder's keys. */
interface Asker {
  readonly take: (keys: HolderKeys) => void
  readonly fail: (cause: unknown) => void
}

/**
 * Reads each holder's keys once at a time, for all who wait: who asks while they are read gets what is read after that, since
 * it may be newer. `read` gives them on at once when it has them: all work is done before anything can wipe them.
 */
export const readingTogether = (
  nameOf: (holder: Holder) => string,
  read: (holder: Holder, give: (keys: HolderKeys) => void) => Promise<void>
) => {
  /** Who asks while a holder's keys are read. */
  const asking = new Map<string, Array<Asker>>()

  const readFor = async (holder: Holder, name: string, first: Asker): Promise<void> => {
    let askers: ReadonlyArray<Asker> = [first]
    while (askers.length > 0) {
      const [those, next] = [askers, new Array<Asker>()]
      asking.set(name, next)
      await read(holder, (keys) => {
        for (const { take } of those) take(keys)
      }).catch((cause: unknown) => {
        for (const { fail } of those) fail(cause)
      })
      askers = next
    }
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
      if (under === undefined) void readFor(holder, name, asker)
      else under.push(asker)
    })
}
