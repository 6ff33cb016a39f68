import { sha256 } from "@noble/hashes/sha2.js"
import { Result } from "effect"
import { Hex } from "effect/encoding"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 as anyDigest } from "../letter/arbitrary.ts"
import { Sha256 } from "../letter/index.ts"
import {
  append,
  consistencyProof,
  consistencySpans,
  emptyFrontier,
  inclusionProof,
  inclusionSpans,
  leafHash,
  rootOf,
  rootOfFrontier,
  verifyConsistency,
  verifyInclusion
} from "./index.ts"

const bytes = (digits: string): Uint8Array => Result.getOrThrow(Hex.decode(digits))
const digest = (digits: string): Sha256 => Sha256.make(digits)

/** The definition of RFC 9162, section 2.1.1, word for word: slow, and obvious. */
const definition = (leaves: ReadonlyArray<Sha256>): Sha256 => {
  const [only] = leaves
  if (only === undefined) return digest(Hex.encode(sha256(new Uint8Array())))
  if (leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  const [left, right] = [definition(leaves.slice(0, split)), definition(leaves.slice(split))]
  return above(left, right)
}

const log = fc.array(anyDigest, { maxLength: 40 })
const grown = fc
  .array(anyDigest, { minLength: 1, maxLength: 40 })
  .chain((leaves) =>
    fc.record({ leaves: fc.constant(leaves), index: fc.nat(leaves.length - 1), size: fc.nat(leaves.length) })
  )
const proofOf = <A>(proof: A | null): A => {
  if (proof === null) throw new Error("There is a proof for what is there.")
  return proof
}
const above = (left: Sha256, right: Sha256): Sha256 =>
  digest(Hex.encode(sha256(Uint8Array.from([1, ...bytes(left), ...bytes(right)]))))
const flipped = (of: Sha256): Sha256 => digest((of.startsWith("0") ? "1" : "0") + of.slice(1))

describe("a Merkle log", () => {
  it("FIELD-24: its root is the one that the standard defines", () => {
    fc.assert(
      fc.property(log, (leaves) => {
        expect(rootOf(sha256, leaves)).toBe(definition(leaves))
      })
    )
  })

  it("FIELD-24: added to one by one, it has the root of the whole, and keeps no more than its right edge", () => {
    fc.assert(
      fc.property(log, (leaves) => {
        const edge = leaves.reduce((frontier, leaf) => append(sha256, frontier, leaf), emptyFrontier)
        expect(rootOfFrontier(sha256, edge)).toBe(rootOf(sha256, leaves))
        expect(edge.size).toBe(leaves.length)
        expect(edge.roots.length).toBe(
          [...leaves.length.toString(2)].filter((bit) => bit === "1" && edge.size > 0).length
        )
      })
    )
  })

  it("FIELD-24: every entry can be shown to be in it, at its place and no other", () => {
    fc.assert(
      fc.property(grown, fc.nat(60), ({ leaves, index }, elsewhere) => {
        const root = rootOf(sha256, leaves)
        const proof = proofOf(inclusionProof(sha256, leaves, index))
        const claim = { leaf: leaves[index] ?? root, index, size: leaves.length, root }
        expect(verifyInclusion(sha256, claim, proof)).toBe(true)
        if (elsewhere !== index) expect(verifyInclusion(sha256, { ...claim, index: elsewhere }, proof)).toBe(false)
        expect(verifyInclusion(sha256, { ...claim, leaf: flipped(claim.leaf) }, proof)).toBe(false)
        expect(verifyInclusion(sha256, { ...claim, root: flipped(root) }, proof)).toBe(false)
        for (const wrong of alterations(proof)) expect(verifyInclusion(sha256, claim, wrong)).toBe(false)
      })
    )
  })

  it("FIELD-24: a log that has grown can be shown to hold what it held", () => {
    fc.assert(
      fc.property(grown, ({ leaves, size }) => {
        const before = { size, root: rootOf(sha256, leaves.slice(0, size)) }
        const now = { size: leaves.length, root: rootOf(sha256, leaves) }
        const proof = proofOf(consistencyProof(sha256, leaves, size))
        expect(verifyConsistency(sha256, before, now, proof)).toBe(true)
        expect(verifyConsistency(sha256, { ...before, root: flipped(before.root) }, now, proof)).toBe(false)
        if (size > 0) expect(verifyConsistency(sha256, before, { ...now, root: flipped(now.root) }, proof)).toBe(false)
        if (size < leaves.length) expect(verifyConsistency(sha256, now, before, proof)).toBe(false)
        for (const wrong of alterations(proof)) expect(verifyConsistency(sha256, before, now, wrong)).toBe(false)
      })
    )
  })

  it("FIELD-24: a log in which an earlier entry was changed cannot be shown to have grown from the old one", () => {
    const changed = grown.filter(({ size }) => size > 0)
    fc.assert(
      fc.property(changed, ({ leaves, index, size }) => {
        fc.pre(index < size)
        const forged = leaves.map((leaf, at) => (at === index ? flipped(leaf) : leaf))
        const before = { size, root: rootOf(sha256, leaves.slice(0, size)) }
        const now = { size: forged.length, root: rootOf(sha256, forged) }
        expect(verifyConsistency(sha256, before, now, proofOf(consistencyProof(sha256, forged, size)))).toBe(false)
      })
    )
  })

  it("FIELD-24: proves nothing of what is not there, whatever it is asked", () => {
    const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(2 ** 31, 2 ** 32 + 1, 2 ** 53, -1, 0.5))
    fc.assert(
      fc.property(log, anyNumber, anyNumber, fc.array(anyDigest, { maxLength: 3 }), (leaves, one, other, proof) => {
        const there = (number: number, most: number) => Number.isInteger(number) && number >= 0 && number <= most
        expect(inclusionProof(sha256, leaves, one) !== null).toBe(there(one, leaves.length - 1))
        expect(consistencyProof(sha256, leaves, one) !== null).toBe(there(one, leaves.length))
        const root = rootOf(sha256, leaves)
        const claim = { leaf: root, index: one, size: other, root: flipped(root) }
        expect(verifyInclusion(sha256, claim, proof)).toBe(false)
        const [before, now] = [
          { size: one, root },
          { size: other, root: flipped(root) }
        ]
        expect(verifyConsistency(sha256, before, now, proof)).toBe(
          one === 0 && there(other, 2 ** 53 - 1) && leaves.length === 0 && proof.length === 0
        )
      })
    )
  })

  it("FIELD-24: shows a place within its log alone, even where the hashes would fit: none above its root, and none below", () => {
    fc.assert(
      fc.property(grown, anyDigest, ({ leaves, index }, other) => {
        const proof = proofOf(inclusionProof(sha256, leaves, index))
        const claim = { leaf: leaves[index] ?? other, index, size: leaves.length, root: rootOf(sha256, leaves) }
        for (const root of [above(claim.root, other), above(other, claim.root)]) {
          expect(verifyInclusion(sha256, { ...claim, root }, [...proof, other])).toBe(false)
        }
        const top = inclusionSpans(leaves.length, index)?.at(-1)
        if (top === undefined) return
        const below = top.from === 0 ? leaves.slice(top.to) : leaves.slice(0, top.from)
        expect(verifyInclusion(sha256, { ...claim, root: rootOf(sha256, below) }, proof.slice(0, -1))).toBe(false)
      })
    )
  })

  it("FIELD-24: shows growth to the log's own root alone, even where the hashes would fit", () => {
    fc.assert(
      fc.property(grown, anyDigest, ({ leaves, size }, other) => {
        fc.pre(size > 0 && size < leaves.length)
        const of = (from: number, to: number) => rootOf(sha256, leaves.slice(from, to))
        const proof = proofOf(consistencyProof(sha256, leaves, size))
        const shows = (before: Sha256, now: Sha256, proof: ReadonlyArray<Sha256>) =>
          verifyConsistency(sha256, { size, root: before }, { size: leaves.length, root: now }, proof)
        const [before, now] = [of(0, size), of(0, leaves.length)]
        expect(shows(before, now, proof)).toBe(true)
        expect(shows(above(other, before), above(other, now), [...proof, other])).toBe(false)
        expect(shows(before, above(now, other), [...proof, other])).toBe(false)
        const top = consistencySpans(size, leaves.length)?.at(-1) ?? expect.fail()
        const [old, grown] = top.from === 0 ? [of(top.to, size), of(top.to, leaves.length)] : [before, of(0, top.from)]
        expect(shows(old, grown, proof.slice(0, -1))).toBe(false)
      })
    )
  })

  it("FIELD-24: nothing stands before the first entry, between two, or after the last, and no log grows shorter", () => {
    fc.assert(
      fc.property(grown, ({ leaves, index, size }) => {
        const root = rootOf(sha256, leaves)
        const proof = proofOf(inclusionProof(sha256, leaves, index))
        const claim = { leaf: leaves[index] ?? root, index, size: leaves.length, root }
        for (const nowhere of [-1, index + 0.5, Number.NaN, leaves.length]) {
          expect(verifyInclusion(sha256, { ...claim, index: nowhere }, proof)).toBe(false)
        }
        expect(verifyInclusion(sha256, { ...claim, size: claim.size + 0.5 }, proof)).toBe(false)
        const [before, now] = [
          { size, root: rootOf(sha256, leaves.slice(0, size)) },
          { size: leaves.length, root }
        ]
        const growth = proofOf(consistencyProof(sha256, leaves, size))
        expect(verifyConsistency(sha256, { ...before, size: size + 0.5 }, now, growth)).toBe(false)
        if (size > 0) expect(verifyConsistency(sha256, before, { ...now, size: now.size + 0.5 }, growth)).toBe(false)
        for (const power of [2, 4, 8, 16, 32, 64]) {
          if (power > now.size) expect(verifyConsistency(sha256, { size: power, root }, now, [])).toBe(false)
        }
      })
    )
  })

  it("FIELD-24: entries past 31 bits have places too", () => {
    const size = 2 ** 40 + 1
    const [leaf, left] = [digest("a".repeat(64)), digest("b".repeat(64))]
    const root = above(left, leaf)
    expect(verifyInclusion(sha256, { leaf, index: size - 1, size, root }, [left])).toBe(true)
    expect(verifyConsistency(sha256, { size: size - 1, root: left }, { size, root }, [leaf])).toBe(true)
  })
})

