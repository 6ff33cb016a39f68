import { defineConfig } from "vitest/config"

// Each example is a program of its own.
export default defineConfig({ test: { name: "examples", include: ["*.test.ts"], testTimeout: 60_000 } })
