/** How the core's tests run when Stryker runs them. */
import { basename, dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/**
 * A mutant is tried by the tests of its own word, then by those of all words together (the quick ones of
 * these first), and by no others: a policy that only
 * a neighbour's law holds is held by accident, and the whole of the tests for each mutant would take a day.
 */
class OwnFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const mutated = this.ctx.config.related?.map((file) => dirname(file)) ?? []
    const own = files.filter(({ moduleId }) => mutated.some((folder) => moduleId.startsWith(`${folder}/`)))
    const ofAll = files.filter(({ moduleId }) => basename(dirname(moduleId)) === "src")
    return [...ofAll.filter(isQuick), ...own, ...ofAll.filter((file) => !isQuick(file))]
  }
}

// What every schema holds: tried in a moment, and most mutants of a schema end there.
const isQuick = ({ moduleId }: TestSpecification): boolean =>
  ["code.laws.test.ts", "event.laws.test.ts", "refusal.laws.test.ts"].includes(basename(moduleId))

export default defineConfig({
  cacheDir: ".vite",
  test: {
    name: "core",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // A worker for each mutant; within it, one for all files.
    isolate: false,
    testTimeout: 60_000,
    setupFiles: [fileURLToPath(import.meta.resolve("./setup.ts"))],
    sequence: { sequencer: OwnFirst }
  }
})
