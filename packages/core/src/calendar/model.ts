/**
 * Calendar: instants, and the days of Europe/Oslo that deadlines are counted in (LIFE-8).
 *
 * @module
 */
import { Schema } from "effect"

/** A moment in time. Stored and sent as UTC. */
export const Instant = Schema.DateTimeUtcFromDate.annotate({ identifier: "Instant" })
export type Instant = typeof Instant.Type

/** A calendar day in Oslo, as `2026-12-03`. */
export const OsloDate = Schema.String.check(Schema.isPattern(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u)).pipe(
  Schema.brand("OsloDate")
)
export type OsloDate = typeof OsloDate.Type
