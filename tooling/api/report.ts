import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor"
import { ruleIds } from "../../packages/core/src/rule/index.ts"

/** A report of what an entry of the core shows to others: its declarations, without their comments. */
export interface Report {
  readonly entry: string
  readonly text: string
}

/** Reports on these entries of the core, from the declarations that the compiler makes of it. */
export const reportsOf = (core: string, entries: ReadonlyArray<string>): ReadonlyArray<Report> => {
  // Inside the package, from where its dependencies are found.
  mkdirSync(join(core, ".api"), { recursive: true })
  const folder = mkdtempSync(join(core, ".api/report-"))
  try {
    const build = ["-p", "tsconfig.build.json", "--emitDeclarationOnly", "--outDir", join(folder, "dist")]
    execFileSync(join(core, "node_modules/.bin/tsc"), build, { cwd: core, stdio: ["ignore", "inherit", "inherit"] })
    const configs = entries.map((entry) => configOf(core, folder, entry))
    const [first] = configs
    if (first === undefined) return []
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath)
    })
    const reports = configs.map((config, index) => {
      Extractor.invoke(config, {
        compilerState,
        localBuild: true,
        messageCallback: (message) => {
          message.handled = message.logLevel !== ExtractorLogLevel.Error
        }
      })
      return { entry: entries[index] ?? "", text: readable(readFileSync(config.reportFilePath, "utf8")) }
    })
    return reports.map((report) => ({
      ...report,
      text: withoutOthers(report, new Set(reports.filter((one) => one !== report).flatMap(shownBy)))
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const configOf = (core: string, folder: string, entry: string): ExtractorConfig =>
  ExtractorConfig.prepare({
    configObjectFullPath: join(core, "api-extractor.json"),
    packageJsonFullPath: join(core, "package.json"),
    configObject: {
      projectFolder: core,
      newlineKind: "lf",
      mainEntryPointFilePath: join(folder, "dist", entry === "testing" ? "testing.d.ts" : `${entry}/index.d.ts`),
      compiler: { tsconfigFilePath: join(core, "tsconfig.build.json") },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: `${entry.replaceAll("/", "-")}.api.md`,
        reportFolder: folder,
        reportTempFolder: join(folder, "temp")
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        // Stability and docstrings are not this report's: it tells what others can call.
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } }
      }
    }
  })

/**
 * Where the compiler wrote every id of the catalogue out, the name says it. How public a thing is and whether it has a docstring
 * is not told: all of it is public, and a type has the docstring of its schema.
 */
const readable = (report: string): string =>
  report
    .replace(/^[^]*?```ts\n/u, "```ts")
    .replaceAll(/^ *\/\/ (@public|\(undocumented\)|\(No @packageDocumentation).*\n/gmu, "")
    .replace(/\n*```\n*$/u, "\n```\n")
    .replaceAll(everyRule, "RuleId")

const shownBy = ({ text }: Report): ReadonlyArray<string> =>
  [
    ...text.matchAll(/^export (?:declare )?(?:const|type|interface|namespace|class|function) (?<name>\w+)/gmu),
    ...text.matchAll(/^export \{ \w+ as (?<name>\w+) \}/gmu)
  ].map(({ groups }) => groups?.["name"] ?? "")

const notShown = /^(?:const|type|interface|namespace|class|function) (?<name>\w+?)(?:_\d+|_base)?\b/u

/**
 * What an entry names but does not show is reported with it, so that no change of it goes unseen; unless another entry shows it,
 * which then reports it. The catalogue of rules is `rule`'s.
 */
const withoutOthers = (report: Report, others: ReadonlySet<string>): string => {
  const own = new Set(shownBy(report))
  return report.text
    .split("\n\n")
    .filter((block) => {
      const name = notShown.exec(block)?.groups?.["name"]
      if (name === undefined || own.has(name)) return true
      return !others.has(name) && (name !== "catalogue" || report.entry === "rule")
    })
    .join("\n\n")
}

const everyRule = ruleIds
  .map((rule) => `"${rule}"`)
  .toSorted()
  .join(" | ")
