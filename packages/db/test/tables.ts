import { readdirSync } from "node:fs"
import type { PgTable } from "drizzle-orm/pg-core"

const words = new URL("../src/", import.meta.url)
const files = readdirSync(words, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("table.ts"))
const modules = await Promise.all(
  files.map((path): Promise<Record<string, PgTable>> => import(new URL(path, words).href))
)

/** Every table that the program knows, found by where tables are kept. */
export const tables: ReadonlyArray<PgTable> = modules.flatMap((module) => Object.values(module))
