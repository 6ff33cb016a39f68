/**
 * An OpenTelemetry collector that keeps what it is sent: OTLP over HTTP, as JSON.
 *
 * @module
 */
export { type Collector, type Measured, type Span, startCollector } from "./collector.ts"
