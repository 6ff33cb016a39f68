import { createPublicKey, verify } from "node:crypto"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { LogSeal } from "@postkasse/core/audit"
import { Effect } from "effect"
import { exportJWK, generateKeyPair } from "jose"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { layerLogSeal, logSigningKeyIn } from "./log-key.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postkasse-log-key-"))
})
afterAll(() => rm(folder, { recursive: true }))

describe("the key that access logs are signed with", () => {
  it("TRUST-3: is made when it is first asked for, kept, and signs what its published half verifies", async () => {
    const key = logSigningKeyIn(null, folder)
    expect(await readdir(folder)).toEqual([])
    const { published } = await key()
    expect((await logSigningKeyIn(null, folder)()).published).toEqual(published)
    const message = Buffer.from("postkasse.example/log/1\n1\nAA==\n")
    const signing = Effect.flatMap(LogSeal, ({ sign }) => sign(message))
    const seal = layerLogSeal(key, "https://postkasse.example")
    const { key: name, signature } = await Effect.runPromise(Effect.provide(signing, seal))
    expect(name).toBe(published.kid)
    const { kid: _, ...jwk } = published
    const publicKey = createPublicKey({ key: jwk, format: "jwk" })
    expect(verify(null, message, publicKey, Buffer.from(signature, "base64"))).toBe(true)
    expect(Object.keys(published)).toEqual(["kty", "crv", "x", "kid"])
  })

  it("says of a file that holds no such key which it is, and nothing of what it holds", async () => {
    const path = join(folder, "another.jwk")
    const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true })
    const rsa = await exportJWK((await generateKeyPair("RS256", { extractable: true })).privateKey)
    const { x: _, ...halved } = await exportJWK(privateKey)
    for (const content of [
      "",
      "{}",
      JSON.stringify(await exportJWK(publicKey)),
      JSON.stringify(rsa),
      JSON.stringify(halved)
    ]) {
      await writeFile(path, content)
      const fault = await logSigningKeyIn(path, folder)().catch(String)
      expect(fault).toContain("another.jwk holds no private Ed25519 key")
      if (content.length > 2) expect(fault).not.toContain(content.slice(0, 10))
    }
  })
})
