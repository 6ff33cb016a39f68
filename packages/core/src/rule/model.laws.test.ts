import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { reader } from "../input/index.ts"
import { ruleId } from "./arbitrary.ts"
import { homeOf, RuleId, ruleIds, WrittenRuleId } from "./index.ts"

const isRule = Schema.is(RuleId)
const isWritten = Schema.is(WrittenRuleId)

const section = (rule: string): string => rule.slice(0, rule.indexOf("-"))
const number = (rule: string): number => Number(rule.slice(rule.indexOf("-") + 1))

describe("the catalogue", () => {
  it("names every rule once, section by section, each counted from 1", () => {
    expect(new Set(ruleIds).size).toBe(ruleIds.length)
    const sections = ruleIds.map(section).filter((name, index, all) => name !== all[index - 1])
    expect(new Set(sections).size).toBe(sections.length)
    for (const name of sections) {
      const numbers = ruleIds.filter((rule) => section(rule) === name).map(number)
      expect(numbers[0]).toBe(1)
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    }
  })

  it("has a home for every rule, and most are the core's", () => {
    const core = ruleIds.filter((rule) => homeOf(rule) === "core")
    for (const rule of ruleIds) expect(["core", "db", "http", "web"]).toContain(homeOf(rule))
    expect(core.length).toBeGreaterThan(ruleIds.length / 2)
  })
})

describe("an id", () => {
  it("is one that the catalogue has, and no other, however much it looks like one", () => {
    const alike = fc.oneof(
      fc.string(),
      fc.tuple(ruleId, fc.nat()).map(([rule, more]) => `${rule}${more}`)
    )
    fc.assert(
      fc.property(fc.oneof(ruleId, alike, fc.constantFrom("toString", "__proto__", "auth-1", "AUTH-01")), (text) => {
        const known: ReadonlyArray<string> = ruleIds
        expect(isRule(text)).toBe(known.includes(text))
      })
    )
  })

  it("FIELD-14: whoever gives another is told what was asked for", () => {
    const faults = [{ field: "", why: "Invalid", expected: "an id of the rule catalogue" }]
    for (const other of ["AUTH", "AUTH-999"]) {
      expect(reader(RuleId)(other)).toEqual(Result.fail({ _tag: "Malformed", faults }))
    }
  })

  it("that an old document names is read where it may be of a newer catalogue, and only where it has the form of one", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,9}-[1-9][0-9]{0,3}$/u), ruleId, (newer, rule) => {
        expect(isWritten(newer)).toBe(true)
        expect(isWritten(rule)).toBe(true)
      })
    )
    for (const text of ["", "AUTH", "AUTH-", "AUTH-0", "auth-1", "AUTH-1 ", " AUTH-1", "aAUTH-1", "AUTH-1a", "1-AUTH"])
      expect(isWritten(text)).toBe(false)
  })

  it("is documented by its form, so that a client takes the ids of a newer catalogue", () => {
    const document = JSON.stringify(Schema.toJsonSchemaDocument(RuleId))
    expect(document).toContain("[A-Z]+-[1-9][0-9]*")
    expect(document).not.toContain("AUTH")
  })
})
