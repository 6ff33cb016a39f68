import { describe, expect, it } from "vitest"
import { electronicIdOf, levelOfElectronicId } from "./index.ts"

describe("levels: cases", () => {
  it.each([
    ["bankid", "high"],
    ["buypass", "high"],
    ["commfides", "high"],
    ["minid", "substantial"]
  ] as const)("AUTH-2: %s proves the level %s", (id, level) => {
    expect(levelOfElectronicId[id]).toBe(level)
  })

  it.each([
    [["BankID"], "bankid"],
    [["BankID Mobil"], "bankid"],
    [["Minid-PIN"], "minid"],
    [["Buypass"], "buypass"],
    [["Commfides"], "commfides"],
    [["TestID"], null],
    [[], null]
  ])("FIELD-1: amr %j names %s", (amr, id) => {
    expect(electronicIdOf(amr)).toBe(id)
  })
})
