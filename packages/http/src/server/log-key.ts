import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto"
import { join } from "node:path"
import { LogSeal, Salt } from "@postkasse/core/audit"
import { Effect, Layer } from "effect"
import { calculateJwkThumbprint, type JWK } from "jose"
import type { LogKey } from "../audit/key.ts"
import { keptIn } from "./kept.ts"
import { FileUnusable } from "./key-file.ts"
import { jwkIn } from "./stand-ins.ts"

/** The key that access logs are signed with (Ed25519), and what others verify them by. */
export interface LogSigningKey {
  readonly privateKey: KeyObject
  readonly published: LogKey
}

/**
 * The key that access logs are signed with; where no file is named, one is made in the data folder. It is read when it is
 * first asked for: before the data folder is taken nothing is written.
 */
export const logSigningKeyIn = (file: string | null, dataDir: string): (() => Promise<LogSigningKey>) => {
  const path = file ?? join(dataDir, "keys", "log.jwk")
  let key: Promise<LogSigningKey> | null = null
  return () => (key ??= keptIn(path, newKey).then((bytes) => keyIn(path, bytes)))
}

const newKey = (): Uint8Array => {
  const { privateKey } = generateKeyPairSync("ed25519")
  return Buffer.from(JSON.stringify(privateKey.export({ format: "jwk" })))
}

const keyIn = async (path: string, bytes: Uint8Array): Promise<LogSigningKey> => {
  try {
    const jwk: JWK = jwkIn(bytes)
    const { x = "" } = jwk
    const [kty, crv] = ["OKP", "Ed25519"] as const
    if (jwk.kty === kty && jwk.crv === crv) {
      const privateKey = createPrivateKey({ key: { ...jwk }, format: "jwk" })
      return { privateKey, published: { kty, crv, x, kid: await calculateJwkThumbprint({ kty, crv, x }) } }
    }
  } catch {
    // What is wrong with it would be told with a piece of it.
  }
  throw new FileUnusable(`${path} holds no private Ed25519 key as a JWK (RFC 8037).`)
}

/** Seals the logs of the mailboxes at this origin. */
export const layerLogSeal = (key: () => Promise<LogSigningKey>, origin: string) =>
  Layer.succeed(LogSeal, {
    sha256: (bytes) => createHash("sha256").update(bytes).digest(),
    salt: Effect.sync(() => Salt.make(randomBytes(32).toString("hex"))),
    originOf: (mailbox) => `${new URL(origin).host}/log/${mailbox}`,
    sign: (message) =>
      Effect.promise(async () => {
        const { privateKey, published } = await key()
        return { key: published.kid, signature: sign(null, message, privateKey).toString("base64") }
      })
  })
