import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { personId } from "../identity/arbitrary.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import type { Lock } from "../opening/index.ts"
import { account } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { digipost } from "../policy/index.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { controller, kontroll, kontrollId, kontrollRequest, kontrollScene, shareableDocument } from "./arbitrary.ts"
import {
  declineRequest,
  endAsBusiness,
  endAsPerson,
  evolve,
  historyLine,
  historyOfBusiness,
  historyOfPerson,
  type Kontroll,
  type KontrollEvent,
  lapse,
  markChecked,
  mayControl,
  registerForKontroll,
  requestDocument,
  type ShareableDocument,
  shareDocument,
  viewShared,
  withdrawRequest
} from "./index.ts"
import { DocumentRequested } from "./model.ts"

const failureOf = <A, E>(answer: Result.Result<A, E>): E | null => (Result.isFailure(answer) ? answer.failure : null)
const happened = (kontroll: Kontroll, answer: Result.Result<KontrollEvent, { readonly _tag: string }>): Kontroll => {
  if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
  return evolve(kontroll, answer.success)
}
const notFound = Result.fail({ _tag: "KontrollNotFound", rules: ["FIELD-25"] })
const nothing = Result.fail({ _tag: "NothingShared", rules: ["KONTROLL-3", "KONTROLL-4"] })

/** A request that waits for its answer, and a moment before it expires. */
const asked = kontrollScene.map((scene) => ({
  ...scene,
  kontroll: { ...scene.kontroll, state: { _tag: "Requested" as const } },
  at: scene.kontroll.requestedAt
}))
/** The same with a document that answers it. */
const answered = fc.tuple(asked, shareableDocument).map(([scene, document]) => ({
  ...scene,
  kontroll: { ...scene.kontroll, request: { ...scene.kontroll.request, acceptableFrom: null } },
  document: { ...document, trashed: false }
}))
type Answered = typeof answered extends fc.Arbitrary<infer A> ? A : never
const share = ({ kontroll, mailbox, person, document, at }: Answered): Kontroll =>
  happened(kontroll, shareDocument(digipost, kontroll, mailbox, person, document, null, at))

