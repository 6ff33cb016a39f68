import { defineConfig } from "vitest/config"

// The core is pure: its tests have nothing to keep apart, and share a worker.
export default defineConfig({
  test: { name: "core", include: ["src/**/*.test.ts", "test/**/*.test.ts"], isolate: false, testTimeout: 30_000 }
})
