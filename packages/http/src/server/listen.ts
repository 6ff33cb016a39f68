import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as after } from "node:timers/promises"
import { Result } from "effect"
import { type ConnectionLimits, connectionLimits, serverWithin } from "./connection.ts"

/** A port taken, with what answers on it to be set when there is something to answer with. */
export interface Listening {
  readonly port: number
  /** Answers requests from now on. */
  readonly serve: (answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>) => void
  /** Goes on answering, and tells each who is answered to come back on another connection: this process is leaving. */
  readonly leave: () => void
  /** Stops taking requests, lets those under way end within `patience` ms, and frees the port. */
  readonly close: (patience: number) => Promise<void>
}

/**
 * Takes the port before anything else is touched, or says in one line why not. Until it serves, requests are told to come
 * again.
 */
export const listen = (
  port: number,
  host: string,
  limits: ConnectionLimits = connectionLimits
): Promise<Result.Result<Listening, string>> =>
  new Promise((resolve) => {
    const server = serverWithin(limits)
    const underWay = new Map<Promise<void>, ServerResponse>()
    let leaving = false
    const leave = () => {
      leaving = true
      for (const outgoing of underWay.values()) outgoing.shouldKeepAlive = false
    }
    server.on("request", comeAgain)
    server.once("error", (fault: NodeJS.ErrnoException) => resolve(Result.fail(inWords(fault, port, host))))
    server.listen(port, host, () => {
      const taken = (server.address() as AddressInfo).port
      const serve: Listening["serve"] = (answer) => {
        server.off("request", comeAgain).on("request", (incoming, outgoing) => {
          if (leaving) outgoing.shouldKeepAlive = false
          const work = answer(incoming, outgoing).finally(() => underWay.delete(work))
          underWay.set(work, outgoing)
        })
      }
      const end: Listening["close"] = (patience) => {
        leave()
        return close(server, underWay, patience)
      }
      resolve(Result.succeed({ port: taken, serve, leave, close: end }))
    })
  })

const comeAgain = (_: IncomingMessage, outgoing: ServerResponse): void =>
  void outgoing.writeHead(503, { "retry-after": "1" }).end()

/** ms that the work of requests whose callers have gone, or were sent away, has to end. */
const tidying = 2_000

const close = async (
  server: Server,
  underWay: ReadonlyMap<Promise<void>, ServerResponse>,
  patience: number
): Promise<void> => {
  const late = setTimeout(() => server.closeAllConnections(), patience)
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
  clearTimeout(late)
  await Promise.race([Promise.allSettled(underWay.keys()), after(tidying, undefined, { ref: false })])
}

const inWords = ({ code }: NodeJS.ErrnoException, port: number, host: string): string => {
  if (code === "EADDRINUSE") return `Port ${port} on ${host} is in use. Stop what uses it, or name another with PORT.`
  if (code === "EACCES") return `Port ${port} may not be used by this user. Name another with PORT.`
  return `${host}:${port} cannot be listened on (${code ?? "unknown fault"}). HOST and PORT say where.`
}
