import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { OrganisationNumber, PersonId } from "../identity/index.ts"
import { DocumentId, Sha256 } from "../letter/index.ts"
import { type Mailbox, MailboxAddress, MailboxId } from "../mailbox/index.ts"
import { digipost } from "../policy/index.ts"
import {
  type Controller,
  declineRequest,
  endAsBusiness,
  endAsPerson,
  evolve,
  type Kontroll,
  type KontrollEvent,
  KontrollId,
  lapse,
  markChecked,
  requestDocument,
  shareDocument,
  viewShared,
  withdrawRequest
} from "./index.ts"

// Ten days a step: the request's thirty days and the sharing's fifteen both pass within the walk.
const start = DateTime.makeUnsafe("2026-03-20T12:00:00Z")
const steps = 7
const at = (step: number) => DateTime.add(start, { days: 10 * step })
const longestSharing = 15 * 86_400_000

const id = (digit: number) => `0190b5a0-0000-7000-8000-00000000000${digit}`
const [owner, stranger] = [PersonId.make(id(1)), PersonId.make(id(2))]
const mailbox: Mailbox = {
  id: MailboxId.make(id(3)),
  owner: { _tag: "PersonOwner", person: owner },
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
}
const business: Controller = {
  organisation: OrganisationNumber.make("974760673"),
  name: "Fjordmyr idrettslag",
  viewer: "Kari Nordmann"
}
const another: Controller = { ...business, organisation: OrganisationNumber.make("991825827") }
const document = {
  document: DocumentId.make(id(4)),
  letter: null,
  received: null,
  sha256: Sha256.make("a".repeat(64)),
  trashed: false
}
const request = { purpose: "Politiattest", longestSharing, acceptableFrom: null }
const asked = requestDocument(
  digipost,
  { ...business, subscribed: true },
  mailbox,
  request,
  KontrollId.make(id(5)),
  start
)
if (Result.isFailure(asked)) throw new Error(asked.failure._tag)
const born = asked.success.kontroll

const commands = ["share", "decline", "withdraw", "check", "endAsBusiness", "endAsPerson", "trash", "lapse"] as const
type Command = (typeof commands)[number]
type By = "person" | "stranger" | "business" | "another" | "time"

const decide = (kontroll: Kontroll, command: Command, by: By, at: DateTime.Utc): KontrollEvent | null => {
  const who = by === "person" ? owner : stranger
  const firm = by === "business" ? business : another
  const answers: Readonly<Record<Command, () => Result.Result<KontrollEvent, unknown>>> = {
    share: () => shareDocument(digipost, kontroll, mailbox, who, document, null, at),
    decline: () => declineRequest(digipost, kontroll, mailbox, who, at),
    endAsPerson: () => endAsPerson(digipost, kontroll, mailbox, who, "endedByPerson", at),
    trash: () => endAsPerson(digipost, kontroll, mailbox, who, "trashed", at),
    withdraw: () => withdrawRequest(kontroll, firm, at),
    check: () => markChecked(kontroll, firm, at),
    endAsBusiness: () => endAsBusiness(kontroll, firm, at),
    lapse: () => {
      const lapsed = lapse(kontroll, at)
      return lapsed === null ? Result.fail(null) : Result.succeed(lapsed)
    }
  }
  const answer = answers[command]()
  return Result.isSuccess(answer) ? answer.success : null
}
const actors: Readonly<Record<Command, ReadonlyArray<By>>> = {
  share: ["person", "stranger"],
  decline: ["person", "stranger"],
  endAsPerson: ["person", "stranger"],
  trash: ["person", "stranger"],
  withdraw: ["business", "another"],
  check: ["business", "another"],
  endAsBusiness: ["business", "another"],
  lapse: ["time"]
}

interface Step {
  readonly from: Kontroll
  readonly to: Kontroll
  readonly command: Command
  readonly by: By
  readonly step: number
}

/** Every state that any series of commands by anybody can lead to within the walk. */
const walk = () => {
  const seen = new Map<string, { readonly kontroll: Kontroll; readonly step: number }>()
  const taken: Array<Step> = []
  let frontier: ReadonlyArray<Kontroll> = [born]
  for (let step = 0; step < steps; step++) {
    const reached = new Map(frontier.map((one) => [JSON.stringify(one.state), one]))
    const queue = [...reached.values()]
    for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
      for (const command of commands) {
        for (const by of actors[command]) {
          const event = decide(from, command, by, at(step))
          if (event === null) continue
          const to = evolve(from, event)
          taken.push({ from, to, command, by, step })
          const key = JSON.stringify(to.state)
          if (reached.has(key)) continue
          reached.set(key, to)
          queue.push(to)
        }
      }
    }
    for (const [key, kontroll] of reached) seen.set(`${step} ${key}`, { kontroll, step })
    frontier = [...reached.values()]
  }
  return { situations: [...seen.values()], taken }
}

