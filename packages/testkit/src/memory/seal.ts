import { createHash, generateKeyPairSync, randomBytes, sign, verify } from "node:crypto"
import { type LogKey, LogSeal, Salt, type SigningKey, type Verifier } from "@postkasse/core/audit"
import { Effect, Layer } from "effect"

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest()
const { privateKey, publicKey } = generateKeyPairSync("ed25519")

/** What is published of the key. */
export const sealKey: LogKey = {
  ...{ kty: "OKP", crv: "Ed25519", kid: "test" },
  x: publicKey.export({ format: "jwk" }).x ?? ""
}

const signing: SigningKey = { published: sealKey, sign: (message) => sign(null, message, privateKey) }

/** Verifies what `memorySeal` has signed. */
export const sealVerifier: Verifier = {
  sha256,
  keys: [sealKey],
  verifies: (_, message, signature) => verify(null, message, publicKey, signature)
}

/** Seals logs with a key of this process's own. */
export const memorySeal: Layer.Layer<LogSeal> = Layer.succeed(LogSeal, {
  sha256,
  salt: Effect.sync(() => Salt.make(randomBytes(32).toString("hex"))),
  originOf: (mailbox) => `postkasse.test/log/${mailbox}`,
  keys: Effect.succeed([signing]),
  keyOf: (name) => Effect.succeed(name === sealKey.kid ? sealKey : null),
  verifies: sealVerifier.verifies
})
