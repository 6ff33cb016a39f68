/**
 * `pnpm rules [--write]`: every rule of the catalogue with the tests that prove it. Fails on a rule of the core that none
 * proves, on a title that names a rule which the catalogue does not have, and where docs/rules.md is not what it would write.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pageOf, reportOf } from "./report.ts"
import { proofsIn } from "./titles.ts"

const root = process.env["RULES_ROOT"] ?? join(import.meta.dirname, "../..")
const page = join(root, "docs/rules.md")
const report = reportOf(proofsIn(root))
const fails = (message: string) => {
  console.error(message)
  process.exitCode = 1
}

for (const { rule, sentence, home, proofs, state } of report.rules) {
  console.log(`${rule} (${home}${state === "proven" ? "" : `, ${state}`}) ${sentence}`)
  for (const { file, sentence } of proofs) console.log(`    ${file}: ${sentence}`)
}

const of = (state: string) => report.rules.filter((one) => one.state === state)
const core = report.rules.filter(({ home }) => home === "core")
console.log(`\n${core.length - of("unproven").length} of the core's ${core.length} rules are proven.`)
const others = report.rules.length - core.length
console.log(`Of the other packages' ${others} rules ${of("open").length} are open.`)

for (const { rule } of of("unproven")) fails(`${rule}: no test of the core proves it.`)
for (const { rule, file } of report.unknown) fails(`${file}: the catalogue has no ${rule}.`)

if (process.argv.includes("--write")) writeFileSync(page, pageOf(report))
else if (!existsSync(page) || readFileSync(page, "utf8") !== pageOf(report)) {
  fails("docs/rules.md is not what the catalogue and the tests say: pnpm rules --write")
}
