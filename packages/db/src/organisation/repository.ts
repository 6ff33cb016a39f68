import { Organisation, Organisations } from "@postkasse/core/organisation"
import { eq } from "drizzle-orm"
import { Layer } from "effect"
import { row } from "../codec/index.ts"
import { statement } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { query } from "../transaction/index.ts"
import { organisation } from "./table.ts"

const stored = row("organisation", Organisation)
const at = (number: Organisation["number"]) => ({ _tag: "Organisation", number }) as const

/** Organisations in the database, each with a key of its own in the key store. */
export const organisations = ({ keys }: Stores): Layer.Layer<Organisations> =>
  Layer.succeed(Organisations, {
    find: (number) => query(at(number), async (tx) => organisationOf(await findOrganisation(tx, { number }))),
    lock: (number) =>
      query(at(number), async (tx) =>
        organisationOf(await tx.select().from(organisation).where(eq(organisation.organisation, number)).for("update"))
      ),
    put: ({ number, name, kind, mayUseNationalId }) =>
      query(at(number), async (tx) => {
        await keys.create(at(number))
        const told = { name, kind, mayUseNationalId }
        await tx
          .insert(organisation)
          .values({ organisation: number, ...told })
          .onConflictDoUpdate({ target: organisation.organisation, set: told })
      })
  })

const findOrganisation = statement<{ number: string }>()((tx, place) =>
  tx
    .select()
    .from(organisation)
    .where(eq(organisation.organisation, place("number")))
)

const organisationOf = ([found]: ReadonlyArray<typeof organisation.$inferSelect>): Organisation | null =>
  found === undefined ? null : stored.decode({ ...found, number: found.organisation })