/** Proofs that differ from this one in a hash: changed, missing, one too many. */
const alterations = (proof: ReadonlyArray<Sha256>): ReadonlyArray<ReadonlyArray<Sha256>> => [
  [...proof, digest("0".repeat(64))],
  [digest("0".repeat(64)), ...proof],
  ...proof.map((_, at) => proof.filter((_, place) => place !== at)),
  ...proof.map((_, at) => proof.map((hash, place) => (place === at ? flipped(hash) : hash)))
]

/** Eight leaves and what is known of their log wherever RFC 6962 and RFC 9162 are spoken. */
describe("a Merkle log: the standard's vectors", () => {
  const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
  const leaves = inputs.map((input) => leafHash(sha256, bytes(input)))
  const roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  ].map((root) => digest(root))

  it.each(roots.map((root, size) => [size, root] as const))("FIELD-24: the root of the first %i", (size, root) => {
    expect(rootOf(sha256, leaves.slice(0, size))).toBe(root)
  })

  it("FIELD-24: the proof that the sixth of eight is there", () => {
    expect(leaves[5]).toBe("4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658")
    expect(inclusionProof(sha256, leaves, 5)).toEqual([
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
    ])
  })

  it("FIELD-24: the proof that eight have grown from six", () => {
    expect(consistencyProof(sha256, leaves, 6)).toEqual([
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
    ])
  })

  it("FIELD-24: the proofs of RFC 9162, section 2.1.5, for seven entries", () => {
    const seven = leaves.slice(0, 7)
    const [a, b, c, d, e, f, j] = seven
    const of = (from: number, until: number) => rootOf(sha256, seven.slice(from, until))
    const [g, h, i, k, l] = [of(0, 2), of(2, 4), of(4, 6), of(0, 4), of(4, 7)]
    expect(inclusionProof(sha256, seven, 0)).toEqual([b, h, l])
    expect(inclusionProof(sha256, seven, 3)).toEqual([c, g, l])
    expect(inclusionProof(sha256, seven, 4)).toEqual([f, j, k])
    expect(inclusionProof(sha256, seven, 6)).toEqual([i, k])
    expect(consistencyProof(sha256, seven, 3)).toEqual([c, d, g, l])
    expect(consistencyProof(sha256, seven, 4)).toEqual([l])
    expect(consistencyProof(sha256, seven, 6)).toEqual([i, j, k])
    expect(new Set([a, b, c, d, e, f, g, h, i, j, k, l]).size).toBe(12)
  })
})
