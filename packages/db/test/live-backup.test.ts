import { execFile } from "node:child_process"
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { promisify } from "node:util"
import { deliverWaiting } from "@postkasse/core/delivery"
import { digipost, Policy } from "@postkasse/core/policy"
import { commitSending } from "@postkasse/core/scan"
import { sweepStaging } from "@postkasse/core/sending"
import { identifiers, memorySeal, noScanner } from "@postkasse/testkit/memory"
import { createDatabase, debianPostgres, dropDatabase } from "@postkasse/testkit/postgres"
import { Effect, Layer, Result } from "effect"
import { afterAll, expect, inject, it } from "vitest"
import { backUp, layerStorage, restore, type StorageOptions } from "../src/index.ts"
import { read } from "./read.ts"
import { begin, put } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"

const programs = debianPostgres()
const server = inject("postgres").debian
if (programs === null) process.stderr.write("NOT TESTED: a backup of Postgres. It takes Debian's postgresql-15.\n")

const parent = await mkdtemp(join(tmpdir(), "postkasse-live-backup-"))
const path = process.env["PATH"]
afterAll(async () => {
  process.env["PATH"] = path
  await rm(parent, { recursive: true })
})

const [dumped, go] = [join(parent, "dumped"), join(parent, "go")]
/** A `pg_dump` that says when it has ended, and is not over until it is told to go on: by two pipes. */
const holdDump = async () => {
  const bin = join(parent, "bin")
  await mkdir(bin)
  await promisify(execFile)("mkfifo", [dumped, go])
  const script = `#!/bin/sh\n"${programs}/pg_dump" "$@" || exit 1\necho dumped > "${dumped}"\nread -r line < "${go}"\n`
  await writeFile(join(bin, "pg_dump"), script, { mode: 0o700 })
  process.env["PATH"] = [bin, programs, path].join(delimiter)
}

const dataDir = join(parent, "data")
const optionsOf = (url: string): StorageOptions => ({ dataDir, url, rootKeyFile: null, bucket: null })
const around = Layer.mergeAll(identifiers, Layer.succeed(Policy, digipost), noScanner, memorySeal)
const portsOf = (url: string) => layerStorage(optionsOf(url)).pipe(Layer.provideMerge(around))
const on = <A, E>(url: string, work: Effect.Effect<A, E, Layer.Success<ReturnType<typeof portsOf>>>) =>
  Effect.runPromise(Effect.provide(work, portsOf(url)))

const files = { "stor.txt": Buffer.alloc(300_000, "stort ") }

if (programs !== null && server !== null) {
  it("a backup that is taken while servers run finds the blob of each row, also where it is replaced meanwhile", {
    timeout: 60_000
  }, async () => {
    await holdDump()
    const lost = await createDatabase(server)
    const folder = join(parent, "backup")
    const { sending, backedUp } = await on(
      lost,
      Effect.gen(function* () {
        const sending = yield* begin(1, "Under kopien", files)
        yield* put(sending, files)
        const backedUp = Effect.runPromise(backUp(optionsOf(lost), folder))
        yield* Effect.promise(() => Promise.race([readFile(dumped), backedUp]))
        yield* put(sending, files)
        const swept = yield* sweepStaging(100)
        yield* Effect.promise(() => writeFile(go, "on\n"))
        const { blobs } = yield* Effect.promise(() => backedUp)
        // What was left for the backup goes after it.
        return { sending, backedUp: { blobs, swept, sweptAfter: yield* sweepStaging(100) } }
      })
    )
    expect(backedUp).toEqual({ blobs: 2, swept: 0, sweptAfter: 1 })

    await rm(join(dataDir, "blobs"), { recursive: true })
    const found = await createDatabase(server)
    await Effect.runPromise(restore(optionsOf(found), folder, async () => {}))
    await on(
      found,
      Effect.gen(function* () {
        Result.getOrThrow(yield* commitSending(sending.sender.organisation, sending.id))
        yield* deliverWaiting(100)
        expect(yield* read(mailboxNumber(1), sending.letter)).toEqual(Object.values(files))
      })
    )
    await Promise.all([lost, found].map(dropDatabase))
  })
}
