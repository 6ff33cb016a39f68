import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { history } from "./arbitrary.ts"
import { type Fault, faults } from "./fault.ts"
import { judge, type ViolationKind } from "./index.ts"

describe("a history", () => {
  it("of a service that does everything right is found right, whatever broke on the way", () => {
    fc.assert(
      fc.property(history, (right) => {
        expect(judge(right)).toEqual([])
      })
    )
  })

  const planted = Object.entries<ReadonlyArray<Fault>>(faults).flatMap(([kind, some]) =>
    some.map((fault, index) => [kind as ViolationKind, index + 1, fault] as const)
  )
  it.each(planted)("with something %s in it (%i) is found so, wherever it is", (kind, _, fault) => {
    fc.assert(
      fc.property(history, fc.nat(), (right, at) => {
        expect(judge(fault(right, at)).map((violation) => violation.kind)).toContain(kind)
      })
    )
  })

  it("with one fault is not found to have faults that it has not", () => {
    const remains = ["staged left", "orphan blob", "missing blob", "missing key", "key left", "left waiting"] as const
    const alone = ["lost", "half", "rewritten", ...remains] as const
    fc.assert(
      fc.property(history, fc.nat(), fc.constantFrom(...alone), (right, at, kind) => {
        const [fault] = faults[kind]
        expect(new Set(judge(fault(right, at)).map((violation) => violation.kind))).toEqual(new Set([kind]))
      })
    )
  })
})
