import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    name: "testkit",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 15_000,
    hookTimeout: 30_000
  }
})
