import { sql } from "drizzle-orm"
import { Data, Effect } from "effect"
import { type Holder, partsOf } from "../crypto/index.ts"
import type { Database } from "../driver/index.ts"
import { holdersIn, KeyGone, KeyMissing, type KeyStore } from "../keys/index.ts"
import { mailbox } from "../mailbox/table.ts"
import { organisation } from "../organisation/table.ts"

/** Mailboxes or organisations have no key, and none that was destroyed: what is theirs does not open. */
export class KeysMissing extends Data.TaggedError("KeysMissing")<{ readonly message: string }> {}

/** The keys of an installation. */
interface CheckedKeys {
  /** How many have the key that they should. */
  readonly held: number
  /**
   * Whose keys there are, but no rows. A server that was killed as it made them has left them, or they are younger than the
   * copy that the database was restored from. Nobody destroys them: from here the two look alike, and to the latter another
   * copy of the database may still come.
   */
  readonly nobodys: ReadonlyArray<Holder>
}

/** Holds the keys against the database, while servers may be at work: each is there and opens. Throws `Unopenable`. */
export const compareKeys = (
  { database, keys }: { readonly database: Database; readonly keys: KeyStore },
  folder: string
): Effect.Effect<CheckedKeys, KeysMissing> =>
  Effect.gen(function* () {
    const kept = new Map<string, Holder>()
    yield* Effect.promise(async () => {
      for await (const holder of holdersIn(folder)) kept.set(nameOf(holder), holder)
    })
    const known = yield* Effect.promise(() => holdersKnown(database))
    const missing: Array<Holder> = []
    let held = 0
    for (const holder of known) {
      const found = yield* Effect.promise(() => look(keys, holder))
      if (found === "missing") missing.push(holder)
      if (found === "there") held += 1
      kept.delete(nameOf(holder))
    }
    const nobodys: Array<Holder> = []
    for (const holder of kept.values()) {
      if ((yield* Effect.promise(() => look(keys, holder))) === "there") nobodys.push(holder)
    }
    if (missing.length === 0) return { held, nobodys }
    return yield* new KeysMissing({
      message: `${missing.length} keys are missing, ${held} are there. What these hold does not open: ${missing.map(nameOf).join(", ")}. Look for the keys in the mirror; make none in their place.`
    })
  })

const look = (keys: KeyStore, holder: Holder): Promise<"there" | "gone" | "missing"> =>
  keys
    .use(holder, () => "there" as const)
    .catch((cause: unknown) => {
      if (cause instanceof KeyGone) return "gone"
      if (cause instanceof KeyMissing) return "missing"
      throw cause
    })

const holdersKnown = (database: Database): Promise<ReadonlyArray<Holder>> =>
  database.unhurried(async (tx) => {
    const alive = sql`${mailbox.life} ->> '_tag' <> 'Deleted'`
    const mailboxes = await tx.select({ id: mailbox.mailbox }).from(mailbox).where(alive)
    const organisations = await tx.select({ number: organisation.organisation }).from(organisation)
    return [
      ...mailboxes.map(({ id }) => ({ _tag: "Mailbox", id }) as const),
      ...organisations.map(({ number }) => ({ _tag: "Organisation", number }) as const)
    ]
  })

const nameOf = (holder: Holder): string => partsOf(holder).join(" ")
