/**
 * Telemetry out of the process: spans and measurements, to a collector of OpenTelemetry's where one is named.
 *
 * @module
 */
export { type Collector, layerTelemetry } from "./export.ts"
export { measure } from "./metric.ts"
export { seenPorts } from "./ports.ts"
