/**
 * Where in a Merkle log the hashes of a proof lie (RFC 9162, sections 2.1.3.1 and 2.1.4.1). A log that is kept as its full
 * subtrees answers any proof with some ten or twenty of them, however long it is.
 *
 * @module
 */

/** The leaves from `from` up to, and without, `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A full subtree: of 2^`level` leaves, the `position`th of its kind from the left, counted from 0. A leaf is one of level 0. */
export interface LogNode {
  readonly level: number
  readonly position: number
}

/** The spans whose roots show the leaf at `index` to be in a log of `size`, in the proof's order; null where there is no such leaf. */
export const inclusionSpans = (size: number, index: number): ReadonlyArray<Span> | null => {
  if (!isSize(size) || !isSize(index) || index >= size) return null
  return besides({ from: 0, to: size }, index)
}

/** The spans whose roots show that a log of `size` has grown from one of `before`; null where it is shorter than that. */
export const consistencySpans = (before: number, size: number): ReadonlyArray<Span> | null => {
  if (!isSize(before) || !isSize(size) || before > size) return null
  return before === 0 ? [] : beyond({ from: 0, to: size }, before, true)
}

/** The full subtrees that make up a span of a proof, or a whole log: the largest first. */
export const nodesOf = ({ from, to }: Span): ReadonlyArray<LogNode> => {
  if (!(from < to)) return []
  const [level, size] = largestWithin(to - from)
  return [{ level, position: Math.floor(from / size) }, ...nodesOf({ from: from + size, to })]
}

const besides = ({ from, to }: Span, index: number): ReadonlyArray<Span> => {
  if (to - from <= 1) return []
  const split = from + splitOf(to - from)
  const [left, right] = [
    { from, to: split },
    { from: split, to }
  ]
  return index < split ? [...besides(left, index), right] : [...besides(right, index), left]
}

// `whole` while the first `before` leaves are the whole of a tree whose root the verifier has already.
const beyond = ({ from, to }: Span, before: number, whole: boolean): ReadonlyArray<Span> => {
  if (before >= to) return whole ? [] : [{ from, to }]
  const split = from + splitOf(to - from)
  const [left, right] = [
    { from, to: split },
    { from: split, to }
  ]
  return before <= split ? [...beyond(left, before, whole), right] : [...beyond(right, before, false), left]
}

/** The largest power of two that is less: where the standard splits a tree of so many leaves. */
const splitOf = (leaves: number): number => {
  const [, size] = largestWithin(leaves)
  return size === leaves ? size / 2 : size
}

const largestWithin = (leaves: number): readonly [level: number, size: number] => {
  let [level, size] = [0, 1]
  while (size * 2 <= leaves) [level, size] = [level + 1, size * 2]
  return [level, size]
}

export const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0
