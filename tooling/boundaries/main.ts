/** `pnpm boundaries`: prints the imports that break the dependency rule, and fails when there are any. */

import { join } from "node:path"
import { violations } from "./check.ts"
import { rules, wide } from "./rules.ts"

const { modules, found } = await violations(join(import.meta.dirname, "../.."))
for (const { rule, from, to } of found) console.error(`${rule}: ${from} → ${to}`)
const meaning = new Map([...rules.map(({ name, comment }) => [name, comment] as const), ...Object.entries(wide)])
for (const rule of new Set(found.map((violation) => violation.rule))) console.error(`  ${rule}: ${meaning.get(rule)}`)
console.log(`${modules} modules, ${found.length} violations of the dependency rule.`)
if (found.length > 0) process.exitCode = 1
