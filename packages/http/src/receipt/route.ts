import { readEvents } from "@postkasse/core/receipt"
import { Effect, Result, Schema } from "effect"
import { Hono } from "hono"
import { wholeNumber } from "../input/text.ts"
import { json, type Operate } from "../operation/index.ts"
import { EventCursor, Events, events } from "./representation.ts"

/** What senders hear of their sendings. */
export const receiptRoutes = (operate: Operate) =>
  new Hono().get(
    "/events",
    operate({
      name: "readEvents",
      word: "Event",
      summary: "The events of one's sendings, in order",
      description: "One log for each sender, in which nothing is lost and nothing comes in between (FIELD-12).",
      caller: "postkasse:events.read",
      query: Schema.Struct({
        after: Schema.optionalKey(EventCursor),
        limit: Schema.optionalKey(wholeNumber(1, 1000))
      }),
      answer: json(200, Events, "A page of events"),
      refusals: [],
      handle: ({ caller, query: { after = null, limit = 100 } }) =>
        Effect.map(readEvents(caller.consumer, after, limit), (logged) => Result.succeed(events(logged, after)))
    })
  )
