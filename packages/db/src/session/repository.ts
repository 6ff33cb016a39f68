import { Person } from "@postkasse/core/identity"
import { Session, Sessions, type StoredSession } from "@postkasse/core/session"
import { and, asc, eq, lt, sql } from "drizzle-orm"
import { DateTime, Effect, Layer } from "effect"
import { json, row } from "../codec/index.ts"
import { type FieldKey, place, sealText, unsealText } from "../crypto/index.ts"
import { statement } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan, sweepEach } from "../transaction/index.ts"
import { session } from "./table.ts"

const storedSession = row("session", Session)
const storedPerson = row("person", Person)
const proof = json("proof", Session.fields.proof)
const at = (hash: string) => ({ _tag: "Claim", hash }) as const
const tokenPlace = (hash: string) => place("identity token", hash)

/** Sessions in the database. */
export const sessions = ({ database, transactor, installation: { fieldKey } }: Stores): Layer.Layer<Sessions> =>
  Layer.succeed(Sessions, {
    add: (hash, stored) =>
      query(at(hash), (tx) => tx.insert(session).values(rowOf(fieldKey, hash, stored))).pipe(Effect.asVoid),
    find: (hash) =>
      query(at(hash), async (tx) => {
        const [found] = await tx.select().from(session).where(eq(session.claim, hash))
        return found === undefined ? null : storedOf(fieldKey, found)
      }),
    record: (hash, used) =>
      query(at(hash), (tx, { send }) => {
        send(notWaitedFor(tx, {}))
        return tx
          .update(session)
          .set({ lastUse: DateTime.toDateUtc(used.lastUse), proof: proof.encode(used.proof) })
          .where(eq(session.claim, hash))
      }).pipe(Effect.asVoid),
    end: (hash) => query(at(hash), (tx) => tx.delete(session).where(eq(session.claim, hash))).pipe(Effect.asVoid),
    sweep: (before, limit) => {
      const isOld = lt(session.lastUse, DateTime.toDateUtc(before))
      const old = scan(database, (tx) =>
        tx.select({ claim: session.claim }).from(session).where(isOld).orderBy(asc(session.lastUse)).limit(limit)
      )
      return sweepEach(
        transactor,
        old,
        ({ claim }) => at(claim),
        ({ claim }) =>
          (tx) =>
            tx
              .delete(session)
              .where(and(eq(session.claim, claim), isOld))
              .returning({ claim: session.claim })
      )
    }
  })

/**
 * Nobody waits for the disk to hear of a use, so that one can read where it does not answer: a use that is lost lengthens
 * nothing.
 */
const notWaitedFor = statement<Record<string, never>>()((tx) =>
  tx.select({ off: sql`set_config('synchronous_commit', 'off', true)` }).from(sql`(select 1) as one`)
)

const rowOf = (fieldKey: FieldKey, hash: string, stored: StoredSession): typeof session.$inferInsert => ({
  claim: hash,
  id: stored.session.id,
  person: stored.person.id,
  first: stored.person.name.first,
  last: stored.person.name.last,
  personClaim: stored.claim,
  device: stored.session.device,
  proof: proof.encode(stored.session.proof),
  startedAt: DateTime.toDateUtc(stored.session.startedAt),
  lastUse: DateTime.toDateUtc(stored.session.lastUse),
  passwordChosenAt:
    stored.session.passwordChosenAt === null ? null : DateTime.toDateUtc(stored.session.passwordChosenAt),
  idToken: stored.idToken === null ? null : sealText(fieldKey, stored.idToken, tokenPlace(hash))
})

const storedOf = (fieldKey: FieldKey, found: typeof session.$inferSelect): StoredSession => ({
  session: storedSession.decode({ ...found, proof: proof.decode(found.proof) }),
  person: storedPerson.decode({ id: found.person, name: { first: found.first, last: found.last } }),
  claim: found.personClaim,
  idToken: found.idToken === null ? null : unsealText(fieldKey, found.idToken, tokenPlace(found.claim))
})
