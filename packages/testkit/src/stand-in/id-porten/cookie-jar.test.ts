import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Loopback, listenOnLoopback } from "../loopback.ts"
import { cookieJar } from "./cookie-jar.ts"

let server: Loopback

beforeAll(async () => {
  // Sets what the query says, and answers with what it was sent.
  server = await listenOnLoopback(0, "127.0.0.1", async () => (request, response) => {
    response.setHeader("set-cookie", new URL(request.url ?? "/", "http://127.0.0.1").searchParams.getAll("set"))
    response.end(request.headers.cookie ?? "")
  })
})

afterAll(() => server.close())

describe("a cookie jar", () => {
  it("sends a cookie to its path and below, and deletes it when told to", async () => {
    const jar = cookieJar()
    const sent = async (path: string, ...set: ReadonlyArray<string>) => {
      const url = new URL(path, server.origin)
      for (const line of set) url.searchParams.append("set", line)
      return (await jar.fetch(url)).text()
    }
    await sent("/", "all=1; path=/", "login=a=b; path=/login; httponly")
    expect(await sent("/elsewhere")).toBe("all=1")
    expect(await sent("/login/form")).toBe("all=1; login=a=b")
    expect(await sent("/loginform")).toBe("all=1")
    await sent("/", "all=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT")
    expect(await sent("/login", "login=; path=/login; max-age=0")).toBe("login=a=b")
    expect(await sent("/login")).toBe("")
  })
})
