import { digipost } from "@postkasse/core/policy"
import { demoTown } from "@postkasse/testkit/town"
import { v7 } from "uuid"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { sessionOf } from "./matrix/caller.ts"
import { integratorOf, pass, problemIn, startWorld, storedIn, type World } from "./world.ts"

const { solveig, birger } = demoTown.person
const { municipality, taxOffice } = demoTown.organisation

const few = storedIn({ ...digipost, request: { window: 60_000, person: 5, organisation: 4, address: 3 } })

let world: World
beforeAll(async () => {
  world = await startWorld((usual) => ({ ...usual, proxies: 1 }), few)
})
afterAll(() => world.close())
// What has been counted is over.
beforeEach(() => pass(world, "1 minute"))

const ask = (path: string, headers: Record<string, string>, from = "192.0.2.1"): Promise<Response> =>
  fetch(`${world.origin}${path}`, { headers: { "x-forwarded-for": from, ...headers } })

const browserOf = async (...[person]: [Parameters<typeof sessionOf>[1]]) => {
  const cookie = `__Host-postkasse=${await sessionOf(world, person)}`
  return (path = "/api/v1/mailboxes") => ask(path, { cookie })
}

/** The statuses of so many answers, one after another. */
const statuses = async (times: number, asking: () => Promise<Response>): Promise<ReadonlyArray<number>> => {
  const heard: Array<number> = []
  for (let time = 0; time < times; time += 1) heard.push((await asking()).status)
  return heard
}

describe("requests are limited", () => {
  it("by person, in however many browsers, and are heard again when it says so", async () => {
    const [one, other] = [await browserOf(solveig), await browserOf(solveig)]
    expect(await statuses(3, one)).toEqual([200, 200, 200])
    expect(await statuses(3, other)).toEqual([200, 200, 429])
    await pass(world, "20 seconds")
    const refused = await one()
    expect(refused.headers.get("retry-after")).toBe("40")
    expect(refused.headers.get("cache-control")).toBe("no-store")
    expect(await problemIn(refused)).toMatchObject({
      status: 429,
      code: "TooManyRequests",
      retryable: true,
      remedy: { _tag: "WaitUntil" }
    })
    expect(await statuses(1, await browserOf(birger))).toEqual([200])
    await pass(world, "40 seconds")
    expect(await statuses(1, one)).toEqual([200])
  })

  it("by organisation, with however many tokens", async () => {
    const [one, other] = [await integratorOf(world, municipality), await integratorOf(world, municipality)]
    const events = "/api/v1/events"
    expect(await statuses(2, () => one.get(events))).toEqual([200, 200])
    expect(await statuses(3, () => other.get(events))).toEqual([200, 200, 429])
    const another = await integratorOf(world, taxOffice)
    expect(await statuses(1, () => another.get(events))).toEqual([200])
  })

  it("by address where nobody is known, behind our own proxies too, and never those who are", async () => {
    const guess = (from?: string) => () =>
      ask("/api/v1/session", { cookie: `__Host-postkasse=${"A".repeat(43)}` }, from)
    expect(await statuses(2, guess())).toEqual([401, 401])
    const forge = () => ask("/api/v1/events", { authorization: "Bearer a.b.c" })
    expect(await statuses(2, forge)).toEqual([401, 429])
    expect(await statuses(1, guess())).toEqual([429])
    expect(await statuses(1, () => ask("/api/v1/login", {}))).toEqual([429])
    expect(await statuses(1, guess("198.51.100.7"))).toEqual([401])
    expect(await statuses(1, guess("203.0.113.9, 192.0.2.1"))).toEqual([429])
    expect(await statuses(5, await browserOf(solveig))).toEqual([200, 200, 200, 200, 200])
  })

  it("never where it is asked whether the server is well, and how the API is", async () => {
    expect(await statuses(9, () => ask("/healthz", {}))).toEqual(Array.from({ length: 9 }, () => 200))
    expect(await statuses(9, () => ask("/readyz", {}))).toEqual(Array.from({ length: 9 }, () => 200))
    expect(await statuses(9, () => ask("/api/v1/openapi.json", {}))).toEqual(Array.from({ length: 9 }, () => 200))
  })

  it("FIELD-25: before anything is looked for: what is there and what is not are refused alike", async () => {
    const asking = await browserOf(solveig)
    await statuses(5, asking)
    const [own, others] = [world.mailboxes.get(solveig), world.mailboxes.get(birger)]
    const answers = await Promise.all(
      [own, others, v7(), "x"].map(async (mailbox) => (await asking(`/api/v1/mailboxes/${mailbox}/letters`)).text())
    )
    expect(JSON.parse(answers[0] ?? "")).toMatchObject({ code: "TooManyRequests" })
    expect(new Set(answers).size).toBe(1)
  })
})
