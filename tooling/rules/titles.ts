import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** A test that says which rules it proves. */
export interface Proof {
  readonly package: string
  /** From the checkout's root. */
  readonly file: string
  readonly rules: ReadonlyArray<string>
  /** What is left of the title: the sentence. */
  readonly sentence: string
}

const tests = ["packages/*/{src,test}/**/*.test.{ts,tsx}", "packages/testkit/src/contract/**/*.ts"]

// A title begins with the ids that it proves: `LIFE-2, LIFE-5: nobody else does`.
const title = /["'`]([A-Z]+-[0-9]+(?:, [A-Z]+-[0-9]+)*): ([^\n]+?)["'`](?=[,)\]\s])/gu

/** Every test of a checkout that names rules in its title, in the order of its files. */
export const proofsIn = (root: string): ReadonlyArray<Proof> =>
  globSync(tests, { cwd: root })
    .filter((file) => !file.includes("node_modules"))
    .toSorted()
    .flatMap((file) => proofsOf(file, readFileSync(join(root, file), "utf8")))

const proofsOf = (file: string, text: string): ReadonlyArray<Proof> =>
  [...text.matchAll(title)].map(([, ids = "", sentence = ""]) => ({
    package: file.split("/")[1] ?? "",
    file,
    rules: ids.split(", "),
    sentence: sentence.replaceAll(/\\(["'`])/gu, "$1")
  }))
