import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    name: "http",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["../testkit/src/postgres/global-setup.ts"],
    // A server of its own with its database and town takes ten seconds to start, and longer beside other tests.
    testTimeout: 90_000,
    hookTimeout: 90_000
  }
})
