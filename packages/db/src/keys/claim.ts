import sodium from "sodium-native"
import type { ClaimKey } from "../crypto/index.ts"
import { place } from "../crypto/index.ts"

/**
 * A lookup claim: names a person, an address, a recipient without telling it (keyed BLAKE2b). The kind goes before, in
 * the clear and into the hash, so that claims of two kinds never meet.
 */
export const claimOf = (key: ClaimKey, kind: string, ...values: ReadonlyArray<string>): string => {
  const digest = Buffer.alloc(32)
  sodium.crypto_generichash(digest, place(kind, ...values), key)
  return `${kind}:${digest.toString("hex")}`
}
