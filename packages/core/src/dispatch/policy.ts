import { Result } from "effect"
import { endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { type Route, route } from "../channel/index.ts"
import { priceOf } from "../price/index.ts"
import {
  type Addressee,
  askPrintIfUnread,
  type FitForPrint,
  mayPrint,
  type PrintOrder,
  printOrderOf
} from "../print/index.ts"
import type { RuleId } from "../rule/index.ts"
import { judgeSending, type NewIds, openSending } from "../sending/index.ts"
import { foreseen } from "./foreseen.ts"
import type { Dispatch, Dispatched, DispatchRefusal, DispatchRequest } from "./model.ts"

/**
 * Decides which way a letter would go, and all that would come of it, and records nothing (FIELD-13). A public letter goes the
 * way of `channel`; any other digitally where the recipient has a mailbox that receives, else on paper (SEND-9).
 *
 * @example
 * ```ts
 * import { type DispatchRequest, dryRun } from "@postkasse/core/dispatch"
 * import { OrganisationNumber } from "@postkasse/core/identity"
 * import { HttpsUrl, Subject } from "@postkasse/core/letter"
 * import { MailboxAddress, MailboxId } from "@postkasse/core/mailbox"
 * import { digipost } from "@postkasse/core/policy"
 * import { Ore } from "@postkasse/core/price"
 * import { DateTime, Result } from "effect"
 *
 * const recipient = { _tag: "MailboxAddress", mailboxAddress: MailboxAddress.make("solveig.fjordblom#4711") } as const
 * const id = MailboxId.make("0190b5a0-0000-7000-8000-000000000001")
 * const asked: DispatchRequest = {
 *   profile: digipost,
 *   sender: {
 *     number: OrganisationNumber.make("800066662"),
 *     name: "Fjordmyr tannklinikk",
 *     kind: "company",
 *     mayUseNationalId: false
 *   },
 *   request: {
 *     recipient,
 *     subject: Subject.make("Time hos tannlegen"),
 *     kind: "appointment",
 *     requires: "password",
 *     sensitivity: "normal",
 *     asksConfirmation: false,
 *     recipientOnly: false,
 *     visibleAt: null,
 *     contents: { _tag: "LinkElsewhere", url: HttpsUrl.make("https://tannlegen.example/time") }
 *   },
 *   to: { recipient, found: [{ mailbox: { id, receives: true, visible: true } }] },
 *   register: null,
 *   print: { request: { _tag: "ThroughApi", senderAllows: false, to: null }, documents: [null] },
 *   printIfUnread: null,
 *   prices: [
 *     {
 *       service: "digitalLetter",
 *       version: "2026",
 *       effectiveFrom: DateTime.makeUnsafe("2026-01-01T00:00:00Z"),
 *       tariff: { steps: [], above: Ore.make(390) },
 *       volumes: []
 *     }
 *   ],
 *   numbers: { digitalLetter: 1, paperLetter: 1 },
 *   audience: null,
 *   bySms: false
 * }
 * const { way, price, print } = Result.getOrThrow(dryRun(asked, DateTime.makeUnsafe("2026-11-26T12:00:00Z")))
 * console.log(way, price?.amount, print._tag) // → digital 390 PrintNotAllowed
 * ```
 */
export const dryRun = (asked: DispatchRequest, at: Instant): Result.Result<Dispatch, DispatchRefusal> => {
  const { profile, sender, request, to, register, print } = asked
  const judged = judgeSending(profile, sender, request, to, at)
  if (Result.isFailure(judged) && judged.failure._tag !== "RecipientNotDigital") return Result.fail(judged.failure)
  const taken = register === null ? null : routeOf(asked, register, Result.isSuccess(judged), at)
  const printed = mayPrint(profile, print.request, request.contents._tag === "Files" ? print.documents : [null])
  const verdict = Result.isSuccess(printed) ? printed.success : printed.failure
  const told = { route: taken, print: verdict, policy: profile.version }
  const before: ReadonlyArray<RuleId> = ["FIELD-13", ...(taken?.rules ?? []), ...verdict.rules]

  if (taken?._tag === "Digital" && taken.provider !== profile.provider) {
    return Result.succeed({ ...told, ...unpriced, way: "otherProvider", rules: unique(before) })
  }
  if (taken?._tag !== "Print" && Result.isSuccess(judged)) {
    const notifications = foreseen(asked, judged.success, at)
    const price = digitalPrice(asked, at)
    if (Result.isFailure(price)) return Result.fail(price.failure)
    return Result.map(unreadPrice(asked, printed, at), (ifUnread) => ({
      ...told,
      way: "digital",
      price: price.success,
      ifUnread,
      notifications,
      rules: unique([...before, "SEND-6", "FIELD-9", ...price.success.rules, ...(ifUnread === null ? [] : unreadRules)])
    }))
  }
  if (Result.isFailure(printed)) {
    const isWanted = printed.failure._tag !== "PrintNotAllowed"
    return Result.fail(Result.isFailure(judged) && !isWanted ? judged.failure : printed.failure)
  }
  return Result.map(paperPrice(asked, printed.success, asked.numbers.paperLetter, at), (price) => ({
    ...told,
    ...unpriced,
    way: "paper",
    price,
    rules: unique([...before, ...price.rules])
  }))
}

/** The same decision, recorded: a sending under these ids, or an order to the printer (SEND-9, FIELD-13). */
export const dispatch = (
  asked: DispatchRequest,
  ids: NewIds,
  returnTo: Addressee,
  at: Instant
): Result.Result<Dispatched, DispatchRefusal> => {
  const decided = dryRun(asked, at)
  if (Result.isFailure(decided)) return Result.fail(decided.failure)
  const { profile, sender, request, to } = asked
  switch (decided.success.way) {
    case "digital":
      return Result.map(openSending(profile, sender, request, to, ids, at), (sending) => ({
        dispatch: decided.success,
        sending,
        order: null,
        printIfUnread: Result.getOrNull(unreadAsked(asked, at))
      }))
    case "paper":
      return Result.succeed({
        dispatch: decided.success,
        sending: null,
        order: orderOf(asked, ids, returnTo),
        printIfUnread: null
      })
    case "otherProvider":
      return Result.succeed({ dispatch: decided.success, sending: null, order: null, printIfUnread: null })
  }
}

const routeOf = (
  { profile, request }: DispatchRequest,
  { person, despiteReservation, receivingElsewhere }: NonNullable<DispatchRequest["register"]>,
  receivesHere: boolean,
  at: Instant
): Route =>
  route(
    profile,
    person,
    (provider) => (provider === profile.provider ? receivesHere : receivingElsewhere.includes(provider)),
    // What is no decision is information, whatever else it is (FIELD-5).
    { kind: request.kind === "decision" ? "decision" : "information", despiteReservation },
    at
  )

const digitalPrice = ({ request, prices, numbers }: DispatchRequest, at: Instant) => {
  const files = request.contents._tag === "Files" ? request.contents.files : []
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0)
  return priceOf(prices, { service: "digitalLetter", number: numbers.digitalLetter, size }, at)
}

