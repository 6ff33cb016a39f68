import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { osloDateOf } from "../calendar/index.ts"
import { type AccessGranted, CaseId } from "../case/index.ts"
import { type Level, PersonId } from "../identity/index.ts"
import {
  evolve as evolveLife,
  type LifeActor,
  type Mailbox,
  MailboxAddress,
  MailboxId,
  noticeDeath
} from "../mailbox/index.ts"
import { digipost } from "../policy/index.ts"
import {
  type AccessActor,
  type Actor,
  changeAccess,
  DelegateAct,
  endAccess,
  evolve,
  type Grant,
  GrantId,
  type GrantTerms,
  giveAccess,
  giveAccessOnCase,
  grantTo,
  MailboxAct,
  mayAct
} from "./index.ts"

// At noon of one day and the next: what lasts until the end of the first is over on the second.
const start = DateTime.makeUnsafe("2026-03-27T12:00:00Z")
const days = 2
const at = (day: number) => DateTime.add(start, { days: day })

const id = (digit: number) => `0190b5a0-0000-7000-8000-00000000000${digit}`
const people = { owner: PersonId.make(id(1)), delegate: PersonId.make(id(2)), stranger: PersonId.make(id(3)) } as const
const [ownersGrant, guardiansGrant, estatesGrant] = [GrantId.make(id(4)), GrantId.make(id(5)), GrantId.make(id(6))]
const papers = CaseId.make(id(7))
const homeOf = (owner: PersonId, mailbox: string): Mailbox => ({
  id: MailboxId.make(mailbox),
  owner: { _tag: "PersonOwner", person: owner },
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
})
const found = { mailbox: homeOf(people.delegate, id(9)), provider: "digipost", foundBy: "search" } as const
const whole: GrantTerms = { senders: null, kinds: null, endDay: null }
const untilTonight = (day: number): GrantTerms => ({ ...whole, endDay: osloDateOf(at(day)) })

/** What a mailbox has come to: its life, and the grants that lie in it. */
interface World {
  readonly mailbox: Mailbox
  readonly grants: ReadonlyArray<Grant>
}
const born: World = { mailbox: homeOf(people.owner, id(8)), grants: [] }

type Who = keyof typeof people | "operator"
const everybody = ["owner", "delegate", "stranger", "operator"] as const
const actorOf = (world: World, who: Exclude<Who, "operator">, level: Level = "high"): Actor => ({
  person: people[who],
  level,
  grants: world.grants
})
const accessActorOf = (world: World, who: Who): AccessActor =>
  who === "operator" ? { _tag: "OperatorActs" } : { _tag: "PersonActs", ...actorOf(world, who) }
const lifeActorOf = (who: Who): LifeActor =>
  who === "operator"
    ? { _tag: "OperatorActs" }
    : { _tag: "OwnerActs", owner: { _tag: "PersonOwner", person: people[who] }, level: "high" }

const granted = ({ id: mailbox }: Mailbox, kind: AccessGranted["kind"], day: number): AccessGranted => ({
  _tag: "AccessGranted",
  ...{ case: papers, mailbox, person: people.delegate, kind, endDay: null },
  ...{ preparedBy: people.stranger, by: people.stranger, at: at(day), rules: [], policy: digipost.version }
})

const commands = ["give", "guardian", "estate", "changeToToday", "end", "death"] as const
type Command = (typeof commands)[number]

