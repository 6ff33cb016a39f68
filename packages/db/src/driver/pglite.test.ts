import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { DiskFull } from "@postkasse/core/transaction"
import { mountSmallDisk } from "@postkasse/testkit/disk"
import { sql } from "drizzle-orm"
import { Effect, Exit, Scope } from "effect"
import { expect, it, onTestFinished } from "vitest"
import { faultOf } from "./fault.ts"
import { openPGlite } from "./pglite.ts"

const disk = mountSmallDisk(300)

if (disk !== null) {
  it("SEND-3: the embedded database takes no more before its disk is full, is read on, and takes more when there is room", {
    timeout: 120_000
  }, async () => {
    const scope = Effect.runSync(Scope.make())
    onTestFinished(async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      disk.unmount()
    })
    const opened = Scope.provide(openPGlite(join(disk.folder, "data")), scope)
    const { transaction, rows } = await Effect.runPromise(opened)
    await transaction((tx) => tx.execute(sql`create table kept (number int primary key, content text)`))
    const keep = (number: number) =>
      transaction(async (tx, sent) => {
        const content = randomBytes(100_000).toString("base64")
        sent.send(tx.execute(sql`insert into kept values (${number}, ${content})`))
      }).then(
        () => null,
        (thrown: unknown) => faultOf(thrown)
      )
    const count = async () =>
      rows(await transaction((tx) => tx.execute(sql`select count(*)::int as count from kept`)))[0]?.["count"]

    disk.fill(75_000_000)
    let kept = 0
    let fault: unknown = null
    while (fault === null) {
      fault = await keep(kept)
      if (fault === null) kept += 1
    }
    expect(fault).toBeInstanceOf(DiskFull)
    expect(kept).toBeGreaterThan(0)
    // However often it is asked.
    for (let time = 0; time < 200; time++) expect(await keep(kept)).toBeInstanceOf(DiskFull)
    expect(await count()).toBe(kept)
    const inQuery = transaction((tx, { broke }) =>
      tx.execute(sql`delete from kept`).catch(async (thrown: unknown) => Promise.reject(await broke(thrown)))
    )
    await expect(inQuery).rejects.toBeInstanceOf(DiskFull)
    expect(await count()).toBe(kept)

    disk.free()
    expect(await keep(kept)).toBeNull()
    expect(await count()).toBe(kept + 1)
  })
}
