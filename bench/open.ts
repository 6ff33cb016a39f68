/**
 * Opening one letter of 50 kB and reading its document over HTTP, beside what must be read for it by hand: the document's row,
 * decrypted.
 *
 *   pnpm bench open [LETTERS]
 */
import assert from "node:assert/strict"
import { createDecipheriv } from "node:crypto"
import { letterOf, logIn } from "./world/reader.ts"
import { pdfOf, sendersOf } from "./world/sender.ts"
import { withServer } from "./world/server.ts"
import { line, median, quantile, ratio, timed } from "./world/statistics.ts"

const letters = Number(process.argv[2] ?? 300)
const content = pdfOf(50_000)

await withServer(async (server) => {
  const reader = await logIn(server)
  const [sender] = await sendersOf(server, 1)
  assert.ok(sender)
  const sendings = new Array<string>()
  for (let number = 0; number < letters; number += 1) sendings.push(await sender.send(reader.nationalId, content))
  const ids = new Array<string>()
  for (const sending of sendings) ids.push(await letterOf(server, sending))

  const byHand = async (id: string): Promise<void> => {
    const read =
      "select content from letter join document using (mailbox) where letter.id = $1 and document.letter = $1"
    const { rows } = await server.database.query<{ content: Buffer }>({ name: "by hand", text: read, values: [id] })
    const cipher = createDecipheriv("chacha20-poly1305", Buffer.alloc(32), Buffer.alloc(12), { authTagLength: 16 })
    assert.ok(cipher.update(rows[0]?.content ?? Buffer.alloc(0)).length > content.length)
  }

  const times = { opening: new Array<number>(), reading: new Array<number>(), byHand: new Array<number>() }
  for (const [number, id] of ids.entries()) {
    const [opening, href] = await timed(() => reader.open(id))
    const [reading, { body }] = await timed(() => reader.ask(href, 200))
    assert.ok(body.equals(content))
    const [hand] = await timed(() => byHand(id))
    // The first ones warm up.
    if (number < letters / 5) continue
    times.opening.push(opening)
    times.reading.push(reading)
    times.byHand.push(hand)
  }
  line("ms of one letter of 50 kB", "p50", "p99")
  for (const [name, of] of Object.entries(times)) line(name, median(of), quantile(of, 0.99))
  ratio("opening/by-hand", median(times.opening) / median(times.byHand))
  ratio("reading/by-hand", median(times.reading) / median(times.byHand))
})
process.exit(0)
