import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"

/** A span that has ended. */
export interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | null
  readonly kind: number
  readonly attributes: Readonly<Record<string, unknown>>
  readonly isError: boolean
}

/** A measurement as it was last told: a counter's or a gauge's value, or how often a histogram was added to. */
export interface Measured {
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly value: number
}

export interface Collector {
  readonly endpoint: string
  readonly spans: () => ReadonlyArray<Span>
  readonly measured: () => ReadonlyArray<Measured>
  /** All that was ever sent, as it came. */
  readonly received: () => string
  readonly close: () => Promise<void>
}

/** Starts a collector on a port of its own. */
export const startCollector = async (): Promise<Collector> => {
  const traces: Array<Traces> = []
  const metrics: Array<Metrics> = []
  let received = ""
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await text(incoming)
    received += `${incoming.url} ${JSON.stringify(incoming.headers)} ${body}\n`
    if (incoming.url === "/v1/traces") traces.push(JSON.parse(body) as Traces)
    if (incoming.url === "/v1/metrics") metrics.push(JSON.parse(body) as Metrics)
    outgoing.writeHead(200, { "content-type": "application/json" }).end("{}")
  }
  const server = createServer((incoming, outgoing) => void take(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => traces.flatMap(spansIn),
    measured: () => metrics.flatMap(measuredIn),
    received: () => received,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

// What is read of https://github.com/open-telemetry/opentelemetry-proto, in its JSON form.
interface Attributes {
  readonly attributes?: ReadonlyArray<{ readonly key: string; readonly value: Readonly<Record<string, unknown>> }>
}
interface Traces {
  readonly resourceSpans: ReadonlyArray<{
    readonly scopeSpans: ReadonlyArray<{
      readonly spans: ReadonlyArray<
        Attributes & {
          readonly name: string
          readonly traceId: string
          readonly spanId: string
          readonly parentSpanId?: string
          readonly kind: number
          readonly status: { readonly code: number }
        }
      >
    }>
  }>
}
interface Points {
  readonly dataPoints: ReadonlyArray<
    Attributes & { readonly asDouble?: number; readonly asInt?: number; readonly count?: number }
  >
}
interface Metrics {
  readonly resourceMetrics: ReadonlyArray<{
    readonly scopeMetrics: ReadonlyArray<{
      readonly metrics: ReadonlyArray<
        { readonly name: string } & Readonly<Partial<Record<"sum" | "gauge" | "histogram", Points>>>
      >
    }>
  }>
}

const spansIn = ({ resourceSpans }: Traces): ReadonlyArray<Span> =>
  resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .map(({ name, traceId, spanId, parentSpanId = null, kind, status, ...rest }) => ({
      ...{ name, traceId, spanId, parentSpanId, kind },
      attributes: attributesOf(rest),
      isError: status.code === 2
    }))

const measuredIn = ({ resourceMetrics }: Metrics): ReadonlyArray<Measured> =>
  resourceMetrics
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
    .flatMap(({ name, sum, gauge, histogram }) =>
      (sum ?? gauge ?? histogram ?? { dataPoints: [] }).dataPoints.map((point) => ({
        name,
        attributes: attributesOf(point),
        value: Number(point.count ?? point.asDouble ?? point.asInt)
      }))
    )

const attributesOf = ({ attributes = [] }: Attributes): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
