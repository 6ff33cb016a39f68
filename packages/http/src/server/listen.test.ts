import { request } from "node:http"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { type Listening, listen } from "./listen.ts"

const start = async (): Promise<Listening> => {
  const listening = await listen(0, "127.0.0.1")
  if (Result.isFailure(listening)) throw new Error(listening.failure)
  return listening.success
}

describe("a port", () => {
  it("tells who comes early to come again, and whoever comes later what there is", async () => {
    const listening = await start()
    const address = `http://127.0.0.1:${listening.port}/`
    const early = await fetch(address)
    expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"])
    listening.serve(async (_, outgoing) => void outgoing.end("here"))
    expect(await (await fetch(address)).text()).toBe("here")
    await listening.close(1_000)
    await expect(fetch(address)).rejects.toThrow("fetch failed")
  })

  it("goes on answering while the process leaves, and sends everybody to another connection", async () => {
    const listening = await start()
    const [begun, work] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    listening.serve(async (_, outgoing) => {
      begun.resolve()
      await work.promise
      outgoing.end("here")
    })
    const address = `http://127.0.0.1:${listening.port}/`
    const underWay = fetch(address)
    await begun.promise
    listening.leave()
    work.resolve()
    for (const response of [await underWay, await fetch(address)]) {
      expect([await response.text(), response.headers.get("connection")]).toEqual(["here", "close"])
    }
    await listening.close(1_000)
  })

  it("is let go when the work of every request has ended, also of one whose caller has gone", async () => {
    const listening = await start()
    const done: Array<string> = []
    const work = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<void>()
    listening.serve(async (incoming) => {
      incoming.on("error", () => undefined).on("close", () => gone.resolve())
      await work.promise
      done.push("work")
    })
    const caller = request({ port: listening.port, method: "PUT", headers: { "content-length": 10 } })
    caller.on("error", () => undefined).write("12345", () => caller.destroy())
    await gone.promise
    const closed = listening.close(1_000).then(() => done.push("closed"))
    work.resolve()
    await closed
    expect(done).toEqual(["work", "closed"])
  })

  it("is let go all the same where a request never ends", async () => {
    const listening = await start()
    const begun = Promise.withResolvers<void>()
    listening.serve(() => {
      begun.resolve()
      return new Promise(() => undefined)
    })
    request({ port: listening.port })
      .on("error", () => undefined)
      .end()
    await begun.promise
    await listening.close(10)
    await expect(fetch(`http://127.0.0.1:${listening.port}/`)).rejects.toThrow("fetch failed")
  })
})
