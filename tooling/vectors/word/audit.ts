import { ed25519 } from "@noble/curves/ed25519.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { Result, Schema } from "effect"
import { Base64 } from "effect/encoding"
import fc from "fast-check"
import {
  checkpointOf,
  commitmentTo,
  consistencyProof,
  DocumentReceipt,
  headOf,
  inclusionProof,
  LogEntry,
  LogHead,
  type LogLine,
  leafOf,
  ReceiptInvalid,
  rootOf,
  Salt,
  verifyConsistency,
  verifyInclusion,
  verifyReceipt
} from "../../../packages/core/src/audit/index.ts"
import { Sha256 } from "../../../packages/core/src/letter/index.ts"
import { sha256 as anyDigest, logEntry, salt } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"

/** A key that signs for nobody, made of thirty-two equal bytes; and what goes before a public key to name its kind (RFC 8410). */
const signingKey = new Uint8Array(32).fill(7)
const ed25519Spki = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00)
const publicKey = Base64.encode(Uint8Array.of(...ed25519Spki, ...ed25519.getPublicKey(signingKey)))
const Keys = Schema.Array(Schema.Struct({ name: Schema.String, spki: Schema.String }))

const log = fc
  .array(fc.tuple(logEntry, salt), { minLength: 1, maxLength: 9 })
  .map((lines) => lines.map(([entry, salt]): LogLine => ({ _tag: "Kept", entry, salt })))

/** A receipt that holds, or in which one thing is not as it should be. */
const receipt = fc
  .tuple(log, logEntry, salt, anyDigest, fc.nat(8), fc.nat(11))
  .map(([others, entry, salt, sha256OfIt, place, wrong]) => {
    const arrived: LogEntry = { ...entry, act: wrong === 0 ? "read" : "arrived", sha256: sha256OfIt }
    const index = place % (others.length + 1)
    const lines = others.toSpliced(index, 0, { _tag: "Kept", entry: arrived, salt })
    const leaves = lines.map((line) => leafOf(sha256, line))
    const head = headOf(sha256, "vectors.example/1", lines)
    const signed = ed25519.sign(new TextEncoder().encode(checkpointOf(head)), signingKey)
    const proof = inclusionProof(sha256, leaves, index) ?? []
    return {
      keys: [{ name: wrong === 1 ? "another" : "2026", spki: publicKey }],
      receipt: {
        entry: wrong === 2 ? { ...arrived, policy: "another" } : arrived,
        salt,
        index: wrong === 3 ? index + 1 : index,
        proof: wrong === 4 ? proof.slice(1) : proof,
        head: wrong === 5 ? { ...head, size: head.size + 1 } : head,
        signature: { key: "2026", signature: Base64.encode(signed).replace(/^./u, wrong === 6 ? "!" : "$&") }
      },
      document: wrong === 7 ? Sha256.make("00".repeat(32)) : sha256OfIt
    }
  })

const leaves = fc.array(anyDigest, { minLength: 1, maxLength: 9 })
const inclusion = fc.tuple(leaves, fc.nat(8), fc.nat(9), anyDigest).map(([leaves, place, wrong, other]) => {
  const index = place % leaves.length
  return {
    leaf: wrong === 0 ? other : (leaves[index] ?? other),
    index: wrong === 1 ? index + 1 : index,
    size: leaves.length,
    root: rootOf(sha256, leaves),
    proof: [...(inclusionProof(sha256, leaves, index) ?? []), ...(wrong === 2 ? [other] : [])]
  }
})
const consistency = fc.tuple(leaves, fc.nat(9), fc.nat(9), anyDigest).map(([leaves, place, wrong, other]) => {
  const size = place % (leaves.length + 1)
  const proof = consistencyProof(sha256, leaves, size) ?? []
  return {
    before: { size, root: wrong === 0 ? other : rootOf(sha256, leaves.slice(0, size)) },
    now: { size: leaves.length, root: wrong === 1 ? other : rootOf(sha256, leaves) },
    proof: wrong === 2 ? proof.slice(1) : proof
  }
})
const State = Schema.Struct({ size: Schema.Int, root: Sha256 })

export const audit = [
  decision("commitmentTo", {
    input: Schema.Struct({ entry: LogEntry, salt: Salt }),
    answer: Sha256,
    from: fc.record({ entry: logEntry, salt }),
    most: 12,
    decide: ({ entry, salt }) => commitmentTo(sha256, entry, salt)
  }),
  decision("rootOf", {
    input: Schema.Struct({ leaves: Schema.Array(Sha256) }),
    answer: Sha256,
    from: fc.record({ leaves: fc.array(anyDigest, { maxLength: 9 }) }),
    most: 10,
    decide: ({ leaves }) => rootOf(sha256, leaves)
  }),
  decision("checkpointOf", {
    input: LogHead,
    answer: Schema.String,
    from: log.map((lines) => headOf(sha256, "vectors.example/1", lines)),
    most: 4,
    decide: checkpointOf
  }),
  decision("verifyInclusion", {
    input: Schema.Struct({ ...State.fields, leaf: Sha256, index: Schema.Int, proof: Schema.Array(Sha256) }),
    answer: Schema.Boolean,
    from: inclusion,
    most: 20,
    decide: ({ proof, ...claim }) => verifyInclusion(sha256, claim, proof)
  }),
  decision("verifyConsistency", {
    input: Schema.Struct({ before: State, now: State, proof: Schema.Array(Sha256) }),
    answer: Schema.Boolean,
    from: consistency,
    most: 20,
    decide: ({ before, now, proof }) => verifyConsistency(sha256, before, now, proof)
  }),
  decision("verifyReceipt", {
    input: Schema.Struct({ keys: Keys, receipt: DocumentReceipt, document: Sha256 }),
    answer: LogEntry,
    refusal: ReceiptInvalid,
    from: receipt,
    most: 20,
    decide: ({ keys, receipt, document }) => {
      const signed = (name: string, message: Uint8Array, signature: Uint8Array) =>
        keys
          .filter((key) => key.name === name)
          .some(({ spki }) => {
            const key = Result.getOrThrow(Base64.decode(spki)).slice(ed25519Spki.length)
            return ed25519.verify(signature, message, key)
          })
      return verifyReceipt({ sha256, signed }, receipt, document)
    }
  })
]
