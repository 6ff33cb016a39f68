import { expect, it } from "vitest"
import { initialsOf } from "./initials.ts"

it.each([
  ["Skatteetaten", "S"],
  ["Fjordmyr kommune", "FK"],
  ["Arbeids- og velferdsetaten", "AV"],
  ["Kraftlinja Strøm AS", "KS"],
  ["Skattekontoret i Fjordmyr", "SF"],
  ["østre Bydel", "ØB"],
  ["1881 Opplysning", "O"],
  ["4H", "4"]
])("%s is %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
