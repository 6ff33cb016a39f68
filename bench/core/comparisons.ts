import { besideBare, besideEngine, type Comparison } from "./comparison.ts"
import { factsOf } from "./facts.ts"
import { notification } from "./notification.ts"
import { opening } from "./opening.ts"
import { retention } from "./retention.ts"
import { routing } from "./route.ts"

type Compare = (distinct: number) => Promise<Comparison>

/** The core's decisions, by name, each beside a bare function. */
export const decisions: Readonly<Record<string, Compare>> = {
  opening: async (distinct) => besideBare(opening(distinct)),
  route: async (distinct) => besideBare(routing(distinct)),
  retention: async (distinct) => besideBare(retention(distinct)),
  notification: async (distinct) => besideBare(notification(distinct))
}

/** General engines, by name, each beside the opening. Each loads its library when it is asked for. */
export const engines: Readonly<Record<string, Compare>> = {
  casl: async (distinct) => besideEngine(opening(distinct), factsOf, (await import("./engine/casl.ts")).casl),
  casbin: async (distinct) =>
    besideEngine(opening(distinct), factsOf, await (await import("./engine/casbin.ts")).casbin()),
  "json-rules-engine": async (distinct) =>
    besideEngine(opening(distinct), factsOf, (await import("./engine/json-rules-engine.ts")).jsonRulesEngine),
  cedar: async (distinct) => besideEngine(opening(distinct), factsOf, (await import("./engine/cedar.ts")).cedar)
}
