/**
 * Kills servers again and again, at random moments, while senders send and a reader reads; then judges what happened.
 *
 *   pnpm soak [KILLS] [pglite|postgres] [SEED]
 *
 * What must hold is in the judge of `@postkasse/testkit/history`. On Postgres two servers share the database.
 */
import { randomInt } from "node:crypto"
import { fileURLToPath } from "node:url"
import { layerStorage } from "@postkasse/db"
import { judge } from "@postkasse/testkit/history"
import { underKills } from "@postkasse/testkit/load"
import { createDatabase, startPostgres } from "@postkasse/testkit/postgres"

const kills = Number(process.argv[2] ?? 500)
const store = process.argv[3] ?? "postgres"
const seed = Number(process.argv[4] ?? randomInt(1_000_000))

const began = Date.now()
const postgres = store === "postgres" ? await startPostgres({ durable: true }) : null
const history = await underKills({
  main: fileURLToPath(new URL("../packages/http/src/server/main.ts", import.meta.url)),
  url: postgres === null ? null : await createDatabase(postgres.url),
  servers: postgres === null ? 1 : 2,
  senders: 4,
  kills,
  seed,
  open: layerStorage,
  say: console.log
})
await postgres?.stop()

const violations = judge(history)
for (const { kind, words } of violations) console.error(`${kind}: ${words}`)
const count = (tag: string, answer: string) =>
  history.operations.filter((one) => one._tag === tag && one.answer._tag === answer).length
console.log(
  `${kills} kills on ${store} in ${Math.round((Date.now() - began) / 1000)} s: ${history.intents.length} letters begun, ` +
    `${count("Commit", "Acknowledged")} commits acknowledged, ${count("Commit", "Indeterminate")} broken, ` +
    `${history.letters.length} letters there, ${violations.length} violations`
)
// A service that takes nothing does nothing wrong.
const tooFew = history.letters.length <= kills / 2
if (tooFew) console.error("too few letters: they say nothing")
process.exit(violations.length === 0 && !tooFew ? 0 : 1)
