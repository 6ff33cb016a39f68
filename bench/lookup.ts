/**
 * 1,000 recipients looked up in one call, half of them known, among 3,000,000 people, beside the bare SQL.
 *
 *   pnpm bench lookup [PEOPLE] [CALLS]
 */
import assert from "node:assert/strict"
import { Directory } from "@postkasse/core/directory"
import { nationalId } from "@postkasse/core/testing"
import { Effect } from "effect"
import fc from "fast-check"
import { askJson } from "./world/http.ts"
import { sendersOf } from "./world/sender.ts"
import { type Server, withServer } from "./world/server.ts"
import { line, median, quantile, ratio, timed } from "./world/statistics.ts"
import { onStorage } from "./world/storage.ts"

const people = Number(process.argv[2] ?? 3_000_000)
const calls = Number(process.argv[3] ?? 60)
const asked = 1_000

/** Makes so many people, and others without names to be found by their claims: every one with a mailbox. */
const fill = async ({ database }: Server, known: ReadonlyArray<string>): Promise<void> => {
  const text = `with claims as materialized (
      select claim, gen_random_uuid() as mailbox from unnest($1::text[]) as claim
      union all
      select 'national-id:' || encode(sha256(number::text::bytea), 'hex'), gen_random_uuid()
      from generate_series(1, $2) as number
    ), mailboxes as (
      insert into mailbox (mailbox, owner_person, address, life, visible, events)
      select mailbox, gen_random_uuid(), 'ola.nordmann#123', '{"_tag":"Active"}', true, 0 from claims
    )
    insert into directory_entry (claim, mailbox) select claim, mailbox from claims`
  await database.query(text, [known, people - known.length])
  await database.query("vacuum analyze directory_entry, mailbox")
}

const bareSql = `select claim, mailbox.* from directory_entry left join mailbox using (mailbox)
  where claim = any($1::text[])`

await withServer(async (server) => {
  const ids = [...new Set(fc.sample(nationalId, { numRuns: asked * 2, seed: 20261126 }))].slice(0, asked)
  const claims = await onStorage(
    server,
    Effect.flatMap(Directory, ({ claimOf }) =>
      Effect.forEach(ids, (nationalId) => claimOf({ _tag: "NationalId", nationalId }))
    )
  )
  await fill(server, claims.slice(0, asked / 2))
  const [sender] = await sendersOf(server, 1)
  assert.ok(sender)
  const body = JSON.stringify({ recipients: ids.map((nationalId) => ({ _tag: "NationalId", nationalId })) })
  const headers = { authorization: sender.authorization, "content-type": "application/json" }
  const url = `${server.origin}/api/v1/recipient-lookups`

  const [overHttp, bare] = [new Array<number>(), new Array<number>()]
  for (let number = 0; number < calls * 1.2; number += 1) {
    const [http, { results }] = await timed(() =>
      askJson<{ results: ReadonlyArray<{ _tag: string }> }>(url, 200, { method: "POST", headers, body })
    )
    assert.equal(results.filter(({ _tag }) => _tag === "Digital").length, asked / 2)
    const [sql, { rows }] = await timed(() => server.database.query({ name: "bare", text: bareSql, values: [claims] }))
    assert.equal(rows.length, asked / 2)
    // The first ones warm up.
    if (number < calls / 5) continue
    overHttp.push(http)
    bare.push(sql)
  }
  line(`ms of ${asked} recipients among ${people}`, "p50", "p99")
  line("over HTTP", median(overHttp), quantile(overHttp, 0.99))
  line("bare SQL", median(bare), quantile(bare, 0.99))
  ratio("lookup/sql", median(overHttp) / median(bare))
})
process.exit(0)
