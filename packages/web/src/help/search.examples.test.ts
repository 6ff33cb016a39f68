import { expect, it } from "vitest"
import { en } from "./en.ts"
import { nb } from "./nb.ts"
import { nn } from "./nn.ts"
import { matches } from "./search.ts"

const found = (answers: typeof nb, sought: string) =>
  Object.entries(answers)
    .filter(([, { question, answer }]) => matches(sought, [question, ...answer]))
    .map(([entry]) => entry)

it("SUPPORT-2: every word sought must be there, however it is written", () => {
  expect(found(nb, "LÅST  brev")).toContain("locked")
  expect(found(nb, "id-porten passord")).toEqual(["publicMail", "password"])
  expect(found(nn, "stadfeste")).toContain("confirming")
  expect(found(en, "public bodies")).toContain("publicMail")
  expect(found(nb, "sjokolade")).toEqual([])
  expect(found(nb, "")).toHaveLength(Object.keys(nb).length)
})
