import { readFile } from "node:fs/promises"
import { importJWK, type JWK } from "jose"
import { jwkIn } from "./stand-ins.ts"

/** A file that the environment names and that cannot be used: told without what it holds. */
export class FileUnusable extends Error {
  readonly _tag = "FileUnusable"
}

/** The private key in the file that the environment variable `name` names: a JWK (RFC 7517). */
export const privateKeyIn = async (path: string, name: string): Promise<JWK> => {
  const bytes = await readFile(path).catch(() => {
    throw new FileUnusable(`The file that ${name} names cannot be read.`)
  })
  try {
    const key = jwkIn(bytes)
    const imported = await importJWK(key, key.alg ?? "RS256")
    if (!(imported instanceof Uint8Array) && imported.type === "private") return key
  } catch {
    // What is wrong with it would be told with a piece of it.
  }
  throw new FileUnusable(`The file that ${name} names holds no private key as a JWK (RFC 7517).`)
}
