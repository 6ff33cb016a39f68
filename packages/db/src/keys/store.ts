/**
 * Key store: the key of each mailbox and organisation, one file each, wrapped by the root key. It lies outside the
 * database and its backups and is never rolled back: so destroying a key makes what it locked unreadable everywhere
 * (LIFE-10).
 *
 * @module
 */
import { join } from "node:path"
import { type Holder, type HolderKey, newHolderKey, partsOf, wipe } from "../crypto/index.ts"
import { onDisk } from "../driver/index.ts"
import { type CacheLimits, cacheOf } from "./cache.ts"
import { readIfThere, removeForGood, writeNew } from "./files.ts"
import type { RootKey } from "./root.ts"

/** The holder's key was destroyed, or never made: what it locked is unreadable for good. */
export class KeyGone extends Error {
  override readonly name = "KeyGone"
  constructor(holder: Holder) {
    super(`the key of a ${partsOf(holder)[0]} is gone`)
  }
}

export interface KeyStore {
  /** Makes a holder's key; one that it has stays. */
  readonly create: (holder: Holder) => Promise<void>
  /** Lends a holder's key until `work` returns (a promise it returns comes too late for the key). Throws `KeyGone`. */
  readonly use: <A>(holder: Holder, work: (key: HolderKey) => A) => Promise<A>
  /** Destroys a holder's key, here at once, in other processes when their copy of it expires. */
  readonly destroy: (holder: Holder) => Promise<void>
}

// A process reads on for at most `lives` ms after another has destroyed the key.
const defaults: CacheLimits = { keys: 1_000, lives: 10_000, now: () => performance.now() }

/** The key store in a folder, which several processes may share. */
export const openKeyStore = (folder: string, root: RootKey, limits: Partial<CacheLimits> = {}): KeyStore => {
  const cache = cacheOf({ ...defaults, ...limits })
  return {
    create: async (holder) => {
      const key = newHolderKey()
      try {
        const wrapped = await root.wrap(key, holder)
        await onDisk(part, () => writeNew(pathOf(folder, holder), wrapped))
      } finally {
        wipe(key)
      }
    },
    use: async (holder, work) => {
      const path = pathOf(folder, holder)
      // No await between taking a key and working with it: nothing can wipe it meanwhile.
      const held = cache.find(path)
      if (held !== null) return work(held)
      const keep = cache.promise(path)
      const wrapped = await onDisk(part, () => readIfThere(path))
      if (wrapped === null) throw new KeyGone(holder)
      const key = await root.unwrap(wrapped, holder)
      keep(key)
      return work(key)
    },
    destroy: async (holder) => {
      const path = pathOf(folder, holder)
      await onDisk(part, () => removeForGood(path))
      cache.forget(path)
    }
  }
}

const part = "key store"

const pathOf = (folder: string, holder: Holder): string => {
  const [kind, id] = partsOf(holder)
  if (!/^[0-9a-f-]{9,36}$/u.test(id)) throw new RangeError("not the id of a mailbox or organisation")
  // The last two digits, of a UUIDv7 the random end, spread the files over 256 folders.
  return join(folder, kind, id.slice(-2), `${id}.key`)
}
