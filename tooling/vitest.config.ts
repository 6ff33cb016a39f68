import { defineConfig } from "vitest/config"

// Each runs a check as a program of its own, beside everything else.
export default defineConfig({ test: { name: "tooling", include: ["**/*.test.ts"], testTimeout: 60_000 } })
