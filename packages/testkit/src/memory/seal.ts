import { createHash, generateKeyPairSync, randomBytes, sign, verify } from "node:crypto"
import { type HeadSignature, LogSeal, Salt, type Verifier } from "@postkasse/core/audit"
import { Effect, Layer } from "effect"

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest()
const { privateKey, publicKey } = generateKeyPairSync("ed25519")
const key = "test"

/** What is published of the key. */
export const sealKey = { kty: "OKP", crv: "Ed25519", x: publicKey.export({ format: "jwk" }).x ?? "", kid: key } as const

/** Seals logs with a key of this process's own. */
export const memorySeal: Layer.Layer<LogSeal> = Layer.succeed(LogSeal, {
  sha256,
  salt: Effect.sync(() => Salt.make(randomBytes(32).toString("hex"))),
  originOf: (mailbox) => `postkasse.test/log/${mailbox}`,
  sign: (message) =>
    Effect.sync((): HeadSignature => ({ key, signature: sign(null, message, privateKey).toString("base64") }))
})

/** Verifies what `memorySeal` has signed. */
export const sealVerifier: Verifier = {
  sha256,
  signed: (name, message, signature) => name === key && verify(null, message, publicKey, signature)
}