const paperPrice = ({ prices }: DispatchRequest, { pages }: FitForPrint, number: number, at: Instant) => {
  const size = pages.reduce((sum, pages) => sum + pages, 0)
  return priceOf(prices, { service: "paperLetter", number, size }, at)
}

const unreadAsked = ({ request, printIfUnread }: DispatchRequest, at: Instant) =>
  printIfUnread === null ? Result.succeed(null) : askPrintIfUnread(printIfUnread, request.visibleAt ?? at)

/** The price of the copy that is printed when the day has ended: whoever asks for one must be able to have it printed. */
const unreadPrice = (
  asked: DispatchRequest,
  printed: ReturnType<typeof mayPrint>,
  at: Instant
): Result.Result<Dispatch["ifUnread"], DispatchRefusal> => {
  const wanted = unreadAsked(asked, at)
  if (Result.isFailure(wanted)) return Result.fail(wanted.failure)
  if (wanted.success === null) return Result.succeed(null)
  if (Result.isFailure(printed)) return Result.fail(printed.failure)
  const { day } = wanted.success
  const then = endOf(day)
  // Which one it will be of a later month nobody knows: its first, then.
  const number = monthOf(then) === monthOf(at) ? asked.numbers.paperLetter : 1
  return Result.map(paperPrice(asked, printed.success, number, then), (price) => ({ day, price }))
}

const monthOf = (at: Instant): string => osloDateOf(at).slice(0, 7)

const unpriced = { price: null, ifUnread: null, notifications: [] }
const unreadRules: ReadonlyArray<RuleId> = ["FIELD-17", "LIFE-8"]

const orderOf = ({ sender, request, print }: DispatchRequest, ids: NewIds, returnTo: Addressee): PrintOrder => {
  const [main, ...more] = ids.documents
  const { to } = print.request
  if (main === undefined || to === null)
    throw new Error("A printed letter needs an address, and an id for each of its files")
  const { number, name, kind } = sender
  return printOrderOf(
    {
      letter: ids.letter,
      sender: { organisation: number, name, kind },
      subject: request.subject,
      documents: [main, ...more]
    },
    to,
    returnTo
  )
}

const unique = (rules: ReadonlyArray<RuleId>): ReadonlyArray<RuleId> => [...new Set(rules)]
