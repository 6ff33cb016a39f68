import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Refusal } from "../../packages/core/src/refusal/index.ts"
import type { VectorFile } from "./vector.ts"

const source = join(import.meta.dirname, "../../packages/core/src")

/** Rules that a word's source names and none of its vectors does, with why. */
const rulesWithout: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  audit: { "FIELD-25": "needs the log, which workflows read" },
  folder: { "RETAIN-2": "names what gave the day of a thing in the trash: an input, which retention answers" },
  refusal: { "LIFE-7": "is asked for, to choose a remedy" },
  sending: { "AUTH-7": "needs the organisations, which workflows find" },
  session: { "AUTH-13": "needs the sessions, which workflows find" }
}

/** Refusals that no vector shows, with why: none is a pure function's. */
const refusalsWithout: Readonly<Record<string, string>> = {
  LoginRefused: "needs the passwords, which workflows find",
  TokenRefused: "is of tokens, which the server reads",
  SenderUnknown: "needs the organisations, which workflows find",
  FileBrokenOff: "is of bytes, which the server reads",
  LogAltered: "needs the log, which workflows read",
  LogEntryNotFound: "needs the log, which workflows read",
  RegistrationStartsElsewhere: "is of the way of a login, which the server leads"
}

/** Words that decide nothing that is asked in JSON, with why. */
const wordsWithout: Readonly<Record<string, string>> = {
  input: "reads what arrives into the schemas of others",
  letter: "is what others decide about",
  policy: "holds the profiles, which lie in profiles.json",
  receipt: "tells of what others have decided",
  refusal: "explains what others have refused",
  rule: "lists the rules",
  text: "is words for people",
  transaction: "is a port"
}

const codeOf = (word: string): string =>
  readdirSync(join(source, word))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.endsWith("arbitrary.ts"))
    .map((file) => readFileSync(join(source, word, file), "utf8").replaceAll(/\/\*\*[^]*?\*\//gu, ""))
    .join("\n")

/**
 * What the vectors leave out: words that have none; rules that a word's code names, none of its vectors, and no reason above;
 * refusals that none shows. Exceptions that are none any more are told of too.
 */
export const leftOut = (files: ReadonlyArray<VectorFile>): ReadonlyArray<string> => {
  const all = readdirSync(source, { withFileTypes: true }).filter((one) => one.isDirectory())
  const ofWords = all.flatMap(({ name: word }) => {
    const vectors = files.filter((file) => file.word === word).flatMap((file) => file.vectors)
    if (vectors.length === 0) return word in wordsWithout ? [] : [`${word}: has no vectors`]
    const spoke = new Set(vectors.flatMap(({ rules }) => rules))
    const named = new Set([...codeOf(word).matchAll(/"([A-Z]+-[0-9]+)"/gu)].map(([, rule]) => rule ?? ""))
    const without = rulesWithout[word] ?? {}
    return [
      ...(word in wordsWithout ? [`${word}: has vectors now`] : []),
      ...[...named]
        .filter((rule) => !spoke.has(rule) && !(rule in without))
        .map((rule) => `${word}: no vector names ${rule}`),
      ...Object.keys(without)
        .filter((rule) => spoke.has(rule))
        .map((rule) => `${word}: a vector names ${rule} now`)
    ]
  })
  const shown = new Set(
    files.flatMap(({ vectors }) =>
      vectors.flatMap(({ answer, refused }) =>
        refused && typeof answer === "object" && answer !== null && "_tag" in answer ? [answer["_tag"]] : []
      )
    )
  )
  const refusals = Refusal.members.map(({ fields }) => fields._tag.schema.literal)
  return [
    ...ofWords,
    ...refusals
      .filter((tag) => !shown.has(tag) && !(tag in refusalsWithout))
      .map((tag) => `no vector refuses with ${tag}`),
    ...Object.keys(refusalsWithout)
      .filter((tag) => shown.has(tag))
      .map((tag) => `a vector refuses with ${tag} now`)
  ]
}
