/**
 * Keeps the style sheet that Designsystemet's token tool has made of `designsystemet.config.json`, as
 * `src/style/generated/postkasse.css`. `pnpm --filter @postkasse/web theme` runs both, after a change of the config or a new
 * version of the tool; commit config and style sheet together.
 *
 * @module
 */
import { copyFileSync, mkdirSync } from "node:fs"
import { fileURLToPath } from "node:url"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

mkdirSync(here("../src/style/generated"), { recursive: true })
copyFileSync(here("../node_modules/.theme/css/postkasse.css"), here("../src/style/generated/postkasse.css"))
