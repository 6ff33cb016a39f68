import { type Home, homeOf, type RuleId, ruleIds } from "../../packages/core/src/rule/index.ts"
import { rules as sentences } from "../../packages/core/src/text/en/rule/index.ts"
import type { Proof } from "./titles.ts"

/** A rule, and what proves it. */
export interface Ruled {
  readonly rule: RuleId
  readonly home: Home
  readonly sentence: string
  readonly proofs: ReadonlyArray<Proof>
  /** *Proven* at home; *open* where another package than the core has yet to prove it; *unproven* is a fault. */
  readonly state: "proven" | "open" | "unproven"
}

/** What the tests say of the catalogue: every rule of it, and the ids in titles that it does not have. */
export interface Report {
  readonly rules: ReadonlyArray<Ruled>
  readonly unknown: ReadonlyArray<{ readonly rule: string; readonly file: string }>
}

/** Contracts are written in testkit and run on what db stores. */
const provesFor: Readonly<Record<string, string>> = { testkit: "db" }

/** Lays the tests' titles beside the catalogue. */
export const reportOf = (proofs: ReadonlyArray<Proof>): Report => {
  const known: ReadonlySet<string> = new Set(ruleIds)
  return {
    rules: ruleIds.map((rule) => {
      const home = homeOf(rule)
      const own = proofs.filter((proof) => proof.rules.includes(rule))
      const atHome = own.some((proof) => (provesFor[proof.package] ?? proof.package) === home)
      const state = atHome ? "proven" : home === "core" ? "unproven" : "open"
      return { rule, home, sentence: sentences[rule], proofs: own, state }
    }),
    unknown: proofs.flatMap(({ rules, file }) =>
      rules.filter((rule) => !known.has(rule)).map((rule) => ({ rule, file }))
    )
  }
}

/** The report as a page. */
export const pageOf = ({ rules }: Report): string => {
  const sections = [...new Set(rules.map(({ rule }) => rule.replace(/-.*$/u, "")))]
  const counted = (state: Ruled["state"]) => rules.filter((one) => one.state === state).length
  return [
    "# The rules",
    "",
    "What Postkasse holds to, by id, and the tests that prove it. Made by `pnpm rules --write` from the catalogue in",
    "`packages/core/src/rule`, the sentences in `packages/core/src/text/en/rule` and the tests' titles.",
    "",
    `${rules.length} rules: ${counted("proven")} proven, ${counted("open")} open in other packages than the core.`,
    ...sections.flatMap((section) => [
      "",
      `## ${section}`,
      "",
      "| rule | says | decided in | proven by |",
      "| --- | --- | --- | --- |",
      ...rules.filter(({ rule }) => rule.startsWith(`${section}-`)).map(rowOf)
    ]),
    ""
  ].join("\n")
}

const rowOf = ({ rule, home, sentence, proofs, state }: Ruled): string => {
  const files = [...new Set(proofs.map(({ file }) => file))]
  const shown = files.slice(0, 3).map((file) => `[${file.replace(/^.*\//u, "")}](../${file})`)
  const more = files.length > 3 ? [`and ${files.length - 3} more`] : []
  return `| ${rule} | ${sentence} | ${home} | ${state === "open" ? "open" : [...shown, ...more].join(", ")} |`
}
