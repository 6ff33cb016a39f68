/**
 * What an explained decision costs: `open` of the core beside a bare function that only answers yes or no, on the same
 * inputs, their answers asserted equal. Prints `ratio opening/bare`.
 */
import assert from "node:assert/strict"
import { open } from "@postkasse/core/opening"
import { digipost } from "@postkasse/core/policy"
import { ownersRequest, request } from "@postkasse/core/testing"
import { Result } from "effect"
import fc from "fast-check"

const inputs = fc.sample(fc.oneof(ownersRequest, request), { numRuns: 100_000, seed: 2026 })
type Input = (typeof inputs)[number]

const rank = { password: 0, substantial: 1, high: 2 } as const

const bare = ({ mailbox, letter, reader, at }: Input): boolean => {
  if (mailbox.owner._tag !== "PersonOwner" || mailbox.owner.person !== reader.person) return false
  if (mailbox.life._tag !== "Active" && mailbox.life._tag !== "Deactivated") return false
  if (letter.mailbox !== mailbox.id || letter.visibleAt.epochMilliseconds > at.epochMilliseconds) return false
  const floor = letter.sender.kind === "public" ? rank[digipost.opening.publicFloor] : 0
  if (rank[reader.level] < Math.max(rank[letter.requires], floor)) return false
  if (letter.contents._tag === "Documents" && letter.contents.documents.some(({ scan }) => scan !== "clean"))
    return false
  return !letter.asksConfirmation || letter.confirmedAt !== null
}

const explained = ({ mailbox, letter, reader, at }: Input): boolean =>
  Result.isSuccess(open(digipost, mailbox, letter, reader, at))

for (const input of inputs) assert.equal(explained(input), bare(input))

const nanosecondsOf = (decide: (input: Input) => boolean): number => {
  const began = process.hrtime.bigint()
  let opened = 0
  for (const input of inputs) if (decide(input)) opened += 1
  const took = Number(process.hrtime.bigint() - began)
  assert.ok(opened > 0)
  return took / inputs.length
}

// Turn about, so that what else the machine does falls on both; the median of the rounds.
const rounds = Array.from({ length: 21 }, () => ({ bare: nanosecondsOf(bare), explained: nanosecondsOf(explained) }))
const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

const cost = {
  bare: median(rounds.map((round) => round.bare)),
  opening: median(rounds.map((round) => round.explained))
}
console.log(`bare function     ${cost.bare.toFixed(0)} ns`)
console.log(`opening explained ${cost.opening.toFixed(0)} ns`)
console.log(`ratio opening/bare ${(cost.opening / cost.bare).toFixed(2)}`)