describe("asking for a document", () => {
  it("KONTROLL-1, FIELD-19: states the purpose, the longest time and from whom, as asked", () => {
    fc.assert(
      fc.property(
        ...[profile, controller, mailbox, kontrollRequest, kontrollId, instant],
        (profile, by, home, request, id, at) => {
          const mailbox: Mailbox = { ...home, life: { _tag: "Active" } }
          const answer = requestDocument(profile, { ...by, subscribed: true }, mailbox, request, id, at)
          if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
          const { organisation, name } = by
          const policy = profile.version
          expect(answer.success.kontroll).toMatchObject({ id, request, policy, requestedAt: at, mailbox: mailbox.id })
          expect(answer.success.kontroll).toMatchObject({
            business: { organisation, name },
            state: { _tag: "Requested" }
          })
          expect(answer.success.rules).toEqual(["KONTROLL-1", "KONTROLL-7", "FIELD-19"])
        }
      )
    )
  })

  it("KONTROLL-7: expires unanswered when the last of the policy's days ends in Oslo, and not before", () => {
    fc.assert(
      fc.property(profile, controller, mailbox, kontrollRequest, instant, (profile, by, home, request, at) => {
        const mailbox: Mailbox = { ...home, life: { _tag: "Active" } }
        const [id] = fc.sample(kontrollId, 1)
        if (id === undefined) return
        const answer = requestDocument(profile, { ...by, subscribed: true }, mailbox, request, id, at)
        if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
        const { kontroll } = answer.success
        expect(kontroll.expiryDay).toBe(addDays(osloDateOf(at), profile.kontroll.requestDays))
        const end = endOf(kontroll.expiryDay)
        expect(lapse(kontroll, DateTime.subtract(end, { milliseconds: 1 }))).toBeNull()
        const expired = { _tag: "RequestExpired", kontroll: id, at: end, rules: ["KONTROLL-7"] }
        expect(lapse(kontroll, end)).toEqual(expired)
        expect(lapse(kontroll, DateTime.add(end, { days: 9 }))).toEqual(expired)
      })
    )
  })

  it("KONTROLL-6: is written down whole: read again it is the same, and nothing of it may be missing", () => {
    const { again, takenBroken } = writtenAs(DocumentRequested)
    fc.assert(
      fc.property(kontroll, (kontroll) => {
        const event: DocumentRequested = { _tag: "DocumentRequested", kontroll, rules: ["KONTROLL-1"] }
        expect(again(event)).toEqual(event)
        expect(takenBroken(event)).toEqual([])
      })
    )
  })

  it("KONTROLL-8: takes a subscription, and a mailbox that receives", () => {
    fc.assert(
      fc.property(controller, mailbox, kontrollRequest, kontrollId, instant, (by, mailbox, request, id, at) => {
        const ask = (subscribed: boolean) => requestDocument(digipost, { ...by, subscribed }, mailbox, request, id, at)
        expect(ask(false)).toEqual(Result.fail({ _tag: "SubscriptionMissing", rules: ["KONTROLL-8"] }))
        expect(Result.isSuccess(ask(true))).toBe(mailbox.life._tag === "Active")
        if (mailbox.life._tag === "Active") return
        const result = { _tag: "IdentifiedNotDigital" }
        expect(failureOf(ask(true))).toEqual({ _tag: "RecipientNotDigital", rules: ["LIFE-1", "FIELD-9"], result })
      })
    )
  })

  it("KONTROLL-8: a sports club begins at Min Idrett, and nobody else has to", () => {
    for (const sportsClub of [true, false]) {
      for (const cameFrom of ["here", "minIdrett"] as const) {
        const elsewhere = { _tag: "RegistrationStartsElsewhere", rules: ["KONTROLL-8"] }
        expect(registerForKontroll({ sportsClub, cameFrom })).toEqual(
          sportsClub && cameFrom === "here" ? Result.fail(elsewhere) : Result.succeed({ rules: ["KONTROLL-8"] })
        )
      }
    }
  })

  it("BUSINESS-2: who may do Kontroll in a business' name is in a role for it, and is named on what they see", () => {
    fc.assert(
      fc.property(account, (account) => {
        for (const { person, name, roles } of account.users) {
          const answer = mayControl(account, person)
          const may = roles.includes("controller") || roles.includes("accountManager")
          expect(Result.isSuccess(answer)).toBe(may)
          if (Result.isFailure(answer)) continue
          expect(answer.success).toMatchObject({ organisation: account.organisation, name: account.name })
          expect(answer.success.viewer).toBe(`${name.first} ${name.last}, ${account.name}`)
        }
      })
    )
  })
})

