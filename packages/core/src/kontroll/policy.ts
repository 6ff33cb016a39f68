import { DateTime, Result } from "effect"
import { addDays, addMillis, endOf, hasEnded, type Instant, osloDateOf } from "../calendar/index.ts"
import type { PersonId } from "../identity/index.ts"
import { enter, type Mailbox, receives } from "../mailbox/index.ts"
import type { Lock } from "../opening/index.ts"
import { type Account, type AccountNotFound, mayAct, type RoleMissing } from "../organisation/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type { RecipientNotDigital } from "../sending/index.ts"
import type {
  Controller,
  DocumentNotAcceptable,
  DocumentOrigin,
  DocumentRequested,
  Kontroll,
  KontrollEvent,
  KontrollId,
  KontrollLine,
  KontrollNotFound,
  KontrollRequest,
  KontrollState,
  NothingShared,
  RegistrationStartsElsewhere,
  RequestNotOpen,
  ShareableDocument,
  SharedView,
  Sharing,
  SharingEnd,
  SubscriptionMissing
} from "./model.ts"

/**
 * Registers a business for Kontroll; a sports club has to begin at Min Idrett (KONTROLL-8).
 *
 * @example
 * ```ts
 * import { registerForKontroll } from "@postkasse/core/kontroll"
 * import { Result } from "effect"
 *
 * const club = registerForKontroll({ sportsClub: true, cameFrom: "here" })
 * if (Result.isFailure(club)) console.log(club.failure._tag) // → RegistrationStartsElsewhere
 * ```
 */
export const registerForKontroll = (business: {
  readonly sportsClub: boolean
  readonly cameFrom: "here" | "minIdrett"
}): Result.Result<{ readonly rules: ReadonlyArray<RuleId> }, RegistrationStartsElsewhere> =>
  business.sportsClub && business.cameFrom !== "minIdrett"
    ? Result.fail({ _tag: "RegistrationStartsElsewhere", rules: ["KONTROLL-8"] })
    : Result.succeed({ rules: ["KONTROLL-8"] })

/** Whether a user of a business' account may do Kontroll in its name (BUSINESS-2). */
export const mayControl = (
  account: Account,
  person: PersonId
): Result.Result<Controller, AccountNotFound | RoleMissing> =>
  Result.map(mayAct(account, person, "control"), ({ name }) => ({
    organisation: account.organisation,
    name: account.name,
    viewer: `${name.first} ${name.last}, ${account.name}`
  }))

/** Asks a person for a document (KONTROLL-1, FIELD-19). It takes a subscription (KONTROLL-8), and a mailbox that receives. */
export const requestDocument = (
  profile: ProviderProfile,
  by: Controller & { readonly subscribed: boolean },
  mailbox: Mailbox,
  request: KontrollRequest,
  id: KontrollId,
  at: Instant
): Result.Result<DocumentRequested, SubscriptionMissing | RecipientNotDigital> => {
  if (!by.subscribed) return Result.fail({ _tag: "SubscriptionMissing", rules: ["KONTROLL-8"] })
  if (!receives(mailbox)) {
    const result = { _tag: "IdentifiedNotDigital" } as const
    return Result.fail({ _tag: "RecipientNotDigital", rules: ["LIFE-1", "FIELD-9"], result })
  }
  const { organisation, name } = by
  const kontroll: Kontroll = {
    id,
    business: { organisation, name },
    mailbox: mailbox.id,
    request,
    requestedAt: at,
    expiryDay: addDays(osloDateOf(at), profile.kontroll.requestDays),
    policy: profile.version,
    state: { _tag: "Requested" }
  }
  return Result.succeed({ _tag: "DocumentRequested", kontroll, rules: ["KONTROLL-1", "KONTROLL-7", "FIELD-19"] })
}

type Event<Refusal> = Result.Result<KontrollEvent, KontrollNotFound | Refusal>

/**
 * Shares one document with the business that asked (KONTROLL-1, KONTROLL-2). Only the owner shares, and only what they can
 * open now: `lock` is what stands between them and the document, as the list tells it.
 */
export const shareDocument = (
  profile: ProviderProfile,
  kontroll: Kontroll,
  mailbox: Mailbox,
  person: PersonId,
  shareable: ShareableDocument,
  lock: Lock | null,
  at: Instant
): Event<RequestNotOpen | DocumentNotAcceptable | Lock> => {
  const closed = judgeOwner(profile, kontroll, mailbox, person, at) ?? judgeOpen(kontroll, at)
  if (closed !== null) return Result.fail(closed)
  if (lock !== null) return Result.fail(lock)
  const origin = originOf(shareable)
  const unfit = judgeDocument(kontroll.request, shareable, origin)
  if (unfit !== null) return Result.fail(unfit)
  const { document, letter } = shareable
  const endsAt = addMillis(at, kontroll.request.longestSharing)
  return Result.succeed({
    _tag: "DocumentShared",
    ...marks(kontroll, at, ["KONTROLL-1", "KONTROLL-2", "FIELD-19"]),
    sharing: { document, letter, origin, sharedAt: at, endsAt }
  })
}

