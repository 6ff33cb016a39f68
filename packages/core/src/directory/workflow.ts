import { DateTime, Effect, Result } from "effect"
import type { OrganisationNumber } from "../identity/index.ts"
import { Organisations } from "../organisation/index.ts"
import { Policy } from "../policy/index.ts"
import { Transactor } from "../transaction/index.ts"
import type { LookupResult, NationalIdNotAllowed, RecipientQuery, TooManyRecipients } from "./model.ts"
import { mayLookUp, parseRecipient, tell } from "./policy.ts"
import { Directory } from "./port.ts"

/**
 * Looks recipients up, one answer for each in the order asked (FIELD-9). An organisation that is not registered here may ask too, where
 * its token lets it, but not by national id number (SEND-10).
 */
export const lookUp = Effect.fnUntraced(function* (number: OrganisationNumber, queries: ReadonlyArray<RecipientQuery>) {
  const organisations = yield* Organisations
  const asker = yield* (yield* Transactor).within({ _tag: "Organisation", number }, organisations.find(number))
  const { directory: policy } = yield* Policy
  const may = mayLookUp(policy, asker, queries)
  if (Result.isFailure(may)) return Result.fail<TooManyRecipients | NationalIdNotAllowed>(may.failure)
  const parsed = queries.map(parseRecipient)
  const recipients = parsed.flatMap((one) => (Result.isSuccess(one) ? [one.success] : []))
  const found = yield* (yield* Directory).find(recipients, yield* DateTime.now)
  const told = recipients.map((recipient, index) => tell(recipient, found[index] ?? []))[Symbol.iterator]()
  return Result.succeed(
    parsed.map((one): LookupResult => (Result.isFailure(one) ? one.failure : (told.next().value ?? unanswered)))
  )
})

const unanswered: LookupResult = { _tag: "Unidentified", why: "NotFound" }
