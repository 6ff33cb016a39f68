import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, it } from "vitest"
import { type Proxy, startProxy } from "./index.ts"

const server = createServer((_, outgoing) => void outgoing.end("here"))
let proxy: Proxy
beforeAll(async () => {
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  proxy = await startProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await proxy.close()
  server.close()
})

const ask = () => fetch(proxy.url, { headers: { connection: "close" } }).then((response) => response.text())

it("lets everything through, refuses while it is cut, and is good again when healed", async () => {
  expect(await ask()).toBe("here")
  proxy.cut()
  await expect(ask()).rejects.toThrow("fetch failed")
  proxy.heal()
  expect(await ask()).toBe("here")
})

it("holds up what is under way while it is stalled, and lets it go on when healed", async () => {
  proxy.stall()
  const asked = ask()
  expect(await Promise.race([asked, ownAnswer()])).toBe("a whole answer by another way")
  proxy.heal()
  expect(await asked).toBe("here")
})

/** By the time that the server itself has answered, the one that is held up could have been answered too. */
const ownAnswer = async () => {
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).then((response) => response.text())
  return "a whole answer by another way"
}