/** Declines a request (KONTROLL-1). */
export const declineRequest = (
  profile: ProviderProfile,
  kontroll: Kontroll,
  mailbox: Mailbox,
  person: PersonId,
  at: Instant
): Event<RequestNotOpen> => {
  const closed = judgeOwner(profile, kontroll, mailbox, person, at) ?? judgeOpen(kontroll, at)
  return closed === null
    ? Result.succeed({ _tag: "RequestDeclined", ...marks(kontroll, at, ["KONTROLL-1"]) })
    : Result.fail(closed)
}

/** The business takes an unanswered request back (KONTROLL-4). */
export const withdrawRequest = (kontroll: Kontroll, by: Controller, at: Instant): Event<RequestNotOpen> => {
  const closed = judgeBusiness(kontroll, by) ?? judgeOpen(kontroll, at)
  return closed === null
    ? Result.succeed({ _tag: "RequestWithdrawn", ...marks(kontroll, at, ["KONTROLL-4"]) })
    : Result.fail(closed)
}

/**
 * What the business sees of the document that is shared with it: that alone, and no copy (KONTROLL-2, KONTROLL-5,
 * KONTROLL-7). It is seen in the person's mailbox: nothing is where that is closed, deceased or deleted.
 */
export const viewShared = (
  profile: ProviderProfile,
  kontroll: Kontroll,
  mailbox: Mailbox,
  by: Controller,
  at: Instant
): Result.Result<SharedView, KontrollNotFound | NothingShared> => {
  const stranger = judgeBusiness(kontroll, by)
  if (stranger !== null) return Result.fail(stranger)
  const sharing = sharingAt(kontroll, at)
  const open = kontroll.mailbox === mailbox.id && Result.isSuccess(enter(profile, mailbox, mailbox.owner, at))
  if (sharing === null || !open) return Result.fail(nothingShared)
  const { document, letter, origin, endsAt } = sharing
  return Result.succeed({
    ...{ document, mailbox: kontroll.mailbox, letter, origin, endsAt, download: false },
    watermark: { viewer: by.viewer, at },
    rules: ["KONTROLL-2", "KONTROLL-5", "KONTROLL-7"]
  })
}

/** Marks the document as checked, which ends the business' access (KONTROLL-3). */
export const markChecked = (kontroll: Kontroll, by: Controller, at: Instant): Event<NothingShared> =>
  end(kontroll, judgeBusiness(kontroll, by), "checked", ["KONTROLL-3"], at)

/** The business ends the sharing, at once (KONTROLL-4). */
export const endAsBusiness = (kontroll: Kontroll, by: Controller, at: Instant): Event<NothingShared> =>
  end(kontroll, judgeBusiness(kontroll, by), "endedByBusiness", ["KONTROLL-4"], at)

/** The person ends the sharing, at once; putting the document in the trash does too (KONTROLL-4, RETAIN-1). */
export const endAsPerson = (
  profile: ProviderProfile,
  kontroll: Kontroll,
  mailbox: Mailbox,
  person: PersonId,
  how: "endedByPerson" | "trashed",
  at: Instant
): Event<NothingShared> =>
  end(
    kontroll,
    judgeOwner(profile, kontroll, mailbox, person, at),
    how,
    [how === "trashed" ? "RETAIN-1" : "KONTROLL-4"],
    at
  )

/**
 * What time alone brings about: an unanswered request expires when its day has ended (KONTROLL-7), a sharing ends when its
 * time is up (FIELD-19). Null where it is not time. Every other decision reckons with it, whether or not the job has come by.
 */
export const lapse = (kontroll: Kontroll, at: Instant): KontrollEvent | null => {
  const { state } = kontroll
  if (state._tag === "Requested" && hasEnded(kontroll.expiryDay, at)) {
    return { _tag: "RequestExpired", ...marks(kontroll, endOf(kontroll.expiryDay), ["KONTROLL-7"]) }
  }
  if (state._tag === "Shared" && DateTime.isGreaterThanOrEqualTo(at, state.sharing.endsAt)) {
    return { _tag: "SharingEnded", ...marks(kontroll, state.sharing.endsAt, ["FIELD-19"]), how: "timeUp" }
  }
  return null
}

/** The request after an event. */
export const evolve = (kontroll: Kontroll, event: KontrollEvent): Kontroll => ({
  ...kontroll,
  state: stateAfter(kontroll.state, event)
})

/** The history that either side has of a request, at a moment (KONTROLL-6). */
export const historyLine = (kontroll: Kontroll, at: Instant): KontrollLine => {
  const lapsed = lapse(kontroll, at)
  const { id, business, request, requestedAt, state } = lapsed === null ? kontroll : evolve(kontroll, lapsed)
  const sharing = "sharing" in state ? state.sharing : null
  return {
    kontroll: id,
    business,
    purpose: request.purpose,
    requestedAt,
    outcome: state._tag === "Over" ? state.how : state._tag,
    at: "at" in state ? state.at : (sharing?.sharedAt ?? null),
    sender: sharing?.origin._tag === "Received" ? sharing.origin.sender : null,
    document: sharing?.document ?? null,
    sharedAt: sharing?.sharedAt ?? null
  }
}

