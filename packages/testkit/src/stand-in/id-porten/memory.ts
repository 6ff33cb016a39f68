import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider"

interface Kept {
  readonly payload: AdapterPayload
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** What ends with its grant. A login under way doesn't: it may be ending the session of somebody else. */
const TOKENS = ["AccessToken", "AuthorizationCode", "RefreshToken"]

/**
 * Keeps the provider's sessions, codes and grants in memory, at most `limit` of each kind: the oldest go first. So a
 * demo that runs for weeks doesn't grow.
 */
export const memory = (limit = 1_000): AdapterFactory => {
  const kinds = new Map<string, Map<string, Kept>>()
  return (kind) => {
    const kept = kinds.get(kind) ?? new Map<string, Kept>()
    kinds.set(kind, kept)
    return adapter(kept, limit, (grantId) => {
      for (const token of TOKENS) forget(kinds.get(token) ?? new Map(), ({ payload }) => payload.grantId === grantId)
    })
  }
}

const adapter = (kept: Map<string, Kept>, limit: number, revoke: (grantId: string) => void): Adapter => ({
  upsert: async (id, payload, expiresIn) => {
    kept.delete(id)
    kept.set(id, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1_000 : Number.POSITIVE_INFINITY })
    if (kept.size > limit) forget(kept, ({ expiresAt }) => expiresAt <= Date.now())
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break
      kept.delete(oldest)
    }
  },
  find: async (id) => living(kept.get(id)),
  findByUid: async (uid) => living(kept.values().find(({ payload }) => payload.uid === uid)),
  findByUserCode: async () => undefined,
  consume: async (id) => {
    const found = kept.get(id)
    if (found) kept.set(id, { ...found, payload: { ...found.payload, consumed: Math.floor(Date.now() / 1_000) } })
  },
  destroy: async (id) => {
    kept.delete(id)
  },
  revokeByGrantId: async (grantId) => revoke(grantId)
})

const living = (found: Kept | undefined): AdapterPayload | undefined =>
  found && found.expiresAt > Date.now() ? found.payload : undefined

const forget = (kept: Map<string, Kept>, which: (one: Kept) => boolean): void => {
  for (const [id, one] of kept) if (which(one)) kept.delete(id)
}
