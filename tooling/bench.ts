/** `pnpm bench NAME` runs `bench/NAME.ts` with the arguments that follow. */
import { existsSync, globSync } from "node:fs"
import { basename, join } from "node:path"
import { pathToFileURL } from "node:url"

const folder = join(import.meta.dirname, "../bench")
const [name = "", ...rest] = process.argv.slice(2)
const module = join(folder, `${name}.ts`)

if (/^[a-z0-9-]+$/.test(name) && existsSync(module)) {
  process.argv = [process.execPath, module, ...rest]
  await import(pathToFileURL(module).href)
} else {
  const names = globSync("*.ts", { cwd: folder })
    .toSorted()
    .map((file) => basename(file, ".ts"))
  console.error(name ? `There is no bench/${name}.ts.` : "Usage: pnpm bench NAME")
  console.error(names.length > 0 ? `There are: ${names.join(", ")}` : "There are no benchmarks yet.")
  process.exitCode = 1
}
