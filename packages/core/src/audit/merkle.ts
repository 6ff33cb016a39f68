/**
 * A Merkle log as RFC 9162 (section 2.1) has it: what was added can be shown to be in it, and a later log to hold an
 * earlier one, without showing the rest. The hash is the caller's: nothing here is cryptography of our own.
 *
 * @module
 */
import { Result } from "effect"
import { Hex } from "effect/encoding"
import { Sha256 } from "../letter/index.ts"
import { consistencySpans, inclusionSpans, isSize, type LogNode, type Span } from "./span.ts"

/** SHA-256 of the platform: `node:crypto`, `@noble/hashes`, any that is well kept. Answers 32 bytes. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array

/**
 * A log's right edge: the roots of its full subtrees, the largest first. All that adding takes, however long the log is.
 */
export interface Frontier {
  /** How many leaves the log has. */
  readonly size: number
  readonly roots: ReadonlyArray<Sha256>
}

/** A log to which nothing has been added. */
export const emptyFrontier: Frontier = { size: 0, roots: [] }

/** The hash that stands for a leaf: of its bytes, marked as a leaf's, so that no leaf passes for a node. */
export const leafHash = (hash: HashFunction, leaf: Uint8Array): Sha256 => digest(hash, [0, ...leaf])

/** What adding a leaf makes: the new right edge, and the full subtrees that the leaf completes, itself the first. */
export interface Growth {
  readonly frontier: Frontier
  readonly nodes: ReadonlyArray<LogNode & { readonly digest: Sha256 }>
}

/** Adds a leaf (FIELD-24). Whoever keeps the subtrees that each leaf completes has kept the whole log. */
export const grow = (hash: HashFunction, frontier: Frontier, leaf: Sha256): Growth => {
  const roots = [...frontier.roots]
  let node = { level: 0, position: frontier.size, digest: leaf }
  const nodes = [node]
  // Each full subtree of the size that the new one has grown to becomes one with it: a carry, as in counting.
  while (isOdd(node.position)) {
    const digest = nodeHash(hash, roots.pop() ?? node.digest, node.digest)
    node = { level: node.level + 1, position: halved(node.position), digest }
    nodes.push(node)
  }
  return { frontier: { size: frontier.size + 1, roots: [...roots, node.digest] }, nodes }
}

/** The log's right edge after a leaf was added (FIELD-24). */
export const append = (hash: HashFunction, frontier: Frontier, leaf: Sha256): Frontier =>
  grow(hash, frontier, leaf).frontier

/** The root of a log by its right edge; of an empty log, the hash of nothing. */
export const rootOfFrontier = (hash: HashFunction, { roots }: Frontier): Sha256 =>
  roots.length === 0 ? digest(hash, []) : roots.reduceRight((right, left) => nodeHash(hash, left, right))

/** The root of a log by its leaves' hashes. */
export const rootOf = (hash: HashFunction, leaves: ReadonlyArray<Sha256>): Sha256 =>
  rootOfFrontier(
    hash,
    leaves.reduce((frontier, leaf) => append(hash, frontier, leaf), emptyFrontier)
  )

/** The hashes that show the leaf at `index`, counted from 0, to be in the log; null where there is no such leaf. */
export const inclusionProof = (
  hash: HashFunction,
  leaves: ReadonlyArray<Sha256>,
  index: number
): ReadonlyArray<Sha256> | null => rootsOf(hash, leaves, inclusionSpans(leaves.length, index))

/** The hashes that show that the log has grown from its first `size` leaves; null where it is shorter than that. */
export const consistencyProof = (
  hash: HashFunction,
  leaves: ReadonlyArray<Sha256>,
  size: number
): ReadonlyArray<Sha256> | null => rootsOf(hash, leaves, consistencySpans(size, leaves.length))

/** What a proof of inclusion claims: that `leaf` stands at `index` of the log of this size and root. */
export interface Inclusion {
  readonly leaf: Sha256
  readonly index: number
  readonly size: number
  readonly root: Sha256
}