describe("answering a request", () => {
  it("KONTROLL-1: the person shares the document that they choose, or declines", () => {
    fc.assert(
      fc.property(answered, (scene) => {
        const { kontroll, mailbox, person, document, at } = scene
        const shared = shareDocument(digipost, kontroll, mailbox, person, document, null, at)
        expect(shared).toMatchObject({ success: { kontroll: kontroll.id, at } })
        expect(shared).toMatchObject({ success: { rules: ["KONTROLL-1", "KONTROLL-2", "FIELD-19"] } })
        expect(share(scene).state).toMatchObject({
          _tag: "Shared",
          sharing: { document: document.document, letter: document.letter, sharedAt: at }
        })
        const declined = declineRequest(digipost, kontroll, mailbox, person, at)
        expect(declined).toEqual(
          Result.succeed({ _tag: "RequestDeclined", kontroll: kontroll.id, at, rules: ["KONTROLL-1"] })
        )
        expect(happened(kontroll, declined).state).toEqual({ _tag: "Declined", at })
      })
    )
  })

  it("KONTROLL-4: the business takes an unanswered request back", () => {
    fc.assert(
      fc.property(asked, ({ kontroll, by, at }) => {
        const withdrawn = withdrawRequest(kontroll, by, at)
        expect(withdrawn).toEqual(
          Result.succeed({ _tag: "RequestWithdrawn", kontroll: kontroll.id, at, rules: ["KONTROLL-4"] })
        )
        expect(happened(kontroll, withdrawn).state).toEqual({ _tag: "Withdrawn", at })
      })
    )
  })

  it("KONTROLL-4, KONTROLL-7: what was answered, taken back or has expired cannot be answered again", () => {
    fc.assert(
      fc.property(kontrollScene, shareableDocument, ({ kontroll, mailbox, person, by, at }, document) => {
        const { state } = kontroll
        const expired = state._tag === "Requested" && DateTime.isGreaterThanOrEqualTo(at, endOf(kontroll.expiryDay))
        const closed =
          state._tag === "Requested"
            ? expired && { _tag: "RequestNotOpen", rules: ["KONTROLL-7"], state: "Expired" }
            : { _tag: "RequestNotOpen", rules: ["KONTROLL-4"], state: state._tag }
        const answers = [
          shareDocument(digipost, kontroll, mailbox, person, document, null, at),
          declineRequest(digipost, kontroll, mailbox, person, at),
          withdrawRequest(kontroll, by, at)
        ]
        for (const answer of answers) {
          if (closed === false) expect(failureOf(answer)?._tag).not.toBe("RequestNotOpen")
          else expect(failureOf(answer)).toEqual(closed)
        }
      })
    )
  })

  it("AUTH-3: what the person cannot open now they cannot share now, and are told why", () => {
    const locks = fc.constantFrom<Lock>(
      { _tag: "LevelTooLow", rules: ["AUTH-3"], has: "password", stepUpTo: "high" },
      { _tag: "LetterHeld", rules: ["TRUST-7"], scan: "quarantined" },
      { _tag: "ConfirmationAwaited", rules: ["FIELD-8"] }
    )
    fc.assert(
      fc.property(answered, locks, ({ kontroll, mailbox, person, document, at }, lock) => {
        expect(shareDocument(digipost, kontroll, mailbox, person, document, lock, at)).toEqual(Result.fail(lock))
      })
    )
  })

  it("FIELD-19: where the business names from whom, only an unchanged document from one of them will do", () => {
    fc.assert(
      fc.property(asked, shareableDocument, fc.boolean(), ({ kontroll, mailbox, person, at }, given, named) => {
        const document = { ...given, trashed: false }
        const from = document.received?.sender.organisation
        const organisations = kontroll.request.acceptableFrom ?? [kontroll.business.organisation]
        const acceptableFrom = named && from !== undefined ? ([from, ...organisations] as const) : organisations
        const wanted = { ...kontroll, request: { ...kontroll.request, acceptableFrom } }
        const answer = shareDocument(digipost, wanted, mailbox, person, document, null, at)
        const why = expectedFault(document, acceptableFrom)
        expect(failureOf(answer)).toEqual(
          why === null ? null : { _tag: "DocumentNotAcceptable", rules: ["FIELD-19"], why }
        )
      })
    )
  })

  it("RETAIN-1: what lies in the trash is not shared", () => {
    fc.assert(
      fc.property(answered, ({ kontroll, mailbox, person, document, at }) => {
        const trashed = { ...document, trashed: true }
        const refused = { _tag: "DocumentNotAcceptable", rules: ["RETAIN-1"], why: "InTrash" }
        expect(failureOf(shareDocument(digipost, kontroll, mailbox, person, trashed, null, at))).toEqual(refused)
      })
    )
  })
})

const expectedFault = ({ received, sha256 }: ShareableDocument, from: ReadonlyArray<string>) => {
  if (received === null) return "Uploaded"
  if (!from.includes(received.sender.organisation)) return "OtherSender"
  return received.sha256 === sha256 ? null : "Changed"
}

