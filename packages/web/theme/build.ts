/**
 * Makes `src/style/generated/postkasse.css` from `designsystemet.config.json` with Designsystemet's own token tool. Run it
 * with `pnpm --filter @postkasse/web theme` after a change of the config or a new version of the tool, and commit both.
 *
 * @module
 */
import { execFileSync } from "node:child_process"
import { copyFileSync, mkdirSync } from "node:fs"
import { fileURLToPath } from "node:url"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const run = (...args: ReadonlyArray<string>) =>
  execFileSync(process.execPath, [here("../node_modules/@digdir/designsystemet/dist/bin/designsystemet.js"), ...args], {
    cwd: here("."),
    stdio: "inherit"
  })

run("tokens", "create", "--config", "designsystemet.config.json")
run("tokens", "build", "--tokens", "../node_modules/.theme/tokens", "--out-dir", "../node_modules/.theme/css")
mkdirSync(here("../src/style/generated"), { recursive: true })
copyFileSync(here("../node_modules/.theme/css/postkasse.css"), here("../src/style/generated/postkasse.css"))
