import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    name: "db",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["../testkit/src/postgres/global-setup.ts", "./test/migrated-pglite.ts"],
    hookTimeout: 30_000,
    testTimeout: 15_000
  }
})
