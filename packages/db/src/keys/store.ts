/**
 * Key store: the key of each mailbox and organisation, one file each, wrapped by the root key. It lies outside the
 * database and its backups and is never rolled back: so destroying a key makes what it locked unreadable everywhere
 * (LIFE-10).
 *
 * @module
 */
import { readdir } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import {
  type Holder,
  type HolderKey,
  type HolderKeys,
  holderPlace,
  newHolderKey,
  packHolderKeys,
  partsOf,
  Unopenable,
  unpackHolderKeys,
  wipe,
  wipeHolderKeys
} from "../crypto/index.ts"
import { isMissing } from "../driver/index.ts"
import { type CacheLimits, cacheOf } from "./cache.ts"
import { keyDisk } from "./disk.ts"
import { alone, readIfThere, removeForGood, replaceForGood, writeNew } from "./files.ts"
import { readingTogether } from "./reading.ts"
import type { RootKey } from "./root.ts"

/** The holder's key was destroyed: what it locked is unreadable for good. */
export class KeyGone extends Error {
  override readonly name = "KeyGone"
  constructor(holder: Holder) {
    super(`the key of a ${partsOf(holder)[0]} was destroyed`)
  }
}

/** The holder's key is not there, and nobody has destroyed it: the key store is not whole. */
export class KeyMissing extends Error {
  override readonly name = "KeyMissing"
  constructor(holder: Holder) {
    super(`the key of a ${partsOf(holder)[0]} is missing`)
  }
}

declare const held: unique symbol
/** Says that a transaction keeps its holder from getting another key, until it ends: `hold` gives it. */
export interface Held {
  readonly holder: Holder
  readonly [held]: true
}

export interface KeyStore {
  /** Makes a holder's key; one that it has stays. */
  readonly create: (holder: Holder) => Promise<void>
  /**
   * Lends a holder's keys, to open with, until `work` returns (a promise it returns comes too late for them). Where they
   * do not fit, `work` is done again with those that the holder has got since. Throws `KeyGone` or `KeyMissing`, as all of these do.
   */
  readonly use: <A>(holder: Holder, work: (keys: HolderKeys) => A) => Promise<A>
  /** Lends the holder's newest key, to lock with what the transaction that holds it writes. */
  readonly lock: <A>(held: Held, work: (key: HolderKey) => A) => Promise<A>
  /** Gives a holder a new key beside the one it has; where it has two already, they stay. */
  readonly renew: (holder: Holder) => Promise<void>
  /** Destroys the older of a holder's keys, if it has two. */
  readonly retire: (holder: Holder) => Promise<void>
  /** Destroys a holder's keys, here at once, in other processes when their copy of them expires. That they were stays known. */
  readonly destroy: (holder: Holder) => Promise<void>
  /** The mailboxes whose keys were destroyed. */
  readonly destroyed: () => Promise<ReadonlyArray<string>>
}

// A process reads on for at most `lives` ms after another has destroyed the key.
const defaults: CacheLimits = { keys: 1_000, lives: 10_000, now: () => performance.now() }

