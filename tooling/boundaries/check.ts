import { globSync } from "node:fs"
import { cruise, type ICruiseResult, type IModule } from "dependency-cruiser"
import { rules } from "./rules.ts"

/** One import, or a chain of them, that breaks the dependency rule. */
export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/**
 * Judges every module under `packages/` of the checkout at `root`. Throws when a source was not read: with
 * a TypeScript that has no JavaScript API, dependency-cruiser sees no modules, finds no violation, and says all is well.
 */
export const violations = async (
  root: string
): Promise<{ readonly modules: number; readonly found: ReadonlyArray<Violation> }> => {
  const { output } = await cruise(["packages"], { ...cruising, baseDir: root }, resolving)
  if (typeof output === "string") throw new Error(output)
  const modules = output.modules.filter((module) => source.test(module.source))
  assertComplete(root, modules)
  return { modules: modules.length, found: [...broken(output), ...wordCycles(modules), ...demoLoaded(modules)] }
}

const source = /^packages\/[^/]+\/(src|test)\/.*\.tsx?$/

const cruising = {
  ruleSet: { forbidden: [...rules] },
  validate: true,
  doNotFollow: { path: "node_modules" },
  exclude: { path: "^packages/[^/]+/(dist|node_modules)/" },
  tsPreCompilationDeps: "specify" as const
}

const resolving = {
  exportsFields: ["exports"],
  conditionNames: ["import", "node", "default", "types"],
  extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
  bustTheCache: true
}

/** Throws unless every source of the checkout is among the modules read. */
export const assertComplete = (root: string, modules: ReadonlyArray<Pick<IModule, "source">>): void => {
  const read = new Set(modules.map((module) => module.source))
  const written = globSync("packages/*/{src,test}/**/*.{ts,tsx}", { cwd: root }).filter((file) => source.test(file))
  const unread = written.filter((file) => !read.has(file))
  if (written.length === 0) throw new Error("There are no modules to check.")
  if (unread.length > 0) throw new Error(`${unread.length} of ${written.length} modules were not read: ${unread[0]} …`)
}

const broken = (result: ICruiseResult): ReadonlyArray<Violation> =>
  result.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map((step) => step.name).join(" → ") : to
  }))

/** Core words that need one another, though no single module does: they would be one word. A mere type is no need. */
const wordCycles = (modules: ReadonlyArray<IModule>): ReadonlyArray<Violation> => {
  const needs = new Map<string, Set<string>>()
  for (const module of modules) {
    const from = wordOf(module.source)
    if (from === null || /\.test\.ts$|[./]arbitrary\.ts$/.test(module.source)) continue
    const needed = needs.get(from) ?? new Set()
    needs.set(from, needed)
    for (const { resolved, dependencyTypes } of module.dependencies) {
      const word = wordOf(resolved)
      if (word !== null && word !== from && !dependencyTypes.includes("type-only")) needed.add(word)
    }
  }
  return [...needs.keys()].flatMap((word) => {
    const way = wayBack(needs, word)
    // Each cycle once: from the word that comes first in the alphabet.
    return way === null || way.some((other) => other < word)
      ? []
      : [{ rule: "no-cycle-between-words", from: word, to: way.join(" → ") }]
  })
}

/**
 * The composition root loads testkit only when asked for the demo, so that a production server never has it in memory: from
 * where it starts no way leads there but through a dynamic import.
 */
const demoLoaded = (modules: ReadonlyArray<IModule>): ReadonlyArray<Violation> => {
  const start = "packages/http/src/server/main.ts"
  const byName = new Map(modules.map((module) => [module.source, module]))
  if (!byName.has(start))
    return [{ rule: "demo-only-when-asked-for", from: start, to: "(not there: say where it starts)" }]
  const reached = new Set([start])
  for (const source of reached) {
    for (const { resolved, dynamic, dependencyTypes } of byName.get(source)?.dependencies ?? []) {
      if (dynamic || dependencyTypes.includes("type-only")) continue
      if (resolved.startsWith("packages/testkit/"))
        return [{ rule: "demo-only-when-asked-for", from: source, to: resolved }]
      reached.add(resolved)
    }
  }
  return []
}

const wordOf = (path: string): string | null => /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1] ?? null

/** The words on a shortest way from a word to itself, or null where there is none. */
const wayBack = (needs: ReadonlyMap<string, ReadonlySet<string>>, start: string): ReadonlyArray<string> | null => {
  const seen = new Set<string>()
  let ways: ReadonlyArray<ReadonlyArray<string>> = [[start]]
  while (ways.length > 0) {
    ways = ways.flatMap((way) => [...(needs.get(way.at(-1) ?? "") ?? [])].map((next) => [...way, next]))
    const found = ways.find((way) => way.at(-1) === start)
    if (found !== undefined) return found.slice(1)
    ways = ways.filter((way) => {
      const last = way.at(-1) ?? ""
      return !seen.has(last) && seen.add(last)
    })
  }
  return null
}
