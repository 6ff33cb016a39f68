import { Instant } from "@postkasse/core/calendar"
import { type ChosenPassword, Claims, People, Person } from "@postkasse/core/identity"
import { eq } from "drizzle-orm"
import { DateTime, Effect, Layer, Schema } from "effect"
import { row } from "../codec/index.ts"
import { claimOf } from "../keys/index.ts"
import type { Stores } from "../stores.ts"
import { query } from "../transaction/index.ts"
import { person } from "./table.ts"

const stored = row("person", Person)
const moment = row("moment", Schema.NullOr(Instant))
const at = (claim: string) => ({ _tag: "Claim", hash: claim }) as const

/** Claims under the installation's key. */
export const claims = ({ installation: { claimKey } }: Stores): Layer.Layer<Claims> =>
  Layer.succeed(Claims, {
    ofNationalId: (id) => Effect.sync(() => claimOf(claimKey, "national-id", id)),
    ofNetworkAddress: (address) => Effect.sync(() => claimOf(claimKey, "network-address", address))
  })

/** People in the database. */
export const people: Layer.Layer<People> = Layer.succeed(People, {
  byClaim: (claim) =>
    query(at(claim), async (tx) => {
      const [found] = await tx.select().from(person).where(eq(person.claim, claim))
      return found === undefined
        ? null
        : stored.decode({ id: found.id, name: { first: found.first, last: found.last } })
    }),
  passwordOf: (claim) =>
    query(at(claim), async (tx) => {
      const [found] = await tx.select().from(person).where(eq(person.claim, claim))
      return chosenIn(found)
    }),
  lockPassword: (claim) =>
    query(at(claim), async (tx) => {
      const [found] = await tx.select().from(person).where(eq(person.claim, claim)).for("update")
      return chosenIn(found)
    }),
  passwordChosenAt: (claim) =>
    query(at(claim), async (tx) => {
      const [found] = await tx.select({ chosenAt: person.passwordChosenAt }).from(person).where(eq(person.claim, claim))
      return found === undefined ? null : moment.decode(found.chosenAt)
    }),
  add: (claim, { id, name }) =>
    query(at(claim), (tx) => tx.insert(person).values({ claim, id, first: name.first, last: name.last })).pipe(
      Effect.asVoid
    ),
  setPassword: (claim, passwordHash, chosenAt) =>
    query(at(claim), async (tx) => {
      const set = await tx
        .update(person)
        .set({ passwordHash, passwordChosenAt: DateTime.toDateUtc(chosenAt) })
        .where(eq(person.claim, claim))
        .returning({ id: person.id })
      if (set.length === 0) throw new Error("The claim has no person.")
    })
})

const chosenIn = (found: typeof person.$inferSelect | undefined): ChosenPassword | null => {
  if (found === undefined || found.passwordHash === null) return null
  const { id } = stored.decode({ id: found.id, name: { first: found.first, last: found.last } })
  return { person: id, hash: found.passwordHash, chosenAt: moment.decode(found.passwordChosenAt) }
}
