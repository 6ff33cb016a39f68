import { ed25519 } from "@noble/curves/ed25519.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { Result, Schema } from "effect"
import { Base64, Base64Url } from "effect/encoding"
import fc from "fast-check"
import {
  Comparison,
  checkpointOf,
  commitmentTo,
  compareLog,
  consistencyProof,
  DocumentReceipt,
  HeadRefused,
  HeadSignature,
  headOf,
  inclusionProof,
  LogEntry,
  LogHead,
  LogKey,
  type LogLine,
  leafOf,
  ReceiptInvalid,
  Restore,
  rootOf,
  Salt,
  signedText,
  verifyConsistency,
  verifyHead,
  verifyInclusion,
  verifyReceipt,
  verifyRestore
} from "../../../packages/core/src/audit/index.ts"
import { Sha256 } from "../../../packages/core/src/letter/index.ts"
import { sha256 as anyDigest, logEntry, salt } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"

/** A key that signs for nobody, made of thirty-two equal bytes. */
const signingKey = new Uint8Array(32).fill(7)
const jwk = { kty: "OKP", crv: "Ed25519", x: Base64Url.encode(ed25519.getPublicKey(signingKey)) } as const
const Keys = Schema.Array(LogKey)
const verifies = ({ x }: LogKey, message: Uint8Array, signature: Uint8Array): boolean =>
  ed25519.verify(signature, message, Result.getOrThrow(Base64Url.decode(x)))

/** Keys, a head that is signed, and now and then not in the key's time, or by none that is known. */
const signedHead = fc
  .tuple(fc.nat(9), anyDigest, fc.integer({ min: 0, max: 400 }), fc.nat(8))
  .map(([size, root, time, wrong]) => {
    const head = { origin: "vectors.example/1", size, root }
    const told = wrong === 0 ? {} : { time }
    const text = signedText(wrong === 1 ? { ...head, size: size + 1 } : head, told.time)
    const signature = Base64.encode(ed25519.sign(new TextEncoder().encode(text), signingKey))
    const keys: ReadonlyArray<LogKey> = [
      { ...jwk, kid: wrong === 2 ? "another" : "2026", ...(wrong === 3 ? {} : { from: 100 }), until: 300 }
    ]
    return { keys, signed: { head, signature: { key: "2026", signature, ...told } } }
  })

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
    const told = wrong === 8 ? {} : { time: wrong === 9 ? 300 : 200 }
    const signed = ed25519.sign(new TextEncoder().encode(signedText(head, told.time)), signingKey)
    const proof = inclusionProof(sha256, leaves, index) ?? []
    return {
      keys: [
        { ...jwk, kid: wrong === 1 ? "another" : "2026", ...(wrong === 10 ? {} : { from: 200, until: 300 }) }
      ] as ReadonlyArray<LogKey>,
      receipt: {
        entry: wrong === 2 ? { ...arrived, policy: "another" } : arrived,
        salt,
        index: wrong === 3 ? index + 1 : index,
        proof: wrong === 4 ? proof.slice(1) : proof,
        head: wrong === 5 ? { ...head, size: head.size + 1 } : head,
        signature: {
          key: "2026",
          signature: Base64.encode(signed).replace(/^./u, wrong === 6 ? "!" : "$&"),
          ...told
        }
      },
      document: wrong === 7 ? Sha256.make("00".repeat(32)) : sha256OfIt
    }
  })

/** A log of ten lines, one a second, that was put back to its first ones and has gone on, to whoever remembers some of its heads. */
const remembered = fc
  .tuple(
    fc.uniqueArray(anyDigest, { minLength: 14, maxLength: 14 }),
    fc.nat(10),
    fc.nat(4),
    fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 2 }),
    fc.nat(5)
  )
  .map(([all, copied, since, sizes, wrong]) => {
    const before = all.slice(0, 10)
    const now = [...before.slice(0, copied), ...all.slice(10, 10 + since)]
    const known = sizes.map((size) => ({
      ...{ size, root: rootOf(sha256, before.slice(0, size)), time: wrong === 0 ? null : 100 + size },
      proof: wrong === 1 ? null : consistencyProof(sha256, now, size)
    }))
    const restore = { copied: 101 + copied + (wrong === 2 ? 2 : 0), restored: wrong === 3 ? 109 : 200 }
    const by = { key: "2026", signature: "" }
    return {
      known,
      now: { size: now.length, root: rootOf(sha256, now) },
      restores: [{ ...restore, ...by }, ...(wrong === 4 ? [{ copied: 100, restored: 300, ...by }] : [])]
    }
  })
const Known = Schema.Struct({
  ...{ size: Schema.Int, root: Sha256, time: Schema.NullOr(Schema.Int) },
  proof: Schema.NullOr(Schema.Array(Sha256))
})

/** A restore that was signed, and now and then altered since, or signed out of its key's time. */
const restore = fc.tuple(fc.nat(300), fc.nat(400), fc.nat(5)).map(([copied, restored, wrong]) => {
  const text = `postkasse-restore/v1\ntime ${restored}\ncopied ${copied}\n`
  const signature = Base64.encode(ed25519.sign(new TextEncoder().encode(text), signingKey))
  const keys: ReadonlyArray<LogKey> = [{ ...jwk, kid: wrong === 0 ? "another" : "2026", from: 50, until: 350 }]
  return { keys, restore: { copied: wrong === 1 ? copied + 1 : copied, restored, key: "2026", signature } }
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
    decide: ({ keys, receipt, document }) => verifyReceipt({ sha256, keys, verifies }, receipt, document)
  }),
  decision("verifyHead", {
    input: Schema.Struct({ keys: Keys, signed: Schema.Struct({ head: LogHead, signature: HeadSignature }) }),
    answer: LogHead,
    refusal: HeadRefused,
    from: signedHead,
    most: 20,
    decide: ({ keys, signed }) => verifyHead({ keys, verifies }, signed)
  }),
  decision("verifyRestore", {
    input: Schema.Struct({ keys: Keys, restore: Restore }),
    answer: Restore,
    refusal: HeadRefused,
    from: restore,
    most: 12,
    decide: ({ keys, restore }) => verifyRestore({ keys, verifies }, restore)
  }),
  decision("compareLog", {
    input: Schema.Struct({ known: Schema.Array(Known), now: State, restores: Schema.Array(Restore) }),
    answer: Comparison,
    from: remembered,
    most: 20,
    decide: ({ known, now, restores }) => compareLog(sha256, known, now, restores)
  })
]
