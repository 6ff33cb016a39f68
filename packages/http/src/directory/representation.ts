import { LookupResult, RecipientQuery } from "@postkasse/core/directory"
import { Schema } from "effect"

/** Recipients to look up, one and up to 1,000 at a time (FIELD-9). */
export const RecipientLookup = Schema.Struct({ recipients: Schema.NonEmptyArray(RecipientQuery) }).annotate({
  identifier: "RecipientLookup"
})

/** One answer for each recipient, in the order asked. */
export const LookupResults = Schema.Struct({ results: Schema.Array(LookupResult) }).annotate({
  identifier: "LookupResults"
})
