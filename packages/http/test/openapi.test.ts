import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { EdgeRefusal } from "../src/problem/edge.ts"
import { refusalSchemas } from "../src/problem/index.ts"
import { startWorld, type World } from "./world.ts"

let world: World
let folder: string
let document: OpenApi
beforeAll(async () => {
  world = await startWorld()
  folder = await mkdtemp(join(tmpdir(), "postkasse-openapi-"))
  document = (await (await fetch(`${world.origin}/api/v1/openapi.json`)).json()) as OpenApi
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

describe("the documentation", () => {
  it("is OpenAPI 3.1 that a linter finds nothing to say of", { timeout: 60_000 }, async () => {
    const [file, rules] = [join(folder, "openapi.json"), join(folder, "rules.yaml")]
    await writeFile(file, JSON.stringify(document))
    await writeFile(rules, 'extends: ["spectral:oas"]\n')
    const cli = join(
      dirname(fileURLToPath(import.meta.resolve("@stoplight/spectral-cli/package.json"))),
      "dist/index.js"
    )
    const lint = promisify(execFile)(process.execPath, [cli, "lint", file, "--ruleset", rules, "--fail-severity=hint"])
    const { stdout } = await lint.catch((fault: unknown) => fault as { readonly stdout: string })
    expect(stdout).toContain("No results with a severity of 'hint' or higher found!")
  })

  it("tells every operation with a summary, who may call it, and every problem it may answer", () => {
    expect(operations().length).toBeGreaterThan(15)
    for (const { name, operation } of operations()) {
      expect(operation.summary, name).toMatch(/\S/)
      expect(operation.security, name).toBeInstanceOf(Array)
      expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(["500", "503"]))
      const needed = operation.security.flatMap((one) => Object.keys(one))
      if (needed.length > 0) expect(Object.keys(operation.responses), name).toContain("401")
    }
  })

  it("asks for a scope wherever it asks for a token", () => {
    const scopes = operations().flatMap(({ operation }) =>
      operation.security.flatMap((one) => one["maskinporten"] ?? [])
    )
    expect(new Set(scopes)).toEqual(
      new Set([
        "postkasse:events.read",
        "postkasse:recipients.read",
        "postkasse:sendings.read",
        "postkasse:sendings.write"
      ])
    )
    for (const { name, operation } of operations()) {
      const machine = operation.security.filter((one) => "maskinporten" in one)
      expect(
        machine.every((one) => one["maskinporten"]?.length === 1),
        name
      ).toBe(true)
    }
  })

  it("names each schema once: the same name never stands for two", () => {
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? "")
    const known = Object.keys(document.components.schemas)
    expect(known).toEqual(expect.arrayContaining([...new Set(named)]))
    expect(known.filter((name) => /\d$|Encoded/.test(name))).toEqual([])
  })

  it("FIELD-14: gives every problem a shape of its own, with the facts of the refusal", () => {
    const told = Object.keys(document.components.schemas).filter((name) => name.endsWith("Problem"))
    const problems = [...refusalSchemas.keys()].map((tag) => `${tag}Problem`)
    expect(told.filter((name) => !problems.includes(name))).toEqual([])
    // Of the edge's own, all but another address or method; the core decides more than has an operation yet.
    const ofEdge = EdgeRefusal.members.map((member) => member.fields._tag.schema.literal)
    expect(ofEdge.filter((tag) => !told.includes(`${tag}Problem`)).toSorted()).toEqual([
      "MethodNotAllowed",
      "RouteNotFound"
    ])
    const ofOpening = ["LetterNotFound", "MailboxIsClosed", "LevelTooLow", "LetterHeld", "ConfirmationAwaited"]
    expect(told).toEqual(expect.arrayContaining(ofOpening.map((tag) => `${tag}Problem`)))
    const { facts } = document.components.schemas["LevelTooLowProblem"]?.properties ?? {}
    expect(Object.keys(facts?.properties ?? {})).toEqual(["has", "stepUpTo"])
  })
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation }))
  )

interface Operation {
  readonly summary: string
  readonly security: ReadonlyArray<Record<string, ReadonlyArray<string>>>
  readonly responses: Record<string, unknown>
}
interface SchemaJson {
  readonly properties?: Record<string, SchemaJson>
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, SchemaJson> }
}
