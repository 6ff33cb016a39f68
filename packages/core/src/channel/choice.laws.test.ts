import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { Provider } from "../policy/index.ts"
import { channelChoice, provider } from "./arbitrary.ts"
import {
  type ChannelChoice,
  type ChannelEvent,
  chooseByOpening,
  chooseProvider,
  evolve,
  providersToChoose,
  removeReservation,
  reserve
} from "./index.ts"

const after = (choice: ChannelChoice, event: ChannelEvent | null) => (event === null ? choice : evolve(choice, event))
const removed = (choice: ChannelChoice, at: Parameters<typeof reserve>[1]) => {
  const answer = removeReservation(choice, "site", at)
  return Result.isSuccess(answer) ? answer.success : null
}

describe("the choice of provider", () => {
  it("CHOICE-1, CHOICE-2: is of exactly one, in place of any other, confirmed by SMS", () => {
    fc.assert(
      fc.property(channelChoice, provider, instant, (choice, provider, at) => {
        const event = chooseProvider(choice, provider, at)
        expect(after(choice, event)).toEqual({ ...choice, chosen: provider })
        const chosen = { _tag: "ProviderChosen", provider, confirmBySms: true, at, rules: ["CHOICE-1", "CHOICE-2"] }
        expect(event).toEqual(choice.chosen === provider ? null : chosen)
      })
    )
  })

  it("CHOICE-8: opening a mailbox chooses where nothing is chosen or reserved, and never overrides", () => {
    fc.assert(
      fc.property(channelChoice, provider, instant, (choice, provider, at) => {
        const event = chooseByOpening(choice, provider, at)
        expect(event !== null).toBe(choice.chosen === null && !choice.reserved)
        if (event === null) return
        expect(event).toEqual({
          ...{ _tag: "ProviderChosen", provider, confirmBySms: true, at },
          rules: ["CHOICE-8", "CHOICE-2"]
        })
        expect(after(choice, event).chosen).toBe(provider)
      })
    )
  })

  it("CHOICE-3: a reservation is made once, and leaves the choice as it is", () => {
    fc.assert(
      fc.property(channelChoice, instant, (choice, at) => {
        const event = reserve(choice, at)
        expect(event).toEqual(choice.reserved ? null : { _tag: "ReservationMade", at, rules: ["CHOICE-3"] })
        expect(after(choice, event)).toEqual({ ...choice, reserved: true })
      })
    )
  })

  it("CHOICE-3: a reservation is removed on the site, and not by telephone", () => {
    fc.assert(
      fc.property(channelChoice, instant, (choice, at) => {
        const refused = Result.fail({ _tag: "ReservationRemovedOnSite", rules: ["CHOICE-3"] })
        expect(removeReservation(choice, "telephone", at)).toEqual(refused)
        const event = choice.reserved ? { _tag: "ReservationRemoved", at, rules: ["CHOICE-3"] } : null
        expect(removeReservation(choice, "site", at)).toEqual(Result.succeed(event))
        expect(after(choice, removed(choice, at))).toEqual({ ...choice, reserved: false })
      })
    )
  })

  it("CHOICE-6, CHOICE-9: the providers are shown as equals, by name, and the one chosen is told", () => {
    fc.assert(
      fc.property(channelChoice, channelChoice, (choice, other) => {
        const shown = providersToChoose(choice)
        expect(shown.map(({ provider }) => provider)).toEqual(providersToChoose(other).map(({ provider }) => provider))
        expect(shown.map(({ provider }) => provider)).toEqual([...Provider.literals].toSorted())
        expect(shown.filter(({ chosen }) => chosen).map(({ provider }) => provider)).toEqual(
          choice.chosen === null ? [] : [choice.chosen]
        )
      })
    )
  })
})

// The second judge keeps the commands, and reads the choice and the reservation out of them from the end.
type Command =
  | { readonly what: "choose" | "open"; readonly provider: Provider }
  | { readonly what: "reserve" | "remove" }
const commands: ReadonlyArray<Command> = [
  ...Provider.literals.flatMap((provider) => [
    { what: "choose" as const, provider },
    { what: "open" as const, provider }
  ]),
  { what: "reserve" },
  { what: "remove" }
]
const reservedAfter = (heard: ReadonlyArray<Command>): boolean =>
  heard.findLastIndex(({ what }) => what === "reserve") > heard.findLastIndex(({ what }) => what === "remove")
const chosenAfter = (heard: ReadonlyArray<Command>): Provider | null => {
  const last = heard.at(-1)
  if (last === undefined) return null
  const before = heard.slice(0, -1)
  if (last.what === "choose") return last.provider
  const earlier = chosenAfter(before)
  return last.what === "open" && earlier === null && !reservedAfter(before) ? last.provider : earlier
}
const apply = (choice: ChannelChoice, command: Command, at: Parameters<typeof reserve>[1]): ChannelChoice => {
  switch (command.what) {
    case "choose":
      return after(choice, chooseProvider(choice, command.provider, at))
    case "open":
      return after(choice, chooseByOpening(choice, command.provider, at))
    case "reserve":
      return after(choice, reserve(choice, at))
    case "remove":
      return after(choice, removed(choice, at))
  }
}
const nothing: ChannelChoice = { chosen: null, reserved: false }

/** Every series of five commands. */
const series = (length: number): ReadonlyArray<ReadonlyArray<Command>> =>
  length === 0 ? [[]] : series(length - 1).flatMap((some) => commands.map((command) => [...some, command]))
const every = series(5)

describe(`every series of five choices, reservations and openings: ${every.length}`, () => {
  it("CHOICE-1, CHOICE-2, CHOICE-3, CHOICE-8: leaves what a slow and obvious second judge reads out of it", () => {
    const [at] = fc.sample(instant, 1)
    if (at === undefined) throw new Error("A generator makes what it is asked for.")
    const seen = new Set<string>()
    for (const some of every) {
      const choice = some.reduce((choice, command) => apply(choice, command, at), nothing)
      if (choice.chosen !== chosenAfter(some) || choice.reserved !== reservedAfter(some)) {
        expect({ some, choice }).toEqual({ some, choice: { chosen: chosenAfter(some), reserved: reservedAfter(some) } })
      }
      seen.add(JSON.stringify(choice))
    }
    expect(seen.size).toBe(6)
  })
})
