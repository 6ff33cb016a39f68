/**
 * Measures one comparison in this process, where nothing else has run or been loaded, and prints for `report.ts` what it
 * found, as JSON.
 */
import assert from "node:assert/strict"
import { decisions, engines } from "./comparisons.ts"

const [name = "", distinct, times] = process.argv.slice(2)
const compare = { ...decisions, ...engines }[name]
assert.ok(compare !== undefined, `Nothing is called ${name}`)
const comparison = await compare(Number(distinct))
const differing = await comparison.disagreements()
assert.equal(differing.length, 0, `Not agreed on ${JSON.stringify(differing[0])}`)
const [other, core] = await comparison.costs(Number(times))
console.log(JSON.stringify({ other, core }))
