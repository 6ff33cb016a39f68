import { GuessCount, Guesses } from "@postkasse/core/session"
import { eq } from "drizzle-orm"
import { DateTime, Effect, Layer } from "effect"
import { row } from "../codec/index.ts"
import { query } from "../transaction/index.ts"
import { guess } from "./table.ts"

const stored = row("guess count", GuessCount)
const at = (claim: string) => ({ _tag: "Claim", hash: claim }) as const

/** Wrong guesses in the database. */
export const guesses: Layer.Layer<Guesses> = Layer.succeed(Guesses, {
  lock: (claim) =>
    query(at(claim), async (tx) => {
      // A row to lock, where there is none yet: else two first guesses would not see each other.
      await tx.insert(guess).values({ claim, wrong: null, since: null }).onConflictDoNothing()
      const [found] = await tx.select().from(guess).where(eq(guess.claim, claim)).for("update")
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
  forget: (claim) => query(at(claim), (tx) => tx.delete(guess).where(eq(guess.claim, claim))).pipe(Effect.asVoid)
})
