/**
 * A document of 30 MB put and read over HTTP, beside its cipher alone and the disk alone, and what the server's memory grows by.
 *
 *   pnpm bench stream [BYTES] [LAPS]
 */
import assert from "node:assert/strict"
import { createCipheriv, randomBytes } from "node:crypto"
import { mkdtemp, open, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { letterOf, logIn } from "./world/reader.ts"
import { pdfOf, sendersOf } from "./world/sender.ts"
import { withServer } from "./world/server.ts"
import { line, median, ratio, timed } from "./world/statistics.ts"

const bytes = Number(process.argv[2] ?? 29_000_000)
const laps = Number(process.argv[3] ?? 8)
// Of which the later half tells how much a warm server holds, at most.
const warmUp = 8
const content = pdfOf(bytes)

const chunk = 64 * 1024

/** The cipher alone: in chunks, as it streams. */
const encrypt = (): void => {
  const [key, nonce] = [randomBytes(32), randomBytes(12)]
  for (let at = 0; at < bytes; at += chunk) {
    const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 })
    cipher.update(content.subarray(at, at + chunk))
    cipher.final()
  }
}

const folder = await mkdtemp(join(tmpdir(), "postkasse-stream-"))
const path = join(folder, "file")

/** The disk alone: a file of as many bytes, on the disk when it answers. */
const writeFile = async (): Promise<void> => {
  await using file = await open(path, "w")
  for (let at = 0; at < bytes; at += chunk) await file.write(content.subarray(at, at + chunk))
  await file.sync()
}

const times = {
  up: new Array<number>(),
  down: new Array<number>(),
  cipher: new Array<number>(),
  write: new Array<number>(),
  read: new Array<number>()
}

await withServer(async (server) => {
  const reader = await logIn(server)
  const [sender] = await sendersOf(server, 1)
  assert.ok(sender)
  const atRest = await server.memory()
  let [warm, most] = [0, 0]
  for (let lap = 0; lap < laps + warmUp; lap += 1) {
    if (lap === warmUp / 2) most = 0
    if (lap === warmUp) [warm, most] = [most, 0]
    const watch = setInterval(() => void server.memory().then((now) => (most = Math.max(most, now))), 20)
    const sending = await sender.begin(reader.nationalId, content)
    const [up] = await timed(() => sending.put())
    await sending.commit()
    const href = await reader.open(await letterOf(server, sending.id))
    const [down, answer] = await timed(() => reader.ask(href, 200))
    clearInterval(watch)
    assert.ok(answer.body.equals(content))
    const [write] = await timed(writeFile)
    const [read] = await timed(() => readFile(path))
    const [cipher] = await timed(async () => encrypt())
    if (lap < warmUp) continue
    for (const [name, value] of Object.entries({ up, down, cipher, write, read }))
      times[name as keyof typeof times].push(value)
  }
  line(`MB per second, of ${(bytes / 1e6).toFixed(0)} MB`, "median")
  const rate = (name: keyof typeof times) => bytes / 1000 / median(times[name])
  for (const name of Object.keys(times) as ReadonlyArray<keyof typeof times>) line(name, rate(name))
  line("MB of memory, at most: before it streamed", atRest / 1e6)
  line("when warm", warm / 1e6)
  line("afterwards", most / 1e6)
  ratio("stream-up/cipher", rate("up") / rate("cipher"))
  ratio("stream-up/disk", rate("up") / rate("write"))
  ratio("stream-down/cipher", rate("down") / rate("cipher"))
  ratio("stream-down/disk", rate("down") / rate("read"))
  ratio("stream-memory/32MB", (most - warm) / 32e6)
})
await rm(folder, { recursive: true })
process.exit(0)
