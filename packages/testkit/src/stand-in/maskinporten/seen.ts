import type { Seen } from "./grant.ts"

/** Remembers at most `limit` assertions, in memory, until they have expired. Full, it takes no more: it never forgets early. */
export const seenAssertions = (now: () => Date, limit = 10_000): Seen => {
  const until = new Map<string, number>()
  return {
    first: (id, expires) => {
      const at = now().getTime() / 1_000
      if ((until.get(id) ?? 0) > at) return "again"
      if (until.size >= limit) for (const [old, end] of until) if (end <= at) until.delete(old)
      if (until.size >= limit) return "full"
      until.set(id, expires)
      return "first"
    }
  }
}
