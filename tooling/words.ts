import { globSync } from "node:fs"
import { dirname, join } from "node:path"

const source = join(import.meta.dirname, "../packages/core/src")

/** The core's words by the path that each is imported under, `text/nb` and its siblings among them. */
export const words: ReadonlyArray<string> = globSync("{*,text/*,text/*/rule}/index.ts", { cwd: source })
  .map(dirname)
  .toSorted()