/** The key store in a folder, which several processes may share. */
export const openKeyStore = (folder: string, root: RootKey, limits: Partial<CacheLimits> = {}): KeyStore => {
  const cache = cacheOf({ ...defaults, ...limits })

  const heldSince = new WeakMap<Held, number>()
  const read = async (holder: Holder): Promise<HolderKeys> => {
    const wrapped = await keyDisk.run(() => readIfThere(keyPath(folder, holder)))
    if (wrapped === null) throw (await isDestroyed(folder, holder)) ? new KeyGone(holder) : new KeyMissing(holder)
    return unpackHolderKeys(await root.unwrap(wrapped, holderPlace(holder)))
  }
  const readFor = readingTogether(
    (holder) => keyPath(folder, holder),
    async (holder, give) => {
      const keep = cache.promise(keyPath(folder, holder))
      const keys = await read(holder)
      // No await between keeping and giving: what another keeps may take their place, and wipe them.
      keep(keys)
      give(keys)
    }
  )
  /** Puts other keys in the place of a holder's; null leaves them. Nobody destroys or changes them meanwhile. */
  const change = async (holder: Holder, to: (keys: HolderKeys) => HolderKeys | null): Promise<void> => {
    const path = keyPath(folder, holder)
    await alone(dirname(path), async (run) => {
      const changed = to(await read(holder))
      if (changed === null) return
      const wrapped = await wrap(root, holder, changed)
      await run(() => replaceForGood(path, wrapped))
      wipeHolderKeys(changed)
    })
    cache.forget(path)
  }

  return {
    create: async (holder) => {
      const path = keyPath(folder, holder)
      const key = newHolderKey()
      try {
        const wrapped = await wrap(root, holder, [key])
        await keyDisk.run(() => writeNew(path, wrapped))
        // A root key that was changed meanwhile, by somebody who did not yet see this file.
        if ((await root.renew(wrapped, holderPlace(holder))) !== null) await renewAt(path, root, holderPlace(holder))
      } finally {
        wipe(key)
      }
    },
    use: async (holder, work) => {
      // No await between taking a key and working with it: nothing can wipe it meanwhile.
      const cached = cache.find(keyPath(folder, holder))
      if (cached === null) return readFor(holder, work)
      try {
        return work(cached)
      } catch (cause) {
        if (cause instanceof Unopenable) return readFor(holder, work)
        throw cause
      }
    },
    lock: async (held, work) => {
      const { holder } = held
      // A key that was read while this holds is the newest for as long as it does.
      const since = heldSince.get(held) ?? cache.fetches()
      heldSince.set(held, since)
      const cached = cache.find(keyPath(folder, holder), since)
      return cached === null ? readFor(holder, ([newest]) => work(newest)) : work(cached[0])
    },
    renew: (holder) => change(holder, ([newest, older]) => (older === undefined ? [newHolderKey(), newest] : null)),
    retire: (holder) => change(holder, ([newest, older]) => (older === undefined ? null : [newest])),
    destroy: async (holder) => {
      const path = keyPath(folder, holder)
      // Known first: broken off here, the keys are destroyed when it is tried again, or when the server next starts.
      await keyDisk.run(() => writeNew(markOf(folder, holder), Buffer.alloc(0)))
      await alone(dirname(path), (run) => run(() => removeForGood(path)))
      cache.forget(path)
    },
    destroyed: () => keyDisk.run(() => marksIn(join(folder, marks, "mailbox")))
  }
}

/** Wraps what lies in a file under the newest root key; whether it had to. A file that is gone needs nothing. */
export const renewAt = (path: string, root: RootKey, at: Buffer): Promise<boolean> =>
  alone(dirname(path), async (run) => {
    const wrapped = await run(() => readIfThere(path))
    const renewed = wrapped === null ? null : await root.renew(wrapped, at)
    if (renewed === null) return false
    await run(() => replaceForGood(path, renewed))
    return true
  })

/** Where a holder's file is. */
export const keyPath = (folder: string, holder: Holder): string => {
  const [kind, id] = named(holder)
  // The last two digits, of a UUIDv7 the random end, spread the files over 256 folders.
  return join(folder, kind, id.slice(-2), `${id}.key`)
}

/** An empty file that stays for each destroyed key. Apart from the keys, so that nobody has to go through those. */
const markOf = (folder: string, holder: Holder): string => {
  const [kind, id] = named(holder)
  return join(folder, marks, kind, id.slice(-2), id)
}

const isDestroyed = (folder: string, holder: Holder): Promise<boolean> =>
  keyDisk.run(() => readIfThere(markOf(folder, holder))).then((mark) => mark !== null)

const marksIn = (folder: string): Promise<ReadonlyArray<string>> =>
  readdir(folder, { recursive: true }).then(
    (names) => names.map((name) => basename(name)).filter((name) => shape.test(name)),
    (cause: unknown) => {
      if (isMissing(cause)) return []
      throw cause
    }
  )

/** The folder of the marks. */
export const marks = "destroyed"

const named = (holder: Holder): readonly [kind: string, id: string] => {
  const [kind, id] = partsOf(holder)
  if (!shape.test(id)) throw new RangeError("not the id of a mailbox or organisation")
  return [kind, id]
}

const shape = /^[0-9a-f-]{9,36}$/u

const wrap = async (root: RootKey, holder: Holder, keys: HolderKeys): Promise<Buffer> => {
  const packed = packHolderKeys(keys)
  const wrapped = await root.wrap(packed, holderPlace(holder))
  wipe(packed)
  return wrapped
}
