/** How the core's tests run when Stryker runs them. */
import { readFileSync } from "node:fs"
import { basename, dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/**
 * A mutant is tried by the tests of its own word, then by those that import its word by name, and by no others: what
 * breaks a word must break a law about it, and a law that never names the word is none. A run ends at the first failure.
 */
class NearestFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const folders = [...new Set(this.ctx.config.related?.map(dirname))]
    const own = files.filter((file) => folders.includes(dirname(file.moduleId)))
    const named = files.filter((file) => !own.includes(file) && folders.some((folder) => names(file.moduleId, folder)))
    return [...own, ...named]
  }
}

const names = (test: string, folder: string): boolean =>
  new RegExp(`"\\.{1,2}/(.*/)?(${basename(folder)}/.*|testing)\\.ts"`).test(readFileSync(test, "utf8"))

export default defineConfig({
  cacheDir: ".vite",
  test: {
    name: "core",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // A worker for each mutant; within it, one for all files.
    isolate: false,
    testTimeout: 60_000,
    setupFiles: [fileURLToPath(import.meta.resolve("./setup.ts"))],
    sequence: { sequencer: NearestFirst }
  }
})