describe("a shared document", () => {
  it("KONTROLL-2, KONTROLL-7: the business sees that document alone, at once, in place, with who looks and when across it", () => {
    fc.assert(
      fc.property(answered, (scene) => {
        const { mailbox, by, document, at } = scene
        const view = viewShared(digipost, share(scene), mailbox, by, at)
        if (Result.isFailure(view)) throw new Error(view.failure._tag)
        expect(view.success).toMatchObject({
          document: document.document,
          letter: document.letter,
          mailbox: mailbox.id,
          download: false,
          watermark: { viewer: by.viewer, at },
          rules: ["KONTROLL-2", "KONTROLL-5", "KONTROLL-7"]
        })
      })
    )
  })

  it("KONTROLL-5: the business sees whether a verified sender sent it, unchanged, or the person uploaded it", () => {
    fc.assert(
      fc.property(answered, (scene) => {
        const { mailbox, by, document, at } = scene
        const { received, sha256 } = document
        const origin =
          received === null
            ? { _tag: "Uploaded" }
            : { _tag: "Received", sender: received.sender, unchanged: received.sha256 === sha256 }
        expect(viewShared(digipost, share(scene), mailbox, by, at)).toMatchObject({ success: { origin } })
      })
    )
  })

  it("FIELD-19: is shared for the longest time that was asked for, counted from when it was shared, and no longer", () => {
    fc.assert(
      fc.property(answered, (scene) => {
        const { mailbox, by, at } = scene
        const shared = share(scene)
        const end = DateTime.add(at, { milliseconds: shared.request.longestSharing })
        const justBefore = DateTime.subtract(end, { milliseconds: 1 })
        expect(viewShared(digipost, shared, mailbox, by, justBefore)).toMatchObject({ success: { endsAt: end } })
        expect(viewShared(digipost, shared, mailbox, by, end)).toEqual(nothing)
        expect(lapse(shared, justBefore)).toBeNull()
        const over = { _tag: "SharingEnded", kontroll: shared.id, at: end, rules: ["FIELD-19"], how: "timeUp" }
        expect(lapse(shared, end)).toEqual(over)
      })
    )
  })

  it("KONTROLL-3, KONTROLL-4, RETAIN-1: ends when it is checked, when either side says so, or in the trash: at once and for good", () => {
    fc.assert(
      fc.property(answered, instant, (scene, later) => {
        const { mailbox, person, by, at } = scene
        const shared = share(scene)
        const ends = [
          ["checked", ["KONTROLL-3"], markChecked(shared, by, at)],
          ["endedByBusiness", ["KONTROLL-4"], endAsBusiness(shared, by, at)],
          ["endedByPerson", ["KONTROLL-4"], endAsPerson(digipost, shared, mailbox, person, "endedByPerson", at)],
          ["trashed", ["RETAIN-1"], endAsPerson(digipost, shared, mailbox, person, "trashed", at)]
        ] as const
        for (const [how, rules, answer] of ends) {
          expect(answer).toEqual(Result.succeed({ _tag: "SharingEnded", kontroll: shared.id, at, rules, how }))
          const over = happened(shared, answer)
          expect(over.state).toMatchObject({ _tag: "Over", at, how })
          for (const when of [at, later]) {
            expect(viewShared(digipost, over, mailbox, by, when)).toEqual(nothing)
            expect(markChecked(over, by, when)).toEqual(nothing)
            expect(lapse(over, when)).toBeNull()
          }
        }
      })
    )
  })

  it("KONTROLL-3, KONTROLL-4: ends once: told again, or of what is not shared, the end changes nothing", () => {
    fc.assert(
      fc.property(kontroll, instant, (kontroll, at) => {
        const event = { _tag: "SharingEnded", kontroll: kontroll.id, at, rules: ["FIELD-19"], how: "timeUp" } as const
        const over = evolve(kontroll, event)
        expect(over.state._tag).toBe(kontroll.state._tag === "Shared" ? "Over" : kontroll.state._tag)
        expect(evolve(over, { ...event, how: "checked" })).toEqual(over)
      })
    )
  })

  it("LIFE-1: is seen only while its owner could look inside the mailbox", () => {
    fc.assert(
      fc.property(answered, mailbox, (scene, { life }) => {
        const { by, at } = scene
        const home = { ...scene.mailbox, life }
        const seen = viewShared(digipost, share(scene), home, by, at)
        expect(Result.isSuccess(seen)).toBe(life._tag === "Active" || life._tag === "Deactivated")
      })
    )
  })

  it("KONTROLL-2: nothing is seen of a request that waits, was declined, taken back, or is over", () => {
    fc.assert(
      fc.property(kontrollScene, ({ kontroll, mailbox, by, at }) => {
        const { state } = kontroll
        const shared = state._tag === "Shared" && DateTime.isLessThan(at, state.sharing.endsAt)
        expect(Result.isSuccess(viewShared(digipost, kontroll, mailbox, by, at))).toBe(shared)
        expect(Result.isSuccess(markChecked(kontroll, by, at))).toBe(shared)
        expect(Result.isSuccess(endAsBusiness(kontroll, by, at))).toBe(shared)
      })
    )
  })
})

