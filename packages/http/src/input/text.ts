import { Instant } from "@postkasse/core/calendar"
import { DateTime, Schema, SchemaGetter, SchemaTransformation } from "effect"

const rfc3339 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/iu

// JavaScript reads 30 February as 2 March.
const isDay = (day: string): boolean => DateTime.formatIsoDateUtc(DateTime.makeUnsafe(day)) === day

const isInstant = Schema.is(Schema.toType(Instant))

const isMoment = Schema.makeFilter(
  (text: string) => {
    const day = rfc3339.exec(text)?.[1]
    return day !== undefined && !Number.isNaN(Date.parse(text)) && isDay(day) && isInstant(DateTime.makeUnsafe(text))
  },
  {
    description: "a moment with its offset, like 2026-12-03T08:00:00Z",
    toJsonSchema: () => ({ format: "date-time" })
  }
)

/** A moment as RFC 3339 writes it, with its offset. Told in UTC. */
export const InstantText = Schema.String.check(isMoment)
  .annotate({ identifier: "Instant" })
  .pipe(Schema.decodeTo(Schema.DateTimeUtc, SchemaTransformation.dateTimeUtcFromString))

/** A whole number as a query writes it, from `least` to `most`. */
export const wholeNumber = (least: number, most: number) =>
  Schema.String.check(
    Schema.makeFilter((text: string) => /^[0-9]{1,9}$/u.test(text) && Number(text) >= least && Number(text) <= most, {
      description: `a whole number from ${least} to ${most}`,
      toJsonSchema: () => ({ minimum: least, maximum: most })
    })
  ).pipe(
    Schema.decodeTo(Schema.Int, { decode: SchemaGetter.transform(Number), encode: SchemaGetter.transform(String) })
  )

/** An opaque text over a value: base64url of its JSON. Nobody should read it, so nobody can come to lean on it. */
export const cursorOf = <T>(position: Schema.Codec<T, string>) =>
  Schema.String.check(
    Schema.makeFilter((text: string) => /^[A-Za-z0-9_-]{1,200}$/u.test(text), {
      description: "a cursor that this API gave, unchanged",
      toJsonSchema: () => ({ pattern: "^[A-Za-z0-9_-]{1,200}$" })
    })
  ).pipe(
    Schema.decodeTo(Schema.String, {
      decode: SchemaGetter.transform((text: string) => Buffer.from(text, "base64url").toString()),
      encode: SchemaGetter.transform((text: string) => Buffer.from(text).toString("base64url"))
    }),
    Schema.decodeTo(position)
  )
