import { fileURLToPath } from "node:url"
import { layerStorage } from "@postkasse/db"
import { judge } from "@postkasse/testkit/history"
import { underKills } from "@postkasse/testkit/load"
import { createDatabase, startPostgres } from "@postkasse/testkit/postgres"
import { expect, it, onTestFinished } from "vitest"

const minutes = 60_000

it("SEND-3, TRUST-3, FIELD-10, FIELD-12: two servers on one Postgres, killed twenty times under load, lose nothing and do nothing twice", {
  timeout: 10 * minutes
}, async () => {
  const postgres = await startPostgres({ durable: true })
  onTestFinished(() => postgres.stop())
  const history = await underKills({
    main: fileURLToPath(new URL("main.ts", import.meta.url)),
    url: await createDatabase(postgres.url),
    servers: 2,
    senders: 3,
    kills: 20,
    seed: Date.now() % 1_000_000,
    open: layerStorage,
    say: (line) => void process.stdout.write(`${line}\n`)
  })
  expect(judge(history)).toEqual([])
  expect(history.letters.length).toBeGreaterThan(20)
})
