import { demoTown } from "@postkasse/testkit/town"
import { rolldown } from "rolldown"
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest"
import { type AnswerOf, type Client, clientAt, type Problem } from "../src/client/index.ts"
import { logIn, startWorld, type World } from "./world.ts"

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

describe("the typed client", () => {
  it("knows what is asked, what is answered, and every problem", async () => {
    const browser = await logIn(world, demoTown.person.solveig)
    const client = clientAt(world.origin, { fetch: browser.jar.fetch as typeof fetch })
    const { mailboxes } = client.api.v1
    const answer = await mailboxes.$get()
    if (!answer.ok) throw new Error((await answer.json()).code)
    const [mailbox] = (await answer.json()).mailboxes
    expectTypeOf(mailbox?.address).toEqualTypeOf<string | undefined>()
    const letters = await mailboxes[":mailbox"].letters.$get({
      param: { mailbox: mailbox?.id ?? "" },
      query: { limit: "5" }
    })
    expect(await letters.json()).toEqual({ letters: [], next: null })
  })

  it("tells problems apart by their code", () => {
    type OpeningProblem =
      Exclude<Awaited<ReturnType<Opening>>, { readonly ok: true }> extends { json: () => Promise<infer P> } ? P : never
    type Opening = Client["api"]["v1"]["mailboxes"][":mailbox"]["letters"][":letter"]["openings"]["$post"]
    expectTypeOf<Extract<OpeningProblem, { code: "LevelTooLow" }>["facts"]>().toEqualTypeOf<
      Problem<"LevelTooLow">["facts"]
    >()
    expectTypeOf<Problem<"LevelTooLow">["facts"]["stepUpTo"]>().toEqualTypeOf<"password" | "substantial" | "high">()
    expectTypeOf<Problem<"TooManyGuesses">["facts"]["retryAt"]>().toEqualTypeOf<string>()
    expectTypeOf<Problem<"LevelTooLow">["status"]>().toEqualTypeOf<403>()
    expect(typeof clientAt(world.origin).api.v1.mailboxes.$url).toBe("function")
    expectTypeOf<AnswerOf<Opening>["letter"]["openedAt"]>().toEqualTypeOf<string | null>()
  })

  it("brings none of the server into a page", async () => {
    const entry = new URL("../src/client/index.ts", import.meta.url).pathname
    const bundle = await rolldown({ input: entry, platform: "browser", logLevel: "silent" })
    const { output } = await bundle.generate({})
    await bundle.close()
    const [chunk] = output
    expect(chunk.moduleIds.filter((id) => !/hono\/dist|client\/index\.ts|^\0|rolldown/.test(id))).toEqual([])
    expect(chunk.imports).toEqual([])
    expect(chunk.code.length).toBeLessThan(30_000)
  })
})
