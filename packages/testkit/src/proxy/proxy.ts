/**
 * Proxy: a way to a server by TCP that can be broken. What stands in for a network, since tests cannot break the real one.
 *
 * @module
 */
import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"

export interface Proxy {
  /** The server's address by this way. */
  readonly url: string
  /** Resets every connection, and every new one, until it is healed. */
  readonly cut: () => void
  /** Keeps connections, and takes new ones, but lets not a byte through until it is healed. */
  readonly stall: () => void
  /** From here on it is a good way again; bytes that were held up go on. */
  readonly heal: () => void
  readonly close: () => Promise<void>
}

/** A way to the server at `url`, on loopback and a port of its own. */
export const startProxy = async (url: string): Promise<Proxy> => {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  let state: "good" | "cut" | "stalled" = "good"
  const become = (next: typeof state) => {
    state = next
    for (const socket of open) {
      if (state === "cut") socket.resetAndDestroy()
      else if (state === "stalled") socket.pause()
      else socket.resume()
    }
  }
  const join = (from: Socket, to: Socket) => {
    open.add(from)
    from.on("data", (bytes) => to.write(bytes))
    from.on("end", () => to.end())
    from.on("error", () => to.destroy())
    from.on("close", () => {
      open.delete(from)
      to.destroy()
    })
    if (state === "stalled") from.pause()
  }
  const server = createServer((client) => {
    if (state === "cut") return void client.resetAndDestroy()
    const upstream = connect(Number(port), hostname)
    join(client, upstream)
    join(upstream, client)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const mine = (server.address() as AddressInfo).port
  return {
    url: Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(mine) }).href,
    cut: () => become("cut"),
    stall: () => become("stalled"),
    heal: () => become("good"),
    close: async () => {
      const closed = once(server, "close")
      server.close()
      become("cut")
      await closed
    }
  }
}
