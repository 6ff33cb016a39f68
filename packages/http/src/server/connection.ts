/**
 * Connection: what one caller may take of the server before it has asked for anything. Who sends a letter by letter, to
 * hold many lines open for nothing, is told 408 and hung up on.
 *
 * @module
 */
import { createServer, type Server } from "node:http"

/** Limits of connections, times in ms. */
export interface ConnectionLimits {
  /** From a request's first byte, or the connection's beginning, until its headers are there. */
  readonly headers: number
  /** Until the whole request is there, its body too. */
  readonly request: number
  /** How long nothing may move while a request is under way, in either direction. */
  readonly stillness: number
  /** How long a connection is kept for the next request. */
  readonly keepAlive: number
  readonly headerBytes: number
  /** Connections at once; one more is hung up on. */
  readonly connections: number
  /** How often the first two are looked after. */
  readonly check: number
}

export const connectionLimits: ConnectionLimits = {
  // Headers fit in a few packets, on the worst of lines too.
  headers: 20_000,
  // A letter's 30 MB (SEND-6) take this long at 200 kbit/s: a slow line in the mountains, half of it lost.
  request: 20 * 60_000,
  // The database and the blob store answer, or are given up, long before this.
  stillness: 60_000,
  // Longer than proxies keep theirs, mostly 60 s: else one would send a request into a connection that we close.
  keepAlive: 65_000,
  // Browsers send some 2 kB in 20 headers, integrations a token of 2 kB.
  headerBytes: 16_384,
  // Some 20 kB each: well below what a small machine has, and what the system lets one process open.
  connections: 5_000,
  check: 5_000
}

/** A server that keeps to these limits, listening nowhere yet. */
export const serverWithin = (limits: ConnectionLimits): Server => {
  const server = createServer({
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
    maxHeaderSize: limits.headerBytes,
    connectionsCheckingInterval: limits.check
  })
  // Node leaves out what comes after so many, silently: who sent it, perhaps, which our proxy puts last. Their bytes are few.
  server.maxHeadersCount = 0
  server.maxConnections = limits.connections
  server.setTimeout(limits.stillness)
  return server
}
