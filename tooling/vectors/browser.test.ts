import { readFileSync } from "node:fs"
import { join } from "node:path"
import { findBrowser, launchBrowser } from "@postkasse/testkit/browser"
import type { Schema } from "effect"
import { build } from "rolldown"
import { describe, expect, it } from "vitest"
import type { Answered } from "./decision.ts"
import { faultsOf, type VectorFile } from "./vector.ts"
import { words } from "./words.ts"

const folder = join(import.meta.dirname, "../../packages/core/vectors")
const textOf = (file: string) => readFileSync(join(folder, file), "utf8")

/** The core with what asks it in JSON, as a script for browsers; the profiles, which are read from a file here, come with it. */
const bundle = async (): Promise<string> => {
  const files = `export const readFileSync = () => ${JSON.stringify(textOf("profiles.json"))}`
  const { output } = await build({
    input: join(import.meta.dirname, "words.ts"),
    platform: "browser",
    write: false,
    logLevel: "warn",
    transform: { define: { "process.env": "{}", "import.meta": "{}" } },
    plugins: [
      {
        name: "without-node",
        resolveId: (id) => (id.startsWith("node:") ? `\0${id}` : null),
        load: (id) =>
          id.startsWith("\0node:")
            ? `${files}\nexport const join = () => ""\nexport const isDeepStrictEqual = null`
            : null
      }
    ],
    output: { format: "iife", name: "vectors", codeSplitting: false }
  })
  const [script] = output
  return script.code
}

interface Asked {
  readonly word: string
  readonly name: string
  readonly input: Schema.Json
}

const program = findBrowser()

describe.runIf(program)("the core in a browser", () => {
  it("answers every vector as it does in Node, where no moment is read and nothing is fetched", {
    timeout: 60_000
  }, async () => {
    const asked = Object.keys(words).flatMap((word) => {
      const file: VectorFile = JSON.parse(textOf(`${word}.json`))
      return file.vectors.map((vector): Asked => ({ word, name: vector.function, input: vector.input }))
    })
    const browser = await launchBrowser(program ?? "")
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundle() })
    const answers = await page.evaluate((asked: ReadonlyArray<Asked>) => {
      const { words } = Reflect.get(globalThis, "vectors") as {
        words: Record<string, ReadonlyArray<{ name: string; answerTo: (input: unknown) => unknown }>>
      }
      return asked.map(({ word, name, input }) => words[word]?.find((one) => one.name === name)?.answerTo(input))
    }, asked)
    await browser.close()

    const there = new Map(asked.map((one, at) => [JSON.stringify(one), answers[at] as Answered]))
    expect(there.size).toBeGreaterThan(100)
    for (const [word, decisions] of Object.entries(words)) {
      const inBrowser = decisions.map((decision) => ({
        ...decision,
        answerTo: (input: Schema.Json) =>
          there.get(JSON.stringify({ word, name: decision.name, input })) ?? expect.fail()
      }))
      const file: VectorFile = JSON.parse(textOf(`${word}.json`))
      expect(faultsOf(inBrowser, file.vectors)).toEqual([])
    }
  })
})
