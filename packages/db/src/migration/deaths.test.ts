import { readFileSync } from "node:fs"
import { mailboxId, personId } from "@postkasse/core/testing"
import { sql } from "drizzle-orm"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { databases } from "../../test/databases.ts"
import { mailboxOf } from "../mailbox/row.ts"
import { mailbox, mailboxEvent } from "../mailbox/table.ts"

const migration = readFileSync(new URL("../../migrations/0004_deaths.sql", import.meta.url), "utf8")
const statements = migration.split("--> statement-breakpoint")

describe.each(databases)("deaths that were stored before a mailbox said when it is deleted: $name", ({ open }) => {
  it("LIFE-6, LIFE-7: get their days by Oslo's calendar, and parse", async () => {
    const { database, close } = await open()
    const [dead, leap, alive] = fc.sample(fc.uniqueArray(mailboxId, { minLength: 3, maxLength: 3 }), 1)[0] ?? []
    const [owner] = fc.sample(personId, 1)
    const stored = [
      { id: dead, life: { _tag: "Deceased", since: "2026-05-30T22:30:00.000Z" } },
      { id: leap, life: { _tag: "Deceased", since: "2024-02-29T12:00:00.000Z" } },
      { id: alive, life: { _tag: "Active" } }
    ]
    const lives = await database.transaction(async (tx) => {
      for (const { id, life } of stored) {
        const row = { mailbox: String(id), ownerPerson: String(owner), address: "prove.person#123", visible: true }
        await tx.insert(mailbox).values({ ...row, ownerOrganisation: null, life, events: 1 })
        const event = { _tag: "DeathNoticed", mailbox: id, at: life.since, rules: ["LIFE-5"] }
        if (life.since !== undefined) await tx.insert(mailboxEvent).values({ mailbox: String(id), number: 1, event })
      }
      // Twice: what has its days already keeps them.
      for (const statement of [...statements, ...statements]) await tx.execute(sql.raw(statement))
      return (await tx.select().from(mailbox)).map(mailboxOf)
    })
    const lifeOf = (id: unknown) => lives.find((one) => one.id === id)?.life
    expect(lifeOf(alive)).toEqual({ _tag: "Active" })
    expect(lifeOf(dead)).toMatchObject({ deletionDay: "2027-05-31", papersDay: "2027-02-28", ground: "duty" })
    expect(lifeOf(leap)).toMatchObject({ deletionDay: "2025-02-28", papersDay: "2024-11-29", told: "register" })
    const events = await database.transaction((tx) => tx.select().from(mailboxEvent))
    expect(events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ _tag: "DeathNoticed", life: expect.objectContaining({ deletionDay: "2027-05-31" }) })
    )
    await close()
  })
})
