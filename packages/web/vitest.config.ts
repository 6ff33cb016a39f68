import { findBrowser } from "@postkasse/testkit/browser"
import { defineConfig } from "vitest/config"

// Looked for once: where there is none it says so, and the journeys cannot run.
const program = findBrowser()

export default defineConfig({
  test: {
    name: "web",
    include: ["src/**/*.test.ts", ...(program === null ? [] : ["test/journeys/**/*.test.ts"])],
    globalSetup: program === null ? [] : ["./test/journeys/server.ts"],
    provide: { browser: program ?? "" },
    // The journeys share one server; one browser at a time is what two cores can carry.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000
  }
})
