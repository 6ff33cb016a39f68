import { newEnforcer, newModelFromString } from "casbin"
import type { Engine } from "../comparison.ts"
import type { Facts, GrantFacts } from "../facts.ts"

const model = `
[request_definition]
r = facts, act
[policy_definition]
p = act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && (r.facts.reader == r.facts.owner && (r.facts.life == "Active" || r.facts.life == "Deactivated") || anyGrant(r.facts.grants, r.facts.reader, r.facts.at)) && r.facts.inMailbox && r.facts.visibleAt <= r.facts.at && r.facts.level >= r.facts.requires && (r.facts.senderKind != "public" || r.facts.level >= r.facts.publicFloor) && allClean(r.facts.scans) && (!r.facts.asksConfirmation || r.facts.confirmed)
`

/** Casbin evaluates one expression over the request; what it has no words for is a function that it is given. */
export const casbin = async (): Promise<Engine<Facts, Facts>> => {
  const enforcer = await newEnforcer(newModelFromString(model))
  await enforcer.addPolicy("open")
  await enforcer.addFunction("allClean", (scans: ReadonlyArray<string>) => scans.every((scan) => scan === "clean"))
  await enforcer.addFunction("anyGrant", (grants: ReadonlyArray<GrantFacts>, reader: string, at: number) =>
    grants.some(({ delegate, opens, since, until }) => delegate === reader && opens && since <= at && at < until)
  )
  return { requestOf: (facts) => facts, decide: (facts) => enforcer.enforceSync(facts, "open"), answers: "atOnce" }
}
