import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type LetterId, Letters } from "@postkasse/core/letter"
import { Transactor } from "@postkasse/core/transaction"
import { debianPostgres, type PostgresServer, startPostgres } from "@postkasse/testkit/postgres"
import { DateTime, Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openFor } from "../../test/open-for.ts"
import { ask, databaseOfOwner } from "../../test/owner.ts"
import { portsOver } from "../../test/ports.ts"
import { send } from "../../test/send.ts"
import { mailboxNumber } from "../../test/some-mailbox.ts"
import { appRole, keeperRole, workerRole } from "../distribution/index.ts"
import { openKeyStore, openRootKey } from "../keys/index.ts"
import { rotateHolderKey } from "../rotation/index.ts"
import { migrate } from "./index.ts"

const debian = debianPostgres()
const versions = [
  { name: "Postgres 18", binaries: "embedded" },
  ...(debian === null ? [] : [{ name: "Postgres 15", binaries: debian }])
]

// Servers of their own: a server's roles are made once, and here it matters by whom.
describe.each(versions)("whoever owns the database, and is no superuser, on $name", ({ binaries }) => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres({ binaries })
  })
  afterAll(() => server.stop())

  it("may work as the roles that the migrations have made", async () => {
    expect(await workOn(await databaseOfOwner(server.url, "maker", "createrole"))).toEqual(worked)
  })

  it("may work as the roles that were found made, and makes none", async () => {
    const url = await databaseOfOwner(server.url, "plain", "nocreaterole")
    for (const role of roles) {
      await ask(server.url, `do $$ begin create role ${role}; exception when duplicate_object then end $$`)
      await ask(server.url, `grant ${role} to plain`)
    }
    expect(await workOn(url)).toEqual(worked)
  })
})

const roles = [appRole, workerRole, keeperRole]

const worked = { subject: "Til den ene", lockedAnew: expect.toSatisfy((count: number) => count > 0) }

/** A letter is sent and delivered, found, and locked with another key: it takes all roles. */
const workOn = async (url: string) => {
  const folder = await mkdtemp(join(tmpdir(), "postkasse-roles-"))
  const opened = await openFor(url)
  const { id } = mailboxNumber(1)
  const subjectOf = (letter: LetterId) =>
    Effect.gen(function* () {
      const letters = yield* Letters
      const { within } = yield* Transactor
      return (yield* within({ _tag: "Mailbox", id }, letters.find(id, letter, yield* DateTime.now)))?.subject
    })
  try {
    await Effect.runPromise(migrate(opened.database))
    const sent = send(1, "Til den ene", { "brev.txt": Buffer.from("Hei") })
    const found = Effect.provide(Effect.flatMap(sent, subjectOf), portsOver(opened, folder))
    const subject = await Effect.runPromise(found)
    const at = { keys: join(folder, "keys"), file: null }
    const stores = { database: opened.database, keys: openKeyStore(at.keys, await openRootKey(at)) }
    return {
      subject,
      lockedAnew: await Effect.runPromise(rotateHolderKey(stores, { _tag: "Mailbox", id }, "0 seconds"))
    }
  } finally {
    await opened.close()
    await rm(folder, { recursive: true })
  }
}
