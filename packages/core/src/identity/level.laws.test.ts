import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../letter/arbitrary.ts"
import { electronicId, electronicLevel, level } from "./arbitrary.ts"
import {
  acrOf,
  ElectronicId,
  ElectronicLevel,
  electronicIdOf,
  firmer,
  Level,
  levelOfAcr,
  levelOfElectronicId,
  levelProved,
  reaches,
  weaker
} from "./index.ts"

describe("levels", () => {
  it("AUTH-3: any two levels compare, and only a level itself is neither below nor above it", () => {
    fc.assert(
      fc.property(level, level, (one, other) => {
        expect(reaches(one, other) || reaches(other, one)).toBe(true)
        expect(reaches(one, other) && reaches(other, one)).toBe(one === other)
      })
    )
  })

  it("AUTH-3: what reaches a level reaches every level below it", () => {
    fc.assert(
      fc.property(level, level, level, (high, middle, low) => {
        fc.pre(reaches(high, middle) && reaches(middle, low))
        expect(reaches(high, low)).toBe(true)
      })
    )
  })

  it("AUTH-3: password is below substantial, and substantial below high", () => {
    expect(Level.literals).toEqual(["password", "substantial", "high"])
    expect(ElectronicLevel.literals).toEqual(["substantial", "high"])
    expect([reaches("substantial", "password"), reaches("password", "substantial")]).toEqual([true, false])
    expect([reaches("high", "substantial"), reaches("substantial", "high")]).toEqual([true, false])
  })

  it("AUTH-3: the firmer of two levels does what either does, the weaker only what both do", () => {
    fc.assert(
      fc.property(level, level, level, (one, other, needs) => {
        expect(reaches(firmer(one, other), needs)).toBe(reaches(one, needs) || reaches(other, needs))
        expect(reaches(weaker(one, other), needs)).toBe(reaches(one, needs) && reaches(other, needs))
      })
    )
  })

  it("AUTH-2: an electronic ID always proves more than a password, and MinID alone does not prove the highest level", () => {
    fc.assert(
      fc.property(electronicId, (id) => {
        expect(reaches("password", levelOfElectronicId[id])).toBe(false)
        expect(reaches(levelOfElectronicId[id], "high")).toBe(id !== "minid")
      })
    )
  })
})

describe("what ID-porten says of a login", () => {
  it("FIELD-1: asking for a level and reading the answer gives that level", () => {
    fc.assert(
      fc.property(electronicLevel, (level) => {
        expect(levelOfAcr(acrOf(level))).toBe(level)
      })
    )
  })

  it("FIELD-1, AUTH-3: a login proves its own level exactly where that reaches what was asked, and else falls short", () => {
    fc.assert(
      fc.property(electronicLevel, electronicLevel, anyText, (has, asked, other) => {
        expect(levelProved(acrOf(has), asked)).toBe(reaches(has, asked) ? has : "FallsShort")
        fc.pre(levelOfAcr(other) === null)
        expect(levelProved(other, asked)).toBe("Unknown")
      })
    )
  })

  it("FIELD-1: no other acr proves any level, least of all one that looks alike", () => {
    const known = ["idporten-loa-substantial", "idporten-loa-high"]
    const near = fc.constantFrom(
      "idporten-loa-low",
      "IDPORTEN-LOA-HIGH",
      " idporten-loa-high",
      "Level4",
      "toString",
      ""
    )
    fc.assert(
      fc.property(fc.oneof(near, anyText), (acr) => {
        fc.pre(!known.includes(acr))
        expect(levelOfAcr(acr)).toBeNull()
      })
    )
  })

  it("FIELD-1: the electronic ID is read from amr in whatever case and variant, among whatever else it says", () => {
    const variant = fc.constantFrom("", " Mobil", "-PIN", "-App", "-OTC")
    const cased = (id: ElectronicId) => fc.constantFrom(id, id.toUpperCase(), `${id[0]?.toUpperCase()}${id.slice(1)}`)
    const other = fc.constantFrom("TestID", "eIDAS", "pwd", "otp", "")
    const named = electronicId.chain((id) =>
      fc.tuple(fc.constant(id), cased(id), variant, fc.array(other), fc.array(other))
    )
    fc.assert(
      fc.property(named, ([id, text, variant, before, after]) => {
        expect(electronicIdOf([...before, text + variant, ...after])).toBe(id)
        expect(electronicIdOf([...before, ...after])).toBeNull()
      })
    )
  })

  it("FIELD-1: amr never names what is none of the four", () => {
    fc.assert(
      fc.property(fc.array(anyText), (amr) => {
        const named = electronicIdOf(amr)
        const says = (id: ElectronicId) => amr.some((text) => text.toLowerCase().startsWith(id))
        expect(named === null || says(named)).toBe(true)
        expect(ElectronicId.literals.some(says)).toBe(named !== null)
      })
    )
  })
})