describe("who may know of a request", () => {
  it("FIELD-25: to everybody but the two it is between it is not found, whatever has become of it", () => {
    const scenes = fc.tuple(kontrollScene, kontroll, personId, controller, shareableDocument)
    fc.assert(
      fc.property(scenes, ([{ kontroll, mailbox, person, by, at }, other, stranger, business, document]) => {
        fc.pre(stranger !== person && business.organisation !== by.organisation && other.mailbox !== mailbox.id)
        for (const one of [kontroll, { ...other, mailbox: mailbox.id, business: kontroll.business }]) {
          expect(shareDocument(digipost, one, mailbox, stranger, document, null, at)).toEqual(notFound)
          expect(declineRequest(digipost, one, mailbox, stranger, at)).toEqual(notFound)
          expect(endAsPerson(digipost, one, mailbox, stranger, "endedByPerson", at)).toEqual(notFound)
          expect(withdrawRequest(one, business, at)).toEqual(notFound)
          expect(viewShared(digipost, one, mailbox, business, at)).toEqual(notFound)
          expect(markChecked(one, business, at)).toEqual(notFound)
          expect(endAsBusiness(one, business, at)).toEqual(notFound)
          expect(historyOfPerson(digipost, [one], mailbox, stranger, at)).toEqual([])
          expect(historyOfBusiness([one], business, at)).toEqual([])
        }
        const elsewhere = { ...mailbox, id: other.mailbox }
        expect(declineRequest(digipost, kontroll, elsewhere, person, at)).toEqual(notFound)
        expect(viewShared(digipost, { ...kontroll, mailbox: other.mailbox }, mailbox, by, at)).not.toMatchObject({
          _tag: "Success"
        })
      })
    )
  })

  it("KONTROLL-6: both sides have one history: when, whose document, checked or not; never what it held", () => {
    fc.assert(
      fc.property(kontrollScene, ({ kontroll, mailbox, person, by, at }) => {
        const line = historyLine(kontroll, at)
        expect(historyOfPerson(digipost, [kontroll], mailbox, person, at)).toEqual([line])
        expect(historyOfBusiness([kontroll], by, at)).toEqual([line])
        const lapsed = lapse(kontroll, at)
        const { state } = lapsed === null ? kontroll : evolve(kontroll, lapsed)
        const { id, business, request, requestedAt } = kontroll
        expect(line).toMatchObject({ kontroll: id, business, purpose: request.purpose, requestedAt })
        const sharing = "sharing" in state ? state.sharing : null
        expect(line).toMatchObject({
          outcome: state._tag === "Over" ? state.how : state._tag,
          at: "at" in state ? state.at : (sharing?.sharedAt ?? null),
          document: sharing?.document ?? null,
          sharedAt: sharing?.sharedAt ?? null,
          sender: sharing?.origin._tag === "Received" ? sharing.origin.sender : null
        })
      })
    )
  })
})
