import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { type Example, examplesIn, run } from "./docstring.ts"

const core = join(import.meta.dirname, "../packages/core/src")
const examples: ReadonlyArray<Example & { readonly place: string }> = globSync("**/*.ts", { cwd: core })
  .toSorted()
  .flatMap((file) => examplesIn(readFileSync(join(core, file), "utf8")).map((example) => ({ ...example, place: file })))

/** The words that decide something; to show one of their decisions takes an example. */
const deciding = [
  ...[
    "audit",
    "batch",
    "calendar",
    "channel",
    "contact",
    "delegation",
    "directory",
    "folder",
    "idempotency",
    "identity"
  ],
  ...[
    "input",
    "kontroll",
    "logo",
    "mailbox",
    "migration",
    "notification",
    "opening",
    "organisation",
    "policy",
    "print"
  ],
  ...["refusal", "retention", "sending", "session", "storage", "text"],
  ...["case", "delivery", "dispatch", "invoice", "letter", "price", "receipt", "request", "scan"]
]

describe("the examples in docstrings", () => {
  let ran: ReturnType<typeof run>
  beforeAll(() => {
    ran = run(examples.map(({ code }) => code))
  }, 120_000)

  it("are what the compiler takes", () => {
    expect(ran.types).toBe("")
  })

  it.each(examples.map((example, index) => [example.place, index] as const))("%s: prints what it says", (_, index) => {
    expect(examples[index]?.printed).not.toBe("")
    expect(ran.printed[index]).toBe(examples[index]?.printed)
  })

  it.each(deciding)("%s has one", (word) => {
    expect(examples.map(({ place }) => place.split("/")[0])).toContain(word)
  })

  it("are found out where they print something else, or are not what the compiler takes", () => {
    const planted = [
      "/**",
      " * Says it.",
      " *",
      " * @example",
      " * ```ts",
      ` * import { reaches } from "@postkasse/core/identity"`,
      " *",
      ` * console.log(reaches("password", "higher")) // → true`,
      " * ```",
      " */"
    ].join("\n")
    const [example] = examplesIn(planted)
    expect(example?.printed).toBe("true\n")
    const { types, printed } = run([example?.code ?? ""])
    expect(types).toContain(`error TS2345: Argument of type '"higher"'`)
    expect(printed).toEqual(["false\n"])
  })
})
