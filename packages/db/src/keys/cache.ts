import { type HolderKeys, wipeHolderKeys } from "../crypto/index.ts"

export interface CacheLimits {
  /** Most keys held. */
  readonly keys: number
  /** ms that a key is held. */
  readonly lives: number
  /** ms since any fixed moment. */
  readonly now: () => number
}

/** Unwrapped keys for a while: wiped when they leave, by age, by number or by being forgotten. */
export interface KeyCache {
  /** A key that began to be fetched after so many others had. */
  readonly find: (name: string, since?: number) => HolderKeys | null
  /** How many have begun to be fetched. */
  readonly fetches: () => number
  /** Says that a key is being fetched; the answer keeps it, unless it was forgotten meanwhile. */
  readonly promise: (name: string) => (keys: HolderKeys) => void
  readonly forget: (name: string) => void
}

export const cacheOf = ({ keys, lives, now }: CacheLimits): KeyCache => {
  const held = new Map<string, { readonly value: HolderKeys; readonly until: number; readonly began: number }>()
  const forgotten = new Map<string, number>()
  let fetching = 0

  const drop = (name: string) => {
    const found = held.get(name)
    held.delete(name)
    if (found !== undefined) wipeHolderKeys(found.value)
  }

  return {
    fetches: () => fetching,
    find: (name, since = 0) => {
      const found = held.get(name)
      if (found === undefined || found.began < since) return null
      if (found.until > now()) return found.value
      drop(name)
      return null
    },
    promise: (name) => {
      const began = fetching++
      return (value) => {
        // A key destroyed while it was read may be used this once, as if it had been read sooner, but not kept.
        if ((forgotten.get(name) ?? -1) >= began) return
        // Nor is one kept in the place of another that was fetched later, and may be newer.
        if ((held.get(name)?.began ?? -1) > began) return
        drop(name)
        for (const [oldest] of held) {
          if (held.size < keys) break
          drop(oldest)
        }
        held.set(name, { value, until: now() + lives, began })
      }
    },
    forget: (name) => {
      forgotten.set(name, fetching)
      drop(name)
    }
  }
}
