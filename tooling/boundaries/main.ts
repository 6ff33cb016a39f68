/** `pnpm boundaries`: prints the imports that break the dependency rule, and fails when there are any. */

import { join } from "node:path"
import { violations } from "./check.ts"
import { rules } from "./rules.ts"

const { modules, found } = await violations(join(import.meta.dirname, "../.."))
for (const { rule, from, to } of found) console.error(`${rule}: ${from} → ${to}`)
for (const broken of new Set(found.map((violation) => violation.rule))) {
  console.error(`  ${broken}: ${rules.find((rule) => rule.name === broken)?.comment ?? "Words need no cycle."}`)
}
console.log(`${modules} modules, ${found.length} violations of the dependency rule.`)
if (found.length > 0) process.exitCode = 1
