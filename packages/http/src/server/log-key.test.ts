import { generateKeyPairSync } from "node:crypto"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type LogKey, LogSeal, signHead, verifyHead } from "@postkasse/core/audit"
import { Sha256 } from "@postkasse/core/letter"
import { slowDisk, waitForDisk } from "@postkasse/testkit/disk"
import { DateTime, Effect, Result } from "effect"
import { exportJWK, generateKeyPair } from "jose"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { layerLogSeal, logKeysIn, publishedIn } from "./log-key.ts"
import { beginLogKey, endLogKey } from "./log-key-set.ts"
import { restoresIn } from "./restores.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postkasse-log-key-"))
})
afterAll(() => rm(folder, { recursive: true }))

const origin = "https://postkasse.example"
const head = { origin: "postkasse.example/log/1", size: 1, root: Sha256.make("0".repeat(64)) }
const sealOf = (keys: ReturnType<typeof logKeysIn>) =>
  Effect.runPromise(Effect.provide(Effect.service(LogSeal), layerLogSeal(keys, origin)))
const oneKey = () => JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }))
const names = (keys: ReadonlyArray<LogKey>) => keys.map(({ kid }) => kid)

describe("the keys that access logs are signed with", () => {
  it("TRUST-3: are made when first asked for, kept, and sign what their published halves verify", async () => {
    const keys = logKeysIn(null, folder)
    expect(await readdir(folder)).toEqual([])
    const published = publishedIn(await keys.now())
    expect(publishedIn(await logKeysIn(null, folder).now())).toEqual(published)
    expect(published.map((key) => Object.keys(key).toSorted())).toEqual([["crv", "from", "kid", "kty", "x"]])
    const seal = await sealOf(keys)
    const signature = signHead(await Effect.runPromise(seal.keys), head, DateTime.makeUnsafe(Date.now()))
    if (signature === null) return expect.unreachable()
    expect(verifyHead({ keys: published, verifies: seal.verifies }, { head, signature })).toEqual(Result.succeed(head))
    const forged = { head: { ...head, size: 2 }, signature }
    expect(Result.isFailure(verifyHead({ keys: published, verifies: seal.verifies }, forged))).toBe(true)
  })

  it("TRUST-3: are those of the file as it is now, without a restart; one that is gone or broken off changes nothing", async () => {
    const path = join(folder, "changed.jwk")
    const content = oneKey()
    await writeFile(path, content)
    const keys = logKeysIn(path, folder)
    const seal = await sealOf(keys)
    const [first] = publishedIn(await keys.now())
    const changed = beginLogKey(Buffer.from(content), 1_800_000_000)
    if (changed._tag !== "Changed") return expect.unreachable()
    await writeFile(path, changed.content)
    const both = publishedIn(await keys.now())
    expect(both).toEqual([expect.objectContaining({ from: 1_800_000_600 }), first])
    await writeFile(path, changed.content.subarray(0, 80))
    expect(publishedIn(await keys.now())).toEqual(both)
    await rm(path)
    expect(publishedIn(await keys.now())).toEqual(both)
    const ended = endLogKey(changed.content, 1_800_000_700)
    if (ended._tag !== "Changed") return expect.unreachable()
    await writeFile(path, ended.content)
    const now = await Effect.runPromise(seal.keys)
    expect(names(publishedIn(now))).toEqual(names(both))
    expect(now.map(({ published, sign }) => [published.until, sign === null])).toEqual([
      [undefined, false],
      [1_800_000_700, true]
    ])
  })

  it("TRUST-3: one that another server has signed with is looked for before a head is refused", async () => {
    const path = join(folder, "unseen.jwk")
    const content = oneKey()
    await writeFile(path, content)
    const known = await logKeysIn(path, folder).now()
    const changed = beginLogKey(Buffer.from(content), 1_800_000_000)
    if (changed._tag !== "Changed") return expect.unreachable()
    await writeFile(path, changed.content)
    // A disk over the network may go on telling of the file as it was.
    const { keyOf } = await sealOf({ now: () => Promise.resolve(known), anew: logKeysIn(path, folder).now })
    const [next] = publishedIn(await logKeysIn(path, folder).now())
    expect(await Effect.runPromise(keyOf(next?.kid ?? ""))).toEqual(next)
    expect(await Effect.runPromise(keyOf("another"))).toBe(null)
  })

  it("of a disk that does not answer holds one thread, however many ask, and goes on when it does", async () => {
    const keys = logKeysIn(null, join(folder, "slow"))
    const published = publishedIn(await keys.now())
    const restores = restoresIn(join(folder, "slow"))
    waitForDisk(join(folder, "slow"))
    const disk = slowDisk(join(folder, "slow"))
    disk.stall()
    const asked = Array.from({ length: 8 }, () => [keys.now(), restores()] as const)
    await readFile(import.meta.filename)
    disk.heal()
    for (const [known, none] of asked) {
      expect(publishedIn(await known)).toEqual(published)
      expect(await none).toEqual([])
    }
  })

  it("says of a file that holds no such key which it is, and nothing of what it holds", async () => {
    const path = join(folder, "another.jwk")
    const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true })
    const rsa = await exportJWK((await generateKeyPair("RS256", { extractable: true })).privateKey)
    const whole = await exportJWK(privateKey)
    const { x: _, ...halved } = whole
    const other = JSON.parse(oneKey()) as { readonly x: string }
    for (const content of [
      "",
      "{}",
      '{"keys":[]}',
      JSON.stringify(await exportJWK(publicKey)),
      JSON.stringify({ keys: [await exportJWK(publicKey), whole] }),
      JSON.stringify(rsa),
      JSON.stringify(halved),
      JSON.stringify({ ...whole, x: other.x }),
      JSON.stringify({ ...whole, d: "!" })
    ]) {
      await writeFile(path, content)
      const fault = await logKeysIn(path, folder).now().catch(String)
      expect(fault).toContain("another.jwk holds no private Ed25519 key")
      if (content.length > 20) expect(fault).not.toContain(content.slice(0, 20))
    }
  })
})
