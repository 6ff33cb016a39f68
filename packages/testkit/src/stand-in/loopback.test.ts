import { createServer, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { describe, expect, it } from "vitest"
import { type LoopbackHost, listenOnLoopback } from "./loopback.ts"

const hello = async (): Promise<RequestListener> => (_, response) => void response.end("hello")

describe("listening on loopback", () => {
  it("refuses an address that others reach", async () => {
    await expect(listenOnLoopback(0, "0.0.0.0" as LoopbackHost, hello)).rejects.toThrow(RangeError)
  })

  it("says that a port is in use, with Node's own code", async () => {
    const other = createServer()
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve))
    const { port } = other.address() as AddressInfo
    await expect(listenOnLoopback(port, "127.0.0.1", hello)).rejects.toMatchObject({ code: "EADDRINUSE" })
    other.close()
  })

  it("lets go of the port when the listener cannot be made", async () => {
    const fault = new Error("no keys")
    let port = 0
    const failing = listenOnLoopback(0, "127.0.0.1", async ({ origin }) => {
      port = Number(new URL(origin).port)
      throw fault
    })
    await expect(failing).rejects.toBe(fault)
    const next = await listenOnLoopback(port, "127.0.0.1", hello)
    expect(await (await fetch(next.origin)).text()).toBe("hello")
    await next.close()
  })
})
