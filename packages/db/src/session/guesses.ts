import { GuessCount, Guesses } from "@postkasse/core/session"
import { and, asc, eq, isNull, lt, or } from "drizzle-orm"
import { DateTime, Effect, Layer } from "effect"
import { row } from "../codec/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan, sweepEach } from "../transaction/index.ts"
import { guess } from "./table.ts"

const stored = row("guess count", GuessCount)
const at = (claim: string) => ({ _tag: "Claim", hash: claim }) as const

/** Wrong guesses in the database. */
export const guesses = ({ database, transactor }: Stores): Layer.Layer<Guesses> =>
  Layer.succeed(Guesses, {
    lock: (claim) =>
      query(at(claim), async (tx) => {
        // A row to lock, where there is none yet: else two first guesses would not see each other. In one statement, so that
        // nobody deletes it between.
        const [found] = await tx
          .insert(guess)
          .values({ claim, wrong: null, since: null })
          .onConflictDoUpdate({ target: guess.claim, set: { claim } })
          .returning()
        return found === undefined || found.wrong === null ? null : stored.decode(found)
      }),
    record: (claim, { wrong, since }) => {
      const counted = { wrong, since: DateTime.toDateUtc(since) }
      return query(at(claim), (tx) =>
        tx
          .insert(guess)
          .values({ claim, ...counted })
          .onConflictDoUpdate({ target: guess.claim, set: counted })
      ).pipe(Effect.asVoid)
    },
    forget: (claim) => query(at(claim), (tx) => tx.delete(guess).where(eq(guess.claim, claim))).pipe(Effect.asVoid),
    sweep: (before, limit) => {
      const isPast = or(isNull(guess.since), lt(guess.since, DateTime.toDateUtc(before)))
      const past = scan(database, (tx) =>
        tx.select({ claim: guess.claim }).from(guess).where(isPast).orderBy(asc(guess.since)).limit(limit)
      )
      return sweepEach(
        transactor,
        past,
        ({ claim }) => at(claim),
        ({ claim }) =>
          (tx) =>
            tx
              .delete(guess)
              .where(and(eq(guess.claim, claim), isPast))
              .returning({ claim: guess.claim })
      )
    }
  })
