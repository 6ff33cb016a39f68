import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"

/** The addresses that a stand-in may be reached at: it lets anybody be anybody, so never from another machine. */
export type LoopbackHost = "127.0.0.1" | "::1" | "localhost"

/** A server of one's own on this machine. */
export interface Loopback {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * Listens on a loopback address; port 0 takes a free one. `listener` is made when the port is known, since an issuer
 * has to know its own address.
 *
 * Rejects with Node's error (`EADDRINUSE` for a port in use), and with a `RangeError` for a host that others reach.
 */
export const listenOnLoopback = async (
  port: number,
  host: LoopbackHost,
  listener: (at: { readonly origin: string }) => Promise<RequestListener>
): Promise<Loopback> => {
  if (!["127.0.0.1", "::1", "localhost"].includes(host)) throw new RangeError("A stand-in listens on loopback only")
  const server = createServer()
  await listening(server, port, host)
  try {
    const bound = (server.address() as AddressInfo).port
    const origin = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`
    server.on("request", await listener({ origin }))
    return { origin, port: bound, close: () => closed(server) }
  } catch (fault) {
    await closed(server)
    throw fault
  }
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      resolve()
    })
  })

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
