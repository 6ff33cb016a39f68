import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type OpenDatabase, pglite } from "../../test/databases.ts"
import { place, unsealText } from "../crypto/index.ts"
import { claimOf, openRootKey } from "../keys/index.ts"
import { beginRootKey, endRootKey } from "../keys/rotate.ts"
import { joinInstallation } from "./join.ts"
import { installation } from "./table.ts"

// What the root key of 32 sevens was, before installations kept keys of their own.
const first = {
  fingerprint: "608e111e6262f87e716d34ae3ad22f6d",
  claim: "person:a445e0fd4ec6da38f500635779c013eb425077ce528378a207b92f8887315574",
  sealed: "e7d48d487be8214bf8e07292770f75a5a2e566c4f39296c12bca87c7d71d5d6e5811531a08a298c6e694a6b6ef"
}

describe("an installation's keys", () => {
  let opened: OpenDatabase
  let parent: string
  beforeAll(async () => {
    opened = await pglite.open()
    parent = await mkdtemp(join(tmpdir(), "postkasse-join-"))
  })
  afterAll(async () => {
    await opened.close()
    await rm(parent, { recursive: true })
  })
  beforeEach(() => opened.database.transaction((tx) => tx.delete(installation)))

  const folder = () => mkdtemp(join(parent, "keys-"))
  const joinIn = async (keys: string) => {
    const root = await openRootKey({ keys, file: null })
    return Effect.runPromise(joinInstallation(opened.database, keys, root))
  }
  const written = (fingerprint: string) =>
    opened.database.transaction((tx) => tx.insert(installation).values({ only: true, rootKey: fingerprint }))

  it("are made once, however many start at once, and stay when the root key is changed", async () => {
    const keys = await folder()
    const all = await Promise.all([joinIn(keys), joinIn(keys), joinIn(keys)])
    const claims = async () => claimOf((await joinIn(keys)).claimKey, "person", "1")
    const before = await claims()
    for (const one of all) expect(claimOf(one.claimKey, "person", "1")).toBe(before)
    await beginRootKey({ keys, file: null })
    expect(await claims()).toBe(before)
    await endRootKey({ keys, file: null })
    expect(await claims()).toBe(before)
  })

  it("are for a database of before what they were derived from the root key, also in the middle of its change", async () => {
    for (const begun of [false, true]) {
      const keys = await folder()
      await writeFile(join(keys, "root.key"), Buffer.alloc(32, 7))
      await opened.database.transaction((tx) => tx.delete(installation))
      await written(first.fingerprint)
      if (begun) await beginRootKey({ keys, file: null })
      const { claimKey, fieldKey } = await joinIn(keys)
      expect(claimOf(claimKey, "person", "1")).toBe(first.claim)
      expect(unsealText(fieldKey, Buffer.from(first.sealed, "hex"), place("identity token", "x"))).toBe("token")
    }
  })

  it("are not made anew for a database that was written with others, nor taken for it", async () => {
    await joinIn(await folder())
    await expect(joinIn(await folder())).rejects.toMatchObject({ _tag: "KeysDiffer" })
    const mine = await folder()
    await opened.database.transaction((tx) => tx.delete(installation))
    await joinIn(mine)
    await rm(join(mine, "installation.key"))
    await expect(joinIn(mine)).rejects.toMatchObject({ _tag: "KeysDiffer" })
  })
})
