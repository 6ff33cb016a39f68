import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Letters } from "@postkasse/core/letter"
import { digipost, Policy } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { identifiers, memorySeal, noScanner } from "@postkasse/testkit/memory"
import { debianPostgres, type PostgresServer, startPostgres } from "@postkasse/testkit/postgres"
import { DateTime, Effect, Layer } from "effect"
import { afterAll, describe, expect, it, vi } from "vitest"
import { backUp, layerStorage, RestoreUnfinished, restore, type StorageOptions } from "../src/index.ts"
import { breakOff } from "./break-off.ts"
import { databaseOfOwner } from "./owner.ts"
import { send } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"

const programs = debianPostgres()
if (programs === null) process.stderr.write("NOT TESTED: a backup of Postgres. It takes Debian's postgresql-15.\n")

const around = Layer.mergeAll(identifiers, Layer.succeed(Policy, digipost), noScanner, memorySeal)
const portsAt = (options: StorageOptions) => layerStorage(options).pipe(Layer.provideMerge(around))
const on = <A, E>(options: StorageOptions, work: Effect.Effect<A, E, Layer.Success<ReturnType<typeof portsAt>>>) =>
  Effect.runPromise(Effect.provide(work, portsAt(options)))

if (programs !== null) {
  describe("a backup of a Postgres", { timeout: 60_000 }, () => {
    const servers: Array<PostgresServer> = []
    const folders: Array<string> = []
    afterAll(async () => {
      vi.unstubAllEnvs()
      for (const server of servers) await server.stop()
      for (const folder of folders) await rm(folder, { recursive: true })
    })
    const newFolder = async () => {
      const folder = await mkdtemp(join(tmpdir(), "postkasse-backup-"))
      folders.push(folder)
      return folder
    }
    const newDatabase = async () => {
      const server = await startPostgres({ binaries: programs })
      servers.push(server)
      return databaseOfOwner(server.url, "maker", "createrole")
    }

    it("is put back on a server that has no roles yet, by an owner who is no superuser", async () => {
      vi.stubEnv("PATH", `${programs}:${process.env["PATH"]}`)
      const [dataDir, copy] = [await newFolder(), join(await newFolder(), "copy")]
      const optionsOn = (url: string) => ({ dataDir, url, rootKeyFile: null, bucket: null })
      const [lost, found] = [optionsOn(await newDatabase()), optionsOn(await newDatabase())]
      const { id } = mailboxNumber(1)
      const letter = await on(lost, send(1, "Til den ene", { "brev.txt": Buffer.from("Hei") }))
      await Effect.runPromise(backUp(lost, copy))
      // Killed before anything is in it, it is done again in the same database.
      expect(await breakOff("publishing", found, copy)).toBe("SIGKILL")
      expect(await Effect.runPromise(Effect.flip(Effect.scoped(Layer.build(portsAt(found)))))).toBeInstanceOf(
        RestoreUnfinished
      )
      await Effect.runPromise(restore(found, copy, async () => {}))
      const again = Effect.gen(function* () {
        const letters = yield* Letters
        return yield* (yield* Transactor).within({ _tag: "Mailbox", id }, letters.find(id, letter, yield* DateTime.now))
      })
      expect(await on(found, again)).toMatchObject({ subject: "Til den ene" })
    })
  })
}