/** The worlds that a command leads to: `end` and the change are tried on each grant. */
const after = (world: World, command: Command, who: Who, day: number): ReadonlyArray<World> => {
  const { mailbox, grants } = world
  const added = (answer: Result.Result<{ readonly grant: Grant }, unknown>): ReadonlyArray<World> =>
    Result.isSuccess(answer)
      ? [{ mailbox, grants: [...grants.filter((one) => one.id !== answer.success.grant.id), answer.success.grant] }]
      : []
  const give = () =>
    who === "operator"
      ? []
      : added(giveAccess(digipost, mailbox, grants, actorOf(world, who), found, whole, ownersGrant, at(day)))
  const onCase = (tag: "Guardian" | "Estate", id: GrantId) =>
    who === "operator"
      ? added(giveAccessOnCase(digipost, mailbox, grants, granted(mailbox, tag, day), id, at(day)))
      : []
  const replaced = (decide: (grant: Grant) => Result.Result<Parameters<typeof evolve>[1], unknown>) =>
    grants.flatMap((grant) => {
      const answer = decide(grant)
      const next = (one: Grant) => (Result.isSuccess(answer) && one === grant ? evolve(one, answer.success) : one)
      return Result.isSuccess(answer) ? [{ mailbox, grants: grants.map(next) }] : []
    })
  const by = accessActorOf(world, who)
  const answers: Readonly<Record<Command, () => ReadonlyArray<World>>> = {
    give,
    guardian: () => onCase("Guardian", guardiansGrant),
    estate: () => onCase("Estate", estatesGrant),
    changeToToday: () => replaced((grant) => changeAccess(digipost, mailbox, grant, by, untilTonight(day), at(day))),
    end: () => replaced((grant) => endAccess(digipost, mailbox, grant, by, at(day))),
    death: () => {
      const noticed = noticeDeath(digipost, mailbox, lifeActorOf(who), "register", at(day))
      return Result.isSuccess(noticed) ? [{ mailbox: evolveLife(mailbox, noticed.success), grants }] : []
    }
  }
  return answers[command]()
}

interface Step {
  readonly from: World
  readonly to: World
  readonly command: Command
  readonly who: Who
  readonly day: number
}

/** Every world that any series of commands by anybody can lead to within the walk. */
const walk = () => {
  const seen = new Map<string, { readonly world: World; readonly day: number }>()
  const taken: Array<Step> = []
  let frontier: ReadonlyArray<World> = [born]
  for (let day = 0; day < days; day++) {
    const reached = new Map(frontier.map((world) => [JSON.stringify(world), world]))
    const queue = [...reached.values()]
    for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
      for (const command of commands) {
        for (const who of everybody) {
          for (const to of after(from, command, who, day)) {
            taken.push({ from, to, command, who, day })
            const key = JSON.stringify(to)
            if (reached.has(key)) continue
            reached.set(key, to)
            queue.push(to)
          }
        }
      }
    }
    for (const [key, world] of reached) seen.set(`${day} ${key}`, { world, day })
    frontier = [...reached.values()]
  }
  return { situations: [...seen.values()], taken }
}
const { situations, taken } = walk()

const allowed = (world: World, who: Exclude<Who, "operator">, day: number): ReadonlyArray<string> =>
  MailboxAct.literals.filter((act) =>
    Result.isSuccess(mayAct(digipost, world.mailbox, actorOf(world, who), act, at(day)))
  )
const tagsIn = ({ grants }: World) => grants.filter(({ state }) => state._tag === "Given").map(({ kind }) => kind._tag)

