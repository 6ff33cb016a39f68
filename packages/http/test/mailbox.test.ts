import { close, evolve, Mailboxes, MailboxId } from "@postkasse/core/mailbox"
import { digipost } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { demoTown } from "@postkasse/testkit/town"
import { DateTime, Effect, Result } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { browserAt, file, lettersOf, logIn, pass, problemIn, send, startWorld, type World } from "./world.ts"

const { municipality, powerCompany } = demoTown.organisation
const { solveig, birger, ingrid } = demoTown.person

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

describe("one's mailboxes", () => {
  it("CONTACT-6: are told with their addresses", async () => {
    const browser = await logIn(world, solveig)
    expect(await (await browser.get("/api/v1/mailboxes")).json()).toEqual({
      mailboxes: [{ id: world.mailboxes.get(solveig), address: "solveig.fjordblom#101", life: { _tag: "Active" } }]
    })
  })

  it("LIFE-3: closed, are told of, and nothing is read in them", async () => {
    await send(world, municipality, birger)
    const browser = await logIn(world, birger)
    const [letter] = await lettersOf(world, browser, birger)
    await closeMailbox(MailboxId.make(world.mailboxes.get(birger) ?? ""))
    const { mailboxes } = (await (await browser.get("/api/v1/mailboxes")).json()) as {
      mailboxes: ReadonlyArray<unknown>
    }
    expect(mailboxes).toMatchObject([
      { life: { _tag: "Closed", deletionDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } }
    ])
    const letters = `/api/v1/mailboxes/${world.mailboxes.get(birger)}/letters`
    for (const path of [letters, `${letters}/${letter?.id}`]) {
      const problem = await problemIn(await browser.get(path))
      expect(problem).toMatchObject({ status: 403, code: "MailboxIsClosed", remedy: { _tag: "Reopen", level: "high" } })
    }
    expect((await problemIn(await browser.send("POST", `${letters}/${letter?.id}/openings`))).code).toBe(
      "MailboxIsClosed"
    )
  })
})

describe("a letter", () => {
  it("FIELD-6: shows from its delivery time, and not a second before", async () => {
    const now = await world.runtime.runPromise(DateTime.now)
    const visibleAt = DateTime.formatIso(DateTime.add(now, { minutes: 10 }))
    const { id } = await send(world, municipality, ingrid, [file("Hei")], { visibleAt })
    const browser = await logIn(world, ingrid)
    expect(await lettersOf(world, browser, ingrid)).toEqual([])
    await pass(world, "599 seconds")
    expect(await lettersOf(world, browser, ingrid)).toEqual([])
    await pass(world, "1 second")
    expect(await lettersOf(world, browser, ingrid)).toMatchObject([{ sending: id, visibleAt }])
  })

  it("AUTH-4: from a public body does not open with a password, from a company that asks for no more it does", async () => {
    const world = await startWorld()
    const recipient = { _tag: "MailboxAddress", mailboxAddress: "solveig.fjordblom#101" }
    await send(world, municipality, solveig, [file("Vedtak")], { requires: "password" })
    await send(world, powerCompany, solveig, [file("Regning")], { requires: "password", recipient })
    const browser = await logInWithPassword(world)
    const letters = await lettersOf(world, browser, solveig)
    const statuses = await Promise.all(
      letters.map(async ({ mailbox, id, lock }) => {
        const opened = await browser.send("POST", `/api/v1/mailboxes/${mailbox}/letters/${id}/openings`)
        return [lock?._tag ?? null, opened.status]
      })
    )
    expect(statuses).toEqual([
      [null, 201],
      ["LevelTooLow", 403]
    ])
    await world.close()
  })
})

const logInWithPassword = async (world: World) => {
  const browser = browserAt(world)
  const { nationalId, password } = solveig
  const login = await browser.send("POST", "/api/v1/login/password", { nationalId, password })
  expect(login.status).toBe(204)
  return browser
}

/** Closes a mailbox as its owner would, for which there is no operation yet. */
const closeMailbox = (id: MailboxId): Promise<void> =>
  world.runtime.runPromise(
    Effect.gen(function* () {
      const mailboxes = yield* Mailboxes
      const at = yield* DateTime.now
      yield* (yield* Transactor).within(
        { _tag: "Mailbox", id },
        Effect.gen(function* () {
          const found = yield* mailboxes.lock(id)
          if (found === null) return
          const decision = close(digipost, found, { _tag: "OwnerActs", owner: found.owner, level: "high" }, at)
          if (Result.isSuccess(decision)) {
            yield* mailboxes.record(evolve(found, decision.success), decision.success)
          }
        })
      )
    })
  )