/**
 * Whether the proof shows what it claims (RFC 9162, section 2.1.3.2).
 *
 * @example
 * ```ts
 * import { createHash } from "node:crypto"
 * import { inclusionProof, leafHash, rootOf, verifyInclusion } from "@postkasse/core/audit"
 *
 * const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest()
 * const leaves = ["a", "b", "c"].map((text) => leafHash(sha256, new TextEncoder().encode(text)))
 * const [leaf, other] = leaves
 * if (leaf === undefined || other === undefined) throw new Error("There are three leaves.")
 *
 * const claim = { leaf, index: 0, size: leaves.length, root: rootOf(sha256, leaves) }
 * const proof = inclusionProof(sha256, leaves, 0) ?? []
 * console.log(verifyInclusion(sha256, claim, proof)) // → true
 * console.log(verifyInclusion(sha256, { ...claim, leaf: other }, proof)) // → false
 * ```
 */
export const verifyInclusion = (hash: HashFunction, claim: Inclusion, proof: ReadonlyArray<Sha256>): boolean => {
  if (!isSize(claim.index) || !isSize(claim.size) || claim.index >= claim.size) return false
  let [at, last] = [claim.index, claim.size - 1]
  let root = claim.leaf
  for (const beside of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      root = nodeHash(hash, beside, root)
      ;[at, last] = past(at, last)
    } else {
      root = nodeHash(hash, root, beside)
    }
    ;[at, last] = [halved(at), halved(last)]
  }
  return last === 0 && root === claim.root
}

/** One state of a log: how many leaves it had, and its root then. */
export interface LogState {
  readonly size: number
  readonly root: Sha256
}

/** Whether the proof shows that the log `now` has grown from the log `before` (RFC 9162, section 2.1.4.2). */
export const verifyConsistency = (
  hash: HashFunction,
  before: LogState,
  now: LogState,
  proof: ReadonlyArray<Sha256>
): boolean => {
  if (!isSize(before.size) || !isSize(now.size) || before.size > now.size) return false
  if (before.size === 0) return proof.length === 0 && before.root === digest(hash, [])
  if (before.size === now.size) return proof.length === 0 && before.root === now.root
  const [first, ...rest] = isPowerOfTwo(before.size) ? [before.root, ...proof] : proof
  if (first === undefined) return false
  let [at, last] = [before.size - 1, now.size - 1]
  while (isOdd(at)) [at, last] = [halved(at), halved(last)]
  let [old, grown] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      old = nodeHash(hash, beside, old)
      grown = nodeHash(hash, beside, grown)
      ;[at, last] = past(at, last)
    } else {
      grown = nodeHash(hash, grown, beside)
    }
    ;[at, last] = [halved(at), halved(last)]
  }
  return last === 0 && old === before.root && grown === now.root
}

const rootsOf = (hash: HashFunction, leaves: ReadonlyArray<Sha256>, spans: ReadonlyArray<Span> | null) =>
  spans?.map(({ from, to }) => rootOf(hash, leaves.slice(from, to))) ?? null

const nodeHash = (hash: HashFunction, left: Sha256, right: Sha256): Sha256 =>
  digest(hash, [1, ...bytesOf(left), ...bytesOf(right)])

const digest = (hash: HashFunction, bytes: ReadonlyArray<number>): Sha256 =>
  Sha256.make(Hex.encode(hash(Uint8Array.from(bytes))))

const bytesOf = (digest: Sha256): Uint8Array => Result.getOrElse(Hex.decode(digest), () => new Uint8Array())

// On the way up, a node that is alone on its side is its own parent until it has a neighbour again. It is not the first of all.
const past = (at: number, last: number): readonly [number, number] =>
  isOdd(at) ? [at, last] : past(halved(at), halved(last))

// Sizes pass 31 bits: no bitwise operators here.
const halved = (size: number): number => Math.floor(size / 2)
const isOdd = (size: number): boolean => size % 2 === 1
const isPowerOfTwo = (size: number): boolean => size === 1 || (!isOdd(size) && isPowerOfTwo(size / 2))