describe(`every access of two days: ${situations.length} situations, ${taken.length} steps`, () => {
  it("ACCESS-1: comes to every end, by every command", () => {
    expect(new Set(taken.map(({ command }) => command))).toEqual(new Set(commands))
    const states = situations.flatMap(({ world }) => world.grants.map(({ state }) => state))
    const hows = new Set(states.map((state) => (state._tag === "Ended" ? state.how : state._tag)))
    expect(hows).toEqual(new Set(["Given", "withdrawn", "laidDown", "endedByOperator"]))
  })

  it("FIELD-25: no step is a stranger's, and of a delegate's none but laying down what the owner gave", () => {
    expect(taken.filter(({ who }) => who === "stranger")).toEqual([])
    const theirs = taken.filter(({ who }) => who === "delegate")
    expect(theirs.length).toBeGreaterThan(0)
    expect(new Set(theirs.map(({ command }) => command))).toEqual(new Set(["end"]))
    for (const { from, to } of theirs) {
      expect(tagsIn(from).filter((tag) => !tagsIn(to).includes(tag))).toEqual(["OwnerGiven"])
    }
  })

  it("ACCESS-11: the operator alone gives and ends what rests on a case, and neither gives nor ends what the owner gave", () => {
    const kinds = ({ grants }: World, isOwners: boolean) =>
      JSON.stringify(grants.filter(({ kind }) => (kind._tag === "OwnerGiven") === isOwners))
    const forbidden = taken.filter(
      ({ from, to, who }) => kinds(from, who === "operator") !== kinds(to, who === "operator")
    )
    expect(forbidden).toEqual([])
  })

  it("ACCESS-4: nobody but the owner ever does what is the owner's alone, and a stranger never does anything", () => {
    const list: ReadonlyArray<string> = DelegateAct.literals
    for (const { world, day } of situations) {
      expect(allowed(world, "stranger", day)).toEqual([])
      expect(allowed(world, "delegate", day).filter((act) => !list.includes(act))).toEqual([])
      expect(allowed(world, "owner", day)).toEqual(world.mailbox.life._tag === "Active" ? MailboxAct.literals : [])
    }
  })

  it("ACCESS-11, LIFE-5, LIFE-7: once the owner is dead the estate reads, and nobody else does anything", () => {
    const dead = situations.filter(({ world }) => world.mailbox.life._tag === "Deceased")
    expect(dead.length).toBeGreaterThan(0)
    for (const { world, day } of dead) {
      const estate = world.grants.find(({ kind, state }) => kind._tag === "Estate" && state._tag === "Given")
      const endDay = estate?.terms.endDay ?? null
      const reads = estate !== undefined && (endDay === null || endDay >= osloDateOf(at(day)))
      expect(allowed(world, "delegate", day)).toEqual(reads ? ["read", "download"] : [])
    }
  })

  it("ACCESS-1: never two of one kind in force for one delegate", () => {
    for (const { world, day } of situations) {
      const held = world.grants.filter(
        (grant) => grantTo({ person: people.delegate, grants: [grant] }, world.mailbox, at(day)) !== null
      )
      expect(new Set(held.map(({ kind }) => kind._tag)).size).toBe(held.length)
    }
  })
})

interface Heard {
  readonly command: Command
  readonly who: Who
  readonly day: number
}

/** The slow and obvious second judge: it keeps what was heard, and looks through it from the beginning. */
const mayRead = (heard: ReadonlyArray<Heard>, now: number): boolean => {
  let [given, guardian, estate, dead] = [false, false, false, false]
  let lastDay = Number.POSITIVE_INFINITY
  const holds = (day: number) => given && day <= lastDay && !dead
  for (const { command, who, day } of heard) {
    if (who === "owner" && !dead) {
      if (command === "give" && !holds(day)) {
        given = true
        lastDay = Number.POSITIVE_INFINITY
      }
      if (command === "changeToToday" && holds(day)) lastDay = day
      if (command === "end") given = false
    }
    if (who === "delegate" && command === "end") given = false
    if (who === "operator") {
      if (command === "death") dead = true
      if (command === "guardian" && !dead) guardian = true
      if (command === "estate" && dead) estate = true
      if (command === "end") [guardian, estate] = [false, false]
    }
  }
  return dead ? estate : holds(now) || guardian
}

describe("access beside a slow and obvious second judge", () => {
  it("ACCESS-1, ACCESS-5, ACCESS-7, ACCESS-11, FIELD-22: whatever is done by whom and when, both say whether the delegate reads", () => {
    const heard = fc.record({
      command: fc.constantFrom(...commands.filter((command) => command !== "death"), ...commands),
      who: fc.constantFrom(...everybody, "owner" as const, "operator" as const),
      day: fc.nat(20)
    })
    fc.assert(
      fc.property(fc.array(heard, { maxLength: 14 }), fc.nat(25), (some, now) => {
        const series = some
          // Of grants on a case the operator's change is the walk's to look at: here it is the owner's alone.
          .filter(({ command, who, day }) => day <= now && !(command === "changeToToday" && who === "operator"))
          .toSorted((one, other) => one.day - other.day)
        const world = series.reduce<World>((world, { command, who, day }) => {
          // `end` is heard of every grant there is: each asker ends what they may.
          let next = world
          for (let [tried] = after(next, command, who, day); tried !== undefined; ) {
            next = tried
            ;[tried] = command === "end" ? after(next, command, who, day) : []
          }
          return next
        }, born)
        expect(allowed(world, "delegate", now).includes("read")).toBe(mayRead(series, now))
      }),
      { numRuns: 2000 }
    )
  })
})
