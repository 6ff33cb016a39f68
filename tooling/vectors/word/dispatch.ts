import { Result, Schema } from "effect"
import fc from "fast-check"
import { Instant, OsloDate } from "../../../packages/core/src/calendar/index.ts"
import { RegisteredPerson, Route } from "../../../packages/core/src/channel/index.ts"
import { NationalIdNotAllowed } from "../../../packages/core/src/directory/index.ts"
import * as core from "../../../packages/core/src/dispatch/index.ts"
import { DocumentId, LetterId, SendingId } from "../../../packages/core/src/letter/index.ts"
import { Organisation } from "../../../packages/core/src/organisation/index.ts"
import { Provider } from "../../../packages/core/src/policy/index.ts"
import { Price, PriceList, PriceListMissing } from "../../../packages/core/src/price/index.ts"
import * as printing from "../../../packages/core/src/print/index.ts"
import { RuleId } from "../../../packages/core/src/rule/index.ts"
import * as sending from "../../../packages/core/src/sending/index.ts"
import { addressee, dispatchRequest, newIdsFor } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileNamed } from "../profile.ts"
import { DirectoryEntry, Recipient } from "../recipient.ts"
import { Audience } from "./notification.ts"
import { PrintRequest } from "./print.ts"

const [PrintIfUnreadAsked] = printing.PrintIfUnreadEvent.members
const { FitForPrint, NotFitForPrint, PostalAddressMissing, PrintNotAllowed } = printing
const Asked = Schema.Struct({
  profile: ProfileName,
  sender: Organisation,
  request: sending.SendingRequest,
  to: Schema.Struct({ recipient: Recipient, found: Schema.Array(DirectoryEntry) }),
  register: Schema.NullOr(
    Schema.Struct({
      person: RegisteredPerson,
      despiteReservation: Schema.NullOr(Schema.String),
      receivingElsewhere: Schema.Array(Provider)
    })
  ),
  print: Schema.Struct({
    request: PrintRequest,
    documents: Schema.NonEmptyArray(Schema.NullOr(printing.PdfFacts))
  }),
  printIfUnread: Schema.NullOr(OsloDate),
  prices: Schema.Array(PriceList),
  numbers: Schema.Struct({ digitalLetter: Schema.Int, paperLetter: Schema.Int }),
  audience: Schema.NullOr(Audience),
  bySms: Schema.Boolean
})
const Dispatch = Schema.Struct({
  way: Schema.Literals(["digital", "paper", "otherProvider"]),
  route: Schema.NullOr(Route),
  print: Schema.Union([FitForPrint, NotFitForPrint, PrintNotAllowed, PostalAddressMissing]),
  price: Schema.NullOr(Price),
  ifUnread: Schema.NullOr(Schema.Struct({ day: OsloDate, price: Price })),
  notifications: Schema.Array(Schema.Struct({ by: Schema.Literals(["Email", "Phone"]), notBefore: Instant })),
  rules: Schema.Array(RuleId),
  policy: Schema.String
})
const refusal = Schema.Union([
  sending.TooManyFiles,
  sending.LetterTooLarge,
  sending.VisibleInThePast,
  NationalIdNotAllowed,
  sending.RecipientNotDigital,
  NotFitForPrint,
  PrintNotAllowed,
  PostalAddressMissing,
  printing.PrintDayTooEarly,
  PriceListMissing
])

/** A letter on its way to somebody, by a profile that has a name; its audience is left out now and then, for it is long. */
const asked = dispatchRequest.chain(({ asked, at }) =>
  fc.record({
    asked: fc.nat(6).map((which) => ({
      ...asked,
      profile: ProfileName.literals.find((name) => name === asked.profile.version) ?? "invented-2",
      audience: which === 0 ? asked.audience : null
    })),
    ids: newIdsFor(asked.request),
    returnTo: addressee,
    at: fc.constant(at)
  })
)

export const dispatch = [
  decision("dryRun", {
    input: Schema.Struct({ asked: Asked, at: Instant }),
    answer: Dispatch,
    refusal,
    from: asked,
    most: 15,
    decide: ({ asked: { profile, ...asked }, at }) => core.dryRun({ ...asked, profile: profileNamed(profile) }, at)
  }),
  decision("dispatch", {
    input: Schema.Struct({
      asked: Asked,
      ids: Schema.Struct({ sending: SendingId, letter: LetterId, documents: Schema.Array(DocumentId) }),
      returnTo: printing.Addressee,
      at: Instant
    }),
    answer: Schema.Struct({
      dispatch: Dispatch,
      sending: Schema.NullOr(sending.SendingOpened),
      order: Schema.NullOr(printing.PrintOrder),
      printIfUnread: Schema.NullOr(PrintIfUnreadAsked)
    }),
    from: asked.filter(({ asked: { profile, ...asked }, at }) =>
      Result.isSuccess(core.dryRun({ ...asked, profile: profileNamed(profile) }, at))
    ),
    most: 4,
    decide: ({ asked: { profile, ...asked }, ids, returnTo, at }) =>
      core.dispatch({ ...asked, profile: profileNamed(profile) }, ids, returnTo, at)
  })
]
