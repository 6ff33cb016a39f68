import { fork } from "node:child_process"
import { once } from "node:events"
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { type Holder, type HolderKeys, packHolderKeys, partsOf, Unopenable } from "../crypto/index.ts"
import { KeyGone, keepInstallationKeys, keptInstallationKeys, openKeyStore, openRootKey } from "./index.ts"
import { beginRootKey, endRootKey, rewrapKeys } from "./rotate.ts"

const parent = await mkdtemp(join(tmpdir(), "postkasse-rotate-"))
afterAll(() => rm(parent, { recursive: true }))

const folder = () => mkdtemp(join(parent, "keys-"))
/** A server's store: it reads the root key's file at its start, and holds no holder's key for longer than it uses it. */
const open = async (keys: string) => openKeyStore(keys, await openRootKey({ keys, file: null }), { lives: 0 })
const mailbox = (number: number): Holder => ({
  _tag: "Mailbox",
  id: `0190b5a0-0000-7000-8000-${String(number).padStart(12, "0")}`
})
const nameOf = (number: number) => `${partsOf(mailbox(number))[1]}.key`
/** The names of the files in the store, but for its locks and its marks of what was destroyed. */
const filesIn = async (keys: string) =>
  (await readdir(keys, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== ".lock" && !entry.parentPath.includes("destroyed"))
    .map(({ name }) => name)
    .toSorted()
const changer = new URL("../../test/change-root-key.ts", import.meta.url)
/** Changes the root key, and is killed with the file of that name written, but not in its place. */
const dieAt = async (name: string, keys: string) => {
  const dying = fork(changer, [keys], {
    execArgv: ["--import", new URL("../../test/die-renaming.ts", import.meta.url).href],
    env: { ...process.env, DIE_AT: name }
  })
  expect(await once(dying, "exit")).toEqual([null, "SIGKILL"])
}
const copy = (keys: HolderKeys) => packHolderKeys(keys).toString("hex")
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)
const all = async (keys: string, count: number) => {
  const store = await open(keys)
  return Promise.all(numbers(count).map((number) => store.use(mailbox(number), copy)))
}

describe("the root key", { timeout: 60_000 }, () => {
  it("LIFE-10: is changed while servers make, use and destroy keys, and nothing opens with the old one afterwards", async () => {
    const keys = await folder()
    const place = { keys, file: null }
    const servers = [await open(keys), await open(keys)] as const
    await keepInstallationKeys(keys, await openRootKey(place), null)
    for (const number of numbers(40)) await servers[0].create(mailbox(number))
    const before = await all(keys, 40)
    const backup = join(parent, "backup")
    await cp(keys, backup, { recursive: true })

    let made = 40
    const over = new AbortController()
    const destroyed: Array<number> = []
    const load = async (server: (typeof servers)[number]) => {
      while (!over.signal.aborted) {
        const mine = made++
        await server.create(mailbox(mine))
        await server.use(mailbox(mine), copy)
        const old = 20 + (mine % 20)
        expect(await server.use(mailbox(mine % 20), copy)).toBe(before[mine % 20])
        if (mine % 3 === 0) {
          destroyed.push(old)
          await server.destroy(mailbox(old))
        }
      }
    }
    const loads = servers.map(load)
    expect(await beginRootKey(place)).toBe(true)
    expect(await beginRootKey(place)).toBe(false)
    while ((await rewrapKeys(place)) > 0);
    expect(await endRootKey(place)).toBe(true)
    expect(await endRootKey(place)).toBe(false)
    over.abort()
    await Promise.all(loads)

    expect(await readFile(join(keys, "root.key"))).toHaveLength(32)
    const fresh = await open(keys)
    for (const number of numbers(made)) {
      const used = fresh.use(mailbox(number), copy)
      if (destroyed.includes(number)) await expect(used).rejects.toBeInstanceOf(KeyGone)
      else expect(await used).toBe(number < 40 ? before[number] : await servers[0].use(mailbox(number), copy))
    }
    expect(await keptInstallationKeys(keys, await openRootKey(place))).not.toBe(null)

    await cp(join(keys, "root.key"), join(backup, "root.key"))
    const older = await open(backup)
    for (const number of numbers(40)) await expect(older.use(mailbox(number), copy)).rejects.toBeInstanceOf(Unopenable)
    await expect(keptInstallationKeys(backup, await openRootKey({ keys: backup, file: null }))).rejects.toBeInstanceOf(
      Unopenable
    )
  })

  it("is changed to the end whenever whoever does it is killed, and no key is lost", async () => {
    const keys = await folder()
    const store = await open(keys)
    for (const number of numbers(60)) await store.create(mailbox(number))
    const before = await all(keys, 60)
    for (const killedAfter of [1, 20]) {
      const changing = fork(changer, [keys])
      for (let seen = 0; seen < killedAfter; seen++) await once(changing, "message")
      changing.kill("SIGKILL")
      await once(changing, "exit")
      expect(await all(keys, 60)).toEqual(before)
    }
    await endRootKey({ keys, file: null })
    expect(await all(keys, 60)).toEqual(before)
    expect(await filesIn(keys)).toEqual(["root.key", ...numbers(60).map(nameOf)].toSorted())
  })

  it("LIFE-10: leaves no key behind, old or new, wherever whoever changes it is killed", async () => {
    const keys = await folder()
    const place = { keys, file: null }
    const store = await open(keys)
    for (const number of numbers(3)) await store.create(mailbox(number))
    const before = await all(keys, 3)
    await dieAt("root.key", keys)
    expect(await filesIn(keys)).toContain(".root.key.next")
    await dieAt(nameOf(1), keys)
    await store.destroy(mailbox(1))
    await dieAt(nameOf(2), keys)
    expect(await endRootKey(place)).toBe(true)
    expect(await filesIn(keys)).toEqual([nameOf(0), nameOf(2), "root.key"])
    const after = await open(keys)
    expect(await Promise.all([0, 2].map((number) => after.use(mailbox(number), copy)))).toEqual([before[0], before[2]])
  })

  it("LIFE-10: takes with it what a change that was broken off has left, also where there is nothing to end", async () => {
    const keys = await folder()
    await open(keys)
    await dieAt("root.key", keys)
    expect(await endRootKey({ keys, file: null })).toBe(false)
    expect(await filesIn(keys)).toEqual(["root.key"])
  })

  it("stays, with the old one, where a key opens with neither", async () => {
    const keys = await folder()
    const place = { keys, file: null }
    const store = await open(keys)
    for (const number of numbers(3)) await store.create(mailbox(number))
    await beginRootKey(place)
    const damaged = (await readdir(keys, { recursive: true })).find((name) => name.endsWith("2.key")) ?? ""
    await writeFile(join(keys, damaged), Buffer.alloc(72))
    await expect(endRootKey(place)).rejects.toBeInstanceOf(Unopenable)
    expect(await readFile(join(keys, "root.key"))).toHaveLength(64)
  })
})
