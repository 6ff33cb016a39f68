import { lookUp } from "@postkasse/core/directory"
import { Effect, Result } from "effect"
import { Hono } from "hono"
import { json, type Operate } from "../operation/index.ts"
import { LookupResults, RecipientLookup } from "./representation.ts"

/** Looking recipients up. */
export const directoryRoutes = (operate: Operate) =>
  new Hono().post(
    "/recipient-lookups",
    operate({
      name: "lookUpRecipients",
      word: "Recipient",
      summary: "Look recipients up, one and up to 1,000",
      description: "Tells whether a letter would arrive digitally, and nothing that a sender may not know (FIELD-9).",
      caller: "postkasse:recipients.read",
      body: { schema: RecipientLookup, most: 2_000_000 },
      answer: json(200, LookupResults, "One result for each recipient, in the order asked"),
      refusals: ["TooManyRecipients", "NationalIdNotAllowed"],
      handle: ({ caller, body }) =>
        Effect.map(lookUp(caller.consumer, body.recipients), (found) => Result.map(found, (results) => ({ results })))
    })
  )
