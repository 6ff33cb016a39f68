import { ConfigProvider, Effect, Layer, Tracer } from "effect"
import { FetchHttpClient } from "effect/http"
import { OtlpMetrics, OtlpSerialization, OtlpTracer } from "effect/observability"
import { quiet } from "./quiet.ts"

/** The `OTEL_…` variables, where they name a collector. */
export type Collector = Readonly<Record<string, string>>

// Named, the collector is used: the specification's switch for each signal is on.
const usual = { OTEL_SERVICE_NAME: "postkasse", OTEL_TRACES_EXPORTER: "otlp", OTEL_METRICS_EXPORTER: "otlp" }

/**
 * Sends traces and metrics to a collector, by OTLP over HTTP; without one, nothing. What effect marks unstable is used here
 * and nowhere else. Its log is left out: ours is on standard error.
 */
export const layerTelemetry = (collector: Collector | null): Layer.Layer<never> => {
  if (collector === null) return Layer.empty
  const json = collector["OTEL_EXPORTER_OTLP_PROTOCOL"] === "http/json"
  const tracer = Layer.effect(Tracer.Tracer, Effect.map(Tracer.Tracer, quiet)).pipe(
    Layer.provide(OtlpTracer.layerFromConfig())
  )
  const metrics = Layer.effectDiscard(Effect.void).pipe(Layer.provide(OtlpMetrics.layerFromConfig()))
  return Layer.mergeAll(tracer, metrics).pipe(
    Layer.provide([
      json ? OtlpSerialization.layerJson : OtlpSerialization.layerProtobuf,
      FetchHttpClient.layer,
      ConfigProvider.layer(ConfigProvider.fromUnknown({ ...usual, ...collector }))
    ])
  )
}
