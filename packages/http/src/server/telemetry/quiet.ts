import { Exit, Tracer } from "effect"
import { toldOf } from "../log/index.ts"

/** All that a span may say of itself; docs/operations.md names them. */
const allowed: ReadonlySet<string> = new Set([
  "http.request.method",
  "http.route",
  "http.response.status_code",
  "postkasse.caller",
  "postkasse.refusal",
  "postkasse.fault",
  "postkasse.holder",
  "postkasse.count"
])

/**
 * A tracer that tells no more than a log line may: attributes of the list alone, no events and no links, and of a fault its
 * class, where the exporter would tell its message. A round of a job that found nothing to do is not told of.
 */
export const quiet = (tracer: Tracer.Tracer): Tracer.Tracer =>
  Tracer.make({
    span: (options) => {
      const span = tracer.span({ ...options, links: [] })
      const set = span.attribute.bind(span)
      const end = span.end.bind(span)
      return Object.assign(span, {
        attribute: (key: string, value: unknown) => (allowed.has(key) ? set(key, value) : undefined),
        event: () => undefined,
        addLinks: () => undefined,
        end: (at: bigint, exit: Exit.Exit<unknown, unknown>) =>
          span.attributes.get("postkasse.count") === 0 ? undefined : end(at, untold(exit))
      })
    }
  })

const untold = (exit: Exit.Exit<unknown, unknown>): Exit.Exit<unknown, unknown> => {
  if (Exit.isSuccess(exit)) return Exit.void
  if (Exit.hasInterrupts(exit)) return Exit.interrupt()
  const [reason] = exit.cause.reasons
  return Exit.die(new Nameless(reason?._tag === "Die" ? (toldOf(reason.defect).name ?? "Fault") : "Refusal"))
}

class Nameless extends Error {
  override readonly stack = ""
  constructor(name: string) {
    super(name)
    this.name = name
  }
}
