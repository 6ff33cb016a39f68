import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { exportJWK, generateKeyPair } from "jose"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { privateKeyIn } from "./key-file.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postkasse-key-"))
})
afterAll(() => rm(folder, { recursive: true }))

const shared = { kty: "oct", k: "aGVtbWVsaWc", alg: "HS256" }
const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true })
const open = await exportJWK(publicKey)
const secret = { ...(await exportJWK(privateKey)), kid: "k", alg: "RS256" }

/** What reading a file that holds this comes to: the key, or what is said of it. */
const read = async (content: string | null) => {
  const path = join(folder, "key.jwk")
  await rm(path, { force: true })
  if (content !== null) await writeFile(path, content)
  return privateKeyIn(path, "ID_PORTEN_KEY_FILE").catch((fault: unknown) => fault)
}

describe("the file of a private key", () => {
  it("gives the key", async () => {
    expect(await read(JSON.stringify(secret))).toEqual(secret)
  })

  it.each([
    ["is not there", null],
    ["is empty", ""],
    ["breaks off", JSON.stringify(secret).slice(0, -2)],
    ["is PEM", "-----BEGIN PRIVATE KEY-----\nhemmelig\n-----END PRIVATE KEY-----"],
    ["holds a list", JSON.stringify([secret])],
    ["holds a public key", JSON.stringify(open)],
    ["holds a shared secret", JSON.stringify(shared)],
    ["holds no key that there is", JSON.stringify({ ...secret, n: "x" })]
  ])("that %s is refused in one line, and nothing of it is told", async (_, content) => {
    const fault = await read(content)
    expect(fault).toMatchObject({ _tag: "FileUnusable" })
    const { message, cause } = fault as Error
    expect(message).toMatch(/^The file that ID_PORTEN_KEY_FILE names [a-zA-Z0-9() ]+\.$/u)
    expect(cause).toBeUndefined()
  })
})
