/**
 * `pnpm api [--write]`: what each entry of `@postkasse/core` shows to others, reported in docs/api for review. Fails
 * where it is another than the report says, or where an entry has none. `--write` writes the reports.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { words } from "../words.ts"
import { reportsOf } from "./report.ts"

const core = join(import.meta.dirname, "../../packages/core")
const folder = process.env["API"] ?? join(import.meta.dirname, "../../docs/api")
const writes = process.argv.includes("--write")

const entries = [...words, "testing"]
const fileOf = (entry: string) => `${entry.replaceAll("/", "-")}.api.md`
const textOf = (entry: string, text: string) => `# \`@postkasse/core/${entry}\`\n\n${text}`

mkdirSync(folder, { recursive: true })

const others = reportsOf(core, entries).filter(({ entry, text }) => {
  const file = join(folder, fileOf(entry))
  if (writes) writeFileSync(file, textOf(entry, text))
  return !existsSync(file) || readFileSync(file, "utf8") !== textOf(entry, text)
})
const gone = globSync("*.api.md", { cwd: folder }).filter((file) => !entries.some((entry) => fileOf(entry) === file))
if (writes) for (const file of gone) rmSync(join(folder, file))

for (const { entry } of others)
  console.error(`@postkasse/core/${entry} shows others than docs/api/${fileOf(entry)} says.`)
for (const file of writes ? [] : gone) console.error(`docs/api/${file}: there is no such entry.`)
if (others.length > 0 || (gone.length > 0 && !writes)) {
  console.error("If that is as it should be: pnpm api --write")
  process.exitCode = 1
}
console.log(`${entries.length} entries, ${others.length} other than reported`)