const { situations, taken } = walk()

describe(`every request within seventy days: ${situations.length} situations, ${taken.length} steps`, () => {
  it("KONTROLL-1: comes to every end, by every command", () => {
    expect(new Set(taken.map(({ command }) => command))).toEqual(new Set(commands))
    const ends = taken.map(({ to: { state } }) => (state._tag === "Over" ? state.how : state._tag))
    const all = ["Declined", "Withdrawn", "Expired", "Shared", "checked", "endedByPerson", "endedByBusiness", "timeUp"]
    expect(new Set(ends)).toEqual(new Set([...all, "trashed"]))
  })

  it("FIELD-25: no step is a stranger's, or another business'", () => {
    expect(taken.filter(({ by }) => by === "stranger" || by === "another")).toEqual([])
  })

  it("KONTROLL-4: what is over stays over: only a new request opens anything again", () => {
    const over = taken.filter(({ from }) => from.state._tag !== "Requested" && from.state._tag !== "Shared")
    expect(over).toEqual([])
  })

  it("KONTROLL-2, FIELD-19: the business sees a document only between the sharing and its end, fifteen days at the most", () => {
    for (const { kontroll, step } of situations) {
      const seen = Result.isSuccess(viewShared(digipost, kontroll, mailbox, business, at(step)))
      const { state } = kontroll
      const shared =
        state._tag === "Shared" &&
        step * 10 < (state.sharing.sharedAt.epochMilliseconds - start.epochMilliseconds) / 86_400_000 + 15
      expect(seen).toBe(shared)
      expect(Result.isSuccess(viewShared(digipost, kontroll, mailbox, another, at(step)))).toBe(false)
    }
  })
})

/** The slow and obvious second judge: it keeps the commands that were heard, and looks through them from the beginning. */
const looksThrough = (
  heard: ReadonlyArray<{ readonly command: Command; readonly by: By; readonly day: number }>,
  now: number
) => {
  let [answeredOn, sharedOn, overOn] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const { command, by, day } of heard) {
    if (by === "stranger" || by === "another") continue
    const open = answeredOn === Number.POSITIVE_INFINITY && day < 31
    const shared = day >= sharedOn && day < sharedOn + 15 && day < overOn
    if (["share", "decline", "withdraw"].includes(command) && open) {
      answeredOn = day
      if (command === "share") sharedOn = day
    } else if (["check", "endAsBusiness", "endAsPerson", "trash"].includes(command) && shared) {
      overOn = Math.min(overOn, day)
    }
  }
  return now >= sharedOn && now < sharedOn + 15 && now < overOn
}

describe("a request beside a slow and obvious second judge", () => {
  it("KONTROLL-2, KONTROLL-3, KONTROLL-4, FIELD-19: whatever is done by whom and when, both say when the document is seen", () => {
    const heard = fc.record({
      command: fc.constantFrom(...commands),
      which: fc.nat(1),
      day: fc.integer({ min: 0, max: 50 })
    })
    // The request was made at noon: its thirtieth day ends between the thirtieth and the thirty-first noon.
    fc.assert(
      fc.property(fc.array(heard, { maxLength: 12 }), fc.integer({ min: 0, max: 60 }), (some, now) => {
        const series = some
          .toSorted((one, other) => one.day - other.day)
          .filter(({ day }) => day <= now)
          .map(({ command, which, day }) => ({ command, by: actors[command][which] ?? ("time" as const), day }))
        const kontroll = series.reduce((kontroll, { command, by, day }) => {
          const event = decide(kontroll, command, by, DateTime.add(start, { days: day }))
          return event === null ? kontroll : evolve(kontroll, event)
        }, born)
        const seen = viewShared(digipost, kontroll, mailbox, business, DateTime.add(start, { days: now }))
        expect(Result.isSuccess(seen)).toBe(looksThrough(series, now))
      }),
      { numRuns: 1000 }
    )
  })
})
