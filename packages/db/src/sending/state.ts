import { Instant } from "@postkasse/core/calendar"
import { SendingState } from "@postkasse/core/sending"
import { Schema, SchemaGetter } from "effect"

const Before = Schema.TaggedStruct("Cleared", { at: Instant })

/**
 * A sending's state as it is stored. One that a server of an earlier version has cleared, which may run beside this one, does not say
 * when it was accepted: it counts from when it was cleared.
 */
export const StoredState = Schema.Union([
  SendingState,
  Before.pipe(
    Schema.decodeTo(Schema.toType(SendingState), {
      decode: SchemaGetter.transform(({ at }) => ({ _tag: "Cleared" as const, at, acceptedAt: at })),
      encode: SchemaGetter.forbidden(() => "no state is stored so any more")
    })
  )
])
