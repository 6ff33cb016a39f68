import { Engine as RulesEngine } from "json-rules-engine"
import type { Engine } from "../comparison.ts"
import type { Facts, GrantFacts } from "../facts.ts"

const rules = new RulesEngine()
const fact = (name: string) => ({ fact: name })

rules.addOperator(
  "letsIn",
  ({ delegate, opens, since, until }: GrantFacts, { reader, at }: Pick<Facts, "reader" | "at">) =>
    delegate === reader && opens && since <= at && at < until
)
rules.addRule({
  event: { type: "open" },
  conditions: {
    all: [
      {
        any: [
          {
            all: [
              { ...fact("owner"), operator: "equal", value: fact("reader") },
              { ...fact("life"), operator: "in", value: ["Active", "Deactivated"] }
            ]
          },
          { ...fact("grants"), operator: "someFact:letsIn", value: fact("asked") }
        ]
      },
      { ...fact("inMailbox"), operator: "equal", value: true },
      { ...fact("visibleAt"), operator: "lessThanInclusive", value: fact("at") },
      { ...fact("requires"), operator: "lessThanInclusive", value: fact("level") },
      {
        any: [
          { ...fact("senderKind"), operator: "notEqual", value: "public" },
          { ...fact("publicFloor"), operator: "lessThanInclusive", value: fact("level") }
        ]
      },
      { ...fact("scans"), operator: "everyFact:equal", value: "clean" },
      {
        any: [
          { ...fact("asksConfirmation"), operator: "equal", value: false },
          { ...fact("confirmed"), operator: "equal", value: true }
        ]
      }
    ]
  }
})

export const jsonRulesEngine: Engine<Facts, Record<string, unknown>> = {
  requestOf: (facts) => ({ ...facts, asked: { reader: facts.reader, at: facts.at } }),
  decide: async (facts) => (await rules.run(facts)).events.length > 0,
  answers: "inTime"
}
