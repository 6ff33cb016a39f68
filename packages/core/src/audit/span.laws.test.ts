import { sha256 } from "@noble/hashes/sha2.js"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 as anyDigest } from "../letter/arbitrary.ts"
import type { Sha256 } from "../letter/index.ts"
import {
  consistencyProof,
  consistencySpans,
  emptyFrontier,
  type Frontier,
  grow,
  inclusionProof,
  inclusionSpans,
  type LogNode,
  nodesOf,
  rootOf,
  rootOfFrontier,
  type Span
} from "./index.ts"

/** A log that keeps the full subtrees that each leaf completes, and nothing else. */
const keep = (leaves: ReadonlyArray<Sha256>) => {
  const kept = new Map<string, Sha256>()
  let frontier: Frontier = emptyFrontier
  for (const leaf of leaves) {
    const growth = grow(sha256, frontier, leaf)
    for (const { level, position, digest } of growth.nodes) kept.set(`${level}/${position}`, digest)
    frontier = growth.frontier
  }
  const digestOf = ({ level, position }: LogNode) => kept.get(`${level}/${position}`) ?? expect.fail("it is not kept")
  const rootAt = (span: Span) => {
    const roots = nodesOf(span).map(digestOf)
    return rootOfFrontier(sha256, { size: roots.length, roots })
  }
  return { kept, rootAt }
}

const leaves = fc.array(anyDigest, { minLength: 1, maxLength: 40 })
const anySize = fc.integer({ min: 1, max: 2 ** 50 })

describe("a Merkle log that is kept as its full subtrees", () => {
  it("FIELD-24: keeps no subtree twice, and fewer than two a leaf", () => {
    fc.assert(
      fc.property(leaves, (leaves) => {
        const { kept } = keep(leaves)
        expect(kept.size).toBeLessThan(2 * leaves.length)
        for (const [index, leaf] of leaves.entries()) expect(kept.get(`0/${index}`)).toBe(leaf)
      })
    )
  })

  it("FIELD-24: answers every proof that the leaves themselves would, and every root that the log has had", () => {
    fc.assert(
      fc.property(leaves, fc.nat(39), (leaves, some) => {
        const { rootAt } = keep(leaves)
        const [index, size] = [some % leaves.length, some % (leaves.length + 1)]
        expect(inclusionSpans(leaves.length, index)?.map(rootAt)).toEqual(inclusionProof(sha256, leaves, index))
        expect(consistencySpans(size, leaves.length)?.map(rootAt)).toEqual(consistencyProof(sha256, leaves, size))
        expect(rootAt({ from: 0, to: size })).toBe(rootOf(sha256, leaves.slice(0, size)))
      }),
      { numRuns: 200 }
    )
  })

  it("FIELD-24: reads for a proof no more than twice as many as its size has digits, however long it is", () => {
    fc.assert(
      fc.property(anySize, fc.nat(), (size, some) => {
        const digits = size.toString(2).length
        const spansOf = [
          inclusionSpans(size, some % size),
          consistencySpans(some % size, size),
          [{ from: 0, to: size }]
        ]
        for (const spans of spansOf)
          expect((spans ?? expect.fail()).flatMap(nodesOf).length).toBeLessThanOrEqual(2 * digits)
      })
    )
  })

  it("FIELD-24: has no proof for what is not there", () => {
    fc.assert(
      fc.property(anySize, fc.nat(9), (size, more) => {
        expect(inclusionSpans(size, size + more)).toBeNull()
        expect(consistencySpans(size + more + 1, size)).toBeNull()
        for (const none of [-1 - more, more + 0.5, Number.NaN, 2 ** 53]) {
          expect(inclusionSpans(size, none)).toBeNull()
          expect(consistencySpans(none, size)).toBeNull()
          expect(inclusionSpans(none, 0)).toBeNull()
          expect(consistencySpans(0, none)).toBeNull()
        }
      })
    )
  })
})
