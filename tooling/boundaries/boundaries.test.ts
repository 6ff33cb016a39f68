import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { assertComplete, type Violation, violations } from "./check.ts"
import { rules, wide } from "./rules.ts"

/** A small tree that keeps the rule, with one import of each kind that is allowed. */
const sound: Readonly<Record<string, string>> = {
  "packages/core/src/index.ts": `export * from "./letter/index.ts"`,
  "packages/core/src/testing.ts": `export * from "./letter/arbitrary.ts"`,
  "packages/core/src/letter/index.ts": `export { letter } from "./model.ts"`,
  "packages/core/src/letter/model.ts": `import "effect"\nexport const letter = 1`,
  "packages/core/src/letter/arbitrary.ts": `import "fast-check"\nexport * from "./index.ts"`,
  "packages/core/src/letter/text.arbitrary.ts": `import "fast-check"`,
  "packages/core/src/opening/index.ts": `export * from "./policy.ts"`,
  "packages/core/src/opening/policy.ts": `export { letter as opened } from "../letter/index.ts"`,
  "packages/core/src/opening/arbitrary.ts": `export * from "../letter/arbitrary.ts"`,
  "packages/core/src/opening/policy.laws.test.ts": `import "vitest"\nimport "./arbitrary.ts"\nimport "../letter/arbitrary.ts"`,
  "packages/db/src/index.ts": `import "@postkasse/core"\nimport "node:fs"`,
  "packages/db/src/one.ts": "export {}",
  "packages/db/src/other.ts": `import "./one.ts"`,
  "packages/db/src/index.test.ts": `import "@postkasse/testkit"`,
  "packages/http/src/index.ts": `import "@postkasse/core/letter"`,
  "packages/http/test/send.test.ts": `import "@postkasse/testkit"`,
  "packages/http/src/client/index.ts": `import type { app } from "../index.ts"\nexport type Client = typeof app`,
  "packages/http/src/server/main.ts": `import "@postkasse/db"\nimport "../index.ts"\nimport "./listen.ts"\nawait import("./demo.ts")`,
  "packages/http/src/server/listen.ts": "export {}",
  "packages/http/src/server/demo.ts": `import "@postkasse/testkit"`,
  "packages/web/src/main.tsx": `import "@postkasse/core"\nimport "@postkasse/http/client"`,
  "packages/web/test/inbox.test.ts": `import "@postkasse/testkit"\nimport "node:fs"`,
  "packages/testkit/src/index.ts": `import "@postkasse/core"\nimport "vitest"`
}

/** Files that each break one rule, and the rule. */
const planted: ReadonlyArray<readonly [rule: string, file: string, source: string]> = [
  ["core-is-pure", "packages/core/src/letter/clock.ts", `import "node:fs"`],
  ["core-is-pure", "packages/core/src/letter/third.ts", `import "hono"`],
  ["core-is-pure", "packages/core/src/letter/luck.ts", `import "fast-check"`],
  ["core-generators", "packages/core/src/mailbox/arbitrary.ts", `import "hono"`],
  ["core-generators-are-for-tests", "packages/core/src/letter/made-up.ts", `import "./arbitrary.ts"`],
  ["core-stands-alone", "packages/core/src/letter/model.test.ts", `import "@postkasse/testkit"`],
  ["word-by-its-face", "packages/core/src/opening/deep.ts", `import "../letter/model.ts"`],
  ["word-by-its-face", "packages/core/src/opening/typed.ts", `import type { letter } from "../letter/model.ts"`],
  ["word-by-its-face-in-tests", "packages/core/src/opening/deep.test.ts", `import "../letter/model.ts"`],
  ["core-index-by-face", "packages/core/src/index.ts", `export * from "./letter/model.ts"`],
  ["db-to-core", "packages/db/src/store.ts", `import "@postkasse/testkit"`],
  ["db-tests", "packages/db/src/store.test.ts", `import "@postkasse/http"`],
  ["http-to-core", "packages/http/src/route.ts", `import "@postkasse/testkit"`],
  ["http-tests", "packages/http/src/route.test.ts", `import "@postkasse/db"`],
  ["server-composes", "packages/http/src/server/pages.ts", `import "@postkasse/web"`],
  ["demo-only-when-asked-for", "packages/http/src/server/listen.ts", `import "@postkasse/testkit"`],
  ["client-stays-apart", "packages/http/src/client/fetch.ts", `import "../index.ts"`],
  ["client-runs-in-browsers", "packages/http/src/client/node.ts", `import "node:crypto"`],
  ["client-runs-in-browsers", "packages/web/src/node.tsx", `import "node:crypto"`],
  ["web-to-client", "packages/web/src/store.ts", `import "@postkasse/http"`],
  ["web-to-client", "packages/web/src/rows.tsx", `import "@postkasse/db"`],
  ["web-tests", "packages/web/test/rows.test.ts", `import "@postkasse/db"`],
  ["testkit-to-core", "packages/testkit/src/rows.ts", `import "@postkasse/db"`],
  ["package-by-name", "packages/db/src/back-door.ts", `import "../../core/src/letter/index.ts"`],
  ["no-cycle", "packages/db/src/one.ts", `import "./other.ts"`],
  ["no-dead-end", "packages/db/src/lost.ts", `import "./gone.ts"`],
  ["no-cycle-between-words", "packages/core/src/letter/back.ts", `import "../opening/index.ts"`]
]

let root = ""
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "boundaries-")))
  mkdirSync(join(root, "node_modules/@postkasse"), { recursive: true })
  write("package.json", "{}")
  for (const name of ["effect", "fast-check", "hono", "vitest"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }))
    write(`node_modules/${name}/index.js`, "")
  }
  for (const name of ["core", "db", "http", "web", "testkit"]) {
    const exports = { ".": name === "web" ? "./src/main.tsx" : "./src/index.ts", "./*": "./src/*/index.ts" }
    const dependencies = { effect: "*", "fast-check": "*", hono: "*", vitest: "*" }
    write(`packages/${name}/package.json`, JSON.stringify({ name: `@postkasse/${name}`, exports, dependencies }))
    symlinkSync(join(root, "packages", name), join(root, "node_modules/@postkasse", name))
  }
  for (const [file, text] of Object.entries(sound)) write(file, text)
})

afterAll(() => rmSync(root, { recursive: true }))

describe("the dependency rule", () => {
  it("finds nothing in a tree that keeps it, and has read the whole tree", async () => {
    expect(await violations(root)).toEqual({ modules: Object.keys(sound).length, found: [] })
  })

  describe("with violations planted", () => {
    let found: ReadonlyArray<Violation> = []
    beforeAll(async () => {
      for (const [, file, text] of planted) write(file, text)
      found = (await violations(root)).found
    })

    it.each(planted)("%s: %s", (rule, file) => {
      const from = rule === "no-cycle-between-words" ? "letter" : file
      expect(found.filter((violation) => violation.from === from).map((violation) => violation.rule)).toContain(rule)
    })

    it("each rule there is has been seen to fire", () => {
      expect(new Set(planted.map(([rule]) => rule))).toEqual(
        new Set([...rules.map((rule) => rule.name), ...Object.keys(wide)])
      )
    })
  })

  it("is not kept by a tree of which nothing was read", () => {
    expect(() => assertComplete(root, [])).toThrow("modules were not read")
    expect(() => assertComplete(join(root, "node_modules"), [])).toThrow("no modules to check")
  })
})
