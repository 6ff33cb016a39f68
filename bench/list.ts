/**
 * The newest 50 letters of a mailbox that holds 10,000, over HTTP, in tables of more and more letters, beside the bare SQL.
 *
 *   pnpm bench list [LETTERS,...] [LISTS]
 */
import assert from "node:assert/strict"
import { fillMailbox, fillTables, perMailbox } from "./list/fill.ts"
import { logIn } from "./world/reader.ts"
import { withServer } from "./world/server.ts"
import { line, median, quantile, ratio, timed } from "./world/statistics.ts"

const sizes = (process.argv[2] ?? "10000,1000000,10000000").split(",").map(Number)
const lists = Number(process.argv[3] ?? 300)

const bareSql = `select letter.*, (select jsonb_object_agg(id, scan) from document
    where document.mailbox = letter.mailbox and document.letter = letter.id) as scans
  from letter where mailbox = $1 and visible_at <= now() order by visible_at desc, id desc limit 51`

await withServer(async (server) => {
  const reader = await logIn(server)
  await fillMailbox(server, reader)
  const medians = new Array<readonly [number, number]>()
  line("ms of a list of 50, newest first", "p50", "p99", "SQL p50", "SQL p99")
  for (const size of sizes) {
    await fillTables(server, reader, size)
    const [overHttp, bare] = [new Array<number>(), new Array<number>()]
    for (let number = 0; number < lists * 1.2; number += 1) {
      const [http, page] = await timed(() => reader.askJson<{ letters: ReadonlyArray<unknown> }>(reader.letters, 200))
      assert.equal(page.letters.length, 50)
      const query = { name: "bare", text: bareSql, values: [reader.mailbox] }
      const [sql, { rows }] = await timed(() => server.database.query(query))
      assert.equal(rows.length, 51)
      // The first ones warm up.
      if (number < lists / 5) continue
      overHttp.push(http)
      bare.push(sql)
    }
    const values = [median(overHttp), quantile(overHttp, 0.99), median(bare), quantile(bare, 0.99)]
    line(`${perMailbox} of ${size}`, ...values)
    medians.push([median(overHttp), median(bare)])
  }
  for (const [at, [http, bare]] of medians.entries()) {
    ratio(`list-${sizes[at]}/sql`, http / bare)
    if (at > 0) ratio(`list-${sizes[at]}/list-${sizes[0]}`, http / (medians[0]?.[0] ?? Number.NaN))
  }
})
process.exit(0)
