import { readFileSync } from "node:fs"
import { acceptedSending } from "@postkasse/core/testing"
import { sql } from "drizzle-orm"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { databases } from "../../test/databases.ts"
import { scanOutbox, sending } from "../sending/table.ts"

const migration = readFileSync(new URL("../../migrations/0012_since_acceptance.sql", import.meta.url), "utf8")
const update = migration.split("--> statement-breakpoint").find((statement) => statement.includes("UPDATE"))

describe.each(databases)("sendings that waited for the scan before it knew when they were accepted: $name", (on) => {
  it("count from their acceptance, and what an older server puts there from then on", async () => {
    const { database, close } = await on.open()
    const [{ id, letter, recipient } = never()] = fc.sample(acceptedSending, 1)
    const before = new Date()
    const [row] = await database.transaction(async (tx) => {
      const organisation = "800011116"
      await tx.insert(sending).values({
        ...{ organisation, id, letter, recipient, senderName: "Etaten", senderKind: "public", kind: "information" },
        ...{ requires: "high", sensitivity: "normal", asksConfirmation: false, recipientOnly: false },
        ...{ sealed: Buffer.alloc(1), received: [], openedAt: before },
        state: { _tag: "Accepted", at: "2026-05-30T22:30:00.000Z" }
      })
      await tx.insert(scanOutbox).values({ organisation, sending: id, tries: 3, dueAt: before })
      const [put] = await tx.select().from(scanOutbox)
      expect(put?.acceptedAt.getTime()).toBeGreaterThan(before.getTime() - 60_000)
      await tx.execute(sql.raw(update ?? ""))
      return tx.select().from(scanOutbox)
    })
    expect(row?.acceptedAt).toEqual(new Date("2026-05-30T22:30:00.000Z"))
    await close()
  })
})

const never = (): never => {
  throw new Error("The generator made nothing")
}
