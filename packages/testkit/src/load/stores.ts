import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import type { LogSeal } from "@postkasse/core/audit"
import { digipost, Policy } from "@postkasse/core/policy"
import { lapseWaiting, type Sendings, type Staging, sweepStaging } from "@postkasse/core/sending"
import type { Transactor } from "@postkasse/core/transaction"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import postgres from "postgres"
import type { Remains } from "../history/index.ts"
import { memorySeal } from "../memory/index.ts"

/** Where servers keep what they have. */
export interface Place {
  readonly dataDir: string
  readonly url: string | null
}

/** How the stores are opened: db's own `layerStorage`, which this package may not know. */
export type OpenStores = (
  options: Place & { readonly rootKeyFile: null; readonly bucket: null }
) => Layer.Layer<Transactor | Sendings | Staging, unknown, Policy | LogSeal>

/** Two days later every sending that was begun and never committed has lapsed. */
const later = 2 * 24 * 60 * 60 * 1_000

/** Lets lapse what has not come to an end, and sweeps, as the jobs would when the time has come; no server is at work. */
export const sweep = (open: OpenStores, place: Place): Promise<void> =>
  Effect.gen(function* () {
    while ((yield* lapseWaiting(100)) > 0);
    while ((yield* sweepStaging(100)) > 0);
  }).pipe(
    Effect.provide(
      Layer.provideMerge(
        open({ ...place, rootKeyFile: null, bucket: null }),
        Layer.merge(Layer.succeed(Policy, digipost), memorySeal)
      )
    ),
    // Before the stores are opened, which wipes what those who were killed have left of keys.
    (sweeping) => Effect.andThen(TestClock.setTime(Date.now() + later), sweeping),
    Effect.provide(TestClock.layer()),
    Effect.runPromise
  )

/** What lies in the stores; no server is at work. */
export const remainsIn = async (place: Place): Promise<Remains> => {
  const ask = await connect(place)
  try {
    const staged = await ask("select attempt as name from staged_file")
    const named = await ask("select blob as name from document where content is null")
    const waiting = await ask(
      `select sending::text as name from delivery_outbox union all select sending::text from scan_outbox union all select id::text from event_outbox
       union all select id::text from sender_event where position is null`
    )
    const holders = await ask(
      `select mailbox::text as name from mailbox where life ->> '_tag' <> 'Deleted' union all select organisation from organisation`
    )
    const inKeys = (await filesIn(join(place.dataDir, "keys"))).filter((name) => name !== ".lock")
    const halfKeys = inKeys.filter((name) => name.startsWith("."))
    const keys = inKeys.filter((name) => name.endsWith(".key")).map((name) => name.slice(0, -".key".length))
    const files = await filesIn(join(place.dataDir, "blobs"))
    return { staged, named, waiting: waiting.length, files, holders, keys, halfKeys }
  } finally {
    await ask.end()
  }
}

interface Ask {
  (text: string): Promise<ReadonlyArray<string>>
  readonly end: () => Promise<void>
}

const connect = async ({ url, dataDir }: Place): Promise<Ask> => {
  const names = (rows: ReadonlyArray<{ readonly name?: unknown }>) => rows.map(({ name }) => String(name))
  if (url === null) {
    const db = await PGlite.create(join(dataDir, "database"))
    const ask = async (text: string) => names((await db.query<{ name: string }>(text)).rows)
    return Object.assign(ask, { end: () => db.close() })
  }
  const sql = postgres(url, { max: 1 })
  return Object.assign(async (text: string) => names(await sql.unsafe(text)), { end: () => sql.end() })
}

const filesIn = async (folder: string): Promise<ReadonlyArray<string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
