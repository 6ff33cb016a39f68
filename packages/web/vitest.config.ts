import { findBrowser } from "@postkasse/testkit/browser"
import { defineConfig } from "vitest/config"

// Looked for once: where there is none it says so, and the journeys cannot run.
const program = findBrowser()

// The README's pictures are taken when asked for: they change with every date in the demo town.
const pictures = process.env["SCREENSHOTS"] ? [] : ["test/screenshots/**"]

export default defineConfig({
  test: {
    name: "web",
    include: ["src/**/*.test.ts", ...(program === null ? [] : ["test/**/*.test.ts"])],
    exclude: ["**/node_modules/**", ...pictures],
    globalSetup: program === null ? [] : ["./test/journeys/server.ts"],
    provide: { browser: program ?? "" },
    // The journeys of a worker share its browser, and the sessions that none of them ends.
    isolate: false,
    expect: { poll: { timeout: 5000 } },
    testTimeout: 30_000,
    hookTimeout: 60_000
  }
})
