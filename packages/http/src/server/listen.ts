import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { Result } from "effect"

/** A port taken, with what answers on it to be set when there is something to answer with. */
export interface Listening {
  readonly server: Server
  readonly port: number
  /** Stops taking requests, lets those under way end within `patience` ms, and frees the port. */
  readonly close: (patience: number) => Promise<void>
}

/**
 * Takes the port before anything else is touched, or says in one line why not. Until a listener is set, requests are told to
 * come again.
 */
export const listen = (port: number, host: string): Promise<Result.Result<Listening, string>> =>
  new Promise((resolve) => {
    const server = createServer()
    server.on("request", (_, response) => {
      if (server.listenerCount("request") === 1) response.writeHead(503, { "retry-after": "1" }).end()
    })
    server.once("error", (fault: NodeJS.ErrnoException) => resolve(Result.fail(inWords(fault, port, host))))
    server.listen(port, host, () => {
      const taken = (server.address() as AddressInfo).port
      resolve(Result.succeed({ server, port: taken, close: (patience) => close(server, patience) }))
    })
  })

const close = (server: Server, patience: number): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })

const inWords = ({ code }: NodeJS.ErrnoException, port: number, host: string): string => {
  if (code === "EADDRINUSE") return `Port ${port} on ${host} is in use. Stop what uses it, or name another with PORT.`
  if (code === "EACCES") return `Port ${port} may not be used by this user. Name another with PORT.`
  return `${host}:${port} cannot be listened on (${code ?? "unknown fault"}). HOST and PORT say where.`
}
