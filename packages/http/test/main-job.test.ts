import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  browserAt,
  file,
  integratorOf,
  lettersOf,
  logIn,
  problemIn,
  runJobs,
  send,
  startWorld,
  type World
} from "./world.ts"

const { municipality } = demoTown.organisation
const { solveig } = demoTown.person

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

describe("the main job over HTTP", () => {
  it("SEND-3, AUTH-5, FIELD-12: an agency sends, the person steps up, opens and reads, and the agency hears of it", async () => {
    const text = "Du har fått et vedtak. 🎈"
    const sending = await send(world, municipality, solveig, [file(text)], { requires: "high" })

    const browser = await logIn(world, solveig, "minid")
    const [locked] = await lettersOf(world, browser, solveig)
    expect(locked).toMatchObject({ sending: sending.id, lock: { _tag: "LevelTooLow", stepUpTo: "high" } })
    const openings = `/api/v1/mailboxes/${locked?.mailbox}/letters/${locked?.id}/openings`
    const refusal = await problemIn(await browser.send("POST", openings))
    expect(refusal).toMatchObject({
      status: 403,
      code: "LevelTooLow",
      rules: ["AUTH-3"],
      remedy: { _tag: "StepUp", to: "high" }
    })

    await logIn(world, solveig, "bankid", browser)
    const opened = await browser.send("POST", openings)
    expect(opened.status).toBe(201)
    const { letter, contents } = (await opened.json()) as Opened
    expect(letter).toMatchObject({ subject: "Et brev til deg", openedAt: expect.any(String), lock: null })
    const [document] = contents.documents
    expect(document).toMatchObject({ name: "brev.txt", shown: "text" })
    const read = await browser.get(document?.href ?? "")
    expect(read.headers.get("content-type")).toBe("text/plain; charset=utf-8")
    expect(await read.text()).toBe(text)

    await runJobs(world)
    const agency = await integratorOf(world, municipality)
    const events = (await (await agency.get("/api/v1/events")).json()) as Events
    expect(events.events.filter((event) => event.sending === sending.id).map(({ type }) => type)).toEqual([
      "Accepted",
      "Delivered",
      "Opened"
    ])
    const now = await agency.get(`/api/v1/sendings/${sending.id}`)
    expect(await now.json()).toMatchObject({ id: sending.id, state: { _tag: "Delivered" } })
    expect(world.faults).toEqual([])
  })

  it("AUTH-13: nothing of it without a login", async () => {
    const nobody = browserAt(world)
    expect(await problemIn(await nobody.get("/api/v1/mailboxes"))).toMatchObject({ status: 401, code: "SessionEnded" })
  })
})

interface Opened {
  readonly letter: Record<string, unknown>
  readonly contents: { readonly documents: ReadonlyArray<{ readonly href: string }> }
}

interface Events {
  readonly events: ReadonlyArray<{ readonly type: string; readonly sending: string }>
}
