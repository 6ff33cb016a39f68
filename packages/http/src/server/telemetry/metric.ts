import { Context, Metric } from "effect"
import type { Answered } from "../../telemetry/index.ts"
import type { JobName } from "../jobs.ts"
import type { kinds } from "../log/index.ts"

const unit = { unit: "seconds" }
const duration = Metric.boundariesFromIterable([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])
const waiting = Metric.boundariesFromIterable([0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600])

/** Requests by route and status, from their beginning to the head of their answer. */
const requests = Metric.histogram("http.server.request.duration", {
  description: "Requests, by route and status",
  boundaries: duration,
  attributes: unit
})
const refusals = Metric.counter("postkasse.refusals", { description: "Refusals, by code and rule", incremental: true })
const faults = Metric.counter("postkasse.faults", { description: "Faults, by where they arose", incremental: true })
const worked = Metric.counter("postkasse.job.worked", { description: "What jobs have done", incremental: true })
const lag = Metric.histogram("postkasse.delivery.lag", {
  description: "From a sending's acceptance to its delivery or refusal",
  boundaries: waiting,
  attributes: unit
})
const age = Metric.gauge("postkasse.queue.age", {
  description: "How long the oldest in a queue has waited",
  attributes: unit
})
const connections = Metric.gauge("postkasse.database.connections", { description: "Of this process, by state" })
const ill = Metric.gauge("postkasse.part.ill", { description: "1 where the part is ill" })
const memory = Metric.gauge("process.memory.usage", { attributes: { unit: "bytes" } })
const loop = Metric.gauge("nodejs.eventloop.delay.p99", { attributes: unit })

// The registry that the exporter reads.
const registry = Context.empty()
const add = <Input, State>(
  metric: Metric.Metric<Input, State>,
  input: Input,
  labels: Readonly<Record<string, string>>
) => Metric.withAttributes(metric, labels).updateUnsafe(input, registry)

/**
 * All that is measured. A label is of a closed list: a route by its template, a rule's id, a job, a part; never what names
 * a person, a letter or a sender.
 */
export const measure = {
  request: ({ method, route, status, millis, refusal, rules }: Answered): void => {
    const labels = {
      "http.request.method": method,
      "http.route": route,
      "http.response.status_code": String(status)
    }
    add(requests, millis / 1000, labels)
    if (refusal === null) return
    for (const rule of rules.length === 0 ? ["none"] : rules) add(refusals, 1, { code: refusal, rule })
  },
  fault: (where: JobName | "request" | "answer"): void => add(faults, 1, { where }),
  worked: (job: JobName, count: number): void => add(worked, count, { job }),
  delivered: (outcome: "delivered" | "refused", millis: number): void => add(lag, millis / 1000, { outcome }),
  queue: (queue: "scans" | "deliveries" | "events", millis: number): void => add(age, millis / 1000, { queue }),
  connections: ({ used, idle, waiting }: Readonly<Record<"used" | "idle" | "waiting", number>>): void => {
    add(connections, used, { state: "used" })
    add(connections, idle, { state: "idle" })
    add(connections, waiting, { state: "waiting" })
  },
  part: (part: typeof kinds.part.Type, isIll: boolean): void => add(ill, isIll ? 1 : 0, { part }),
  memory: (bytes: number): void => add(memory, bytes, {}),
  eventLoop: (millis: number): void => add(loop, millis / 1000, {})
}
