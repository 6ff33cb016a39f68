import { type GuessCount, Guesses, Sessions, type StoredSession } from "@postkasse/core/session"
import { DateTime, Effect, Layer } from "effect"
import { lock, purge, read, table, write } from "./store.ts"

export const memorySessions = () =>
  Layer.sync(Sessions, () => {
    const sessions = table<StoredSession>("session")
    const at = (hash: string) => ({ _tag: "Claim", hash }) as const
    return {
      add: (hash, session) => write(sessions, at(hash), "session", session),
      find: (hash) => read(sessions, at(hash), "session"),
      record: Effect.fnUntraced(function* (hash, session) {
        const found = yield* read(sessions, at(hash), "session")
        if (found !== null) yield* write(sessions, at(hash), "session", { ...found, session })
      }),
      end: (hash) => write(sessions, at(hash), "session", null),
      sweep: (before, limit) =>
        Effect.sync(() => purge(sessions, limit, ({ session }) => DateTime.isLessThan(session.lastUse, before)).length)
    }
  })

export const memoryGuesses = () =>
  Layer.sync(Guesses, () => {
    const counts = table<GuessCount>("guess")
    const at = (hash: string) => ({ _tag: "Claim", hash }) as const
    return {
      lock: (claim) => Effect.andThen(lock(counts, at(claim), "guess"), read(counts, at(claim), "guess")),
      record: (claim, count) => write(counts, at(claim), "guess", count),
      forget: (claim) => write(counts, at(claim), "guess", null),
      sweep: (before, limit) =>
        Effect.sync(() => purge(counts, limit, ({ since }) => DateTime.isLessThan(since, before)).length)
    }
  })