/** The requests that lie in a mailbox, for its owner: nobody else may know of them (KONTROLL-6, FIELD-25). */
export const historyOfPerson = (
  profile: ProviderProfile,
  kontrolls: ReadonlyArray<Kontroll>,
  mailbox: Mailbox,
  person: PersonId,
  at: Instant
): ReadonlyArray<KontrollLine> =>
  history(kontrolls, (one) => judgeOwner(profile, one, mailbox, person, at) === null, at)

/** A business' own requests (KONTROLL-6). */
export const historyOfBusiness = (
  kontrolls: ReadonlyArray<Kontroll>,
  by: Controller,
  at: Instant
): ReadonlyArray<KontrollLine> => history(kontrolls, (one) => judgeBusiness(one, by) === null, at)

const history = (
  kontrolls: ReadonlyArray<Kontroll>,
  mayKnow: (kontroll: Kontroll) => boolean,
  at: Instant
): ReadonlyArray<KontrollLine> => kontrolls.filter(mayKnow).map((kontroll) => historyLine(kontroll, at))

const end = (
  kontroll: Kontroll,
  stranger: KontrollNotFound | null,
  how: SharingEnd,
  rules: ReadonlyArray<RuleId>,
  at: Instant
): Event<NothingShared> => {
  if (stranger !== null) return Result.fail(stranger)
  return sharingAt(kontroll, at) === null
    ? Result.fail(nothingShared)
    : Result.succeed({ _tag: "SharingEnded", ...marks(kontroll, at, rules), how })
}

const stateAfter = (state: KontrollState, event: KontrollEvent): KontrollState => {
  switch (event._tag) {
    case "RequestDeclined":
      return { _tag: "Declined", at: event.at }
    case "RequestWithdrawn":
      return { _tag: "Withdrawn", at: event.at }
    case "RequestExpired":
      return { _tag: "Expired", at: event.at }
    case "DocumentShared":
      return { _tag: "Shared", sharing: event.sharing }
    case "SharingEnded":
      return state._tag === "Shared" ? { _tag: "Over", sharing: state.sharing, at: event.at, how: event.how } : state
  }
}

const originOf = ({ received, sha256 }: ShareableDocument): DocumentOrigin =>
  received === null
    ? { _tag: "Uploaded" }
    : { _tag: "Received", sender: received.sender, unchanged: received.sha256 === sha256 }

const judgeDocument = (
  { acceptableFrom }: KontrollRequest,
  { trashed }: ShareableDocument,
  origin: DocumentOrigin
): DocumentNotAcceptable | null => {
  if (trashed) return { _tag: "DocumentNotAcceptable", rules: ["RETAIN-1"], why: "InTrash" }
  if (acceptableFrom === null) return null
  const why = unacceptable(acceptableFrom, origin)
  return why === null ? null : { _tag: "DocumentNotAcceptable", rules: ["FIELD-19"], why }
}

// Where it matters whom a document is from, it has to be from them as it is.
const unacceptable = (
  from: NonNullable<KontrollRequest["acceptableFrom"]>,
  origin: DocumentOrigin
): DocumentNotAcceptable["why"] | null => {
  if (origin._tag === "Uploaded") return "Uploaded"
  if (!from.includes(origin.sender.organisation)) return "OtherSender"
  return origin.unchanged ? null : "Changed"
}

const judgeOwner = (
  profile: ProviderProfile,
  kontroll: Kontroll,
  mailbox: Mailbox,
  person: PersonId,
  at: Instant
): KontrollNotFound | null =>
  kontroll.mailbox === mailbox.id && Result.isSuccess(enter(profile, mailbox, { _tag: "PersonOwner", person }, at))
    ? null
    : notFound

const judgeBusiness = ({ business }: Kontroll, by: Controller): KontrollNotFound | null =>
  business.organisation === by.organisation ? null : notFound

const judgeOpen = (kontroll: Kontroll, at: Instant): RequestNotOpen | null => {
  if (kontroll.state._tag !== "Requested") {
    return { _tag: "RequestNotOpen", rules: ["KONTROLL-4"], state: kontroll.state._tag }
  }
  return lapse(kontroll, at) === null ? null : { _tag: "RequestNotOpen", rules: ["KONTROLL-7"], state: "Expired" }
}

const sharingAt = (kontroll: Kontroll, at: Instant): Sharing | null =>
  kontroll.state._tag === "Shared" && lapse(kontroll, at) === null ? kontroll.state.sharing : null

const marks = (kontroll: Kontroll, at: Instant, rules: ReadonlyArray<RuleId>) => ({ kontroll: kontroll.id, at, rules })

const notFound: KontrollNotFound = { _tag: "KontrollNotFound", rules: ["FIELD-25"] }
const nothingShared: NothingShared = { _tag: "NothingShared", rules: ["KONTROLL-3", "KONTROLL-4"] }
