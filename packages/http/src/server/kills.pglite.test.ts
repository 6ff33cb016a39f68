import { fileURLToPath } from "node:url"
import { layerStorage } from "@postkasse/db"
import { judge } from "@postkasse/testkit/history"
import { underKills } from "@postkasse/testkit/load"
import { expect, it } from "vitest"

const minutes = 60_000

it("SEND-3, TRUST-3, FIELD-10, FIELD-12: a server on the embedded database, killed twenty times under load, loses nothing and does nothing twice", {
  timeout: 10 * minutes
}, async () => {
  const history = await underKills({
    main: fileURLToPath(new URL("main.ts", import.meta.url)),
    url: null,
    servers: 1,
    senders: 3,
    kills: 20,
    seed: Date.now() % 1_000_000,
    open: layerStorage,
    say: (line) => void process.stdout.write(`${line}\n`)
  })
  expect(judge(history)).toEqual([])
  expect(history.letters.length).toBeGreaterThan(15)
})
