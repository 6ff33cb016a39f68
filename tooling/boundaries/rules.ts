/**
 * The dependency rule: core → effect and pure validators; db, http → core; web → core and http's client; testkit → core. Only
 * the composition root `http/src/server` enters db and, when asked for the demo, testkit. Tests may enter testkit.
 *
 * @module
 */
import type { IForbiddenRuleType } from "dependency-cruiser"

const test = String.raw`(\.test\.tsx?$|^packages/[^/]+/test/)`

/** A word's generators, and the module that shows them all. */
const generators = String.raw`[./](arbitrary|testing)\.ts$`

/** What the core may build on: Effect, and validators without dependencies of their own. */
const pure = ["effect", "@navikt/fnrvalidator", "norsk-validator"].map((name) => `(^|/)node_modules/${name}/`)

const rule = (name: string, comment: string, from: object, to: object): IForbiddenRuleType => ({
  name,
  comment,
  severity: "error",
  from,
  to
})

export const rules: ReadonlyArray<IForbiddenRuleType> = [
  rule(
    "core-is-pure",
    "The core builds on effect and pure validators only; its generators on fast-check too.",
    { path: "^packages/core/src/", pathNot: [test, generators] },
    { pathNot: ["^packages/", ...pure] }
  ),
  rule(
    "core-generators",
    "A word's generators build on what the core does, and fast-check.",
    { path: String.raw`^packages/core/src/.*(arbitrary|testing)\.ts$` },
    { pathNot: ["^packages/", ...pure, "(^|/)node_modules/fast-check/"] }
  ),
  rule(
    "core-stands-alone",
    "The core knows no other package, in its tests neither: what needs adapters is tested in testkit.",
    { path: "^packages/core/" },
    { path: "^packages/(?!core/)" }
  ),
  rule(
    "core-generators-are-for-tests",
    "Generators are reached through testing.ts, by tests and by one another.",
    { path: "^packages/core/src/", pathNot: [test, generators] },
    { path: generators }
  ),
  rule(
    "word-by-its-face",
    "Across words, import a folder's index.ts only.",
    { path: "^packages/core/src/([^/]+)/", pathNot: [test, String.raw`[./]arbitrary\.ts$`] },
    {
      path: "^packages/core/src/[^/]+/",
      pathNot: ["^packages/core/src/$1/", String.raw`^packages/core/src/[^/]+/index\.ts$`]
    }
  ),
  rule(
    "word-by-its-face-in-tests",
    "Tests and generators too, but for another word's generators.",
    { path: "^packages/core/src/([^/]+)/" },
    {
      path: "^packages/core/src/[^/]+/",
      pathNot: ["^packages/core/src/$1/", String.raw`^packages/core/src/[^/]+/(index|[^/]*arbitrary)\.ts$`]
    }
  ),
  rule(
    "core-index-by-face",
    "The core's own index shows the words' faces.",
    { path: String.raw`^packages/core/src/index\.ts$` },
    { path: "^packages/core/src/[^/]+/", pathNot: String.raw`^packages/core/src/[^/]+/index\.ts$` }
  ),
  rule(
    "db-to-core",
    "db knows core only.",
    { path: "^packages/db/", pathNot: test },
    { path: "^packages/(?!(db|core)/)" }
  ),
  rule(
    "db-tests",
    "db's tests may enter testkit besides.",
    { path: "^packages/db/" },
    { path: "^packages/(?!(db|core|testkit)/)" }
  ),
  rule(
    "http-to-core",
    "Outside the composition root http knows core only.",
    { path: "^packages/http/", pathNot: ["^packages/http/src/server/", test] },
    { path: "^packages/(?!(http|core)/)" }
  ),
  rule(
    "http-tests",
    "http's tests may enter testkit besides.",
    { path: "^packages/http/", pathNot: "^packages/http/src/server/" },
    { path: "^packages/(?!(http|core|testkit)/)" }
  ),
  rule(
    "server-composes",
    "The composition root puts http, db and core together; the web it serves as files.",
    { path: "^packages/http/src/server/" },
    { path: "^packages/(?!(http|core|db|testkit)/)" }
  ),
  rule(
    "client-stays-apart",
    "http's client takes types from the server's side and nothing that runs.",
    { path: "^packages/http/src/client/", pathNot: test },
    { path: "^packages/http/src/(?!client/)", dependencyTypesNot: ["type-only"] }
  ),
  rule(
    "client-runs-in-browsers",
    "http's client and the web run where there is no Node.",
    { path: ["^packages/http/src/client/", "^packages/web/src/"], pathNot: test },
    { dependencyTypes: ["core"] }
  ),
  rule(
    "web-to-client",
    "The web knows core and http's client.",
    { path: "^packages/web/src/", pathNot: test },
    { path: "^packages/(?!(web|core|http/src/client)/)" }
  ),
  rule(
    "web-tests",
    "The web's tests and tools may enter testkit besides.",
    { path: "^packages/web/" },
    { path: "^packages/(?!(web|core|testkit|http/src/client)/)" }
  ),
  rule(
    "testkit-to-core",
    "testkit knows core only: db and http use it in their tests.",
    { path: "^packages/testkit/" },
    { path: "^packages/(?!(testkit|core)/)" }
  ),
  rule(
    "package-by-name",
    "Another package is imported by its name, so that its exports decide what of it is public.",
    { path: "^packages/([^/]+)/" },
    { path: "^packages/", pathNot: "^packages/$1/", dependencyTypes: ["local"] }
  ),
  rule(
    "no-cycle",
    "Modules that need one another are one module.",
    { path: "^packages/" },
    { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }
  ),
  rule("no-dead-end", "Every import leads somewhere.", { path: "^packages/" }, { couldNotResolve: true })
]

/** Rules that look at more than one import, which check.ts judges itself. */
export const wide = {
  "no-cycle-between-words": "Words that need one another are one word.",
  "demo-only-when-asked-for":
    "The composition root loads testkit by a dynamic import only: a production server never has it in memory."
} as const
