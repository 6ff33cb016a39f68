import assert from "node:assert/strict"
import {
  type EntityJson,
  preparsePolicySet,
  type StatefulAuthorizationCall,
  statefulIsAuthorized
} from "@cedar-policy/cedar-wasm/nodejs"
import type { Engine } from "../comparison.ts"
import type { Facts } from "../facts.ts"

const policies = `
permit (principal, action == Action::"open", resource)
when {
  ((resource has owner && resource.owner == principal && ["Active", "Deactivated"].contains(resource.life)) ||
    resource.delegates.contains(principal)) &&
  resource.inMailbox && resource.visibleAt <= context.at && resource.requires <= context.level
};
forbid (principal, action == Action::"open", resource)
when { resource.senderKind == "public" && context.level < context.publicFloor };
forbid (principal, action == Action::"open", resource)
unless { ["clean"].containsAll(resource.scans) };
forbid (principal, action == Action::"open", resource)
when { resource.asksConfirmation && !resource.confirmed };
`

const parsed = preparsePolicySet("opening", { staticPolicies: policies })
assert.equal(parsed.type, "success", JSON.stringify(parsed))

const person = (id: string) => ({ type: "Person", id })
const letter = { type: "Letter", id: "letter" }

/** Cedar runs as WebAssembly, into which every call's request goes as JSON. */
export const cedar: Engine<Facts, StatefulAuthorizationCall> = {
  requestOf: ({ reader, level, publicFloor, at, owner, scans, grants, ...rest }) => {
    // It asks nothing of each member of a set: whose grants are in force is worked out before.
    const inForce = grants.filter(({ opens, since, until }) => opens && since <= at && at < until)
    const delegates = inForce.map(({ delegate }) => ({ __entity: person(delegate) }))
    const attrs: EntityJson["attrs"] = { ...rest, scans: [...scans], delegates }
    if (owner !== null) attrs["owner"] = { __entity: person(owner) }
    return {
      principal: person(reader),
      action: { type: "Action", id: "open" },
      resource: letter,
      context: { level, publicFloor, at },
      preparsedPolicySetId: "opening",
      entities: [{ uid: letter, attrs, parents: [] }]
    }
  },
  decide: (request) => {
    const answer = statefulIsAuthorized(request)
    assert.ok(answer.type === "success" && answer.response.diagnostics.errors.length === 0, JSON.stringify(answer))
    return answer.response.decision === "allow"
  },
  answers: "atOnce"
}
