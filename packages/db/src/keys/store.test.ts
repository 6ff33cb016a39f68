import {
  link,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile
} from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import { mountSmallDisk } from "@postkasse/testkit/disk"
import { afterAll, describe, expect, it } from "vitest"
import { type HolderKeys, keyBytes, packHolderKeys, place, Unopenable } from "../crypto/index.ts"
import { DataFolderBroken } from "../driver/index.ts"
import { alone } from "./files.ts"
import {
  claimOf,
  type Held,
  KeyGone,
  KeyMissing,
  keepInstallationKeys,
  openKeyStore,
  openRootKey,
  wipeLeft
} from "./index.ts"

const parent = await mkdtemp(join(tmpdir(), "postkasse-keys-"))
afterAll(() => rm(parent, { recursive: true }))

const folder = () => mkdtemp(join(parent, "keys-"))
const open = async (keys: string) => openKeyStore(keys, await openRootKey({ keys, file: null }))
const mailbox = (last: number) => ({ _tag: "Mailbox", id: `0190b5a0-0000-7000-8000-00000000000${last}` }) as const
const copy = (keys: HolderKeys) => packHolderKeys(keys)
const filesIn = async (keys: string) =>
  (await readdir(keys, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe("the key store", () => {
  it("keeps a key of its own for each holder, over restarts", async () => {
    const keys = await folder()
    const before = await open(keys)
    for (const holder of [mailbox(1), mailbox(2)]) await before.create(holder)
    const [one, two] = [await before.use(mailbox(1), copy), await before.use(mailbox(2), copy)]
    expect(one.equals(two)).toBe(false)
    expect((await (await open(keys)).use(mailbox(1), copy)).equals(one)).toBe(true)
  })

  it("never replaces a key, however many make it at once", async () => {
    const keys = await folder()
    const stores = await Promise.all([open(keys), open(keys), open(keys)])
    const used = await Promise.all(
      stores.map((store) => store.create(mailbox(1)).then(() => store.use(mailbox(1), copy)))
    )
    await stores[0]?.create(mailbox(1))
    for (const key of used) expect(key.equals(used[0] ?? Buffer.alloc(0))).toBe(true)
    expect(await filesIn(keys)).toHaveLength(2)
  })

  it("LIFE-10: a destroyed key is gone at once, its file too, and other keys stay", async () => {
    const keys = await folder()
    const store = await open(keys)
    for (const holder of [mailbox(1), mailbox(2)]) await store.create(holder)
    const reading = store.use(mailbox(1), () => "read")
    await Promise.all([reading, store.destroy(mailbox(1))])
    await expect(store.use(mailbox(1), copy)).rejects.toBeInstanceOf(KeyGone)
    expect((await filesIn(keys)).filter((file) => file.endsWith(`${mailbox(1).id}.key`))).toEqual([])
    expect(await store.use(mailbox(2), () => "read")).toBe("read")
    await store.destroy(mailbox(1))
  })

  it("LIFE-10: what a process that died while it destroyed a key has left is gone when the key is destroyed again", async () => {
    const keys = await folder()
    const store = await open(keys)
    await store.create(mailbox(1))
    const file = (await filesIn(keys)).find((path) => path.includes(mailbox(1).id)) ?? ""
    // It had come as far as taking the key's name.
    await rename(file, join(dirname(file), `.${basename(file)}.doomed`))
    await store.destroy(mailbox(1))
    expect((await filesIn(keys)).filter((path) => path.includes(`${mailbox(1).id}.key`))).toEqual([])
  })

  it("LIFE-10: a start wipes what those who died have left, and takes no key and no file that is being made for such", async () => {
    const keys = await folder()
    const store = await open(keys)
    await store.create(mailbox(1))
    const key = await store.use(mailbox(1), copy)
    const file = (await filesIn(keys)).find((path) => path.includes(mailbox(1).id)) ?? ""
    const beside = (name: string) => join(dirname(file), name)
    const unnamed = (last: number) => beside(`.0190b5a0-0000-4000-8000-00000000000${last}`)
    // What earlier versions left, of a key and of the root key, and what a change leaves.
    const left = [unnamed(1), join(keys, basename(unnamed(2))), beside(`.${basename(file)}.next`)]
    for (const path of left) await writeFile(path, "a key")
    // Who made the key was killed before it took the other name away; another is making one.
    await link(file, unnamed(3))
    await link(file, beside(`${basename(unnamed(4))}.doomed`))
    await writeFile(unnamed(5), "a key")
    const now = Date.now() + 3_600_000
    await utimes(unnamed(5), now / 1000, now / 1000)
    const opened = await Promise.all(left.map((path) => openFile(path)))

    await wipeLeft(keys, now)
    for (const one of opened) {
      expect(await one.readFile()).toEqual(Buffer.alloc(5))
      await one.close()
    }
    expect((await filesIn(keys)).filter((path) => !path.endsWith(".lock")).toSorted()).toEqual(
      [file, unnamed(5), join(keys, "root.key")].toSorted()
    )
    expect(await (await open(keys)).use(mailbox(1), copy)).toEqual(key)
  })

  it("LIFE-10: knows which keys were destroyed, and takes no key that is merely missing for one", async () => {
    const keys = await folder()
    const store = await open(keys)
    expect(await store.destroyed()).toEqual([])
    for (const holder of [mailbox(1), mailbox(2)]) await store.create(holder)
    const put = (await filesIn(keys)).find((file) => file.includes(mailbox(1).id))
    const bytes = await readFile(put ?? "")
    await store.destroy(mailbox(1))
    expect(await (await open(keys)).destroyed()).toEqual([mailbox(1).id])
    await expect((await open(keys)).use(mailbox(3), copy)).rejects.toBeInstanceOf(KeyMissing)
    // Put back from an old copy of the key store, it is still known as destroyed, and is again when a server starts.
    await writeFile(put ?? "", bytes)
    await wipeLeft(keys, 0)
    expect(await filesIn(keys)).not.toContain(put)
    expect(await store.use(mailbox(2), () => "read")).toBe("read")
    await expect((await open(keys)).use(mailbox(1), copy)).rejects.toBeInstanceOf(KeyGone)
    expect(await store.destroyed()).toEqual([mailbox(1).id])
  })

  it("LIFE-10: another process stops reading when its copy has aged", async () => {
    const keys = await folder()
    let now = 0
    const theirs = openKeyStore(keys, await openRootKey({ keys, file: null }), { lives: 100, now: () => now })
    const ours = await open(keys)
    await ours.create(mailbox(1))
    await theirs.use(mailbox(1), () => "read")
    await ours.destroy(mailbox(1))
    now = 99
    expect(await theirs.use(mailbox(1), () => "read")).toBe("read")
    now = 100
    await expect(theirs.use(mailbox(1), copy)).rejects.toBeInstanceOf(KeyGone)
  })

  it("reads a holder's keys once for all who ask meanwhile, and again for who asked while they were read", async () => {
    const keys = await folder()
    const root = await openRootKey({ keys, file: null })
    const other = openKeyStore(keys, root)
    await other.create(mailbox(1))
    const before = await other.use(mailbox(1), copy)
    // Read, and not given yet: what is read from here on is read after the change.
    const given = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    let reads = 0
    const slow: typeof root = {
      ...root,
      unwrap: async (wrapped, at) => {
        const keysThen = await root.unwrap(wrapped, at)
        reads += 1
        begun.resolve()
        await given.promise
        return keysThen
      }
    }
    const store = openKeyStore(keys, slow)
    const lock = () => store.lock({ holder: mailbox(1) } as Held, (key) => Buffer.from(key))
    const first = lock()
    await begun.promise
    await other.renew(mailbox(1))
    const later = Array.from({ length: 20 }, lock)
    given.resolve()
    expect(before.subarray(0, keyBytes).equals(await first)).toBe(true)
    const newest = (await other.use(mailbox(1), copy)).subarray(0, keyBytes)
    expect(newest.equals(before.subarray(0, keyBytes))).toBe(false)
    for (const key of await Promise.all(later)) expect(key.equals(newest)).toBe(true)
    expect(reads).toBe(2)
  })

  it("lends keys whole to all who wait, also where the next that is read takes their place at once", async () => {
    const keys = await folder()
    const root = await openRootKey({ keys, file: null })
    const other = openKeyStore(keys, root)
    const holders = [mailbox(1), mailbox(2), mailbox(3)]
    for (const holder of holders) await other.create(holder)
    const all = Promise.withResolvers<void>()
    let read = 0
    // All are there at the same moment, and the store holds one.
    const unwrap: typeof root.unwrap = async (wrapped, at) => {
      const found = await root.unwrap(wrapped, at)
      read += 1
      if (read === holders.length) all.resolve()
      await all.promise
      return found
    }
    const store = openKeyStore(keys, { ...root, unwrap }, { keys: 1 })
    const lent = await Promise.all(holders.map((holder) => store.use(holder, copy)))
    for (const [place, holder] of holders.entries()) {
      expect(lent[place]?.equals(await other.use(holder, copy))).toBe(true)
    }
  })

  it("tells all who wait of a key that cannot be read, and reads again for the next", async () => {
    const keys = await folder()
    const store = await open(keys)
    const asked = Array.from({ length: 5 }, () => store.use(mailbox(1), copy))
    for (const one of await Promise.allSettled(asked)) {
      expect(one).toMatchObject({ status: "rejected", reason: expect.any(KeyMissing) })
    }
    await store.create(mailbox(1))
    expect(await store.use(mailbox(1), (found) => found.length)).toBe(1)
  })

  it("wipes the oldest key when it holds as many as it may", async () => {
    const keys = await folder()
    const store = openKeyStore(keys, await openRootKey({ keys, file: null }), { keys: 2 })
    for (const last of [1, 2, 3]) await store.create(mailbox(last))
    const [first] = await store.use(mailbox(1), (keys) => keys)
    const [second] = await store.use(mailbox(2), (keys) => keys)
    await store.use(mailbox(3), (keys) => keys)
    expect(first.every((byte) => byte === 0)).toBe(true)
    expect(second.every((byte) => byte === 0)).toBe(false)
  })

  it("does not wait for ever for another that changes the same folder, which then is as it left it", async () => {
    const keys = await folder()
    const [begun, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const held = alone(keys, () => {
      begun.resolve()
      return release.promise
    })
    await begun.promise
    const work = async () => "done"
    await expect(alone(keys, work, 50)).rejects.toBeInstanceOf(Unavailable)
    release.resolve()
    await held
    expect(await alone(keys, work, 50)).toBe("done")
  })

  it("writes its files for the owner's eyes only, and no key in the clear", async () => {
    const keys = await folder()
    const store = await open(keys)
    await store.create(mailbox(1))
    const key = await store.use(mailbox(1), copy)
    for (const file of await filesIn(keys)) {
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      expect((await readFile(file)).includes(key)).toBe(false)
    }
  })

  it("does not open one holder's file in another's place, nor a damaged one", async () => {
    const keys = await folder()
    const store = await open(keys)
    for (const holder of [mailbox(1), mailbox(2)]) await store.create(holder)
    const [one, two] = (await filesIn(keys)).filter((file) => file.includes("mailbox")) as [string, string]
    await writeFile(one, await readFile(two))
    await writeFile(two, (await readFile(two)).subarray(1))
    await expect(store.use(mailbox(1), copy)).rejects.toBeInstanceOf(Unopenable)
    await expect(store.use(mailbox(2), copy)).rejects.toBeInstanceOf(Unopenable)
  })

  it("refuses an id that could name another file", async () => {
    const store = await open(await folder())
    await expect(store.create({ _tag: "Mailbox", id: "../../../../../../tmp/x" })).rejects.toBeInstanceOf(RangeError)
  })
})

const disk = mountSmallDisk(1)
if (disk !== null) {
  afterAll(() => disk.unmount())
  it("a full disk takes no key, keeps nothing of one, and gives the keys it has", async () => {
    const store = await open(disk.folder)
    await store.create(mailbox(1))
    const before = await filesIn(disk.folder)
    disk.fill()
    await expect(store.create(mailbox(2))).rejects.toBeInstanceOf(DiskFull)
    expect(await (await open(disk.folder)).use(mailbox(1), () => "read")).toBe("read")
    disk.free()
    expect(await filesIn(disk.folder)).toEqual(before)
    await store.create(mailbox(2))
    expect(await store.use(mailbox(2), () => "read")).toBe("read")
  })
}

describe("the root key", () => {
  it("is made once, however many start at once, and is the same after a restart", async () => {
    const keys = await folder()
    const at = { keys, file: null }
    const opened = await Promise.all([openRootKey(at), openRootKey(at), openRootKey(at)])
    const again = await openRootKey(at)
    const [secret, somewhere] = [Buffer.from("secret"), place("somewhere")]
    for (const root of opened) {
      expect((await again.unwrap(await root.wrap(secret, somewhere), somewhere)).equals(secret)).toBe(true)
    }
  })

  it("is never made anew beside keys that another has wrapped", async () => {
    const keys = await folder()
    await (await open(keys)).create(mailbox(1))
    await rm(join(keys, "root.key"))
    await expect(open(keys)).rejects.toBeInstanceOf(DataFolderBroken)
    expect((await filesIn(keys)).filter((file) => file.endsWith("root.key"))).toEqual([])
  })

  it("must be whole, and in its file where one is named", async () => {
    const keys = await folder()
    const file = join(keys, "elsewhere")
    await expect(openRootKey({ keys, file })).rejects.toBeInstanceOf(DataFolderBroken)
    for (const length of [0, 31, 33, 63, 96]) {
      await writeFile(file, Buffer.alloc(length, 1))
      await expect(openRootKey({ keys, file })).rejects.toBeInstanceOf(DataFolderBroken)
    }
    await writeFile(file, Buffer.alloc(32, 1))
    await openRootKey({ keys, file })
  })
})

describe("a lookup claim", () => {
  it("tells neither what it is of nor whether two kinds are of one, and differs by installation", async () => {
    const [one, other] = await Promise.all(
      [await folder(), await folder()].map(async (keys) => {
        const root = await openRootKey({ keys, file: null })
        return keepInstallationKeys(keys, root, null)
      })
    )
    if (one == null || other == null) throw new Error("no keys")
    const claim = claimOf(one.claimKey, "person", "12345678901")
    expect(claim).toMatch(/^person:[0-9a-f]{64}$/)
    expect(claim).not.toBe(claimOf(other.claimKey, "person", "12345678901"))
    expect(claim.slice(7)).not.toBe(claimOf(one.claimKey, "address", "12345678901").slice(8))
    expect(claimOf(one.claimKey, "name", "a", "bc")).not.toBe(claimOf(one.claimKey, "name", "ab", "c"))
  })
})
