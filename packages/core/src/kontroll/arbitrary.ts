import { DateTime } from "effect"
import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, osloDateOf } from "../calendar/index.ts"
import { organisationNumber, personId } from "../identity/arbitrary.ts"
import { documentId, letterId, sha256 } from "../letter/arbitrary.ts"
import { mailbox, mailboxId } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { sender } from "../organisation/arbitrary.ts"
import { digipost } from "../policy/index.ts"
import { identifier } from "../transaction/arbitrary.ts"
import {
  type Controller,
  type DocumentOrigin,
  type Kontroll,
  KontrollId,
  type KontrollRequest,
  type KontrollState,
  type ShareableDocument,
  type Sharing,
  SharingEnd
} from "./index.ts"

export const kontrollId: fc.Arbitrary<KontrollId> = identifier.map((id) => KontrollId.make(id))

export const kontrollRequest: fc.Arbitrary<KontrollRequest> = fc.record({
  purpose: fc.constantFrom("Politiattest for trenere", "Vitnemål før tilsetting"),
  longestSharing: fc.integer({ min: 1, max: 31_622_400_000 }),
  acceptableFrom: fc.option(
    fc
      .uniqueArray(organisationNumber, { minLength: 1, maxLength: 3 })
      .map(([first, ...rest]) => [first ?? never(), ...rest])
  )
})

export const documentOrigin: fc.Arbitrary<DocumentOrigin> = fc.oneof(
  fc.record({ _tag: fc.constant("Received" as const), sender, unchanged: fc.boolean() }),
  fc.constant({ _tag: "Uploaded" as const })
)

/** Somebody who acts for a business. */
export const controller: fc.Arbitrary<Controller> = fc.record({
  organisation: organisationNumber,
  name: fc.constantFrom("Fjordmyr idrettslag", "Ås & Sønner AS"),
  viewer: fc.constantFrom("Kari Nordmann, Fjordmyr idrettslag", "journal-system")
})

/** A document that may be shared: as it arrived, changed since, or the person's own. */
export const shareableDocument: fc.Arbitrary<ShareableDocument> = fc
  .tuple(sha256, sha256, fc.option(sender), fc.nat(3))
  .chain(([now, other, from, which]) =>
    fc.record({
      document: documentId,
      letter: fc.option(letterId),
      received: fc.constant(from === null ? null : { sender: from, sha256: which === 0 ? other : now }),
      sha256: fc.constant(now),
      trashed: fc.integer({ min: 0, max: 4 }).map((one) => one === 0)
    })
  )

/** A request in any state that it can have come to. */
export const kontroll: fc.Arbitrary<Kontroll> = fc
  .tuple(instant, kontrollRequest, fc.integer({ min: 1, max: 60 }))
  .chain(([requestedAt, request, days]) => {
    const expiryDay = addDays(osloDateOf(requestedAt), days)
    const since = instantAfter(requestedAt, days * 86_000_000)
    const sharing: fc.Arbitrary<Sharing> = since.chain((sharedAt) =>
      fc.record({
        document: documentId,
        letter: fc.option(letterId),
        origin: documentOrigin,
        sharedAt: fc.constant(sharedAt),
        endsAt: fc.constant(DateTime.add(sharedAt, { milliseconds: request.longestSharing }))
      })
    )
    const state: fc.Arbitrary<KontrollState> = fc.oneof(
      fc.constant({ _tag: "Requested" as const }),
      since.map((at) => ({ _tag: "Declined" as const, at })),
      since.map((at) => ({ _tag: "Withdrawn" as const, at })),
      since.map((at) => ({ _tag: "Expired" as const, at })),
      sharing.map((sharing) => ({ _tag: "Shared" as const, sharing })),
      fc
        .tuple(sharing, fc.constantFrom(...SharingEnd.literals))
        .map(([sharing, how]) => ({ _tag: "Over" as const, sharing, at: sharing.endsAt, how }))
    )
    return fc.record({
      id: kontrollId,
      business: fc.record({ organisation: organisationNumber, name: fc.constant("Fjordmyr idrettslag") }),
      mailbox: mailboxId,
      request: fc.constant(request),
      requestedAt: fc.constant(requestedAt),
      expiryDay: fc.constant(expiryDay),
      policy: fc.constant(digipost.version),
      state
    })
  })

/** A request, the mailbox it lies in, its owner, one who acts for the business, and a moment that matters to it. */
export const kontrollScene = fc.tuple(kontroll, mailbox, personId, controller).chain(([kontroll, home, person, by]) => {
  const mailbox: Mailbox = {
    ...home,
    id: kontroll.mailbox,
    owner: { _tag: "PersonOwner", person },
    life: { _tag: "Active" }
  }
  const business: Controller = { ...by, ...kontroll.business }
  const at = fc.oneof(instantAfter(kontroll.requestedAt, 100 * 86_400_000), near(kontroll))
  return at.map((at) => ({ kontroll, mailbox, person, by: business, at }))
})

const near = ({ state, requestedAt }: Kontroll) => {
  const turn = "sharing" in state ? state.sharing.endsAt : requestedAt
  return fc.constantFrom(-1, 0, 1).map((off) => DateTime.add(turn, { milliseconds: off }))
}

const never = (): never => {
  throw new Error("A list of one or more has a first.")
}
